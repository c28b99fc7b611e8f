/// One region over the horizon.
///
/// Amounts of money are minor units.
public struct RegionTotals: Sendable, Hashable {
  /// The region's name.
  public var name: String
  /// Who lives there.
  public var people = 0
  /// When the firm entered; nil if it has not, or sells there from the start.
  public var entryDay: Double?
  /// When it began to sell; nil if it has not.
  public var salesOpenDay: Double?
  /// Paid for the entry.
  public var entryCost = 0.0
  /// Spent on impressions and clicks of people there.
  public var spend = 0.0
  /// Visits to the shop.
  public var visits = 0
  /// Orders placed.
  public var orders = 0
  /// First orders.
  public var newCustomers = 0
  /// Value of the orders.
  public var orderValue = 0.0
  /// Contribution of the orders.
  public var contribution = 0.0
  /// When the first order came.
  public var firstOrderDay: Double?
  /// From when on the contribution has covered entry and spending; nil while it does not.
  public var breakEvenDay: Double?

  /// A region in which nothing has happened.
  public init(name: String) {
    self.name = name
  }

  /// Contribution minus entry and spending.
  public var balance: Double { contribution - entryCost - spend }

  /// How long after the entry it was paid back for good; nil if it is not, or there was none.
  public var paybackDays: Double? {
    guard let entryDay, let breakEvenDay else { return nil }
    return breakEvenDay - entryDay
  }

  mutating func noteBalance(at time: Double) {
    if balance < 0 {
      breakEvenDay = nil
    } else if breakEvenDay == nil {
      breakEvenDay = time
    }
  }
}
