/// How a model's error falls with the data that it has learnt from: a power law above a floor (C1).
///
/// error(D) = floor + (opening − floor) · (D / D₀)^(−exponent), the form that Hestness et al. ("Deep
/// learning scaling is predictable, empirically", arXiv:1712.00409, 2017) find over several orders
/// of magnitude, between a region of too little data and one of irreducible error.
public struct LearningCurve: Sendable, Hashable {
  /// What the first model has learnt from, as effective records a segment; above 0.
  public var openingRecords: Double
  /// The error of the first model: the share of its answers that are wrong.
  public var openingError: Double
  /// The error that no data removes, at most the opening error.
  public var irreducibleError: Double
  /// The exponent of the power law, 0 or more.
  public var exponent: Double

  /// A curve of its parts.
  public init(
    openingRecords: Double, openingError: Double, irreducibleError: Double, exponent: Double
  ) {
    precondition(openingRecords > 0 && exponent >= 0, "a curve starts with data and does not rise")
    precondition(
      0 <= irreducibleError && irreducibleError <= openingError && openingError <= 1,
      "errors are shares, and the floor is not above the start")
    self.openingRecords = openingRecords
    self.openingError = openingError
    self.irreducibleError = irreducibleError
    self.exponent = exponent
  }

  /// The error after learning from effective records; of fewer than the opening ones, as from these.
  ///
  /// - Parameter excessFactor: What multiplies the error above the floor: compression, or the luck
  ///   of a training run. The result is 1 at most.
  public func error(afterRecords records: Double, excessFactor: Double = 1) -> Double {
    let excess = openingError - irreducibleError
    let learnt = pow(max(records / openingRecords, 1), -exponent)
    return min(1, irreducibleError + excess * learnt * excessFactor)
  }
}
