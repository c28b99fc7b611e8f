/// Why a distribution could not be made of what a user wrote.
///
/// The fields are for a reader of files that adds its own place and wording; `description` is a
/// complete sentence without them.
public struct DistributionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of mistake.
  public enum Problem: Sendable, Hashable {
    /// No distribution has this name.
    case unknownDistribution
    /// The distribution has no parameter of this name.
    case unknownParameter
    /// A parameter that the distribution needs is absent.
    case missingParameter
    /// Each parameter is known, but no form of the distribution takes them together.
    case incompatibleParameters
    /// A list stands where a number is expected, or the reverse.
    case wrongKind
    /// The value is outside what the distribution allows.
    case valueOutOfRange
  }

  /// The kind of mistake.
  public let problem: Problem
  /// The distribution's name, as written.
  public let distribution: String
  /// The parameter concerned, with its index in a list (`weights[2]`); nil if it is none of them.
  public let parameter: String?
  /// The value or the names found; nil where something is missing.
  public let found: String?
  /// What would be accepted, such as "a finite number above 0".
  public let expected: String
  /// The names that would have been known, where a name was not: for "did you mean".
  public let known: [String]

  init(
    _ problem: Problem, distribution: String, parameter: String? = nil, found: String? = nil,
    expected: String, known: [String] = []
  ) {
    self.problem = problem
    self.distribution = distribution
    self.parameter = parameter
    self.found = found
    self.expected = expected
    self.known = known
  }

  /// One sentence that names the distribution, the parameter, what was found and expected.
  public var description: String {
    let place = parameter.map { "\(distribution).\($0)" } ?? distribution
    return switch problem {
    case .unknownDistribution: "unknown distribution '\(distribution)'; expected \(expected)"
    case .unknownParameter:
      "\(distribution) has no parameter '\(parameter ?? "")'; "
        + "expected \(expected)"
    case .missingParameter: "\(place) is missing; expected \(expected)"
    case .incompatibleParameters, .wrongKind, .valueOutOfRange:
      "\(place) is \(found ?? "absent"); expected \(expected)"
    }
  }
}
