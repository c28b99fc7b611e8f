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
  private var state: AlignedMemory
  private var kernel: OptimizerKernel

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
  ///   - instructions: How it computes; the results do not depend on it.
  public init(
    featureCount: Int, optimizer: Optimizer, learningRate: LearningRate, l1: Double = 0,
    l2: Double = 0, batchSize: Int = 1, constant: Double = 0,
    exponential: Exponential = .platform, instructions: VectorInstructions = .widest
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
    kernel = OptimizerKernel(
      optimizer, featureCount: featureCount, l1: l1, l2: l2,
      isPortable: exponential == .portable, instructions: instructions)
    let stride = OptimizerKernel.stride(featureCount: featureCount)
    state = AlignedMemory(count: optimizer.vectorCount * stride)
    state.withMutablePointer { $0[featureCount] = constant }
    gradients = batchSize > 1 ? [Double](repeating: 0, count: featureCount + 1) : []
    if case .followTheRegularizedLeader(let beta) = optimizer {
      precondition(learningRate.decayExamples == nil, "FTRL takes a constant step size")
      // The z that gives this weight while n is 0.
      let z = -constant * beta / learningRate.initial
      state.withMutablePointer { $0[stride + featureCount] = z }
    }
  }

  /// One weight a feature, then that of the constant feature 1, which the model appends itself.
  public var weights: [Double] {
    state.withPointer { Array(UnsafeBufferPointer(start: $0, count: featureCount + 1)) }
  }

  /// The probability of a positive label.
  public func predict(_ features: Span<Double>) -> Double {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    return kernel.probability(ofLogit: features.withPointer { logit($0) })
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
    guard batchSize == 1 else { return collect(features, label: label, weight: weight) }
    let size = learningRate.step(after: examples)
    examples += 1
    let prediction = features.withPointer { x in
      state.withMutablePointer {
        kernel.learn($0, x, size: size, label: Double(label: label), weight: weight)
      }
    }
    precondition(!prediction.isNaN, "a feature or weight is not a finite number")
    return prediction
  }

  /// The logarithm of the odds of a positive label, not yet clipped.
  func logit(_ x: UnsafePointer<Double>) -> Double {
    let logit = state.withPointer { kernel.logit($0, x) }
    precondition(logit.isFinite, "a feature or weight is not a finite number")
    return logit
  }

  /// Adds an example's gradient to the batch, and makes a step by the mean once it is full.
  private mutating func collect(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> Double {
    let prediction = predict(features)
    let residual = weight * (Double(label: label) - prediction)
    for i in 0..<featureCount { gradients[i] += residual * features[i] }
    gradients[featureCount] += residual
    collected += 1
    if collected == batchSize {
      collected = 0
      let size = learningRate.step(after: examples)
      gradients.withMutablePointer { sums in
        state.withMutablePointer {
          kernel.move($0, by: sums, share: 1 / Double(batchSize), size: size)
        }
        sums.update(repeating: 0, count: featureCount + 1)
      }
    }
    examples += 1
    return prediction
  }
}
