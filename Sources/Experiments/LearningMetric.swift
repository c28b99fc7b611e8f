internal import ConversionModel
public import MarketModel
public import Scenarios

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

  /// What is reported in a scenario.
  public static func all(of scenario: Scenario) -> [LearningMetric] {
    let market = scenario.likely.market
    return all + (market.learner.mergesEveryDays == nil ? [] : ofPrivacy)
      + (market.truthEvery == nil ? [] : ofTruth)
  }

  /// How much higher the log loss is because channels keep their touches to themselves.
  public static var privacyPrice: LearningMetric {
    average(
      "privacy_price", .nats,
      "log_loss - pooled_log_loss: what it costs that no channel's touches leave it"
    ) { record in
      guard let loss = record.logLoss, let pooled = record.pooledLogLoss else { return nil }
      return loss - pooled
    }
  }

  /// What is reported where channels keep their touches to themselves.
  public static var ofPrivacy: [LearningMetric] {
    [
      average(
        "pooled_log_loss", .nats,
        "mean log loss that one learner of all channels' touches would have had", \.pooledLogLoss),
      privacyPrice,
    ]
  }

  /// The learner's log loss less that of who knows the true probabilities.
  public static var regret: LearningMetric {
    ofTruth(
      "regret", .nats,
      "log loss on the touches picked - oracle_log_loss: the mean divergence of the truth from the "
        + "predictions (Kullback and Leibler)"
    ) { $0.logLossSum - $0.oracleLogLossSum }
  }

  /// What is reported where the truth is found out.
  public static var ofTruth: [LearningMetric] {
    [
      LearningMetric(
        "oracle_touches", .count, "touches picked, every `learner.truthEvery`th, that have matured",
        numerator: { $0.truth.map { Double($0.touches) } }),
      ofTruth(
        "oracle_log_loss", .nats,
        "mean log loss, on these, of who knows the state of the market and not its luck; by playing "
          + "it on again from each of them"
      ) { $0.oracleLogLossSum },
      regret,
    ]
  }

  private static func ofTruth(
    _ name: String, _ unit: MetricUnit, _ meaning: String,
    _ sum: @escaping @Sendable (TruthRecord) -> Double
  ) -> LearningMetric {
    LearningMetric(
      name, unit, meaning, numerator: { $0.truth.map(sum) },
      denominator: { Double($0.truth?.touches ?? 0) })
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
