public import ConversionModel
internal import MarketModel

/// What the conversion model has learnt by the horizon, over the replications of a strategy.
extension ExperimentResult {
  /// A feature, and what was learnt of it in each replication.
  public struct LearntFeature: Sendable {
    /// The feature's name.
    public let name: String
    /// Its weight in each replication.
    public let weights: [FeatureWeight]
  }

  /// Touches of like predictions.
  public struct PredictedTouches: Sendable {
    /// How many.
    public let touches: Int
    /// How many of them converted.
    public let conversions: Int
    /// Their mean prediction.
    public let meanPrediction: Double
  }

  /// What was learnt of each feature, the constant last.
  public func learntFeatures(strategy: Int) -> [LearntFeature] {
    let weights = records[strategy].map(\.featureWeights)
    return (weights.first ?? []).enumerated().map { index, feature in
      LearntFeature(name: feature.name, weights: weights.map { $0[index] })
    }
  }

  /// All touches whose label has matured, in groups of rising prediction and about equal size.
  public func calibration(strategy: Int) -> [PredictedTouches] {
    var scores = ScoreCounts()
    for record in records[strategy] { scores.merge(record.scores) }
    return scores.calibration().map {
      PredictedTouches(
        touches: $0.count, conversions: $0.positives, meanPrediction: $0.meanPrediction)
    }
  }
}
