/// Follows `extends: template/NAME` from file to file and merges what they hold.
struct ExtensionChain {
  /// The key that names the file to extend; it counts only at the top of a file.
  static let key = "extends"

  /// The files read so far, the extending ones first.
  private(set) var files: [String] = []
  /// Problems that leave the rest readable.
  private(set) var problems: [ScenarioProblem] = []
  private var identities: Set<ScenarioFile.Identity> = []

  /// A text's tree over the tree of the file that it extends, and so on.
  mutating func resolve(
    text: String, file: String, identity: ScenarioFile.Identity?
  ) throws(ScenarioError) -> ScenarioNode {
    files.append(file)
    if let identity {
      identities.insert(identity)
    }
    var document = YamlDocument(file: file)
    var root = try document.mapping(of: text)
    problems += document.problems
    guard let mapping = root.mapping, let link = mapping[Self.key] else { return root }
    root.content = .mapping(mapping.without([Self.key]))
    guard let base = try base(named: link, of: file) else { return root }
    return root.merged(over: base)
  }

  /// The tree of the file that a link names; nil, and a problem, when the link isn't a name.
  private mutating func base(
    named link: ScenarioNode, of file: String
  ) throws(ScenarioError) -> ScenarioNode? {
    guard let scalar = link.scalar, scalar.value == .text, !scalar.text.isEmpty else {
      problems.append(
        ScenarioProblem(
          .value(link.foundDescription), at: link.origin, keyPath: Self.key,
          expected: "the name of a scenario file, as template/NAME"))
      return nil
    }
    let name = scalar.text.hasSuffix(".yaml") ? scalar.text : scalar.text + ".yaml"
    let path = name.hasPrefix("/") ? name : ScenarioFile.split(file).folder + name
    func problem(_ failure: ScenarioFile.Failure) -> ScenarioError {
      let origin = failure.line.map { .file(path, line: $0) } ?? link.origin
      return ScenarioError(
        ScenarioProblem(
          .statement("\(path): \(failure.statement)"), at: origin, keyPath: Self.key,
          expected: "a scenario file",
          suggestion: ScenarioFile.nearestIfMissing(path)))
    }
    let content: (text: String, identity: ScenarioFile.Identity)
    do {
      content = try ScenarioFile.contents(of: path)
    } catch {
      throw problem(error)
    }
    guard !identities.contains(content.identity) else {
      throw problem(ScenarioFile.Failure(statement: "extends itself"))
    }
    return try resolve(text: content.text, file: path, identity: content.identity)
  }
}
