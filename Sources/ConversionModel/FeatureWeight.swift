/// What a learner has learnt of one feature.
public struct FeatureWeight: Sendable, Hashable {
  /// The feature.
  public let name: String
  /// What one unit of the feature, before it is standardised, adds to the log-odds.
  ///
  /// Of a cross, what one unit of the product adds; what the crossed columns' own features add is then
  /// at 0 of the other.
  public let weight: Double
  /// The interval of the weight, where the learner knows one.
  public let interval: ClosedRange<Double>?
  /// What one standard deviation of the feature adds; for a feature that is 0 or 1, what 1 adds.
  public let standardizedWeight: Double

  /// The weights of a learner of standardised features, the constant's last.
  ///
  /// Log-odds are the sum of weights times features, but for numbers more than five deviations from
  /// their mean.
  ///
  /// - Parameters:
  ///   - learner: The learner.
  ///   - names: The features' names.
  ///   - normalizer: Which has standardised them.
  ///   - level: The probability with which an interval holds its weight, as far as is known.
  public static func all(
    of learner: any OnlineLearner, names: [String], normalizer: OnlineNormalizer,
    level: Double = 0.95
  ) -> [FeatureWeight] {
    let standardized = learner.weights
    let original = normalizer.weightsInOriginalUnits(standardized)
    let isMixed = normalizer.isMixed
    let variances = (learner as? any UncertainLearner)?.weightVariances
    let deviations = LogitEstimate.deviations(level: level)
    return (names + ["constant"]).enumerated().map { index, name in
      let reach = variances.flatMap { variances -> Double? in
        guard !isMixed[index] else { return nil }
        let deviation = normalizer.deviation(ofColumn: index)
        return deviation > 0 ? deviations * variances[index].squareRoot() / deviation : nil
      }
      return FeatureWeight(
        name: name, weight: original[index],
        interval: reach.map { (original[index] - $0)...(original[index] + $0) },
        standardizedWeight: standardized[index])
    }
  }
}

extension ConversionLearner {
  /// What has been learnt of each feature, the constant's last.
  public var featureWeights: [FeatureWeight] {
    FeatureWeight.all(of: model, names: featureNames, normalizer: normalizer)
  }
}
