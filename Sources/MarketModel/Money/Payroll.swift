/// People whom the firm pays by the month, beside its fixed costs.
public struct PayrollPosition: Sendable, Hashable {
  /// What they do.
  public var name: String
  /// How many there are.
  public var people: Int
  /// Pay and its levies, of one of them a month.
  public var costPerPersonMonth: Money
  /// The day they begin.
  public var fromDay: Double
  /// The day they have left.
  public var toDay: Double

  /// A position of its parts.
  public init(
    name: String, people: Int, costPerPersonMonth: Money, fromDay: Double = 0,
    toDay: Double = .infinity
  ) {
    self.name = name
    self.people = people
    self.costPerPersonMonth = costPerPersonMonth
    self.fromDay = fromDay
    self.toDay = toDay
  }

  /// What is owed for the days between two dates, of so many that make a month.
  public func cost(from begin: Double, to end: Double, monthDays: Double) -> Money {
    let days = max(0, min(end, toDay) - max(begin, fromDay))
    return Money(
      rounding: costPerPersonMonth.asDouble * Double(people) * min(1, days / monthDays))
  }
}
