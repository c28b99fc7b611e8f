/// What a reader knows of its mapping and has read of it so far.
final class SectionState {
  let mapping: ScenarioMapping
  let origin: ScenarioOrigin
  /// Inside a value that was reported already: what is wrong here says nothing new.
  var isMuted: Bool
  /// The keys that were asked for, from which a mistyped one gets its suggestion.
  var knownKeys: [String] = []
  private let name: String
  private let parent: SectionState?
  private var wasRead: [Bool]

  init(
    of mapping: ScenarioMapping, origin: ScenarioOrigin, name: String = "",
    parent: SectionState? = nil, isMuted: Bool
  ) {
    self.mapping = mapping
    self.origin = origin
    self.name = name
    self.parent = parent
    self.isMuted = isMuted
    wasRead = [Bool](repeating: false, count: mapping.entries.count)
  }

  /// The value of a key, which is thereby known and read.
  func node(_ key: String) -> ScenarioNode? {
    knownKeys.append(key)
    guard let position = mapping.position(of: key) else { return nil }
    wasRead[position] = true
    return mapping.entries[position].value
  }

  /// Where a key is written, or else where the mapping is.
  func origin(of key: String) -> ScenarioOrigin {
    mapping.position(of: key).map { mapping.entries[$0].origin } ?? origin
  }

  /// The key path of the mapping, or of one of its keys.
  ///
  /// Put together only when asked for: nearly all reads need none.
  func keyPath(_ key: String?) -> String {
    var names = key.map { [$0] } ?? []
    var section: SectionState? = self
    while let current = section, current.parent != nil {
      names.append(current.name)
      section = current.parent
    }
    return names.reversed().joined(separator: ".")
  }

  /// A problem for each key that nothing asked for.
  func unknownKeys() -> [ScenarioProblem] {
    guard !isMuted, wasRead.contains(false) else { return [] }
    var names: [String] = []
    for key in knownKeys where !names.contains(key) {
      names.append(key)
    }
    // What is written already was hardly meant.
    let likely = names.filter { mapping.position(of: $0) == nil }
    return zip(mapping.entries, wasRead).filter { !$0.1 }.map { entry, _ in
      let near =
        nearestName(to: entry.key, among: likely) ?? nearestName(to: entry.key, among: names)
      // All names help where they are few; where they are many the documentation does.
      let listed = near == nil && 1...8 ~= names.count
      return ScenarioProblem(
        .unknownKey, at: entry.origin, keyPath: keyPath(entry.key),
        expected: listed ? alternatives(names) : nil, suggestion: near)
    }
  }
}
