/// The described keys as the tree that their key paths make.
struct KeyTree {
  /// The key, or the place of one: `<name>`, `<n>`.
  let name: String
  /// The key path.
  let path: String
  /// What is known of the key: more than one description where kinds read it differently, none for
  /// the entries of a collection.
  private(set) var descriptions: [KeyDescription] = []
  /// The keys below, in the order of reading.
  private(set) var children: [KeyTree] = []

  /// The tree of a whole scenario.
  init(_ keys: [KeyDescription]) {
    self.init(name: "", path: "")
    for key in keys {
      add(key, at: key.keyPath.split(separator: ".").map(String.init)[...])
    }
  }

  private init(name: String, path: String) {
    self.name = name
    self.path = path
  }

  private mutating func add(_ key: KeyDescription, at names: ArraySlice<String>) {
    guard let name = names.first else {
      descriptions.append(key)
      return
    }
    if !children.contains(where: { $0.name == name }) {
      children.append(KeyTree(name: name, path: path.isEmpty ? name : "\(path).\(name)"))
    }
    guard let position = children.firstIndex(where: { $0.name == name }) else { return }
    children[position].add(key, at: names.dropFirst())
  }

  /// Whether any name may stand here.
  var isPlaceholder: Bool { name.hasPrefix("<") }

  /// What is known of the key when the section around it is of a kind; of any kind if that is nil.
  func descriptions(forKind kind: String?, of section: KeyTree) -> [KeyDescription] {
    descriptions.filter { key in
      let conditions = key.conditions.filter { $0.section == section.path }
      return kind == nil || conditions.isEmpty || conditions.contains { $0.kind == kind }
    }
  }

  /// Whether the key is read for some kinds only of the section around it.
  func dependsOnKind(of section: KeyTree) -> Bool {
    descriptions.contains { $0.conditions.contains { $0.section == section.path } }
  }

  /// The key that holds the kind, and all kinds, where some keys below depend on it.
  var kinds: (key: String, names: [String])? {
    let conditions = children.flatMap(\.descriptions).flatMap(\.conditions)
    guard let key = conditions.first(where: { $0.section == path })?.key,
      let form = children.first(where: { $0.name == key })?.descriptions.first?.form,
      case .choice(let names) = form
    else { return nil }
    return (key, names)
  }
}
