public import MarketModel

/// Spends the same on every channel, always (`even-split`).
public struct EvenSplit: Policy, Hashable {
  /// Spending a day over all channels, minor units.
  public let spendPerDay: Double
  /// Days between reviews; nothing changes at them but the date of the spending.
  public let reviewDays: Double

  /// An even split of a daily total.
  public init(spendPerDay: Double, reviewDays: Double) {
    self.spendPerDay = spendPerDay
    self.reviewDays = reviewDays
  }

  /// Gives every channel its equal part.
  public mutating func decide(on observation: Observation, updating decision: inout Decision) {
    for channel in decision.spendPerDay.indices {
      decision.spendPerDay[channel] = spendPerDay / Double(decision.spendPerDay.count)
    }
  }
}
