internal import Yams

/// Turns one YAML text into a tree of nodes, and refuses whatever a scenario has no use for.
///
/// Refused are: more than one document, keys that aren't plain text, repeated keys, tags, merge
/// keys, and more values than `maximumNodes` once aliases are followed.
struct YamlDocument {
  /// The most values that a file may hold once its aliases are followed.
  static let maximumNodes = 100_000
  /// The deepest nesting.
  static let maximumDepth = 64

  private let file: String
  /// Problems that leave the rest of the tree readable.
  private(set) var problems: [ScenarioProblem] = []
  private var nodes = 0
  private var markers = KeyMarkers()
  /// The place of the top-level entry at hand, which is what a limit that is passed points to.
  private var topLevel: ScenarioOrigin

  /// For a text from a file, named as the user gave it.
  init(file: String) {
    self.file = file
    topLevel = .file(file)
  }

  /// The tree of a whole file; its root must be a mapping.
  mutating func mapping(of text: String) throws(ScenarioError) -> ScenarioNode {
    guard let yaml = try compose(text) else {
      throw ScenarioError(
        ScenarioProblem(
          .statement("the file holds no values"), at: .file(file), expected: "a scenario"))
    }
    let root = try node(yaml, path: [])
    guard root.mapping != nil else {
      throw ScenarioError(
        ScenarioProblem(
          .value(root.foundDescription), at: root.origin, expected: "keys with values"))
    }
    return root
  }

  /// The tree of a single value, nil when nothing is written.
  mutating func value(of text: String) throws(ScenarioError) -> ScenarioNode? {
    guard let yaml = try compose(text) else { return nil }
    return try node(yaml, path: [])
  }

  // MARK: - Composing

  private mutating func compose(_ text: String) throws(ScenarioError) -> Yams.Node? {
    if let line = AliasGuard.lineOfRiskyKey(in: text) {
      throw ScenarioError(
        ScenarioProblem(
          .statement("aliases beside a key that is not plain text"), at: .file(file, line: line),
          expected: "keys that are plain text"))
    }
    var text = text
    while true {
      do {
        // `basic` leaves all scalars untyped: their types are decided by `ScenarioScalar`.
        return try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        // Yams gives up here and tells only the first of the keys. With that one marked it reads
        // on, and our own look at the keys then finds them all, with their lines.
        guard let marked = markers.mark(keyAt: context.mark, in: text) else {
          let origin = ScenarioOrigin.file(file, line: context.mark.line)
          let names = keys.sorted().prefix(3).map(quoted).joined(separator: ", ")
          throw ScenarioError(ScenarioProblem(.statement("duplicate key \(names)"), at: origin))
        }
        text = marked
      } catch let error as YamlError {
        throw ScenarioError(problem(error, in: text))
      } catch {
        throw ScenarioError(ScenarioProblem(.statement("not YAML: \(error)"), at: .file(file)))
      }
    }
  }

  private func problem(_ error: YamlError, in text: String) -> ScenarioProblem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      ScenarioProblem(.statement("not YAML: \(problem)"), at: origin(mark))
    case .composer(nil, let problem, let mark, _):
      ScenarioProblem(.statement("not YAML: \(problem)"), at: origin(mark))
    case .composer(_, _, let mark, _):
      ScenarioProblem(
        .statement("a second document begins"), at: .file(file, line: mark.line),
        expected: "one document a file")
    case .reader(let problem, let offset, _, _):
      ScenarioProblem(
        .statement("not YAML: \(problem)"),
        at: .file(file, line: offset.map { text.prefix($0).count(where: \.isNewline) + 1 }))
    default:
      ScenarioProblem(.statement("not YAML: \(error)"), at: .file(file))
    }
  }

  private func origin(_ mark: Mark?) -> ScenarioOrigin {
    // Markers move the columns of their line, which is then better left out.
    let isMoved = mark.map { markers.lines.contains($0.line) } ?? false
    return .file(file, line: mark?.line, column: isMoved ? nil : mark?.column)
  }

  // MARK: - Nodes

  private mutating func node(
    _ yaml: Yams.Node, path: [String]
  ) throws(ScenarioError) -> ScenarioNode {
    nodes += 1
    let origin = origin(yaml.mark)
    if path.count == 1 {
      topLevel = origin
    }
    guard nodes <= Self.maximumNodes else {
      throw ScenarioError(
        ScenarioProblem(
          .statement("more than \(Self.maximumNodes) values, aliases being followed"),
          at: topLevel, keyPath: path.first ?? ""))
    }
    guard path.count <= Self.maximumDepth else {
      throw ScenarioError(
        ScenarioProblem(
          .statement("nested more than \(Self.maximumDepth) deep"), at: topLevel,
          keyPath: path.first ?? ""))
    }
    switch yaml {
    case .scalar(let scalar):
      return ScenarioNode(.scalar(typed(scalar, path: path)), origin: origin)
    case .sequence(let elements):
      checkTag(elements.tag, origin, path)
      var nodes: [ScenarioNode] = []
      for (index, element) in elements.enumerated() {
        nodes.append(try node(element, path: path + ["\(index)"]))
      }
      return ScenarioNode(.sequence(nodes), origin: origin)
    case .mapping(let pairs):
      checkTag(pairs.tag, origin, path)
      return ScenarioNode(.mapping(try mapping(pairs, path: path)), origin: origin)
    case .alias:
      preconditionFailure("the composer resolves aliases")
    }
  }

  private mutating func mapping(
    _ pairs: Yams.Node.Mapping, path: [String]
  ) throws(ScenarioError) -> ScenarioMapping {
    var mapping = ScenarioMapping()
    for (keyNode, valueNode) in pairs {
      let origin = origin(keyNode.mark)
      guard let scalar = keyNode.scalar else {
        report(.statement("a key that is not plain text"), origin, path)
        continue
      }
      let key = markers.unmarked(scalar.string)
      let keyPath = path + [key]
      let value = try node(valueNode, path: keyPath)
      if key.isEmpty {
        report(.statement("an empty key"), origin, path)
      } else if key == "<<", scalar.style == .plain {
        report(
          .statement("unknown key: merge keys are not read"), origin, keyPath,
          expected: "the keys themselves, or \"extends\" at the top of the file")
      } else if let position = mapping.position(of: key) {
        let line = mapping.entries[position].origin.line.map { "line \($0)" } ?? "the file"
        report(.statement("duplicate key: \(line) has it too"), origin, keyPath)
      } else {
        mapping.set(ScenarioMapping.Entry(key: key, origin: origin, value: value))
      }
    }
    return mapping
  }

  private mutating func typed(_ scalar: Yams.Node.Scalar, path: [String]) -> ScenarioScalar {
    checkTag(scalar.tag, origin(scalar.mark), path)
    let isText = scalar.style != .plain || scalar.tag.description == Tag.Name.str.rawValue
    return isText ? ScenarioScalar(quoted: scalar.string) : ScenarioScalar(plain: scalar.string)
  }

  private mutating func checkTag(_ tag: Tag, _ origin: ScenarioOrigin, _ path: [String]) {
    let standard: [Tag.Name] = [.implicit, .nonSpecific, .str, .seq, .map]
    if !standard.contains(where: { $0.rawValue == tag.description }) {
      report(
        .value("the tag \(quoted(tag.description))"), origin, path,
        expected: "a value without a tag")
    }
  }

  private mutating func report(
    _ found: ScenarioProblem.Found, _ origin: ScenarioOrigin, _ path: [String],
    expected: String? = nil
  ) {
    problems.append(
      ScenarioProblem(
        found, at: origin, keyPath: path.joined(separator: "."), expected: expected))
  }
}

extension ScenarioOrigin {
  /// The line, for an origin in a file.
  var line: Int? {
    if case .file(_, let line, _) = self { line } else { nil }
  }
}
