internal import CLearnerKernels

/// Four Gaussian filters that differ in how fast they believe the weights to drift, weighed by how
/// well they have predicted.
///
/// The prediction is the mean of theirs by their posterior probabilities, which follow Bayes' rule
/// with a small share given to all alike at each example, so that the best may change (fixed share:
/// Herbster and Warmuth 1998). Once a quick filter leads clearly, slower ones that have lost all
/// weight start again from it: after a change of the market they would need long to forget.
///
/// Costs four times a ``BayesianRegression``, and has nothing to tune.
public struct BayesianMixture: UncertainLearner {
  /// What the variance of a weight grows by with each example in the four filters.
  public static let processNoises = [0, 1e-6, 1e-5, 1e-4]

  /// The share of probability that is spread over all filters with each example.
  public static let share = 1e-4

  /// The probability from which a filter leads clearly.
  static let clearLead = 0.9
  /// The probability below which a slower filter has lost.
  static let lost = 1e-3
  /// The examples that must lie between two restarts.
  static let restartPause = 200

  /// The number of features, without the constant.
  public let featureCount: Int

  /// The number of examples learnt.
  public private(set) var examples = 0

  /// The variance of a weight before the first example, and the most that drift lets it have.
  public let priorVariance: Double

  /// How often a slower filter has started again from the leading one.
  public private(set) var restarts = 0

  private var bank: FilterBank
  private var shares = Block(repeating: 0.25)
  private var lastRestart = 0
  private static let noises = Block(processNoises)

  /// Creates a mixture that predicts σ(`constant`) for everything.
  ///
  /// - Parameters:
  ///   - featureCount: The number of features, without the constant.
  ///   - priorVariance: The variance of each weight, above 0; features are of about unit scale.
  ///   - constant: The mean of the constant's weight, such as the log-odds of a prior rate.
  ///   - constantVariance: The variance of the constant's weight, above 0.
  ///   - instructions: Those to compute with; they do not show in the results.
  public init(
    featureCount: Int, priorVariance: Double = 0.1, constant: Double = 0,
    constantVariance: Double = 10, instructions: VectorInstructions = .widest
  ) {
    self.featureCount = featureCount
    self.priorVariance = priorVariance
    bank = FilterBank(
      filters: 4, featureCount: featureCount, priorVariance: priorVariance, constant: constant,
      constantVariance: constantVariance, instructions: instructions)
  }

  /// The probability of each filter, by rising drift.
  public var filterProbabilities: [Double] { (0..<4).map { shares[$0] } }

  /// The weights' means over the filters, one a feature, then the constant's.
  public var weights: [Double] {
    var means = [Double](repeating: 0, count: featureCount + 1)
    for filter in 0..<4 {
      for (index, weight) in bank.weights(of: filter).enumerated() {
        means[index] += shares[filter] * weight
      }
    }
    return means
  }

  /// The weights' variances, within the filters and between them.
  public var weightVariances: [Double] {
    let means = weights
    var result = [Double](repeating: 0, count: featureCount + 1)
    for filter in 0..<4 {
      let (weights, variances) = (bank.weights(of: filter), bank.variances(of: filter))
      for index in means.indices {
        let distance = weights[index] - means[index]
        result[index] += shares[filter] * (variances[index] + distance * distance)
      }
    }
    return result
  }

  /// The probability of a positive label.
  public func predict(_ features: Span<Double>) -> Double {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    let logits = features.withPointer { bank.logits($0) }
    let probability = Self.sum(shares * portableLogistic(logits))
    precondition(probability.isFinite, "a feature or weight is not a finite number")
    return probability
  }

  /// The mean and variance of the log-odds over the filters.
  public func estimateLogit(_ features: Span<Double>) -> LogitEstimate {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    let (means, variances) = features.withPointer { bank.estimate($0) }
    return estimate(means, variances)
  }

  @inline(__always)
  private func estimate(_ means: Block, _ variances: Block) -> LogitEstimate {
    let mean = Self.sum(shares * means)
    let distances = means - mean
    return LogitEstimate(
      mean: mean, variance: Self.sum(shares * (variances + distances * distances)))
  }

  /// Learns one example and returns the prediction made just before.
  @discardableResult
  public mutating func learn(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> Double {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    let (_, _, probabilities) = learn(features, label, weight)
    return advance(probabilities, label: label, weight: weight)
  }

  /// Learns one example and returns the prediction made just before, with the log-odds.
  public mutating func learnAndEstimate(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> (prediction: Double, logit: LogitEstimate?) {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    let (means, variances, probabilities) = learn(features, label, weight)
    let logit = estimate(means, variances)
    return (advance(probabilities, label: label, weight: weight), logit)
  }

  @inline(__always)
  private mutating func learn(
    _ features: Span<Double>, _ label: Bool, _ weight: Double
  ) -> (means: Block, variances: Block, probabilities: Block) {
    let example = CFilterExample(
      label: label, weight: weight, noises: Self.noises, cap: priorVariance, isImplicit: true)
    return features.withPointer { bank.learn($0, example) }
  }

  /// Judges the filters' predictions of an example that they have learnt; returns the mixture's.
  @inline(__always)
  private mutating func advance(
    _ probabilities: Block, label: Bool, weight: Double
  ) -> Double {
    let prediction = Self.sum(shares * probabilities)
    let sign = 2 * Double(label: label) - 1
    // The probability of the label: p or 1 − p.
    weigh((1 - Double(label: label)) + sign * probabilities, weight)
    restartSlowFilters()
    examples += 1
    return prediction
  }

  /// Bayes' rule, then the fixed share.
  @inline(__always)
  private mutating func weigh(_ likelihoods: Block, _ weight: Double) {
    let powers =
      weight == 1 ? likelihoods : portableExponential(weight * portableLogarithm(likelihoods))
    let posterior = shares * powers
    shares = (1 - Self.share) / Self.sum(posterior) * posterior + Self.share / 4
  }

  @inline(__always)
  private mutating func restartSlowFilters() {
    guard shares[0] < Self.clearLead, examples - lastRestart > Self.restartPause,
      max(max(shares[1], shares[2]), shares[3]) > Self.clearLead
    else { return }
    let leader = shares[1] > Self.clearLead ? 1 : shares[2] > Self.clearLead ? 2 : 3
    for filter in 0..<leader where shares[filter] < Self.lost {
      bank.copy(leader, to: filter)
      let mean = (shares[filter] + shares[leader]) / 2
      shares[filter] = mean
      shares[leader] = mean
      lastRestart = examples
      restarts += 1
    }
  }

  /// The sum of four numbers, in the order of the filters.
  @inline(__always)
  private static func sum(_ block: Block) -> Double {
    ((block[0] + block[1]) + block[2]) + block[3]
  }
}
