/// Logistic regression learnt online, one example at a time: P(y = 1) = σ(w·x + constant).
///
/// Each example moves the weights by one step of the ``Optimizer`` on the log-likelihood less the
/// penalty `l2/2 · Σ w²`, which leaves the constant free. A call costs a few operations a feature
/// and allocates nothing; sums run in a fixed order, so that the same examples give the same bits.
///
/// A step assumes features of about unit scale: see ``OnlineNormalizer``.
public struct LogisticRegression: Sendable {
  /// The number of features, without the constant.
  public let featureCount: Int

  /// The number of examples learnt.
  public private(set) var examples = 0

  /// The optimiser that turns gradients into steps.
  public let optimizer: Optimizer

  /// The step size and its schedule.
  public let learningRate: LearningRate

  /// The strength of the quadratic penalty, applied with each example.
  ///
  /// It enters the gradient, as in the textbook objective; under Adam it is therefore rescaled like
  /// the rest of the gradient (unlike the decoupled decay of Loshchilov and Hutter 2019).
  public let l2: Double

  /// The weights, then the moments that the optimiser keeps of them, each with the constant's last.
  ///
  /// One array, so that an example checks once that it is not shared.
  private var state: [Double]
  private var beta1Power = 1.0
  private var beta2Power = 1.0

  /// Creates a model that predicts σ(`constant`) for everything.
  ///
  /// - Precondition: `featureCount` is positive, `constant` is finite.
  public init(
    featureCount: Int, optimizer: Optimizer, learningRate: LearningRate, l2: Double = 0,
    constant: Double = 0
  ) {
    precondition(featureCount > 0, "a model without features")
    precondition(constant.isFinite, "the constant's first weight is not finite")
    self.featureCount = featureCount
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.l2 = l2
    let vectors =
      switch optimizer {
      case .gradientDescent: 1
      case .momentum: 2
      case .adam: 3
      }
    state = [Double](repeating: 0, count: vectors * (featureCount + 1))
    state[featureCount] = constant
  }

  /// One weight a feature, then that of the constant feature 1, which the model appends itself.
  public var weights: [Double] { Array(state.prefix(featureCount + 1)) }

  /// The probability of a positive label.
  public func predict(_ features: Span<Double>) -> Double {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    return features.withPointer { logistic(logit($0)) }
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
    _ features: Span<Double>, label: Bool, weight: Double = 1
  ) -> Double {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    return features.withPointer { x in
      let prediction = logistic(logit(x))
      let residual = weight * ((label ? 1 : 0) - prediction)
      let step = learningRate.step(after: examples)
      examples += 1
      switch optimizer {
      case .gradientDescent:
        descend(x, residual, step)
      case .momentum(let beta):
        descend(x, residual, step, beta)
      case .adam(let beta1, let beta2, let epsilon):
        descend(x, residual, step, beta1, beta2, epsilon)
      }
      return prediction
    }
  }

  /// The logarithm of the odds of a positive label, not yet clipped.
  func logit(_ x: UnsafePointer<Double>) -> Double {
    let count = featureCount
    let sum = state.withPointer { w in
      var sums = Block.zero
      var i = 0
      while i + 4 <= count {
        sums += w.block(at: i) * x.block(at: i)
        i += 4
      }
      var sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
      while i < count {
        sum += w[i] * x[i]
        i += 1
      }
      return sum + w[count]
    }
    precondition(sum.isFinite, "a feature or weight is not a finite number")
    return sum
  }

  private mutating func descend(
    _ x: UnsafePointer<Double>, _ residual: Double, _ step: Double
  ) {
    let (count, l2) = (featureCount, l2)
    state.withMutablePointer { w in
      var i = 0
      while i + 4 <= count {
        let weight = w.block(at: i)
        w.setBlock(weight + step * (residual * x.block(at: i) - l2 * weight), at: i)
        i += 4
      }
      while i < count {
        w[i] += step * (residual * x[i] - l2 * w[i])
        i += 1
      }
      w[count] += step * residual
    }
  }

  private mutating func descend(
    _ x: UnsafePointer<Double>, _ residual: Double, _ step: Double, _ beta: Double
  ) {
    let (count, l2) = (featureCount, l2)
    state.withMutablePointer { w in
      let m = w + (count + 1)
      var i = 0
      while i + 4 <= count {
        let weight = w.block(at: i)
        let gradient = residual * x.block(at: i) - l2 * weight
        let moment = flushed(beta * m.block(at: i) + gradient)
        m.setBlock(moment, at: i)
        w.setBlock(weight + step * moment, at: i)
        i += 4
      }
      while i <= count {
        let gradient = i < count ? residual * x[i] - l2 * w[i] : residual
        m[i] = flushed(beta * m[i] + gradient)
        w[i] += step * m[i]
        i += 1
      }
    }
  }

  private mutating func descend(
    _ x: UnsafePointer<Double>, _ residual: Double, _ step: Double,
    _ beta1: Double, _ beta2: Double, _ epsilon: Double
  ) {
    beta1Power = flushed(beta1Power * beta1)
    beta2Power = flushed(beta2Power * beta2)
    // √v̂ + ε = (√v + ε √(1 − β₂ᵗ)) / √(1 − β₂ᵗ): both corrections leave the loop.
    let correction = (1 - beta2Power).squareRoot()
    let step = step * correction / (1 - beta1Power)
    let epsilon = epsilon * correction
    let (rest1, rest2) = (1 - beta1, 1 - beta2)
    let (count, l2) = (featureCount, l2)
    state.withMutablePointer { w in
      let m = w + (count + 1)
      let v = m + (count + 1)
      var i = 0
      while i + 4 <= count {
        let weight = w.block(at: i)
        let gradient = residual * x.block(at: i) - l2 * weight
        let first = flushed(beta1 * m.block(at: i) + rest1 * gradient)
        let second = flushed(beta2 * v.block(at: i) + rest2 * gradient * gradient)
        m.setBlock(first, at: i)
        v.setBlock(second, at: i)
        w.setBlock(weight + step * first / (squareRoots(second) + epsilon), at: i)
        i += 4
      }
      while i <= count {
        let gradient = i < count ? residual * x[i] - l2 * w[i] : residual
        m[i] = flushed(beta1 * m[i] + rest1 * gradient)
        v[i] = flushed(beta2 * v[i] + rest2 * gradient * gradient)
        w[i] += step * m[i] / (v[i].squareRoot() + epsilon)
        i += 1
      }
    }
  }
}
