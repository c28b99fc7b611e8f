/// The quality of predictions, each made before its label was known: predict, then learn.
///
/// Everything is a sum or a count, so that the memory is fixed (22 KB), two validations can be
/// merged, and the quality over a period is a difference (``since(_:)``). A measure that is not
/// defined yet (nothing recorded, no positive label, …) is nil.
public struct ProgressiveValidation: Sendable {
  /// The predicted probability from which an example counts as predicted positive.
  public let threshold: Double

  /// Examples predicted positive whose label was positive.
  public private(set) var truePositives = 0

  /// Examples predicted positive whose label was negative.
  public private(set) var falsePositives = 0

  /// Examples predicted negative whose label was negative.
  public private(set) var trueNegatives = 0

  /// Examples predicted negative whose label was positive.
  public private(set) var falseNegatives = 0

  /// The sum of the log losses, in nats.
  public private(set) var logLossSum = 0.0

  /// The sum of the base rate's log losses on the same examples, in nats.
  public private(set) var baseRateLogLossSum = 0.0

  /// The sum of the squared differences of prediction and label.
  public private(set) var squaredErrorSum = 0.0

  /// The sum of the predictions.
  public private(set) var predictionSum = 0.0

  private(set) var scores = ScoreHistogram()

  /// Creates a validation with nothing recorded.
  ///
  /// - Parameter threshold: The probability from which an example counts as predicted positive.
  public init(threshold: Double = 0.5) {
    self.threshold = threshold
  }

  /// Records one prediction beside the base rate of the same moment, and how it turned out.
  ///
  /// Costs three logarithms; allocates nothing.
  public mutating func record(prediction: Double, baseRate: Double, label: Bool) {
    precondition(
      prediction >= 0 && prediction <= 1 && baseRate >= 0 && baseRate <= 1,
      "a probability lies outside [0, 1]")
    logLossSum += logarithmicLoss(of: prediction, label: label)
    baseRateLogLossSum += logarithmicLoss(of: baseRate, label: label)
    let error = prediction - (label ? 1 : 0)
    squaredErrorSum += error * error
    predictionSum += prediction
    switch (prediction >= threshold, label) {
    case (true, true): truePositives += 1
    case (true, false): falsePositives += 1
    case (false, false): trueNegatives += 1
    case (false, true): falseNegatives += 1
    }
    scores.record(prediction: prediction, label: label)
  }

  /// Adds what another validation with the same threshold recorded.
  public mutating func merge(_ other: Self) {
    precondition(threshold == other.threshold, "validations of different thresholds")
    truePositives += other.truePositives
    falsePositives += other.falsePositives
    trueNegatives += other.trueNegatives
    falseNegatives += other.falseNegatives
    logLossSum += other.logLossSum
    baseRateLogLossSum += other.baseRateLogLossSum
    squaredErrorSum += other.squaredErrorSum
    predictionSum += other.predictionSum
    scores.merge(other.scores)
  }

  /// What was recorded after `earlier`, a former value of this validation.
  public func since(_ earlier: Self) -> Self {
    precondition(threshold == earlier.threshold, "validations of different thresholds")
    precondition(earlier.count <= count, "the earlier validation has recorded more")
    var result = self
    result.truePositives -= earlier.truePositives
    result.falsePositives -= earlier.falsePositives
    result.trueNegatives -= earlier.trueNegatives
    result.falseNegatives -= earlier.falseNegatives
    result.logLossSum -= earlier.logLossSum
    result.baseRateLogLossSum -= earlier.baseRateLogLossSum
    result.squaredErrorSum -= earlier.squaredErrorSum
    result.predictionSum -= earlier.predictionSum
    result.scores.subtract(earlier.scores)
    return result
  }
}
