internal import OutputAnalysis

/// The outcome of one comparison.
public struct ValidationLine: Sendable, Hashable {
  /// The check and what of it is compared: `bass F(2)`.
  public let name: String
  /// The known value.
  public let expected: Double
  /// The value found; nil if nothing was there to divide by.
  public let simulated: Double?
  /// The standard error of the value found, from the replications.
  public let standardError: Double?

  /// How many standard errors a passing value may be off.
  public static let limit = 4.0

  /// A line of its parts.
  public init(name: String, expected: Double, simulated: Double?, standardError: Double?) {
    self.name = name
    self.expected = expected
    self.simulated = simulated
    self.standardError = standardError
  }

  init(_ check: ValidationCheck, quantity: Int, parts: [[ValidationCheck.Part]]) {
    let estimate = RatioEstimate(
      numerators: parts.map { $0[quantity].numerator },
      denominators: parts.map { $0[quantity].divisor })
    self.init(
      name: "\(check.name) \(check.quantities[quantity].name)",
      expected: check.quantities[quantity].expected, simulated: estimate?.ratio,
      standardError: estimate?.standardError)
  }

  /// How far the value is off, in standard errors: positive if it is too large; nil where that is
  /// not known.
  public var standardErrorsOff: Double? {
    guard let simulated, let standardError else { return nil }
    let difference = simulated - expected
    return difference == 0 ? 0 : difference / standardError
  }

  /// Whether the value is within ``limit`` standard errors.
  public var passes: Bool {
    standardErrorsOff.map { $0.magnitude <= Self.limit } ?? false
  }
}
