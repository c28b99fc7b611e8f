/// A JSON value whose objects keep the order of their keys.
indirect enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// A key of an object with its value.
  struct Member: Hashable, Sendable {
    let key: String
    let value: JSONValue

    init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The value as JSON (RFC 8259), two blanks a level; what is short stays on its line.
  func text(indentedBy indent: String = "") -> String {
    let flat = line
    let inner = indent + "  "
    let lines: [String]
    switch self {
    case _ where flat.utf8.count <= Self.lineLength: return flat
    case .list(let elements): lines = elements.map { inner + $0.text(indentedBy: inner) }
    case .object(let members):
      lines = members.map {
        "\(inner)\(Self.quoted($0.key)): \($0.value.text(indentedBy: inner))"
      }
    default: return flat
    }
    return "\(flat.prefix(1))\n\(lines.joined(separator: ",\n"))\n\(indent)\(flat.suffix(1))"
  }

  private static let lineLength = 80

  /// The value as JSON on one line.
  private var line: String {
    switch self {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .number(let number): plainText(number)
    case .text(let text): Self.quoted(text)
    case .list(let elements): "[\(elements.map(\.line).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\(Self.quoted($0.key)): \($0.value.line)" }.joined(separator: ", "))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension JSONValue: ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral text: String) { self = .text(text) }
  init(booleanLiteral flag: Bool) { self = .flag(flag) }
  init(integerLiteral number: Int) { self = .number(Double(number)) }
  init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
  init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }

  /// An object with the members of two.
  static func + (one: JSONValue, other: JSONValue) -> JSONValue {
    guard case .object(let members) = one, case .object(let others) = other else {
      preconditionFailure("only objects have members")
    }
    return .object(members + others)
  }
}
