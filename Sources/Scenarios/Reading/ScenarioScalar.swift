/// A scalar of a scenario file with the type that its text has in YAML 1.2's core schema.
///
/// `true`, `null`, `12`, `.5`, `1e3`, `0x1F` have a type; whatever else is plain text, so `9:30`,
/// `yes`, `1_000` and `2027-01-04` are. A quoted scalar is text always.
/// Source: YAML 1.2.2, section 10.3.2 (tag resolution).
public struct ScenarioScalar: Hashable, Sendable {
  /// A scalar's type and, where it has one, its value.
  public enum Value: Hashable, Sendable {
    /// Nothing was written, or `null` or `~`.
    case null
    /// `true` or `false`.
    case flag(Bool)
    /// A finite number, rounded to the nearest double; `DecimalText` keeps all digits.
    case number(Double)
    /// `.inf`, `.nan` or a number beyond the range of a double.
    case notFinite
    /// Anything else, and whatever is quoted.
    case text
  }

  /// The characters, without quotation marks.
  public let text: String
  /// Whether the scalar was in quotation marks or a block.
  public let isQuoted: Bool
  /// The type and value.
  public let value: Value

  /// A scalar without quotation marks, typed by its text.
  public init(plain text: String) {
    self.text = text
    isQuoted = false
    value = Self.coreSchemaValue(of: text)
  }

  /// A scalar in quotation marks.
  public init(quoted text: String) {
    self.text = text
    isQuoted = true
    value = .text
  }

  /// The finite number that this is, if it is one.
  public var number: Double? {
    if case .number(let number) = value { number } else { nil }
  }

  private static func coreSchemaValue(of text: String) -> Value {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .flag(true)
    case "false", "False", "FALSE": .flag(false)
    case ".nan", ".NaN", ".NAN": .notFinite
    default: infinity(text) ?? number(text) ?? .text
    }
  }

  private static func infinity(_ text: String) -> Value? {
    let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    return [".inf", ".Inf", ".INF"].contains(unsigned) ? .notFinite : nil
  }

  private static func number(_ text: String) -> Value? {
    for (prefix, radix) in [("0x", 16), ("0o", 8)] where text.hasPrefix(prefix) {
      let digits = text.dropFirst(2)
      // Swift's own parser takes a sign, the schema doesn't.
      guard let first = digits.first, first != "-", first != "+" else { return nil }
      return Int(digits, radix: radix).map { .number(Double($0)) }
    }
    guard DecimalText(text) != nil, let number = Double(text) else { return nil }
    return number.isFinite ? .number(number) : .notFinite
  }
}
