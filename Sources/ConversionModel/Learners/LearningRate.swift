/// The step size of an optimiser, as a function of the number of examples learnt so far.
public struct LearningRate: Sendable, Hashable {
  /// How the step size shrinks with the number t of examples learnt.
  public enum Decay: String, Sendable, Hashable, CaseIterable {
    /// As 1/√(1 + t/τ).
    case inverseSquareRoot
    /// As 1/(1 + t/τ), the law of Robbins and Monro (1951).
    case inverse
    /// As exp(−t/τ).
    case exponential
  }

  /// The step size of the first example.
  public var initial: Double

  /// The number of examples τ on which the step size shrinks, or nil when it stays constant.
  public var decayExamples: Double?

  /// How it shrinks.
  public var decay = Decay.inverseSquareRoot

  /// A step size that never shrinks, so that the model keeps following a drift.
  public static func constant(_ step: Double) -> Self {
    Self(initial: step, decayExamples: nil)
  }

  /// A step size that shrinks as `initial / √(1 + t/τ)`, where t counts learnt examples from 0.
  public static func inverseSquareRoot(
    initial: Double, decayExamples: Double = 1_000
  ) -> Self {
    Self(initial: initial, decayExamples: decayExamples)
  }

  /// A step size that shrinks as `initial / (1 + t/τ)`.
  public static func inverse(initial: Double, decayExamples: Double = 1_000) -> Self {
    Self(initial: initial, decayExamples: decayExamples, decay: .inverse)
  }

  /// A step size that shrinks as `initial · exp(−t/τ)`.
  public static func exponential(initial: Double, decayExamples: Double) -> Self {
    Self(initial: initial, decayExamples: decayExamples, decay: .exponential)
  }

  /// The step size for the next example once `examples` have been learnt.
  public func step(after examples: Int) -> Double {
    guard let decayExamples else { return initial }
    let age = Double(examples) / decayExamples
    switch decay {
    case .inverseSquareRoot: return initial / (1 + age).squareRoot()
    case .inverse: return initial / (1 + age)
    // Below exp(−700) nothing moves a weight any more.
    case .exponential: return initial * portableExponential(-min(age, 700))
    }
  }
}
