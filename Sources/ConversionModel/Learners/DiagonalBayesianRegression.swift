/// Logistic regression by a recursive Gaussian filter that takes the weights as independent.
///
/// What ``BayesianRegression`` is with the diagonal of the covariance alone: a few operations a
/// feature, for tables too wide for a matrix. Its intervals are too narrow where features are
/// correlated, as it cannot know that what one gains another loses.
public struct DiagonalBayesianRegression: UncertainLearner {
  /// The number of features, without the constant.
  public let featureCount: Int

  /// The number of examples learnt.
  public private(set) var examples = 0

  /// What the variance of each weight grows by with each example, up to ``priorVariance``.
  public let processNoise: Double

  /// The variance of a weight before the first example, and the most that it may have after one.
  ///
  /// The constant's starts higher and falls below with the first example.
  public let priorVariance: Double

  /// Weights, then variances, the constant's last in each.
  private var state: [Double]

  /// Creates a filter that predicts σ(`constant`) for everything.
  ///
  /// - Parameters:
  ///   - featureCount: The number of features, without the constant.
  ///   - processNoise: What each variance grows by with each example, from 0.
  ///   - priorVariance: The variance of each weight, above 0; features are of about unit scale.
  ///   - constant: The mean of the constant's weight, such as the log-odds of a prior rate.
  ///   - constantVariance: The variance of the constant's weight, above 0.
  public init(
    featureCount: Int, processNoise: Double = 1e-6, priorVariance: Double = 0.1,
    constant: Double = 0, constantVariance: Double = 10
  ) {
    precondition(featureCount > 0, "a model without features")
    precondition(processNoise >= 0 && processNoise.isFinite, "a noise is not a number from 0")
    precondition(priorVariance > 0 && constantVariance > 0, "a variance is not positive")
    precondition(constant.isFinite, "the constant's first weight is not finite")
    self.featureCount = featureCount
    self.processNoise = processNoise
    self.priorVariance = priorVariance
    state =
      [Double](repeating: 0, count: featureCount) + [constant]
      + [Double](repeating: priorVariance, count: featureCount) + [constantVariance]
  }

  /// The weights' means, one a feature, then the constant's.
  public var weights: [Double] { Array(state.prefix(featureCount + 1)) }

  /// The weights' variances, one a feature, then the constant's.
  public var weightVariances: [Double] { Array(state.suffix(featureCount + 1)) }

  /// The probability of a positive label by the weights' means.
  public func predict(_ features: Span<Double>) -> Double {
    portableLogistic(estimateLogit(features).mean)
  }

  /// The log-odds of a positive label, with their variance.
  public func estimateLogit(_ features: Span<Double>) -> LogitEstimate {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    let estimate = features.withPointer { x in state.withPointer { project(x, $0) } }
    precondition(
      estimate.mean.isFinite && estimate.variance.isFinite,
      "a feature or weight is not a finite number")
    return estimate
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
    let (prediction, logit) = advance(features, label: label, weight: weight)
    return (prediction, logit)
  }

  @inline(__always)
  private mutating func advance(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> (prediction: Double, logit: LogitEstimate) {
    let estimate = estimateLogit(features)
    let probability = portableLogistic(estimate.mean)
    let step = FilterStep(
      explicit: probability, variance: estimate.variance, label: Double(label: label),
      weight: weight)
    features.withPointer { correct($0, step) }
    examples += 1
    return (probability, estimate)
  }

  @inline(__always)
  private func project(_ x: UnsafePointer<Double>, _ w: UnsafePointer<Double>) -> LogitEstimate {
    let count = featureCount
    let v = w + (count + 1)
    var (means, variances) = (Block.zero, Block.zero)
    var i = 0
    while i + 4 <= count {
      let feature = x.block(at: i)
      means += w.block(at: i) * feature
      variances += v.block(at: i) * feature * feature
      i += 4
    }
    var mean = (means[0] + means[1]) + (means[2] + means[3])
    var variance = (variances[0] + variances[1]) + (variances[2] + variances[3])
    while i < count {
      mean += w[i] * x[i]
      variance += v[i] * x[i] * x[i]
      i += 1
    }
    return LogitEstimate(mean: mean + w[count], variance: variance + v[count])
  }

  @inline(__always)
  private mutating func correct(_ x: UnsafePointer<Double>, _ step: FilterStep) {
    let (count, noise, cap) = (featureCount, processNoise, priorVariance)
    state.withMutablePointer { w in
      let v = w + (count + 1)
      var i = 0
      while i + 4 <= count {
        let variance = v.block(at: i)
        let g = variance * x.block(at: i)
        w.setBlock(w.block(at: i) + step.residual * g, at: i)
        let raised = variance - step.gain * g * g + noise
        v.setBlock(raised.replacing(with: cap, where: raised .> cap), at: i)
        i += 4
      }
      while i <= count {
        let g = v[i] * (i < count ? x[i] : 1)
        w[i] += step.residual * g
        v[i] = min(v[i] - step.gain * g * g + noise, cap)
        i += 1
      }
    }
  }
}
