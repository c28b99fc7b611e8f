/// The running share of positive labels as a learner, the yardstick beside which others are judged.
public struct BaseRateLearner: OnlineLearner {
  /// The number of features, all of which it leaves out of account.
  public let featureCount: Int

  /// The number of examples learnt.
  public private(set) var examples = 0

  private var positives: Double
  private var total: Double

  /// Creates a learner that predicts `prior`, which weighs as much as two examples.
  public init(featureCount: Int, prior: Double = 0.5) {
    precondition(prior > 0 && prior < 1, "a prior rate outside 0 to 1")
    self.featureCount = featureCount
    (positives, total) = (2 * prior, 2)
  }

  /// Zeros, then the log-odds of the share.
  public var weights: [Double] {
    [Double](repeating: 0, count: featureCount) + [logOdds(positives / total)]
  }

  /// The share of positive labels so far.
  public func predict(_ features: Span<Double>) -> Double { positives / total }

  /// Counts one label and returns the share before.
  @discardableResult
  public mutating func learn(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> Double {
    let prediction = positives / total
    positives += label ? weight : 0
    total += weight
    examples += 1
    return prediction
  }
}
