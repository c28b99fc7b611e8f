/// The value of a distribution's parameter, as a file can write it.
public enum DistributionParameter: Sendable, Hashable, CustomStringConvertible {
  /// A single number.
  case number(Double)
  /// A list of numbers.
  case numbers([Double])

  /// The number, or the list in brackets, shortened after eight elements.
  public var description: String {
    switch self {
    case .number(let value): return "\(value)"
    case .numbers(let values):
      let shown = values.prefix(8).map { "\($0)" }.joined(separator: ", ")
      return values.count > 8 ? "[\(shown), … \(values.count) values]" : "[\(shown)]"
    }
  }
}
