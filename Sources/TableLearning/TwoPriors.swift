internal import ConversionModel

/// Two Bayesian learners of one kind that differ in how large they believe weights to be, weighed by
/// how well they have predicted.
///
/// What a table's weights are like is not known beforehand: many weak columns want a narrow prior, a
/// few strong ones a wide one, and the wrong one costs the more the fewer the rows. As in
/// ``BayesianMixture`` the probabilities of the two follow Bayes' rule with a fixed share (Herbster
/// and Warmuth 1998), so the loss is within ln 2 and the share's cost of the better one's.
///
/// Costs twice its base.
struct TwoPriors<Base: UncertainLearner>: UncertainLearner {
  private var narrow: Base
  private var wide: Base
  /// The probability of the wide one.
  private(set) var wideShare = 0.5

  /// The share of probability that is spread over both with each example.
  private static var share: Double { 1e-4 }

  /// Creates two learners.
  ///
  /// - Parameter base: Makes a learner of a variance of its weights before the first example.
  init(_ base: (_ priorVariance: Double) -> Base) {
    narrow = base(0.1)
    wide = base(1)
  }

  var featureCount: Int { narrow.featureCount }

  var examples: Int { narrow.examples }

  /// The means of the weights over both.
  var weights: [Double] { zip(narrow.weights, wide.weights).map(mean) }

  /// The variances of the weights, within the two and between them.
  var weightVariances: [Double] {
    let variances = zip(narrow.weightVariances, wide.weightVariances).map(mean)
    let distances = zip(narrow.weights, wide.weights).map { $1 - $0 }
    return zip(variances, distances).map { $0 + wideShare * (1 - wideShare) * $1 * $1 }
  }

  func predict(_ features: Span<Double>) -> Double {
    mean(narrow.predict(features), wide.predict(features))
  }

  func estimateLogit(_ features: Span<Double>) -> LogitEstimate {
    mean(narrow.estimateLogit(features), wide.estimateLogit(features))
  }

  @discardableResult
  mutating func learn(_ features: Span<Double>, label: Bool, weight: Double) -> Double {
    weigh(
      narrow.learn(features, label: label, weight: weight),
      wide.learn(features, label: label, weight: weight), label, weight)
  }

  mutating func learnAndEstimate(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> (prediction: Double, logit: LogitEstimate?) {
    let one = narrow.learnAndEstimate(features, label: label, weight: weight)
    let other = wide.learnAndEstimate(features, label: label, weight: weight)
    var logit: LogitEstimate?
    if let first = one.logit, let second = other.logit { logit = mean(first, second) }
    return (weigh(one.prediction, other.prediction, label, weight), logit)
  }

  private func mean(_ narrow: Double, _ wide: Double) -> Double {
    (1 - wideShare) * narrow + wideShare * wide
  }

  private func mean(_ narrow: LogitEstimate, _ wide: LogitEstimate) -> LogitEstimate {
    let distance = wide.mean - narrow.mean
    return LogitEstimate(
      mean: mean(narrow.mean, wide.mean),
      variance: mean(narrow.variance, wide.variance)
        + wideShare * (1 - wideShare) * distance * distance)
  }

  /// Judges two predictions of an example; returns their mean as it was before.
  private mutating func weigh(
    _ narrow: Double, _ wide: Double, _ label: Bool, _ weight: Double
  ) -> Double {
    let prediction = mean(narrow, wide)
    // As little as losses are held at, so that no prediction is final.
    let likelihoods = (
      narrow: max(label ? narrow : 1 - narrow, 1e-6), wide: max(label ? wide : 1 - wide, 1e-6)
    )
    // An example of the weight 2.5 comes twice, and once more with probability one half. After many
    // times the probabilities hardly move.
    var times = min(weight, 64)
    while times > 0 {
      let part = min(times, 1)
      let odds = (
        narrow: (1 - wideShare) * (1 - part + part * likelihoods.narrow),
        wide: wideShare * (1 - part + part * likelihoods.wide)
      )
      wideShare = (1 - Self.share) * odds.wide / (odds.narrow + odds.wide) + Self.share / 2
      times -= 1
    }
    return prediction
  }
}
