/// A scenario and all that it extends as one text, with the comments of the files.
///
/// What it says is the merged tree's; how it says so is copied from the lines on which the values
/// were written, as far as those lines say the same by themselves.
struct StandaloneText {
  /// The text's lines.
  private(set) var lines: [String] = []
  /// The lines of each file.
  private var sources: [String: [Substring]] = [:]

  /// The text of a tree.
  ///
  /// - Parameters:
  ///   - name: The scenario's name, in place of its own.
  ///   - notes: Lines of comment to put under the file's own.
  static func text(
    of tree: ScenarioTree, named name: String?, notes: [String]
  ) throws(ScenarioFile.Failure) -> String {
    var text = StandaloneText()
    for file in tree.files {
      text.sources[file] = try ScenarioFile.contents(of: file).text
        .split(separator: "\n", omittingEmptySubsequences: false)
    }
    let header = text.sources[tree.files[0]]?.prefix { $0.hasPrefix("#") } ?? []
    text.lines = header.map(String.init) + notes.map { $0.isEmpty ? "#" : "# \($0)" }
    let entries = tree.root.mapping?.entries ?? []
    // Single values stand together at the top, whichever file they come from.
    let sections = entries.filter { $0.value.mapping != nil }
    for var entry in entries.filter({ $0.value.mapping == nil }) + sections {
      if entry.key == "name", let name {
        entry.value.content = .scalar(ScenarioScalar(quoted: name))
      }
      entry.value = entry.value.withWholePaths(at: entry.key)
      if entry.value.mapping != nil { text.lines.append("") }
      text.append(entry, indent: "", isTop: true)
    }
    return text.lines.map { $0 + "\n" }.joined()
  }

  private mutating func append(_ entry: ScenarioMapping.Entry, indent: String, isTop: Bool) {
    // The comment at the top of a file is about the file.
    lines += comments(above: entry.origin, isTop: isTop).map { indent + $0 }
    if let copy = lines(of: entry) {
      lines += copy.map { $0.isEmpty ? "" : indent + $0 }
    } else if let mapping = entry.value.mapping, !mapping.entries.isEmpty {
      let comment = comment(besideKeyAt: entry)
      lines.append("\(indent)\(Self.plain(entry.key)):\(comment.isEmpty ? "" : "  \(comment)")")
      for inner in mapping.entries { append(inner, indent: indent + "  ", isTop: false) }
    } else {
      lines.append("\(indent)\(Self.plain(entry.key)): \(Self.flow(entry.value))")
    }
  }

  // MARK: - Lines of the files

  /// The lines on which an entry is written, without their indentation, if they say just that.
  private func lines(of entry: ScenarioMapping.Entry) -> [Substring]? {
    guard case .file(let file, let line?, _) = entry.origin, let source = sources[file] else {
      return nil
    }
    let first = source[line - 1]
    let indent = first.prefix { $0 == " " }.count
    var last = line - 1
    for index in line..<max(line, source.count) {
      let rest = source[index].drop { $0 == " " }
      if rest.isEmpty || rest.hasPrefix("#") { continue }
      let depth = source[index].count - rest.count
      guard depth > indent || (depth == indent && rest.hasPrefix("- ")) else { break }
      last = index
    }
    let copy = source[(line - 1)...last].map { $0.dropFirst(min(indent, $0.count)) }
    var document = YamlDocument(file: file)
    guard let parsed = try? document.mapping(of: copy.joined(separator: "\n")),
      document.problems.isEmpty, let entries = parsed.mapping?.entries, entries.count == 1,
      entries[0].key == entry.key, entries[0].value.says(entry.value)
    else { return nil }
    return copy
  }

  /// The comment lines right above a key, without their indentation.
  private func comments(above origin: ScenarioOrigin, isTop: Bool) -> [Substring] {
    guard case .file(let file, let line?, _) = origin, let source = sources[file] else { return [] }
    let above = source[..<(line - 1)].reversed()
      .prefix { $0.drop { $0 == " " }.hasPrefix("#") }
    guard !isTop || above.count < line - 1 else { return [] }
    return above.reversed().map { $0.drop { $0 == " " } }
  }

  /// The comment beside a key whose values stand below it.
  private func comment(besideKeyAt entry: ScenarioMapping.Entry) -> Substring {
    guard case .file(let file, let line?, _) = entry.origin, let source = sources[file],
      let match = source[line - 1].firstMatch(of: /:\s+(#.*)$/)
    else { return "" }
    return match.output.1
  }

  // MARK: - Values without lines of their own

  private static func flow(_ node: ScenarioNode) -> String {
    switch node.content {
    case .scalar(let scalar): scalar.isQuoted ? plain(scalar.text) : scalar.text
    case .sequence(let elements): "[\(elements.map(flow).joined(separator: ", "))]"
    case .mapping(let mapping):
      "{\(mapping.entries.map { "\(plain($0.key)): \(flow($0.value))" }.joined(separator: ", "))}"
    }
  }

  /// A text as YAML: as it is where it is a word, between quotation marks elsewhere.
  private static func plain(_ text: String) -> String {
    let isWord = text.wholeMatch(of: /[A-Za-z][A-Za-z0-9_-]*/) != nil
    return isWord && ScenarioScalar(plain: text).value == .text
      ? text : JSONValue.text(text).text()
  }
}

extension ScenarioNode {
  /// Whether two values are written with the same characters, whatever their layout.
  fileprivate func says(_ other: ScenarioNode) -> Bool {
    switch (content, other.content) {
    case (.scalar(let one), .scalar(let another)):
      one.text == another.text && one.value == another.value
    case (.sequence(let one), .sequence(let another)):
      one.count == another.count && zip(one, another).allSatisfy { $0.says($1) }
    case (.mapping(let one), .mapping(let another)):
      one.entries.count == another.entries.count
        && zip(one.entries, another.entries).allSatisfy {
          $0.key == $1.key && $0.value.says($1.value)
        }
    default: false
    }
  }

  /// The value with the paths of files such that they lead there from any folder.
  fileprivate func withWholePaths(at path: String) -> ScenarioNode {
    var node = self
    switch content {
    case .mapping(let mapping):
      var whole = ScenarioMapping()
      for var entry in mapping.entries {
        entry.value = entry.value.withWholePaths(at: "\(path).\(entry.key)")
        whole.set(entry)
      }
      node.content = .mapping(whole)
    case .scalar(let scalar):
      guard Scenario.pathKeys.contains(path), !scalar.text.hasPrefix("/"),
        case .file(let file, _, _) = origin
      else { break }
      node.content = .scalar(
        ScenarioScalar(quoted: ScenarioFile.split(file).folder + scalar.text))
    case .sequence: break
    }
    return node
  }
}

extension Scenario {
  /// The keys that name files; none of them is in a collection.
  fileprivate static let pathKeys = Set(
    describeKeys().filter { $0.form == .path }.map(\.keyPath))

  /// A scenario file and all that it extends as one text, with the comments of the files.
  ///
  /// The text is a scenario that says the same, in whatever folder it is put, if the file's own path
  /// is a whole one.
  ///
  /// - Parameters:
  ///   - name: The scenario's name in the text, in place of its own.
  ///   - notes: Lines of comment to put under the file's own.
  /// - Throws: ``ScenarioError`` if the files can't be read.
  public static func standaloneText(
    of file: String, named name: String? = nil, notes: [String] = []
  ) throws(ScenarioError) -> String {
    let tree = try ScenarioTree(file: file)
    do throws(ScenarioFile.Failure) {
      return try StandaloneText.text(of: tree, named: name, notes: notes)
    } catch {
      throw ScenarioError(ScenarioProblem(.statement(error.statement), at: .file(file)))
    }
  }
}
