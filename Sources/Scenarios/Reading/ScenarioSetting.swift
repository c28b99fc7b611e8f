/// A `--set key.path=value`: a scenario of one line, written over the file.
struct ScenarioSetting {
  private let origin: ScenarioOrigin
  private let path: [String]
  private let value: ScenarioNode

  /// Reads a setting; the value is a scalar, a `[list]` or a `{mapping}`.
  init(_ text: String) throws(ScenarioError) {
    let origin = ScenarioOrigin.setting(text)
    func error(_ found: String, keyPath: String = "", expected: String) -> ScenarioError {
      ScenarioError(
        ScenarioProblem(.statement(found), at: origin, keyPath: keyPath, expected: expected))
    }
    guard let sign = text.firstIndex(of: "=") else {
      throw error("no \"=\"", expected: "key.path=value")
    }
    let keyPath = text[..<sign].trimming()
    path = keyPath.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard !path.contains("") else {
      throw error("an empty key", expected: "key.path=value")
    }
    guard path != [ExtensionChain.key] else {
      throw error(
        "can't be set", keyPath: ExtensionChain.key, expected: "a key of the scenario's contents")
    }
    var document = YamlDocument(file: "")
    let written = text[text.index(after: sign)...].trimming()
    let expected = "a value, a [list] or a {mapping}"
    let parsed: ScenarioNode?
    do throws(ScenarioError) {
      parsed = try document.value(of: written)
    } catch {
      throw ScenarioError(error.problems.map { $0.moved(to: origin, under: keyPath) })
    }
    guard document.problems.isEmpty else {
      throw ScenarioError(document.problems.map { $0.moved(to: origin, under: keyPath) })
    }
    guard var value = parsed else {
      throw error("no value", keyPath: keyPath, expected: expected)
    }
    // Block forms need line breaks and would surprise in an argument.
    let isFlow =
      switch value.content {
      case .scalar: !written.hasPrefix("|") && !written.hasPrefix(">")
      case .sequence: written.hasPrefix("[")
      case .mapping: written.hasPrefix("{")
      }
    guard isFlow else {
      throw error(
        "found \(quoted(written))", keyPath: keyPath,
        expected: expected + ", or text in quotation marks")
    }
    value.move(to: origin)
    self.origin = origin
    self.value = value
  }

  /// The tree with the value in its place; mappings on the way there are made where missing.
  func applied(to root: ScenarioNode) throws(ScenarioError) -> ScenarioNode {
    try applied(to: root, depth: 0)
  }

  private func applied(to node: ScenarioNode, depth: Int) throws(ScenarioError) -> ScenarioNode {
    guard depth < path.count else { return value.merged(over: node) }
    var node = node
    switch node.content {
    case .mapping(let mapping):
      node.content = .mapping(try applied(to: mapping, depth: depth))
    case .sequence(var elements):
      guard let index = Int(path[depth]), elements.indices.contains(index) else {
        throw problem(
          found: quoted(path[depth]), depth: depth,
          expected: elements.isEmpty
            ? "no index, the list being empty" : "an index from 0 to \(elements.count - 1)")
      }
      elements[index] = try applied(to: elements[index], depth: depth + 1)
      node.content = .sequence(elements)
    case .scalar:
      throw problem(
        found: "the value \(node.foundDescription)", depth: depth, expected: "a mapping or a list")
    }
    return node
  }

  private func applied(
    to mapping: ScenarioMapping, depth: Int
  ) throws(ScenarioError) -> ScenarioMapping {
    // Wrapping the rest of the path in mappings leaves merging, and removal, to one rule.
    if let former = mapping[path[depth]], former.scalar == nil, depth + 1 < path.count {
      var mapping = mapping
      let entry = ScenarioMapping.Entry(
        key: path[depth], origin: former.origin, value: try applied(to: former, depth: depth + 1))
      mapping.set(entry)
      return mapping
    }
    if let former = mapping[path[depth]], depth + 1 < path.count {
      throw problem(
        found: "the value \(former.foundDescription)", depth: depth + 1,
        expected: "a mapping or a list")
    }
    var wrapped = value
    for key in path[depth...].reversed() {
      var outer = ScenarioMapping()
      outer.set(ScenarioMapping.Entry(key: key, origin: origin, value: wrapped))
      wrapped = ScenarioNode(.mapping(outer), origin: origin)
    }
    let base = ScenarioNode(.mapping(mapping), origin: origin)
    return wrapped.merged(over: base).mapping ?? mapping
  }

  private func problem(found: String, depth: Int, expected: String) -> ScenarioError {
    ScenarioError(
      ScenarioProblem(
        .value(found), at: origin, keyPath: path.prefix(max(depth, 1)).joined(separator: "."),
        expected: expected))
  }
}

extension ScenarioSetting {
  /// The collections in which a setting may make an entry, if it is said what it is.
  private static let collections: [(name: String, entry: String, needs: [String])] = [
    ("channels", "channel", ["kind"]), ("strategies", "strategy", ["policy", "from"]),
  ]

  /// The problem of a setting that has made an entry which nothing says the kind of: its name was
  /// mistyped.
  ///
  /// - Parameters:
  ///   - root: The tree with all settings applied.
  ///   - written: The tree without any.
  func problemOfNewEntry(in root: ScenarioNode, writtenAs written: ScenarioNode) -> ScenarioProblem?
  {
    guard path.count >= 2, let made = root.mapping?[path[0]]?.mapping?[path[1]]?.mapping,
      let collection = Self.collections.first(where: { $0.name == path[0] }),
      !collection.needs.contains(where: { made.position(of: $0) != nil })
    else { return nil }
    let names = written.mapping?[path[0]]?.mapping?.entries.map(\.key) ?? []
    guard !names.contains(path[1]) else { return nil }
    return ScenarioProblem(
      .statement("no such \(collection.entry)"), at: origin,
      keyPath: "\(path[0]).\(path[1])",
      expected: (names.isEmpty ? "" : alternatives(names) + "; ")
        + "for a new one, its \(alternatives(collection.needs)) too",
      suggestion: nearestName(to: path[1], among: names))
  }

  /// The tree without the entry that the setting would make.
  func removingEntry(from root: ScenarioNode) -> ScenarioNode {
    guard var entries = root.mapping, let collection = entries[path[0]],
      let inner = collection.mapping
    else { return root }
    var smaller = collection
    smaller.content = .mapping(inner.without([path[1]]))
    entries.set(
      ScenarioMapping.Entry(key: path[0], origin: collection.origin, value: smaller))
    var root = root
    root.content = .mapping(entries)
    return root
  }
}

extension ScenarioProblem {
  /// The problem of a setting's value, as one of the setting.
  fileprivate func moved(to origin: ScenarioOrigin, under keyPath: String) -> ScenarioProblem {
    var problem = self
    problem.origin = origin
    problem.keyPath =
      problem.keyPath.isEmpty ? keyPath : "\(keyPath).\(problem.keyPath)"
    return problem
  }
}

extension ScenarioNode {
  /// Puts the value and all it holds at another origin.
  fileprivate mutating func move(to origin: ScenarioOrigin) {
    self.origin = origin
    switch content {
    case .scalar: return
    case .sequence(let elements):
      content = .sequence(
        elements.map {
          var element = $0
          element.move(to: origin)
          return element
        })
    case .mapping(let mapping):
      var moved = ScenarioMapping()
      for var entry in mapping.entries {
        entry.origin = origin
        entry.value.move(to: origin)
        moved.set(entry)
      }
      content = .mapping(moved)
    }
  }
}

extension Substring {
  /// The text without the blanks around it.
  fileprivate func trimming() -> String {
    let head = drop(while: \.isWhitespace)
    return String(head.reversed().drop(while: \.isWhitespace).reversed())
  }
}
