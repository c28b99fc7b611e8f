public import ConversionModel

/// What the log-odds of a row are made of, against a row of means without categories.
public struct Explanation: Sendable {
  /// What each column or cross adds, in the order of the map.
  public let parts: [(column: String, logOdds: Double)]
  /// The constant's weight: with it, the parts add up to the log-odds by the learner's weights.
  public let constant: Double
}

extension TableLearner {
  /// The weights of a candidate, the constant's last, in the units of the file.
  ///
  /// Log-odds are the sum of weights times features, but for numbers more than five deviations from
  /// their mean.
  ///
  /// - Parameters:
  ///   - candidate: Its place.
  ///   - level: The probability with which an interval holds its weight, as far as is known.
  public func weights(ofCandidate candidate: Int, level: Double = 0.95) -> [FeatureWeight] {
    FeatureWeight.all(
      of: candidates[candidate].learner, names: plan.map.featureNames, normalizer: normalizer,
      level: level)
  }

  /// What a learner's log-odds of standardised features are made of.
  func explain(_ learner: any OnlineLearner, _ features: [Double]) -> Explanation {
    let weights = learner.weights
    let starts = plan.map.starts
    let parts = plan.map.partNames.enumerated().map { part, name in
      (name, (starts[part]..<starts[part + 1]).reduce(0) { $0 + weights[$1] * features[$1] })
    }
    return Explanation(parts: parts, constant: weights[weights.count - 1])
  }
}
