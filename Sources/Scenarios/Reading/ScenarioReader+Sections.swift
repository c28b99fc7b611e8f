extension ScenarioReader {
  /// A reader of a nested mapping; one that isn't written reads as an empty one.
  public func section(_ key: String, _ meaning: String) -> ScenarioReader {
    // A section says nothing of its own: what must be written in it says so itself.
    context.isOptional = true
    describe(key, .section, default: nil, meaning: meaning)
    context.isOptional = false
    guard let node = node(key) else {
      return ScenarioReader(of: ScenarioMapping(), origin: origin, name: key, in: self)
    }
    return reader(of: node, name: key, at: section.origin(of: key))
  }

  /// Reads a nested mapping whose keys depend on its kind: `network`.
  ///
  /// - Parameters:
  ///   - kinds: The key that holds the kind, and all kinds, each of which then has its keys in the
  ///     key table.
  ///   - read: Makes a value of the mapping.
  public func section<Value>(
    _ key: String, kinds: (key: String, names: [String]), _ meaning: String,
    read: (ScenarioReader) -> Value
  ) -> Value {
    let reader = section(key, meaning)
    guard isDocumenting else { return read(reader) }
    let values = documentedKinds(kinds, name: key, read: read)
    return values[0]
  }

  /// A reader of a nested mapping, nil when it isn't written.
  public func optionalSection(_ key: String, _ meaning: String) -> ScenarioReader? {
    optional(key) { $0.section(key, meaning) }
  }

  /// Reads a mapping of names of the author's to mappings, in their order: `channels`.
  ///
  /// - Parameters:
  ///   - least: The fewest entries that make sense.
  ///   - kinds: Where entries differ by kind: the key that holds it, and all kinds, each of which
  ///     then has its keys in the key table.
  ///   - derivedBy: The key by which an entry names another that it derives from: that one's
  ///     values, merged with its own. `read` doesn't see the key.
  ///   - read: Makes a value of an entry; called once for each.
  public func collection<Value>(
    _ key: String, atLeast least: Int = 0, kinds: (key: String, names: [String])? = nil,
    derivedBy: String? = nil, _ meaning: String, read: (String, ScenarioReader) -> Value
  ) -> [Value] {
    describe(
      key, .sections, default: least > 0 ? nil : "{}",
      meaning: meaning)
    if isDocumenting {
      return documentedCollection(key, kinds: kinds, derivedBy: derivedBy, read: read)
    }
    let node = node(key)
    let entries = node?.mapping?.entries ?? []
    if let node, node.mapping == nil {
      report(node, key: key, expected: "a mapping of names to sections")
    } else if entries.count < least {
      let found: ScenarioProblem.Found = node.map { .value($0.foundDescription) } ?? .missing
      report(
        found, at: node?.origin ?? origin, key: key,
        expected: "at least \(least) \(least == 1 ? "entry" : "entries")")
    }
    let around = ScenarioReader(
      of: node?.mapping ?? ScenarioMapping(), origin: node?.origin ?? origin, name: key, in: self)
    defer {
      if let derivedBy {
        context.dropGaps(
          of: entries.compactMap { entry in
            (entry.value.mapping?[derivedBy]?.scalar?.text).map {
              (around.keyPath(entry.key), around.keyPath($0))
            }
          })
      }
    }
    return entries.map { entry in
      let value = around.node(entry.key) ?? entry.value
      let derived = derivedBy.flatMap { around.derived(entry.key, by: $0) }
      return read(
        entry.key, around.reader(of: derived ?? value, name: entry.key, at: entry.origin))
    }
  }

  /// Reads a list of mappings, in their order: `rivals`.
  ///
  /// - Parameters:
  ///   - identifiedBy: A key, as `name`, whose value must differ from element to element; `read`
  ///     still has to read it.
  ///   - read: Makes a value of an element; called once for each.
  public func list<Value>(
    _ key: String, atLeast least: Int = 0, identifiedBy: String? = nil, _ meaning: String,
    read: (ScenarioReader) -> Value
  ) -> [Value] {
    describe(
      key, .sectionList, default: least > 0 ? nil : "[]", meaning: meaning)
    if isDocumenting {
      return [read(emptyReader(named: "<n>", under: key))]
    }
    let node = node(key)
    let elements = node?.sequence ?? []
    if let node, node.sequence == nil {
      report(node, key: key, expected: "a list of sections")
    } else if elements.count < least {
      let found: ScenarioProblem.Found = node.map { .value($0.foundDescription) } ?? .missing
      report(
        found, at: node?.origin ?? origin, key: key,
        expected: "at least \(least) \(least == 1 ? "element" : "elements")")
    }
    if let identifiedBy {
      reportRepeated(identifiedBy, among: elements, of: key)
    }
    return elements.enumerated().map { index, element in
      read(reader(of: element, name: "\(key).\(index)", at: element.origin))
    }
  }

  /// The keys of this mapping, which are names given elsewhere in the scenario.
  ///
  /// For mappings such as `spendPerMonth: {search: 20000}`: the names returned are read next, each
  /// by a typed read. A key that isn't one of the names is a problem.
  ///
  /// - Parameter what: What they are names of, as `channel`.
  public func keys(naming what: String, among names: [String]) -> [String] {
    if isDocumenting {
      return ["<\(what)>"]
    }
    return section.mapping.entries.compactMap { entry in
      if names.contains(entry.key) {
        return entry.key
      }
      _ = node(entry.key)
      let listed = names.count <= 20 ? alternatives(names) : "the name of a \(what)"
      report(
        .statement("unknown \(what)"), at: entry.origin, key: entry.key,
        expected: names.isEmpty ? "no \(what), as there is none" : listed,
        suggestion: nearestName(to: entry.key, among: names))
      return nil
    }
  }

  /// The names of a collection's entries, in their order, before the collection is read.
  public func names(in key: String) -> [String] {
    section.mapping[key]?.mapping?.entries.map(\.key) ?? []
  }

  // MARK: - Parts

  /// A reader of a value that must be a mapping; a muted one of nothing when it isn't.
  ///
  /// - Parameter origin: Where its key stands, since a mapping itself begins with its first key.
  private func reader(
    of node: ScenarioNode, name: String, at origin: ScenarioOrigin
  ) -> ScenarioReader {
    if let mapping = node.mapping {
      return ScenarioReader(of: mapping, origin: origin, name: name, in: self)
    }
    report(node, key: name, expected: "a mapping")
    return ScenarioReader(
      of: ScenarioMapping(), origin: origin, name: name, in: self, isMuted: true)
  }

  private func emptyReader(named name: String, under key: String) -> ScenarioReader {
    ScenarioReader(of: ScenarioMapping(), origin: origin, name: "\(key).\(name)", in: self)
  }

  private func documentedCollection<Value>(
    _ key: String, kinds: (key: String, names: [String])?, derivedBy: String?,
    read: (String, ScenarioReader) -> Value
  ) -> [Value] {
    if let derivedBy {
      emptyReader(named: "<name>", under: key).describe(
        derivedBy, .entry, default: "none",
        meaning: "The entry that this one derives from: its values hold where none stand here.")
    }
    guard let kinds else { return [read("<name>", emptyReader(named: "<name>", under: key))] }
    return documentedKinds(kinds, name: "\(key).<name>") { read("<name>", $0) }
  }

  /// Reads a mapping once as each of its kinds, of which there is at least one.
  private func documentedKinds<Value>(
    _ kinds: (key: String, names: [String]), name: String, read: (ScenarioReader) -> Value
  ) -> [Value] {
    let conditions = kinds.names.map {
      KindCondition(section: keyPath(name), key: kinds.key, kind: $0)
    }
    let outer = context.conditions
    defer {
      context.conditions = outer
      context.dropConditions(naming: conditions)
    }
    return zip(kinds.names, conditions).map { kind, condition in
      context.conditions = [condition]
      var mapping = ScenarioMapping()
      let node = ScenarioNode(.scalar(ScenarioScalar(quoted: kind)), origin: origin)
      mapping.set(ScenarioMapping.Entry(key: kinds.key, origin: origin, value: node))
      return read(ScenarioReader(of: mapping, origin: origin, name: name, in: self))
    }
  }

  /// An entry of this mapping over the entries that it derives from; nil when it derives from none.
  private func derived(_ name: String, by key: String) -> ScenarioNode? {
    var lineage = [name]
    var derived: ScenarioNode?
    while let current = section.mapping[lineage[lineage.count - 1]], let own = current.mapping,
      let link = own[key]
    {
      let isOwn = lineage.count == 1
      var plain = current
      plain.content = .mapping(own.without([key]))
      derived = derived?.merged(over: plain) ?? plain
      // An ancestor's link is looked at, and reported, where the ancestor itself is read.
      let linkPath = "\(lineage[lineage.count - 1]).\(key)"
      let others = section.mapping.entries.map(\.key).filter { $0 != name }
      guard let base = link.scalar?.text, section.mapping.position(of: base) != nil, base != name
      else {
        if isOwn || link.scalar?.text == name {
          let near = (link.scalar?.text).flatMap { nearestName(to: $0, among: others) }
          let isCycle = link.scalar?.text == name
          report(
            isCycle ? .statement("\(name) derives from itself") : .value(link.foundDescription),
            at: link.origin, key: linkPath,
            expected: others.isEmpty ? "no such key, as there is no other" : alternatives(others),
            suggestion: isCycle ? nil : near)
        }
        return derived
      }
      guard !lineage.contains(base) else { return derived }
      lineage.append(base)
    }
    guard let base = section.mapping[lineage[lineage.count - 1]] else { return derived }
    return derived?.merged(over: base)
  }

  private func reportRepeated(_ key: String, among elements: [ScenarioNode], of list: String) {
    var first: [String: ScenarioOrigin] = [:]
    for (index, element) in elements.enumerated() {
      guard let node = element.mapping?[key], let name = node.scalar?.text else { continue }
      if let former = first[name] {
        let place = former.line.map { "line \($0)" } ?? "another"
        report(
          .statement("duplicate name \(quoted(name)): \(place) has it too"), at: node.origin,
          key: "\(list).\(index).\(key)")
      } else {
        first[name] = node.origin
      }
    }
  }
}
