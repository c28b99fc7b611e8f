/// A value of a scenario's tree, which knows where it was written.
public struct ScenarioNode: Sendable {
  /// What a node holds.
  public indirect enum Content: Sendable {
    /// A single value.
    case scalar(ScenarioScalar)
    /// A list.
    case sequence([ScenarioNode])
    /// Keys with values, in the order of the file.
    case mapping(ScenarioMapping)
  }

  /// What the node holds.
  public var content: Content
  /// Where it was written.
  public var origin: ScenarioOrigin
  /// The key path under which it was written, with names for the indices of named list elements.
  ///
  /// It stays when a strategy inherits the value, so that an uncertain input that two strategies
  /// share is one input.
  public internal(set) var home = ""

  /// Makes a node.
  public init(_ content: Content, origin: ScenarioOrigin) {
    self.content = content
    self.origin = origin
  }

  /// The scalar, if the node is one.
  public var scalar: ScenarioScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The elements, if the node is a list.
  public var sequence: [ScenarioNode]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  /// The entries, if the node is a mapping.
  public var mapping: ScenarioMapping? {
    if case .mapping(let mapping) = content { mapping } else { nil }
  }
}

/// Keys with values in the order in which they were written; a lookup takes constant time.
public struct ScenarioMapping: Sendable {
  /// A key with its value.
  public struct Entry: Sendable {
    /// The key.
    public let key: String
    /// Where the key was written.
    public var origin: ScenarioOrigin
    /// The value.
    public var value: ScenarioNode
  }

  /// The entries in order.
  public private(set) var entries: [Entry] = []
  private var positions: [String: Int] = [:]

  /// An empty mapping.
  public init() {}

  /// The place of a key among the entries.
  public func position(of key: String) -> Int? {
    positions[key]
  }

  /// The value of a key.
  public subscript(key: String) -> ScenarioNode? {
    positions[key].map { entries[$0].value }
  }

  /// Puts a value in the place of the key's former one, or at the end.
  mutating func set(_ entry: Entry) {
    if let position = positions[entry.key] {
      entries[position] = entry
    } else {
      positions[entry.key] = entries.count
      entries.append(entry)
    }
  }

  /// The mapping without some keys; takes time in proportion to the number of entries.
  func without(_ keys: Set<String>) -> ScenarioMapping {
    var rest = ScenarioMapping()
    for entry in entries where !keys.contains(entry.key) {
      rest.set(entry)
    }
    return rest
  }
}
