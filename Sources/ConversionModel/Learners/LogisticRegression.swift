/// Logistic regression learnt online, one example at a time: P(y = 1) = σ(w·x + constant).
///
/// Each example moves the weights by one step of the ``Optimizer`` on the log-likelihood less the
/// penalty `l2/2 · Σ w²`, which leaves the constant free. A call costs a few operations a feature
/// and allocates nothing; sums run in a fixed order, so that the same examples give the same bits.
///
/// A step assumes features of about unit scale: see ``OnlineNormalizer``.
public struct LogisticRegression: OnlineLearner {
  /// Which exponential the predictions are made with.
  public enum Exponential: String, Sendable, Hashable, CaseIterable {
    /// The C library's: its last bit depends on whether the processor has fused multiply-add.
    case platform
    /// One that gives the same bits on every processor, and is quicker.
    case portable
  }

  /// The number of features, without the constant.
  public let featureCount: Int

  /// The number of examples learnt.
  public private(set) var examples = 0

  /// The optimiser that turns gradients into steps.
  public let optimizer: Optimizer

  /// The step size and its schedule.
  public let learningRate: LearningRate

  /// The strength of the penalty on the weights' magnitudes, applied with each step.
  ///
  /// A step of size η is followed by moving each weight towards 0 by `η l1`, and no further (the
  /// proximal step of Duchi and Singer 2009). For momentum η is the steady step `η / (1 − β)`, for
  /// AdaGrad and FTRL that of the coordinate. FTRL alone keeps useless weights at exactly 0.
  public let l1: Double

  /// The strength of the quadratic penalty, applied with each step.
  ///
  /// It enters the gradient, as in the textbook objective; under Adam it is therefore rescaled like
  /// the rest of the gradient (unlike the decoupled decay of Loshchilov and Hutter 2019).
  public let l2: Double

  /// The number of examples whose mean gradient makes a step.
  public let batchSize: Int

  /// Which exponential the predictions are made with.
  public let exponential: Exponential

  /// The weights, then the moments that the optimiser keeps of them, each with the constant's last.
  ///
  /// One array, so that an example checks once that it is not shared.
  private var state: [Double]
  /// Whether a step is plain gradient descent by one example without penalties.
  private let isPlain: Bool
  private var beta1Power = 1.0
  private var beta2Power = 1.0

  /// The sum of the gradients of the batch so far, the constant's last; empty without batches.
  private var gradients: [Double]
  private var collected = 0

  /// Creates a model that predicts σ(`constant`) for everything.
  ///
  /// - Parameters:
  ///   - featureCount: The number of features, without the constant.
  ///   - optimizer: The rule that moves the weights.
  ///   - learningRate: The step size; FTRL shrinks it by itself and takes a constant one.
  ///   - l1: The strength of the penalty on magnitudes, from 0.
  ///   - l2: The strength of the quadratic penalty, from 0.
  ///   - batchSize: The number of examples that make a step, from 1.
  ///   - constant: The first weight of the constant, such as the log-odds of a prior rate.
  ///   - exponential: Which exponential the predictions are made with.
  public init(
    featureCount: Int, optimizer: Optimizer, learningRate: LearningRate, l1: Double = 0,
    l2: Double = 0, batchSize: Int = 1, constant: Double = 0,
    exponential: Exponential = .platform
  ) {
    precondition(featureCount > 0, "a model without features")
    precondition(constant.isFinite, "the constant's first weight is not finite")
    precondition(l1 >= 0 && l2 >= 0, "a penalty is below 0")
    precondition(batchSize > 0, "a batch without examples")
    self.featureCount = featureCount
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.l1 = l1
    self.l2 = l2
    self.batchSize = batchSize
    self.exponential = exponential
    isPlain = optimizer == .gradientDescent && batchSize == 1 && l1 == 0 && l2 == 0
    state = [Double](repeating: 0, count: optimizer.vectorCount * (featureCount + 1))
    state[featureCount] = constant
    gradients = batchSize > 1 ? [Double](repeating: 0, count: featureCount + 1) : []
    if case .followTheRegularizedLeader(let beta) = optimizer {
      precondition(learningRate.decayExamples == nil, "FTRL takes a constant step size")
      // The z that gives this weight while n is 0.
      state[2 * featureCount + 1] = -constant * beta / learningRate.initial
    }
  }

  /// One weight a feature, then that of the constant feature 1, which the model appends itself.
  public var weights: [Double] { Array(state.prefix(featureCount + 1)) }

  /// The probability of a positive label.
  public func predict(_ features: Span<Double>) -> Double {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    return features.withPointer { Self.probability(ofLogit: logit($0), exponential) }
  }

  /// Learns one example and returns the prediction made just before.
  ///
  /// - Parameters:
  ///   - features: The example's features, without the constant.
  ///   - label: Whether the event happened.
  ///   - weight: The example's importance: it multiplies the gradient of the likelihood (1 for an
  ///     ordinary example, the inverse sampling rate for a subsampled one).
  @discardableResult
  public mutating func learn(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> Double {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    return features.withPointer { x in
      if isPlain { return descend(x, label: label, weight: weight) }
      var gradient = nextGradient(x)
      let (exponential, isAlone) = (exponential, batchSize == 1)
      examples += 1
      let prediction = state.withMutablePointer { w in
        let prediction = Self.probability(ofLogit: Self.logit(w, x, gradient.count), exponential)
        gradient.residual = weight * (Double(label: label) - prediction)
        gradient.constant = gradient.residual
        if isAlone { gradient.apply(to: w) }
        return prediction
      }
      if !isAlone { collect(gradient) }
      return prediction
    }
  }

  /// Learns one example by plain gradient descent: as by ``GradientStep``, but without what only other
  /// optimisers and penalties need.
  private mutating func descend(
    _ x: UnsafePointer<Double>, label: Bool, weight: Double
  ) -> Double {
    let (count, exponential, size) = (featureCount, exponential, learningRate.step(after: examples))
    examples += 1
    return state.withMutablePointer { w in
      let prediction = Self.probability(ofLogit: Self.logit(w, x, count), exponential)
      let residual = weight * (Double(label: label) - prediction)
      let blocks = count & ~3
      var i = 0
      while i < blocks {
        w.setBlock(w.block(at: i) + size * (residual * x.block(at: i)), at: i)
        i &+= 4
      }
      while i < count {
        w[i] += size * (residual * x[i])
        i &+= 1
      }
      w[count] += size * residual
      return prediction
    }
  }

  @inline(__always)
  private static func probability(
    ofLogit logit: Double, _ exponential: Exponential
  ) -> Double {
    exponential == .portable ? portableLogistic(logit) : logistic(logit)
  }

  /// The logarithm of the odds of a positive label, not yet clipped.
  func logit(_ x: UnsafePointer<Double>) -> Double {
    state.withPointer { Self.logit($0, x, featureCount) }
  }

  // A method of its own would copy the learner that is being changed.
  @inline(__always)
  private static func logit(
    _ w: UnsafePointer<Double>, _ x: UnsafePointer<Double>, _ count: Int
  ) -> Double {
    var sums = count < 4 ? Block.zero : w.block(at: 0) * x.block(at: 0)
    // Nothing overflows, and the loops are so short that looking for it would show.
    let blocks = count & ~3
    var i = min(4, blocks)
    while i < blocks {
      sums += w.block(at: i) * x.block(at: i)
      i &+= 4
    }
    var sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
    while i < count {
      sum += w[i] * x[i]
      i &+= 1
    }
    sum += w[count]
    precondition(sum.isFinite, "a feature or weight is not a finite number")
    return sum
  }

  /// What the next step is made of, but for its direction; moves the powers of Adam on.
  @inline(__always)
  private mutating func nextGradient(_ x: UnsafePointer<Double>) -> GradientStep {
    var gradient = GradientStep(
      optimizer: optimizer, count: featureCount, size: learningRate.step(after: examples), l1: l1,
      l2: l2, x: x)
    if case .adam(let beta1, let beta2, _) = optimizer, collected + 1 == batchSize {
      beta1Power = flushed(beta1Power * beta1)
      beta2Power = flushed(beta2Power * beta2)
      gradient.beta1Power = beta1Power
      gradient.beta2Power = beta2Power
    }
    return gradient
  }

  /// Adds an example's gradient to the batch, and makes a step by the mean once it is full.
  private mutating func collect(_ example: GradientStep) {
    let count = featureCount
    gradients.withMutablePointer { gradients in
      for i in 0..<count { gradients[i] += example.residual * example.x[i] }
      gradients[count] += example.residual
    }
    collected += 1
    guard collected == batchSize else { return }
    collected = 0
    let share = 1 / Double(batchSize)
    gradients.withMutablePointer { sums in
      var mean = example
      mean.x = UnsafePointer(sums)
      mean.residual = share
      mean.constant = share * sums[count]
      state.withMutablePointer { mean.apply(to: $0) }
      sums.update(repeating: 0, count: count + 1)
    }
  }
}
