internal import CLearnerKernels

/// The compiled steps of an ``Optimizer`` over weights and what is kept of them, vector after vector in
/// one memory; each vector has ``stride`` elements, of which the constant's is the last that counts.
struct OptimizerKernel: Sendable {
  private let rule: CGradientRule
  private let instructions: Int32
  /// Adam's β₁ and β₂, and their powers so far.
  private let (beta1, beta2): (Double, Double)
  private var (beta1Power, beta2Power) = (1.0, 1.0)

  /// Prepares the steps.
  ///
  /// - Parameters:
  ///   - optimizer: What moves the weights.
  ///   - featureCount: The number of weights, without the constant's.
  ///   - l1: The strength of the penalty on magnitudes.
  ///   - l2: The strength of the quadratic penalty.
  ///   - isPortable: Whether predictions are made without the C library's exponential.
  ///   - instructions: How it computes; the results do not depend on it.
  init(
    _ optimizer: Optimizer, featureCount: Int, l1: Double = 0, l2: Double = 0,
    isPortable: Bool = true, instructions: VectorInstructions = .widest
  ) {
    precondition(instructions.isAvailable, "the processor lacks these instructions")
    var rule = CGradientRule()
    rule.count = featureCount
    rule.stride = Self.stride(featureCount: featureCount)
    rule.l1 = l1
    rule.l2 = l2
    rule.isPortable = isPortable ? 1 : 0
    func choose(_ number: Int, beta: Double = 0, beta2: Double = 0, epsilon: Double = 0) {
      rule.optimizer = Int32(number)
      rule.beta = beta
      rule.beta2 = beta2
      rule.epsilon = epsilon
    }
    switch optimizer {
    case .gradientDescent: choose(CGradientDescent)
    case .momentum(let beta): choose(CGradientMomentum, beta: beta)
    case .nesterov(let beta): choose(CGradientNesterov, beta: beta)
    case .adam(let beta1, let beta2, let epsilon):
      choose(CGradientAdam, beta: beta1, beta2: beta2, epsilon: epsilon)
    case .adaGrad(let epsilon): choose(CGradientAdaGrad, epsilon: epsilon)
    case .followTheRegularizedLeader(let beta): choose(CGradientLeader, beta: beta)
    }
    self.rule = rule
    self.instructions = instructions.rawValue
    (beta1, beta2) = (rule.beta, rule.beta2)
  }

  /// The elements of a vector: a multiple of eight, so that each eight can lie in one cache line.
  static func stride(featureCount: Int) -> Int { (featureCount + 8) / 8 * 8 }

  /// The log-odds of an example's features, not yet clipped.
  @inline(__always)
  func logit(_ state: UnsafePointer<Double>, _ x: UnsafePointer<Double>) -> Double {
    withUnsafePointer(to: rule) { CGradientLogit(instructions, $0, state, x) }
  }

  /// The probability of a positive label, the log-odds held within ±35.
  @inline(__always)
  func probability(ofLogit logit: Double) -> Double {
    withUnsafePointer(to: rule) { CGradientProbability($0, logit) }
  }

  /// Predicts an example and makes a step by it; no number, and no step, if the log-odds are not finite.
  @inline(__always)
  mutating func learn(
    _ state: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, size: Double,
    label: Double, weight: Double
  ) -> Double {
    var step = nextStep(size)
    return withUnsafePointer(to: rule) {
      CGradientLearn(instructions, $0, &step, state, x, label, weight)
    }
  }

  /// Makes a step by a sum of gradients times a share.
  mutating func move(
    _ state: UnsafeMutablePointer<Double>, by sums: UnsafePointer<Double>, share: Double,
    size: Double
  ) {
    var step = nextStep(size)
    withUnsafePointer(to: rule) { CGradientMove(instructions, $0, &step, state, sums, share) }
  }

  /// A step of a size; moves Adam's powers on.
  @inline(__always)
  private mutating func nextStep(_ size: Double) -> CGradientStep {
    beta1Power = flushed(beta1Power * beta1)
    beta2Power = flushed(beta2Power * beta2)
    return CGradientStep(size: size, betaPower: beta1Power, beta2Power: beta2Power)
  }
}
