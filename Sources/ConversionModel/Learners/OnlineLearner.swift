/// A model of the probability that a label is positive, learnt one example at a time.
///
/// All learners predict first and learn then, keep no example, and allocate nothing for one. The
/// same examples in the same order give the same bits. A feature must be finite: a row that is not
/// is a programmer's mistake.
public protocol OnlineLearner: Sendable {
  /// The number of features, without the constant, which a learner appends itself.
  var featureCount: Int { get }

  /// The number of examples learnt.
  var examples: Int { get }

  /// The weights of the log-odds, one a feature, then the constant's.
  var weights: [Double] { get }

  /// The probability of a positive label.
  func predict(_ features: Span<Double>) -> Double

  /// Learns one example and returns the prediction made just before.
  ///
  /// - Parameters:
  ///   - features: The example's features, without the constant.
  ///   - label: Whether the event happened.
  ///   - weight: The example's importance, from 0: as if it had come that often at once (1 for an
  ///     ordinary example, the inverse sampling rate for a subsampled one).
  @discardableResult
  mutating func learn(_ features: Span<Double>, label: Bool, weight: Double) -> Double

  /// Learns one example and returns the prediction made just before, with the log-odds as they were
  /// believed to be if the learner knows how little it knows.
  ///
  /// Costs less than asking for the log-odds first.
  mutating func learnAndEstimate(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> (prediction: Double, logit: LogitEstimate?)

  /// Says which sequence, such as a person's, the next example belongs to.
  ///
  /// Learners that take each example by itself do nothing.
  mutating func turn(to sequence: UInt64)

  /// Lets an example pass without learning it, so that later ones of its sequence come after it.
  ///
  /// Learners that take each example by itself do nothing.
  mutating func pass(_ features: Span<Double>)
}

extension OnlineLearner {
  /// Learns one ordinary example and returns the prediction made just before.
  @discardableResult
  public mutating func learn(_ features: Span<Double>, label: Bool) -> Double {
    learn(features, label: label, weight: 1)
  }

  /// Learns one example and returns the prediction made just before.
  public mutating func learnAndEstimate(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> (prediction: Double, logit: LogitEstimate?) {
    (learn(features, label: label, weight: weight), nil)
  }

  /// Takes each example by itself.
  public mutating func turn(to sequence: UInt64) {}

  /// Takes each example by itself.
  public mutating func pass(_ features: Span<Double>) {}
}

/// A learner that knows how little it knows: it has a distribution of the log-odds.
public protocol UncertainLearner: OnlineLearner {
  /// The log-odds of a positive label, with their uncertainty.
  func estimateLogit(_ features: Span<Double>) -> LogitEstimate

  /// The variances of the weights, one a feature, then the constant's.
  var weightVariances: [Double] { get }
}
