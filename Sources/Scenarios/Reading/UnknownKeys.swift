/// Tells of keys that nothing asked for whether they belong to another kind of the section.
struct UnknownKeys {
  /// The keys that there are, for every kind.
  let keys: [KeyDescription]
  /// The sections that were read, by key path.
  let sections: [String: SectionState]

  init(keys: [KeyDescription], sections: [SectionState]) {
    self.keys = keys
    self.sections = Dictionary(
      sections.map { ($0.keyPath(nil), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The problem, with the kinds that would make it none.
  func explained(_ problem: ScenarioProblem) -> ScenarioProblem {
    guard problem.found == .unknownKey else { return problem }
    let path = problem.keyPath.split(separator: ".")
    let conditions = keys.filter { Self.fits(path, $0.keyPath) }.flatMap(\.conditions)
    // Of kinds within kinds, the outermost that does not fit.
    let sorted = conditions.sorted { $0.section.utf8.count < $1.section.utf8.count }
    for condition in sorted {
      let length = condition.section.split(separator: ".").count
      guard
        let section = sections[path.prefix(length).joined(separator: ".")],
        let kind = kind(of: section, condition)
      else { continue }
      let fitting = conditions.filter { $0.section == condition.section }
      if fitting.contains(where: { $0.kind == kind }) { continue }
      var names: [String] = []
      for other in fitting.map(\.description) where !names.contains(other) { names.append(other) }
      return ScenarioProblem(
        .statement("unknown key with \(condition.key): \(kind)"), at: problem.origin,
        keyPath: problem.keyPath, expected: alternatives(names))
    }
    return likeAnother(problem, at: path)
  }

  /// The problem of a key that is like none of its kind but like one of another.
  private func likeAnother(
    _ problem: ScenarioProblem, at path: [Substring]
  ) -> ScenarioProblem {
    guard problem.suggestion == nil, let mistyped = path.last else { return problem }
    let others = keys.filter {
      !$0.conditions.isEmpty && Self.fits(path.dropLast(), Self.section(of: $0.keyPath))
    }
    var names: [String] = []
    for name in others.map({ Self.name(of: $0.keyPath) }) where !names.contains(name) {
      names.append(name)
    }
    guard let near = nearestName(to: String(mistyped), among: names) else { return problem }
    var kinds: [String] = []
    for kind in others.filter({ Self.name(of: $0.keyPath) == near })
      .flatMap({ $0.conditions.map(\.description) }) where !kinds.contains(kind)
    {
      kinds.append(kind)
    }
    return ScenarioProblem(
      .statement(
        "unknown key; did you mean \"\(near)\", which is there with "
          + "\(alternatives(kinds))?"), at: problem.origin, keyPath: problem.keyPath)
  }

  private static func section(of keyPath: String) -> String {
    keyPath.split(separator: ".").dropLast().joined(separator: ".")
  }

  private static func name(of keyPath: String) -> String {
    keyPath.split(separator: ".").last.map(String.init) ?? ""
  }

  /// The kind that a section has, be it written or the default.
  private func kind(of section: SectionState, _ condition: KindCondition) -> String? {
    if let node = section.mapping[condition.key] { return node.scalar?.text }
    let presence = keys.first { $0.keyPath == "\(condition.section).\(condition.key)" }?.presence
    guard case .defaultValue(let kind) = presence else { return nil }
    return kind
  }

  /// Whether a key path is one of those that a description is of.
  private static func fits<Path: Collection<Substring>>(
    _ path: Path, _ described: String
  ) -> Bool {
    let names = described.split(separator: ".")
    return names.count == path.count
      && zip(names, path).allSatisfy { $0 == $1 || $0.hasPrefix("<") }
  }
}
