public import MarketModel

/// A quantity that is reported of whom a channel addresses from a review on.
public typealias TargetingMetric = Measure<TargetingRecord>

extension Measure where Subject == TargetingRecord {
  /// Everything that is reported of it, in the order of the file.
  public static var all: [TargetingMetric] {
    [
      share("included_share", "people who are addressed whenever they can be", \.includedShare),
      share(
        "exploration_share", "chance that one of the others is addressed all the same",
        \.explorationShare),
      share(
        "mean_propensity",
        "mean of the probabilities with which people had to be addressed, before it was drawn",
        \.meanPropensity),
      share(
        "lowest_propensity", "the lowest of them: at 0 nothing is learnt of those who are left out",
        \.lowestPropensity),
    ]
  }

  private static func share(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (TargetingRecord) -> Double
  ) -> TargetingMetric {
    TargetingMetric(name, .share, meaning, numerator: value)
  }
}
