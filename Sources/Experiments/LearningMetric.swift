public import MarketModel

/// A quantity that is reported of the learner: its progressive validation since the start.
public typealias LearningMetric = Measure<LearningRecord>

extension Measure where Subject == LearningRecord {
  /// How much lower the learner's log loss is than the running base rate's: paired by
  /// replication, so that its standard error is that of the difference.
  public static var logLossGain: LearningMetric {
    average("log_loss_gain", .nats, "base_rate_log_loss - log_loss; above 0 the model has learnt") {
      record in
      guard let base = record.baseRateLogLoss, let loss = record.logLoss else { return nil }
      return base - loss
    }
  }

  /// The learner's log loss.
  public static var logLoss: LearningMetric {
    average(
      "log_loss", .nats, "mean log loss of the predictions, each made before its label was known",
      \.logLoss)
  }

  /// The running base rate's log loss.
  public static var baseRateLogLoss: LearningMetric {
    average(
      "base_rate_log_loss", .nats,
      "mean log loss of predicting, each time, the share of conversions known by then",
      \.baseRateLogLoss)
  }

  /// Area under the receiver operating characteristic.
  public static var auc: LearningMetric {
    LearningMetric(
      "auc", .share,
      "chance that one who converts was predicted above one who doesn't; mean over replications",
      numerator: \.auc)
  }

  /// Everything that is reported of the learner, in the order of the files.
  public static var all: [LearningMetric] {
    [
      .count("examples", "touches whose label has matured", \.examples),
      average("base_rate", .share, "share of conversions among them", \.baseRate),
      logLoss, baseRateLogLoss, logLossGain, auc,
      average("accuracy", .share, "share classified rightly at the threshold", \.accuracy),
      LearningMetric(
        "precision", .share,
        "share of those predicted to convert who do; mean over replications",
        numerator: \.precision),
      LearningMetric(
        "recall", .share,
        "share of those who convert that are predicted to; mean over replications",
        numerator: \.recall),
      LearningMetric(
        "f1", .ratio, "harmonic mean of precision and recall; mean over replications",
        numerator: \.f1),
      average("brier", .ratio, "mean squared error of the predictions", \.brier),
      LearningMetric(
        "calibration_error", .ratio,
        "mean distance of prediction and share of conversions over groups of like prediction; "
          + "mean over replications", numerator: \.calibrationError),
    ]
  }

  /// A mean over examples: over replications, the sum of all over their number (R10).
  private static func average(
    _ name: String, _ unit: MetricUnit, _ meaning: String,
    _ mean: @escaping @Sendable (LearningRecord) -> Double?
  ) -> LearningMetric {
    LearningMetric(
      name, unit, meaning,
      numerator: { record in mean(record).map { $0 * Double(record.examples) } },
      denominator: { Double($0.examples) })
  }
}
