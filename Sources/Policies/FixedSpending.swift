public import MarketModel

/// Spends what the plan says on each channel, always (`fixed`).
public struct FixedSpending: Policy, Hashable {
  /// Spending a day, one a channel, minor units.
  public let spendPerDay: [Double]
  /// How many partners are wanted, one a channel; nil for the scenario's own number, and empty for
  /// that everywhere.
  public let partnersWanted: [Int?]
  /// Days between reviews; nothing changes at them but the date of the spending.
  public let reviewDays: Double
  /// False: it never looks.
  public var learnsFromReviews: Bool { false }

  /// A plan with one daily amount a channel.
  public init(spendPerDay: [Double], reviewDays: Double, partnersWanted: [Int?] = []) {
    self.spendPerDay = spendPerDay
    self.partnersWanted = partnersWanted
    self.reviewDays = reviewDays
  }

  /// Spends as planned.
  public mutating func decide(on observation: Observation, updating decision: inout Decision) {
    for channel in decision.spendPerDay.indices {
      decision.spendPerDay[channel] = spendPerDay[channel]
    }
    for (channel, count) in partnersWanted.enumerated() {
      decision.partnersWanted[channel] = count
    }
  }
}
