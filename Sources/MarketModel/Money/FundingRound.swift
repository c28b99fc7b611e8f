/// Money that investors may put in from a day on, if conditions hold and they want to (D7).
public struct FundingRound: Sendable, Hashable {
  /// What it is called in reports.
  public var name: String
  /// What the investors pay in.
  public var amount: Money
  /// The first day on which it may be closed.
  public var notBeforeDay: Double
  /// From this day on it is off.
  public var notAfterDay: Double
  /// Monthly recurring revenue that it takes; zero for no such condition.
  public var needsMRR: Money
  /// Customers held that it takes; 0 for no such condition.
  public var needsCustomers: Int
  /// Chance that the investors want to, once conditions hold; drawn once a replication and the
  /// same for all strategies.
  public var chanceShare: Double

  /// A round of its parts.
  public init(
    name: String, amount: Money, notBeforeDay: Double, notAfterDay: Double = .infinity,
    needsMRR: Money = .zero, needsCustomers: Int = 0, chanceShare: Double = 1
  ) {
    self.name = name
    self.amount = amount
    self.notBeforeDay = notBeforeDay
    self.notAfterDay = notAfterDay
    self.needsMRR = needsMRR
    self.needsCustomers = needsCustomers
    self.chanceShare = chanceShare
  }

  /// Whether a firm that stands so meets the conditions.
  public func isMet(mrr: Money, customers: Int) -> Bool {
    mrr >= needsMRR && customers >= needsCustomers
  }
}
