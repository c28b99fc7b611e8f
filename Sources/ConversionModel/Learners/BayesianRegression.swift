internal import CLearnerKernels

/// Logistic regression by a recursive Gaussian filter that keeps the weights' whole covariance.
///
/// An extended Kalman filter of the log-odds: after each example the posterior is the Gaussian around
/// its peak (online Laplace). With ``processNoise`` the weights are believed to drift, so that old
/// examples count less and less. Needs no step size and no schedule, and says how unsure it is.
///
/// Costs a pass over a matrix of (features + 1)² numbers an example and no allocation.
public struct BayesianRegression: UncertainLearner {
  /// How the posterior's peak is found.
  public enum Update: String, Sendable, Hashable, CaseIterable {
    /// By one step from the prediction.
    case explicit
    /// By Newton's method along the example, which a large step needs.
    case implicit
  }

  /// The number of features, without the constant.
  public let featureCount: Int

  /// The number of examples learnt.
  public private(set) var examples = 0

  /// What the variance of each weight grows by with each example, up to ``priorVariance``.
  public let processNoise: Double

  /// The variance of a weight before the first example, and the most that drift lets it have.
  public let priorVariance: Double

  /// How the posterior's peak is found.
  public let update: Update

  /// The mean and the variance of the constant's weight before the first example.
  let constant: Double
  let constantVariance: Double

  private var bank: FilterBank

  /// Creates a filter that predicts σ(`constant`) for everything.
  ///
  /// - Parameters:
  ///   - featureCount: The number of features, without the constant.
  ///   - processNoise: What each variance grows by with each example, from 0.
  ///   - priorVariance: The variance of each weight, above 0; features are of about unit scale.
  ///   - constant: The mean of the constant's weight, such as the log-odds of a prior rate.
  ///   - constantVariance: The variance of the constant's weight, above 0.
  ///   - update: How the posterior's peak is found.
  ///   - instructions: Those to compute with; they do not show in the results.
  public init(
    featureCount: Int, processNoise: Double = 3e-6, priorVariance: Double = 0.1,
    constant: Double = 0, constantVariance: Double = 10, update: Update = .implicit,
    instructions: VectorInstructions = .widest
  ) {
    precondition(processNoise >= 0 && processNoise.isFinite, "a noise is not a number from 0")
    self.featureCount = featureCount
    self.processNoise = processNoise
    self.priorVariance = priorVariance
    self.update = update
    self.constant = constant
    self.constantVariance = constantVariance
    bank = FilterBank(
      filters: 1, featureCount: featureCount, priorVariance: priorVariance, constant: constant,
      constantVariance: constantVariance, instructions: instructions)
  }

  /// The weights' means, one a feature, then the constant's.
  public var weights: [Double] { bank.weights(of: 0) }

  /// The weights' variances, one a feature, then the constant's.
  public var weightVariances: [Double] { bank.variances(of: 0) }

  /// The weights' covariance, row by row, the constant's last.
  public var covariance: [Double] { bank.covariance(of: 0) }

  /// Takes over what has been learnt elsewhere.
  mutating func replace(weights: [Double], covariance: [Double], examples: Int) {
    bank.replace(0, weights: weights, covariance: covariance)
    self.examples = examples
  }

  /// The probability of a positive label by the weights' means.
  public func predict(_ features: Span<Double>) -> Double {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    let logit = features.withPointer { bank.logits($0)[0] }
    precondition(logit.isFinite, "a feature or weight is not a finite number")
    return portableLogistic(logit)
  }

  /// The log-odds of a positive label, with their variance.
  public func estimateLogit(_ features: Span<Double>) -> LogitEstimate {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    let (means, variances) = features.withPointer { bank.estimate($0) }
    return LogitEstimate(mean: means[0], variance: variances[0])
  }

  /// Learns one example and returns the prediction made just before.
  @discardableResult
  public mutating func learn(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> Double {
    advance(features, label: label, weight: weight).prediction
  }

  /// Learns one example and returns the prediction made just before, with the log-odds.
  public mutating func learnAndEstimate(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> (prediction: Double, logit: LogitEstimate?) {
    let (prediction, mean, variance) = advance(features, label: label, weight: weight)
    return (prediction, LogitEstimate(mean: mean, variance: variance))
  }

  @inline(__always)
  private mutating func advance(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> (prediction: Double, mean: Double, variance: Double) {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    let example = CFilterExample(
      label: label, weight: weight, noises: Block(processNoise, 0, 0, 0), cap: priorVariance,
      isImplicit: update == .implicit)
    let (means, variances, probabilities) = features.withPointer { bank.learn($0, example) }
    examples += 1
    return (probabilities[0], means[0], variances[0])
  }
}
