// The words of every scenario problem are put together here and nowhere else.

extension ScenarioProblem: CustomStringConvertible {
  /// The problem as one line: `scenario.yaml:14: market.people: found …; expected …`.
  public var description: String {
    var parts: [String] = []
    switch found {
    case .value(let value): parts.append("found \(value)")
    case .unknownKey: parts.append("unknown key")
    case .missing: parts.append("missing")
    case .statement(let statement): parts.append(statement)
    }
    if let expected {
      parts.append("expected \(expected)")
    }
    if let suggestion {
      parts.append("did you mean \"\(suggestion)\"?")
    }
    return prefix + parts.joined(separator: "; ")
  }

  private var prefix: String {
    let place =
      switch origin {
      case .file(let name, nil, _): name
      // A key path says more than a column does, so the column shows only without one.
      case .file(let name, let line?, let column?) where keyPath.isEmpty:
        "\(name):\(line):\(column)"
      case .file(let name, let line?, _): "\(name):\(line)"
      case .setting(let text): "--set \(text)"
      }
    return keyPath.isEmpty ? "\(place): " : "\(place): \(keyPath): "
  }
}

extension ScenarioError: CustomStringConvertible {
  /// The problems, one a line.
  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}

extension ScenarioNode {
  /// The value in words for a message: `"many" (text)`, `a list of 3`.
  var foundDescription: String {
    switch content {
    case .scalar(let scalar): scalar.foundDescription
    case .sequence(let elements): elements.isEmpty ? "an empty list" : "a list of \(elements.count)"
    case .mapping(let mapping) where mapping.entries.isEmpty: "an empty mapping"
    case .mapping: "a mapping"
    }
  }
}

extension ScenarioScalar {
  /// The scalar in words for a message; long texts are cut.
  var foundDescription: String {
    switch value {
    case .null: text.isEmpty ? "nothing" : text
    case .flag: "\(text) (true or false)"
    case .number: text
    case .notFinite: "\(text) (not a finite number)"
    case .text:
      isQuoted && ScenarioScalar(plain: text).value != .text
        ? "\"\(text)\" (text, being quoted)" : "\(quoted(text)) (text)"
    }
  }
}

/// The text between quotation marks, on one line and cut after 40 characters.
func quoted(_ text: String) -> String {
  let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
  return line.count <= 40 ? "\"\(line)\"" : "\"\(line.prefix(40))…\""
}

/// A list in words: `a`, `a or b`, `a, b or c`.
func alternatives(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return "\(names.dropLast().joined(separator: ", ")) or \(last)"
}

/// The shortest text of a number that reads back as the same number, without `.0`.
func plainText(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
}
