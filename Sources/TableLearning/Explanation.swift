internal import ConversionModel

/// What a learner has learnt of one feature.
public struct FeatureWeight: Sendable, Hashable {
  /// The feature.
  public let name: String
  /// What one unit of the feature, as it stands in the file, adds to the log-odds.
  public let weight: Double
  /// The interval of the weight, where the learner knows one.
  public let interval: ClosedRange<Double>?
  /// What one standard deviation of the feature adds; for a feature that is 0 or 1, what 1 adds.
  public let standardizedWeight: Double
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
    let learner = candidates[candidate].learner
    let standardized = learner.weights
    let original = normalizer.weightsInOriginalUnits(standardized)
    let variances = (learner as? any UncertainLearner)?.weightVariances
    let deviations = LogitEstimate.deviations(level: level)
    let names = plan.map.featureNames + ["constant"]
    return names.indices.map { index in
      // The constant in original units leans on all weights; its own variance says little.
      let isFeature = index < plan.map.featureCount
      let reach = variances.flatMap { variances -> Double? in
        guard isFeature else { return nil }
        let deviation = normalizer.deviation(ofColumn: index)
        return deviation > 0 ? deviations * variances[index].squareRoot() / deviation : nil
      }
      return FeatureWeight(
        name: names[index], weight: original[index],
        interval: reach.map { (original[index] - $0)...(original[index] + $0) },
        standardizedWeight: standardized[index])
    }
  }

  /// What each column adds to the log-odds of a row, against a row of means without categories.
  ///
  /// The sum and the constant's weight are the log-odds by the learner's weights.
  public func contributions(of prediction: Prediction) -> [(column: String, logOdds: Double)] {
    let weights = prediction.learner.weights
    return plan.map.columns.indices.map { column in
      let range = plan.map.starts[column]..<plan.map.starts[column + 1]
      let sum = range.reduce(0) { $0 + weights[$1] * prediction.features[$1] }
      return (plan.map.columns[column].name, sum)
    }
  }
}
