internal import ConversionModel

/// What a learner has learnt of one feature.
public struct FeatureWeight: Sendable, Hashable {
  /// The feature.
  public let name: String
  /// What one unit of the feature, as it stands in the file, adds to the log-odds.
  ///
  /// Of a cross, what one unit of the product adds; what the crossed columns' own features add is then
  /// at 0 of the other.
  public let weight: Double
  /// The interval of the weight, where the learner knows one.
  public let interval: ClosedRange<Double>?
  /// What one standard deviation of the feature adds; for a feature that is 0 or 1, what 1 adds.
  public let standardizedWeight: Double
}

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
    let learner = candidates[candidate].learner
    let standardized = learner.weights
    let (original, isMixed) = inOriginalUnits(standardized)
    let variances = (learner as? any UncertainLearner)?.weightVariances
    let deviations = LogitEstimate.deviations(level: level)
    let names = plan.map.featureNames + ["constant"]
    return names.indices.map { index in
      let reach = variances.flatMap { variances -> Double? in
        guard !isMixed[index] else { return nil }
        let deviation = normalizer.deviation(ofColumn: index)
        return deviation > 0 ? deviations * variances[index].squareRoot() / deviation : nil
      }
      return FeatureWeight(
        name: names[index], weight: original[index],
        interval: reach.map { (original[index] - $0)...(original[index] + $0) },
        standardizedWeight: standardized[index])
    }
  }

  /// Weights of raw features, and whether each is made of several standardised weights, so that its
  /// own variance says little: the constant's is, and those of crosses and of what they cross.
  private func inOriginalUnits(_ standardized: [Double]) -> (weights: [Double], isMixed: [Bool]) {
    let count = plan.map.featureCount
    var plain = standardized
    var isMixed = [Bool](repeating: false, count: count) + [true]
    let factors = plan.map.factors
    for factor in factors { plain[factor.feature] = 0 }
    var original = normalizer.weightsInOriginalUnits(plain)
    func scale(_ feature: Int) -> Double {
      let deviation = normalizer.deviation(ofColumn: feature)
      return deviation > 0 ? 1 / deviation : 0
    }
    // (x − μ)(y − ν)/στ, multiplied out.
    for (feature, left, right) in factors {
      let weight = standardized[feature] * scale(left) * scale(right)
      let (mean, other) = (normalizer.mean(ofColumn: left), normalizer.mean(ofColumn: right))
      original[feature] = weight
      original[left] -= weight * other
      original[right] -= weight * mean
      original[count] += weight * mean * other
      for mixed in [feature, left, right] { isMixed[mixed] = true }
    }
    return (original, isMixed)
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
