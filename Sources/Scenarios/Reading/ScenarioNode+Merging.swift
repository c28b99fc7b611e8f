internal import RandomStreams

extension ScenarioNode {
  /// This value written over another, as an extending file's is over the extended one's.
  ///
  /// Mappings merge key by key, with the other's keys first; everything else replaces, and so does
  /// a distribution over a distribution. `null` or `~`, written out, removes the other's key.
  func merged(over base: ScenarioNode) -> ScenarioNode {
    guard let own = mapping, let inherited = base.mapping,
      !(own.hasDistributionForm && inherited.isDistribution)
    else { return self }
    var merged = inherited
    var removed: Set<String> = []
    for entry in own.entries {
      var entry = entry
      if let former = inherited[entry.key] {
        if entry.value.isWrittenNull {
          removed.insert(entry.key)
          continue
        }
        entry.value = entry.value.merged(over: former)
      }
      merged.set(entry)
    }
    var node = self
    node.content = .mapping(removed.isEmpty ? merged : merged.without(removed))
    return node
  }

  /// Whether the value is `null` or `~`, rather than nothing at all by an oversight.
  private var isWrittenNull: Bool {
    scalar.map { $0.value == .null && !$0.text.isEmpty } ?? false
  }
}

extension ScenarioMapping {
  /// Whether this reads as a distribution: one key, a distribution's name, over its parameters.
  var isDistribution: Bool {
    hasDistributionForm && entries.allSatisfy { Distribution.names.contains($0.key) }
  }

  /// Whether this is one key over a mapping: over a distribution, that can only be another one,
  /// if with a mistyped name.
  var hasDistributionForm: Bool {
    entries.count == 1 && entries.allSatisfy { $0.value.mapping != nil }
  }
}
