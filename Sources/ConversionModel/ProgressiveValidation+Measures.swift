extension ProgressiveValidation {
  /// The number of examples recorded.
  public var count: Int { truePositives + falsePositives + trueNegatives + falseNegatives }

  /// The number of examples with a positive label.
  public var positives: Int { truePositives + falseNegatives }

  /// The mean log loss in nats, probabilities clipped at 1e-6.
  public var logLoss: Double? { ratio(logLossSum, count) }

  /// The mean log loss of the base rate as it stood at each prediction, clipped likewise.
  public var baseRateLogLoss: Double? { ratio(baseRateLogLossSum, count) }

  /// The Brier score: the mean squared difference of prediction and label (Brier 1950).
  public var brierScore: Double? { ratio(squaredErrorSum, count) }

  /// The mean prediction.
  public var meanPrediction: Double? { ratio(predictionSum, count) }

  /// The share of positive labels.
  public var positiveShare: Double? { ratio(Double(positives), count) }

  /// The share of examples on the right side of the threshold.
  public var accuracy: Double? { ratio(Double(truePositives + trueNegatives), count) }

  /// The share of positive labels among the examples predicted positive.
  public var precision: Double? {
    ratio(Double(truePositives), truePositives + falsePositives)
  }

  /// The share of the positive labels that were predicted positive.
  public var recall: Double? { ratio(Double(truePositives), positives) }

  /// The harmonic mean of precision and recall, `2 TP / (2 TP + FP + FN)`.
  public var f1Score: Double? {
    ratio(2 * Double(truePositives), 2 * truePositives + falsePositives + falseNegatives)
  }

  /// The probability that a positive example was scored above a negative one, ties counting half.
  ///
  /// From a histogram with bins 1/32 wide in log-odds: scores that differ by less than 3 % in odds
  /// may count as tied. The exact figure lies within ``areaUnderCurveResolution``. Costs a pass over
  /// 896 bins.
  public var areaUnderCurve: Double? { scores.areaUnderCurve?.value }

  /// The largest possible error of ``areaUnderCurve``, from the pairs that share a bin.
  public var areaUnderCurveResolution: Double? { scores.areaUnderCurve?.resolution }

  /// The recorded examples in groups of rising prediction and about equal size.
  ///
  /// Groups are made of whole bins of the score histogram, so that their sizes are equal only as far
  /// as predictions differ, and fewer groups than asked for may come out. Equal sizes, as rare
  /// events would leave all but the first of ten equally wide groups empty.
  public func calibration(groups: Int = 20) -> [CalibrationGroup] {
    scoreCounts.calibration(groups: groups)
  }

  /// How many examples of each prediction there were, to be added up over learners.
  public var scoreCounts: ScoreCounts { ScoreCounts(scores) }

  /// The mean of |mean prediction − share of positives| over the calibration groups, by size.
  ///
  /// Chance alone gives about `√(2/π · p(1 − p) · groups / count)` to a perfect model.
  public func expectedCalibrationError(groups: Int = 20) -> Double? {
    let table = calibration(groups: groups)
    let sum = table.reduce(0) {
      $0 + Double($1.count) * abs($1.meanPrediction - $1.positiveShare)
    }
    return ratio(sum, count)
  }

  private func ratio(_ numerator: Double, _ denominator: Int) -> Double? {
    denominator > 0 ? numerator / Double(denominator) : nil
  }
}

/// A row of a calibration table: what was predicted, and what came.
public struct CalibrationGroup: Sendable, Hashable {
  /// The number of examples in the group.
  public let count: Int

  /// The mean of their predictions.
  public let meanPrediction: Double

  /// The share of positive labels among them.
  public let positiveShare: Double

  /// The number of positive labels among them.
  public let positives: Int

  init(_ bin: ScoreHistogram.Bin) {
    count = bin.count
    positives = bin.positives
    meanPrediction = bin.predictionSum / Double(bin.count)
    positiveShare = Double(bin.positives) / Double(bin.count)
  }
}
