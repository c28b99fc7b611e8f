/// The step size of an optimiser, as a function of the number of examples learnt so far.
public struct LearningRate: Sendable, Hashable {
  /// The step size of the first example.
  public var initial: Double

  /// The number of examples τ on which the step size shrinks, or nil when it stays constant.
  public var decayExamples: Double?

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

  /// The step size for the next example once `examples` have been learnt.
  public func step(after examples: Int) -> Double {
    guard let decayExamples else { return initial }
    return initial / (1 + Double(examples) / decayExamples).squareRoot()
  }
}
