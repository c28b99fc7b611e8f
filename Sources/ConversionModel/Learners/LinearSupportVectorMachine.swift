/// A linear support vector machine learnt online, with probabilities by online Platt scaling.
///
/// The weights follow the hinge loss max(0, 1 − (2y − 1)·m) of the margin m = w·x + constant, by
/// stochastic subgradient steps (Shalev-Shwartz et al. 2011, without the projection). A margin is no
/// probability: a logistic regression of the label on the margin alone makes it one (Platt 1999),
/// learnt beside it from the margins as they were predicted, by a ``BayesianRegression`` of one
/// feature.
public struct LinearSupportVectorMachine: OnlineLearner {
  /// The number of features, without the constant.
  public let featureCount: Int

  /// The number of examples learnt.
  public private(set) var examples = 0

  /// The step size and its schedule.
  public let learningRate: LearningRate

  /// The strength of the quadratic penalty, which leaves the constant free.
  public let l2: Double

  /// One weight of the margin a feature, then the constant's.
  public private(set) var marginWeights: [Double]

  private var scaling: BayesianRegression

  /// Creates a machine whose first probability is that of `constant` as log-odds.
  public init(
    featureCount: Int, learningRate: LearningRate = .inverseSquareRoot(initial: 0.01),
    l2: Double = 1e-4, constant: Double = 0
  ) {
    precondition(featureCount > 0, "a model without features")
    precondition(l2 >= 0, "a penalty is below 0")
    self.featureCount = featureCount
    self.learningRate = learningRate
    self.l2 = l2
    marginWeights = [Double](repeating: 0, count: featureCount + 1)
    // A margin of a well separated example is 1, for which the log-odds may well be 3.
    scaling = BayesianRegression(
      featureCount: 1, processNoise: 1e-5, priorVariance: 10, constant: constant,
      constantVariance: 10)
  }

  /// The weights of the log-odds: those of the margin after scaling.
  public var weights: [Double] {
    let scale = scaling.weights
    var result = marginWeights.map { scale[0] * $0 }
    result[featureCount] += scale[1]
    return result
  }

  /// The margin of an example: positive where a positive label is predicted.
  public func margin(_ features: Span<Double>) -> Double {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    let count = featureCount
    let sum = features.withPointer { x in
      marginWeights.withPointer { w in
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
    }
    precondition(sum.isFinite, "a feature or weight is not a finite number")
    return sum
  }

  /// The probability of a positive label.
  public func predict(_ features: Span<Double>) -> Double {
    var margin = margin(features)
    return withSpan(of: &margin) { scaling.predict($0) }
  }

  /// Learns one example and returns the prediction made just before.
  @discardableResult
  public mutating func learn(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> Double {
    var margin = margin(features)
    let prediction = withSpan(of: &margin) { scaling.learn($0, label: label, weight: weight) }
    let side = 2 * Double(label: label) - 1
    let step = learningRate.step(after: examples)
    let pull = side * margin < 1 ? weight * side : 0
    let (count, decay) = (featureCount, 1 - min(1, step * l2))
    features.withPointer { x in
      marginWeights.withMutablePointer { w in
        for i in 0..<count { w[i] = decay * w[i] + step * pull * x[i] }
        w[count] += step * pull
      }
    }
    examples += 1
    return prediction
  }
}

/// Calls `body` with a span of one number.
private func withSpan<Result>(of number: inout Double, _ body: (Span<Double>) -> Result) -> Result {
  withUnsafePointer(to: &number) { body(UnsafeBufferPointer(start: $0, count: 1).span) }
}
