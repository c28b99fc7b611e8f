import Testing

@testable import Scenarios

/// Checks values against a JSON Schema, as far as ours goes: an unknown keyword is a failure of the
/// test.
///
/// Both are trees as the reader of scenarios makes them, since JSON is YAML.
struct SchemaCheck {
  let root: ScenarioNode

  /// The schema as the program prints it, read once.
  static func ofScenarios() throws -> SchemaCheck { try read.get() }
  private static let read = Result { try SchemaCheck() }

  private init() throws {
    var document = YamlDocument(file: "schema.json")
    root = try document.mapping(of: Scenario.jsonSchema())
    try #require(document.problems.isEmpty)
  }

  /// The key paths at which a text does not conform.
  func problems(in text: String) throws -> [String] {
    var document = YamlDocument(file: "scenario.yaml")
    return problems(in: try document.mapping(of: text))
  }

  /// The key paths at which a value does not conform.
  func problems(in value: ScenarioNode) -> [String] {
    problems(of: value, against: root, at: "")
  }

  private func problems(
    of value: ScenarioNode, against schema: ScenarioNode, at path: String
  ) -> [String] {
    if case .flag(let isAllowed) = schema.scalar?.value { return isAllowed ? [] : [path] }
    return (schema.mapping?.entries ?? []).flatMap { keyword in
      self.problems(
        of: value, against: schema, keyword: keyword.key, argument: keyword.value, at: path)
    }
  }

  private func problems(
    of value: ScenarioNode, against schema: ScenarioNode, keyword: String,
    argument: ScenarioNode, at path: String
  ) -> [String] {
    func fits(_ condition: Bool) -> [String] { condition ? [] : [path] }
    func conforms(_ other: ScenarioNode?) -> Bool {
      other.map { problems(of: value, against: $0, at: path).isEmpty } ?? true
    }
    let limit = argument.scalar?.number ?? .nan
    let count = Double(value.sequence?.count ?? 0)
    switch keyword {
    case "$schema", "title", "description", "default", "$defs", "doNotSuggest", "then": return []
    case "$ref":
      let names = (argument.scalar?.text ?? "").split(separator: "/").dropFirst()
      let target = names.reduce(Optional(root)) { $0?.mapping?[String($1)] }
      return target.map { problems(of: value, against: $0, at: path) } ?? ["\(path): no \(names)"]
    case "type":
      let names = (argument.sequence ?? [argument]).compactMap(\.scalar?.text)
      return fits(names.contains { value.isOfType($0) })
    case "enum": return fits((argument.sequence ?? []).contains { $0.isEqual(to: value) })
    case "const": return fits(argument.isEqual(to: value))
    case "minimum": return fits(value.scalar?.number.map { $0 >= limit } ?? true)
    case "exclusiveMinimum": return fits(value.scalar?.number.map { $0 > limit } ?? true)
    case "maximum": return fits(value.scalar?.number.map { $0 <= limit } ?? true)
    case "exclusiveMaximum": return fits(value.scalar?.number.map { $0 < limit } ?? true)
    case "minLength": return fits(Double(value.plainText?.count ?? .max) >= limit)
    case "pattern":
      guard let text = value.plainText, let regex = try? Regex(argument.scalar?.text ?? "") else {
        return []
      }
      return fits(text.contains(regex))
    case "minItems": return fits(value.sequence == nil || count >= limit)
    case "maxItems": return fits(value.sequence == nil || count <= limit)
    case "uniqueItems":
      let texts = (value.sequence ?? []).compactMap(\.scalar?.text)
      return fits(Set(texts).count == texts.count)
    case "items":
      return (value.sequence ?? []).enumerated().flatMap {
        problems(of: $1, against: argument, at: "\(path).\($0)")
      }
    case "minProperties": return fits(Double(value.mapping?.entries.count ?? .max) >= limit)
    case "maxProperties": return fits(Double(value.mapping?.entries.count ?? 0) <= limit)
    case "properties", "additionalProperties":
      let known = schema.mapping?["properties"]?.mapping
      return (value.mapping?.entries ?? []).flatMap { entry -> [String] in
        let own = known?[entry.key]
        let other = keyword == "properties" ? own : own == nil ? argument : nil
        let place = path.isEmpty ? entry.key : "\(path).\(entry.key)"
        return other.map { problems(of: entry.value, against: $0, at: place) } ?? []
      }
    case "required":
      guard let mapping = value.mapping else { return [] }
      return (argument.sequence ?? []).compactMap(\.scalar?.text)
        .filter { mapping.position(of: $0) == nil }.map { "\(path).\($0)" }
    case "anyOf": return fits((argument.sequence ?? []).contains { conforms($0) })
    case "allOf":
      return (argument.sequence ?? []).flatMap { problems(of: value, against: $0, at: path) }
    case "not": return fits(!conforms(argument))
    case "if":
      let then = schema.mapping?["then"]
      return conforms(argument) ? then.map { problems(of: value, against: $0, at: path) } ?? [] : []
    default: return ["\(path): unknown keyword \(keyword)"]
    }
  }
}

extension ScenarioNode {
  fileprivate var plainText: String? { scalar?.value == .text ? scalar?.text : nil }

  fileprivate func isOfType(_ name: String) -> Bool {
    switch name {
    case "object": mapping != nil
    case "array": sequence != nil
    case "string": plainText != nil
    case "number": scalar?.number != nil
    case "integer": scalar?.number.map { $0 == $0.rounded() } ?? false
    case "boolean": if case .flag = scalar?.value { true } else { false }
    case "null": scalar?.value == .null
    default: false
    }
  }

  fileprivate func isEqual(to other: ScenarioNode) -> Bool {
    guard let one = scalar, let another = other.scalar else { return false }
    return one.value == another.value && (one.value != .text || one.text == another.text)
  }
}
