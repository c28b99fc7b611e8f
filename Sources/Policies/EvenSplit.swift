public import MarketModel

/// Spends the same on every channel that takes a budget, always (`even-split`).
public struct EvenSplit: Policy, Hashable {
  /// Spending a day over all channels, minor units.
  public let spendPerDay: Double
  /// Days between reviews; nothing changes at them but the date of the spending.
  public let reviewDays: Double
  /// False: it never looks.
  public var learnsFromReviews: Bool { false }

  /// An even split of a daily total.
  public init(spendPerDay: Double, reviewDays: Double) {
    self.spendPerDay = spendPerDay
    self.reviewDays = reviewDays
  }

  /// Gives every channel that takes a budget its equal part.
  public mutating func decide(on observation: Observation, updating decision: inout Decision) {
    observation.spreadEvenly(spendPerDay, updating: &decision)
  }
}

extension Observation {
  /// Spreads a daily total evenly over the channels that take a budget.
  func spreadEvenly(_ spendPerDay: Double, updating decision: inout Decision) {
    let takers = channels.count(where: \.takesBudget)
    for channel in channels.indices {
      decision.spendPerDay[channel] =
        channels[channel].takesBudget ? spendPerDay / Double(takers) : 0
    }
  }
}
