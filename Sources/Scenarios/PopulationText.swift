internal import MarketModel
public import Populations

/// A learnt network as the part of a scenario that declares it.
public enum PopulationText {
  /// The names of the traits that are numbers, by which a column of customers is one of numbers
  /// however few differ.
  public static let numericTraits = Set(
    Trait.allCases.filter { $0 != .gender }.map(\.nodeName))

  /// The YAML text, from `market:` down; it can be pasted into a scenario.
  ///
  /// Traits that are learnt take the place of those that the scenario may inherit.
  ///
  /// A scenario that holds it draws the same people as one that learns from the same file with the
  /// same settings.
  ///
  /// - Parameter notes: Lines of comment to put first.
  public static func yaml(_ learnt: LearntNetwork, notes: [String]) -> String {
    var lines = notes.map { "# \($0)" }
    lines += ["market:"] + withdrawn(by: learnt.network)
    lines += ["  population:", "    attributes:"]
    for (node, numbers) in zip(learnt.network.nodes, learnt.classNumbers) {
      append(node, numbers, of: learnt.network, to: &lines)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What takes back a template's traits that are nodes of a network.
  private static func withdrawn(by network: BayesianNetwork) -> [String] {
    let keys: [(Trait, String)] = [
      (.age, "age"), (.gender, "femaleShare"), (.spend, "spendPerMonth"), (.taste, "tasteSpread"),
      (.priceSensitivity, "priceSensitivity"),
    ]
    let lines = keys.filter { network[$0.0.nodeName] != nil }.map { "    \($0.1): ~" }
    guard !lines.isEmpty else { return [] }
    return [
      "  traits:  # they are nodes below; a template's, and how they go together, are taken back"
    ]
      + lines + ["    correlations: []"]
  }

  private static func append(
    _ node: NetworkNode, _ numbers: [ClassNumbers], of network: BayesianNetwork,
    to lines: inout [String]
  ) {
    let rows: [[Double]]
    lines.append("      \(quotedKey(node.name)):")
    if !node.parents.isEmpty {
      lines.append("        parents: \(list(node.parents))")
    }
    switch node.law {
    case .categories(let labels, let shares):
      lines.append("        categories: \(list(labels))")
      rows = shares
    case .classes(let classes, let shares):
      lines.append("        classes:")
      for (part, numbers) in zip(classes, numbers) {
        lines.append("          \(quotedKey(part.label)): \(flow(numbers))")
      }
      rows = shares
    case .number: preconditionFailure("a learnt network has categories and classes")
    }
    let parents = node.parents.map { network[$0]?.law.labels ?? [] }
    var row = 0
    func append(_ depth: Int, _ key: String) {
      let indent = String(repeating: "  ", count: depth + 4)
      guard depth < parents.count else {
        let shares = rows[row].map(plainNumber).joined(separator: ", ")
        lines.append("\(indent)\(key): [\(shares)]")
        row += 1
        return
      }
      lines.append("\(indent)\(key):")
      for label in parents[depth] { append(depth + 1, quotedKey(label)) }
    }
    append(0, "table")
  }

  private static func list(_ names: [String]) -> String {
    "[\(names.map(quotedKey).joined(separator: ", "))]"
  }

  /// A distribution in YAML's flow form: `{discrete: {values: [1, 2], weights: [3, 4]}}`.
  private static func flow(_ numbers: ClassNumbers) -> String {
    func list(_ numbers: [Double]) -> String {
      "[\(numbers.map(plainNumber).joined(separator: ", "))]"
    }
    return switch numbers {
    case .values(let values, _) where values.count == 1: plainNumber(values[0])
    case .values(let values, let weights):
      "{discrete: {values: \(list(values)), weights: \(list(weights))}}"
    case .between(let values): "{empiricalInterpolated: {values: \(list(values))}}"
    }
  }

  /// A name as YAML: plain where it is a word or words, between quotation marks elsewhere.
  private static func quotedKey(_ name: String) -> String {
    let isPlain =
      name.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*( [A-Za-z0-9_]+)*/) != nil
      && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(name.lowercased())
    guard !isPlain else { return name }
    var text = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
