internal import RandomStreams

extension EditorSchema {
  /// The schema of a key's value, by one of some descriptions of it.
  static func value(
    _ tree: KeyTree, _ descriptions: [KeyDescription], isElement: Bool
  ) -> JSONValue {
    guard let key = descriptions.first else {
      // An entry of a collection, by a name of the author's.
      return section(tree, isElement: isElement)
    }
    var forms: [JSONValue] = []
    for description in descriptions {
      for form in self.forms(of: description, tree, isElement: isElement)
      where !forms.contains(form) {
        forms.append(form)
      }
    }
    if !isElement { forms = Self.allowingNull(forms) }
    let about: JSONValue = ["description": .text(words(key))] + defaultValue(key)
    return about + (forms.count == 1 ? forms[0] : ["anyOf": .list(forms)])
  }

  /// The ways in which a value may be written.
  private static func forms(
    of key: KeyDescription, _ tree: KeyTree, isElement: Bool
  ) -> [JSONValue] {
    switch key.form {
    case .section, .sections: return [section(tree, isElement: isElement)]
    case .sectionList:
      let element = tree.children.first.map { section($0, isElement: true) } ?? true
      let least: JSONValue = key.presence == .required ? ["minItems": 1] : [:]
      return [["type": "array", "items": element] + least]
    case .number(let range), .share(let range): return quantity(number(in: range), key)
    case .money(let range):
      return quantity(["type": "number"] + bounds(range, limit: ScenarioReader.largestAmount), key)
    case .wholeNumber(let range):
      return quantity(["type": "integer"] + bounds(range), key, drawnFrom: number(in: range))
    case .distribution(let range): return quantity(number(in: range), key)
    case .numbers(let count, let range):
      return [list(of: number(in: range), count: count)]
    case .correlations(let size):
      return [list(of: list(of: number(in: .closed(-1...1)), count: size), count: size)]
    case .text, .path, .timeZone: return [["type": "string", "minLength": 1]]
    case .flag: return [["type": "boolean"]]
    case .choice(let names):
      return [["enum": .list(names.map(JSONValue.text))]]
    case .reference, .entry: return [name]
    case .references: return [list(of: name)]
    case .names: return [list(of: name) + ["minItems": 1, "uniqueItems": true]]
    case .date: return [date]
    case .dates: return [list(of: date)]
    case .dateOrNever: return [date, ["enum": ["never"]]]
    case .distributions(let range):
      let value: JSONValue = ["anyOf": .list(quantity(number(in: range), key))]
      return [["type": "object", "minProperties": 1, "additionalProperties": value]]
    case .shareTable: return [["$ref": "#/$defs/shareTable"]]
    case .distributionTable: return [["$ref": "#/$defs/distributionTable"]]
    }
  }

  /// A number, and where it may be uncertain the two ways in which it is so.
  private static func quantity(
    _ plain: JSONValue, _ key: KeyDescription, drawnFrom point: JSONValue? = nil
  ) -> [JSONValue] {
    guard key.mayBeUncertain else { return [plain] }
    let percentiles: JSONValue =
      [
        "description":
          "[low, likely, high]: the 10 %, 50 % and 90 % points, drawn once a replication."
      ]
      + list(of: point ?? plain, count: 3)
    return [plain, percentiles, ["$ref": "#/$defs/distribution"]]
  }

  private static func number(in range: NumberRange) -> JSONValue {
    ["type": "number"] + bounds(range)
  }

  /// - Parameter limit: What no number exceeds either way, whatever the range.
  private static func bounds(_ range: NumberRange, limit: Double = .infinity) -> JSONValue {
    let (lower, upper) = (max(range.lower, -limit), min(range.upper, limit))
    var bounds: [JSONValue.Member] = []
    if lower.isFinite {
      bounds.append(.init(range.isLowerOpen ? "exclusiveMinimum" : "minimum", .number(lower)))
    }
    if upper.isFinite {
      bounds.append(.init(range.isUpperOpen ? "exclusiveMaximum" : "maximum", .number(upper)))
    }
    return .object(bounds)
  }

  private static func list(of element: JSONValue, count: Int? = nil) -> JSONValue {
    let length: JSONValue =
      if let count {
        ["minItems": .number(Double(count)), "maxItems": .number(Double(count))]
      } else {
        [:]
      }
    return ["type": "array", "items": element] + length
  }

  /// A name counts by its characters, so it may look like a number or a flag.
  private static let name: JSONValue = ["type": ["string", "number", "boolean"]]
  private static let date: JSONValue = [
    "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
  ]

  // MARK: - Words

  private static func words(_ key: KeyDescription) -> String {
    let meaning = key.meaning.prefix(1).uppercased() + key.meaning.dropFirst()
    var sentences = [meaning.hasSuffix(".") ? String(meaning.dropLast()) : meaning]
    switch key.form {
    case .section, .sections, .sectionList: break
    default:
      let range = key.form.range.map(\.description) ?? ""
      let unit = key.unit.isEmpty ? "" : ", \(key.unit)"
      let form = key.form.words
      // The names of a choice are in the list that the editor offers.
      if case .choice = key.form {
      } else {
        sentences.append(
          form.prefix(1).uppercased() + form.dropFirst() + (range.isEmpty ? "" : " \(range)") + unit
        )
      }
      if key.mayBeUncertain { sentences.append("May be uncertain") }
      switch key.presence {
      case .required: sentences.append("Required, here or in the file that this one extends")
      case .optional: sentences.append("May be left out")
      case .defaultValue(let text): sentences.append("Default: \(text)")
      }
    }
    return sentences.joined(separator: ". ") + "."
  }

  private static func defaultValue(_ key: KeyDescription) -> JSONValue {
    guard case .defaultValue(let text) = key.presence else { return [:] }
    switch key.form {
    case .number, .share, .wholeNumber, .money, .distribution:
      return Double(text).map { ["default": .number($0)] } ?? [:]
    case .flag: return ["default": .flag(text == "true")]
    case .choice, .text: return ["default": .text(text)]
    default: return [:]
    }
  }

  // MARK: - Distributions and tables

  /// What several keys refer to.
  static var definitions: JSONValue {
    let cell: [JSONValue] = [
      ["type": "number"], list(of: ["type": "number"], count: 3), ["$ref": "#/$defs/distribution"],
    ]
    return [
      "distribution": distribution,
      "shareTable": [
        "anyOf": [
          list(of: number(in: .share)) + ["minItems": 1],
          ["type": "object", "additionalProperties": ["$ref": "#/$defs/shareTable"]],
        ]
      ],
      "distributionTable": [
        "anyOf": .list(
          cell + [
            ["type": "object", "additionalProperties": ["$ref": "#/$defs/distributionTable"]]
          ])
      ],
    ]
  }

  /// One distribution's name over one complete set of its parameters.
  private static var distribution: JSONValue {
    let families = Distribution.names.map { name in
      let sets = (Distribution.parameterSets(of: name) ?? []).map { parameters in
        let lists = Self.lists(among: parameters, of: name)
        let properties = parameters.map { parameter in
          JSONValue.Member(
            parameter,
            lists.contains(parameter)
              ? list(of: ["type": "number"]) + ["minItems": 1] : ["type": "number"])
        }
        return JSONValue.object([
          .init("type", "object"), .init("properties", .object(properties)),
          .init("required", .list(parameters.map(JSONValue.text))),
          .init("additionalProperties", false),
        ])
      }
      return JSONValue.Member(name, sets.count == 1 ? sets[0] : ["anyOf": .list(sets)])
    }
    return [
      "description": "A distribution: its name over its parameters.", "type": "object",
      "properties": .object(families), "additionalProperties": false,
      "minProperties": 1, "maxProperties": 1,
    ]
  }

  /// Those of a distribution's parameters that are lists: it says so itself when it gets numbers.
  private static func lists(among parameters: [String], of name: String) -> [String] {
    var lists: [String] = []
    while true {
      let values = parameters.map { parameter in
        (parameter, lists.contains(parameter) ? .numbers([1]) : DistributionParameter.number(1))
      }
      do {
        _ = try Distribution.named(
          name, parameters: Dictionary(values) { first, _ in first })
        return lists
      } catch {
        guard case .wrongKind = error.problem, let parameter = error.parameter else { return lists }
        lists.append(parameter)
      }
    }
  }
}

extension EditorSchema {
  /// The forms, and null, by which a value of the extended file is removed.
  private static func allowingNull(_ forms: [JSONValue]) -> [JSONValue] {
    guard forms.count == 1, case .object(var members) = forms[0] else {
      return forms + [["type": "null"]]
    }
    for (index, member) in members.enumerated() {
      switch (member.key, member.value) {
      case ("type", .text(let name)):
        members[index] = JSONValue.Member("type", [.text(name), "null"])
        return [.object(members)]
      case ("type", .list(let names)) where names.contains("null"): return forms
      case ("type", .list(let names)):
        members[index] = JSONValue.Member("type", .list(names + ["null"]))
        return [.object(members)]
      case ("enum", .list(let names)):
        members[index] = JSONValue.Member("enum", .list(names + [.null]))
        return [.object(members)]
      default: break
      }
    }
    return forms + [["type": "null"]]
  }
}
