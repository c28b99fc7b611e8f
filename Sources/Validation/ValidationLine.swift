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
  public let limit: Double

  /// That number where the replications are 30 or more, unless another is asked for.
  public static let standardLimit = 4.0
  /// From so many replications on a limit holds as it is.
  private static let fullReplications = 30

  /// A line of its parts.
  public init(
    name: String, expected: Double, simulated: Double?, standardError: Double?,
    limit: Double = standardLimit
  ) {
    self.name = name
    self.expected = expected
    self.simulated = simulated
    self.standardError = standardError
    self.limit = limit
  }

  /// The probability that chance alone makes a right program fail a line, at most: that of a mean
  /// of 30 normal values (Student's t).
  public static func falseAlarm(atLimit limit: Double) -> Double {
    StudentT(degreesOfFreedom: fullReplications - 1).twoSidedTail(beyond: limit)
  }

  /// The limit for some replications: of fewer than 30 the standard error is known worse, and the
  /// limit is further off, so that the false alarms are not more.
  static func limit(_ limit: Double, replications: Int) -> Double {
    guard replications < fullReplications else { return limit }
    return StudentT(degreesOfFreedom: replications - 1)
      .reach(level: 1 - falseAlarm(atLimit: limit))
  }

  init(
    _ check: ValidationCheck, quantity: Int, parts: [[ValidationCheck.Part]], limit: Double
  ) {
    let estimate = RatioEstimate(
      numerators: parts.map { $0[quantity].numerator },
      denominators: parts.map { $0[quantity].divisor })
    self.init(
      name: "\(check.name) \(check.quantities[quantity].name)",
      expected: check.quantities[quantity].expected, simulated: estimate?.ratio,
      standardError: estimate?.standardError,
      limit: Self.limit(limit, replications: parts.count))
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
    standardErrorsOff.map { $0.magnitude <= limit } ?? false
  }
}
