/// The scenario format as a JSON Schema (draft 2020-12), for editors: completion, descriptions and
/// marks under what cannot be right.
///
/// It is made from the keys that the reading code describes. It looks at one file by itself, which
/// may leave whatever it likes to the file that it extends. So it accepts what the reader accepts,
/// and some more: what is wrong only together (the order of `[low, likely, high]`, names that must
/// exist, a key that nobody writes) is for `marketsim check` to find.
enum EditorSchema {
  /// The schema of the keys that are described.
  static func schema(of keys: [KeyDescription]) -> JSONValue {
    // What the reader of values does not see: it belongs to the file, not to the scenario.
    let extends: JSONValue = [
      "type": "string", "minLength": 1,
      "description":
        "The file, from this one's folder and without .yaml, whose values hold where none stand here.",
    ]
    let root = section(KeyTree(keys), isElement: false, adding: [ExtensionChain.key: extends])
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "A marketsim scenario, format \(ScenarioSchema.format)",
    ] + root + ["$defs": definitions]
  }

  /// The schema of a mapping with the keys of a tree.
  ///
  /// - Parameters:
  ///   - isElement: Whether it stands in a list, which replaces what an extended file has: there
  ///     all that is required must be written, and nothing can be removed by `~`.
  ///   - others: Schemas of keys that are not in the tree.
  static func section(
    _ tree: KeyTree, isElement: Bool, adding others: JSONValue = [:]
  ) -> JSONValue {
    let named = tree.children.filter { !$0.isPlaceholder }
    let kinds = tree.kinds
    let properties = named.map { child in
      // What depends on the kind is a key here, and described where the kind is known.
      let isOpen = kinds != nil && child.dependsOnKind(of: tree)
      return JSONValue.Member(
        child.name, isOpen ? true : value(child, child.descriptions, isElement: isElement))
    }
    let anyName = tree.children.first(where: \.isPlaceholder).map {
      value($0, $0.descriptions, isElement: isElement)
    }
    var schema: JSONValue = [
      "type": isElement ? "object" : ["object", "null"],
      "properties": others + .object(properties), "additionalProperties": anyName ?? false,
    ]
    if isElement { schema = schema + required(in: tree, forKind: nil) }
    if let kinds {
      let branches = (kinds.names.map { $0 } + [nil]).map {
        branch(tree, kinds.key, kind: $0, isElement: isElement)
      }
      schema = schema + ["allOf": .list(branches)]
    }
    return schema
  }

  /// What holds for the keys of a section of one kind; with nil, of a section that does not say its
  /// kind, since it derives from another.
  private static func branch(
    _ tree: KeyTree, _ key: String, kind: String?, isElement: Bool
  ) -> JSONValue {
    let properties = tree.children.filter { $0.dependsOnKind(of: tree) }.map { child in
      let descriptions = child.descriptions(forKind: kind, of: tree)
      // A section that changes its kind takes away by `~` what the other kind had.
      let isForeign: JSONValue = [
        "type": "null", "doNotSuggest": true,
        "description": "Not a key of this \(key); ~ removes it.",
      ]
      return JSONValue.Member(
        child.name,
        descriptions.isEmpty ? isForeign : value(child, descriptions, isElement: isElement))
    }
    let isOfKind: JSONValue =
      if let kind {
        ["properties": .object([.init(key, ["const": .text(kind)])]), "required": [.text(key)]]
      } else {
        ["not": ["required": [.text(key)]]]
      }
    var then: JSONValue = ["properties": .object(properties)]
    if isElement, let kind { then = then + required(in: tree, forKind: kind) }
    return ["if": isOfKind, "then": then]
  }

  /// The keys that must be written: those of one kind only, or those of all kinds.
  private static func required(in tree: KeyTree, forKind kind: String?) -> JSONValue {
    let keys = tree.children.filter { child in
      let isOfKind = child.dependsOnKind(of: tree)
      let descriptions = child.descriptions(forKind: kind, of: tree)
      return isOfKind == (kind != nil) && descriptions.contains { $0.presence == .required }
    }
    return keys.isEmpty ? [:] : ["required": .list(keys.map { .text($0.name) })]
  }
}
