public import RandomStreams

/// What a table's rows are chosen by: a name, and the categories that it may have.
public struct TableParent: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The categories, at least one.
  public let labels: [String]

  /// A parent of its parts.
  public init(name: String, labels: [String]) {
    self.name = name
    self.labels = labels
  }
}

// Tables with a row for each combination of some parents' categories, written as nested mappings:
// `{north: {phone: …, computer: …}, south: {…}}`. Without parents there is one row and no mapping.
extension ScenarioReader {
  /// The most rows that a table may have.
  public static var mostTableRows: Int { 100_000 }

  /// Reads shares that sum to 1, one for each category, in a row for each combination.
  ///
  /// - Parameter labels: The categories that the shares are of.
  /// - Returns: The rows, the last parent's category changing fastest; even shares after a problem.
  public func shareTable(
    _ key: String, of labels: [String], given parents: [TableParent], _ meaning: String
  ) -> [[Double]] {
    describe(
      key, .shareTable, default: nil, meaning: meaning)
    let even = labels.map { _ in 1 / Double(max(labels.count, 1)) }
    return table(key, given: parents, fallback: even, expected: "a list of shares") { node, path in
      shares(node, key: path, of: labels)
    }
  }

  /// Reads a distribution in a row for each combination.
  ///
  /// - Parameter range: What all draws must lie in, as of `distribution`.
  public func distributionTable(
    _ key: String, unit: String = "", in range: NumberRange = .any, given parents: [TableParent],
    _ meaning: String
  ) -> [Distribution] {
    describe(
      key, .distributionTable(range), unit: unit, default: nil, mayBeUncertain: true,
      meaning: meaning)
    return table(
      key, given: parents, fallback: constant(range.representative),
      expected: "a number or a distribution"
    ) { node, path in
      distribution(node, key: path, in: range)
    }
  }

  /// Reads a list of different names of the author's, at least one and at most 255.
  public func names(_ key: String, _ meaning: String) -> [String] {
    let expected = "a list of different names, 1 to \(Self.mostNames)"
    describe(key, .names, default: nil, meaning: meaning)
    return read(key, default: nil, fallback: [], expected: expected) { node in
      guard let elements = node.sequence, 1...Self.mostNames ~= elements.count else {
        report(node, key: key, expected: expected)
        return nil
      }
      var names: [String] = []
      for (index, element) in elements.enumerated() {
        guard let text = element.scalar?.text, !text.isEmpty, !names.contains(text) else {
          report(element, key: "\(key).\(index)", expected: "a name that is not in the list before")
          return nil
        }
        names.append(text)
      }
      return names
    }
  }

  /// Reads a mapping of names of the author's to distributions, in their order.
  ///
  /// - Parameter range: What all draws must lie in, as of `distribution`.
  public func distributions(
    _ key: String, in range: NumberRange = .any, _ meaning: String
  ) -> [(key: String, value: Distribution)] {
    let expected = "a mapping of 1 to \(Self.mostNames) names to distributions"
    describe(
      key, .distributions(range), default: nil, mayBeUncertain: true, meaning: meaning)
    return read(key, default: nil, fallback: [], expected: expected) { node in
      guard let mapping = node.mapping, 1...Self.mostNames ~= mapping.entries.count else {
        report(node, key: key, expected: expected)
        return nil
      }
      return mapping.entries.compactMap { entry in
        distribution(entry.value, key: "\(key).\(entry.key)", in: range).map { (entry.key, $0) }
      }
    }
  }

  // MARK: - Parts

  private static var mostNames: Int { 255 }

  private func table<Row>(
    _ key: String, given parents: [TableParent], fallback: Row, expected: String,
    read: (ScenarioNode, String) -> Row?
  ) -> [Row] {
    guard !isDocumenting else { return [fallback] }
    let count = parents.reduce(1) { $0 > Self.mostTableRows ? $0 : $0 * $1.labels.count }
    guard let node = node(key) else {
      report(.missing, at: origin, key: key, expected: expected)
      return []
    }
    guard count <= Self.mostTableRows else {
      report(
        .value("\(count) combinations of parents or more"), at: node.origin, key: key,
        expected: "up to \(Self.mostTableRows)")
      return []
    }
    var rows: [Row] = []
    func descend(_ node: ScenarioNode, _ path: String, _ rest: ArraySlice<TableParent>) {
      guard let parent = rest.first else {
        rows.append(read(node, path) ?? fallback)
        return
      }
      guard let mapping = node.mapping else {
        return report(
          node, key: path,
          expected: "a mapping of the categories of \(parent.name): "
            + alternatives(parent.labels))
      }
      for entry in mapping.entries where !parent.labels.contains(entry.key) {
        report(
          .statement("unknown category of \(parent.name)"), at: entry.origin,
          key: "\(path).\(entry.key)", expected: alternatives(parent.labels),
          suggestion: nearestName(to: entry.key, among: parent.labels))
      }
      for label in parent.labels {
        guard let value = mapping[label] else {
          report(.missing, at: node.origin, key: "\(path).\(label)", expected: expected)
          continue
        }
        descend(value, "\(path).\(label)", rest.dropFirst())
      }
    }
    descend(node, key, parents[...])
    return rows
  }

  private func shares(_ node: ScenarioNode, key: String, of labels: [String]) -> [Double]? {
    let expected = "\(labels.count) shares that sum to 1, of \(labels.joined(separator: ", "))"
    guard let elements = node.sequence, elements.count == labels.count else {
      report(node, key: key, expected: expected)
      return nil
    }
    var shares: [Double] = []
    for (index, element) in elements.enumerated() {
      guard let share = element.scalar?.number, 0...1 ~= share else {
        report(
          element, key: "\(key).\(index)",
          expected: "\(Expectation(noun: "a share", range: .share))")
        return nil
      }
      shares.append(share)
    }
    let sum = shares.reduce(0, +)
    guard abs(sum - 1) <= 1e-6 else {
      // Sums of decimals have digits that nobody wrote.
      let rounded = (sum * 1e9).rounded() / 1e9
      report(
        .value("shares that sum to \(plainText(rounded))"), at: node.origin, key: key,
        expected: "a sum of 1")
      return nil
    }
    return shares
  }
}
