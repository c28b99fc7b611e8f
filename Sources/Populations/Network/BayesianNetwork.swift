internal import RandomStreams

/// A Bayesian network of a person's traits and attributes: nodes in a directed graph without
/// cycles, each with a distribution given its parents (Pearl, *Probabilistic Reasoning in
/// Intelligent Systems*, 1988).
///
/// A valid, immutable value; drawing is in ``sample(people:streams:purpose:)``.
public struct BayesianNetwork: Sendable, Hashable {
  /// The nodes, as they were given.
  public let nodes: [NetworkNode]
  /// The nodes' positions, parents before children; among those that could come next, the first
  /// in the order given.
  let order: [Int]
  /// Each node as it is drawn, by position.
  let plans: [DrawingPlan]

  /// Checks the nodes; the cost grows with nodes, edges and rows.
  public init(_ nodes: [NetworkNode]) throws(NetworkError) {
    var positions: [String: Int] = [:]
    var streams: [UInt32: String] = [:]
    for (position, node) in nodes.enumerated() {
      guard positions.updateValue(position, forKey: node.name) == nil else {
        throw NetworkError(node: node.name, problem: .duplicateName)
      }
      if let other = streams.updateValue(node.name, forKey: Self.streamAddress(of: node.name)) {
        throw NetworkError(node: node.name, problem: .sharedStream(with: other))
      }
    }
    for node in nodes { try Self.checkParents(of: node, among: nodes, positions) }
    order = try Self.topologicalOrder(nodes, positions)
    for node in nodes { try Self.checkLaw(of: node, among: nodes, positions) }
    self.nodes = nodes
    plans = nodes.map { DrawingPlan($0, among: nodes, positions) }
  }

  /// The node of a name.
  public subscript(name: String) -> NetworkNode? { nodes.first { $0.name == name } }

  /// The part of the network on which some nodes depend, themselves included.
  public func ancestry(of names: Set<String>) -> BayesianNetwork {
    var wanted = names
    for position in order.reversed() where wanted.contains(nodes[position].name) {
      wanted.formUnion(nodes[position].allParents)
    }
    do throws(NetworkError) {
      return try BayesianNetwork(nodes.filter { wanted.contains($0.name) })
    } catch {
      preconditionFailure("a part that holds all parents is valid: \(error)")
    }
  }

  // MARK: - Checks

  private static func checkParents(
    of node: NetworkNode, among nodes: [NetworkNode], _ positions: [String: Int]
  ) throws(NetworkError) {
    for names in [node.parents, node.slopes.map(\.parent)] {
      for (index, name) in names.enumerated() {
        guard positions[name] != nil else {
          throw NetworkError(node: node.name, problem: .unknownParent(name))
        }
        guard !names[..<index].contains(name) else {
          throw NetworkError(node: node.name, problem: .repeatedParent(name))
        }
      }
    }
    for slope in node.slopes
    where !(positions[slope.parent].map { nodes[$0].law.isNumeric } ?? false) {
      throw NetworkError(node: node.name, problem: .slopeOnCategories(slope.parent))
    }
    for name in node.parents where positions[name].map({ nodes[$0].law.labels.isEmpty }) ?? true {
      throw NetworkError(node: node.name, problem: .parentWithoutClasses(name))
    }
  }

  private static func topologicalOrder(
    _ nodes: [NetworkNode], _ positions: [String: Int]
  ) throws(NetworkError) -> [Int] {
    var order: [Int] = []
    var isPlaced = nodes.map { _ in false }
    func isReady(_ position: Int) -> Bool {
      nodes[position].allParents.allSatisfy { positions[$0].map { isPlaced[$0] } ?? false }
    }
    while let next = nodes.indices.first(where: { !isPlaced[$0] && isReady($0) }) {
      isPlaced[next] = true
      order.append(next)
    }
    guard let stuck = nodes.indices.first(where: { !isPlaced[$0] }) else { return order }
    // Whoever waits has a parent that waits: following them leads into the cycle.
    var path = [stuck]
    while true {
      let waiting = nodes[path[path.count - 1]].allParents.compactMap { positions[$0] }
        .first { !isPlaced[$0] }
      guard let waiting else { preconditionFailure("a node that waits has a parent that waits") }
      if let start = path.firstIndex(of: waiting) {
        let cycle = path[start...]
        let first = cycle.min() ?? waiting
        let others = cycle.filter { $0 != first }.map { nodes[$0].name }
        throw NetworkError(
          node: nodes[first].name,
          problem: .cycle(others.isEmpty ? [nodes[first].name] : others))
      }
      path.append(waiting)
    }
  }

  private static func checkLaw(
    of node: NetworkNode, among nodes: [NetworkNode], _ positions: [String: Int]
  ) throws(NetworkError) {
    let expected = node.parents.reduce(1) { product, name in
      product * (positions[name].map { nodes[$0].law.labels.count } ?? 0)
    }
    guard node.law.rowCount == expected else {
      throw NetworkError(
        node: node.name, problem: .rowCount(found: node.law.rowCount, expected: expected))
    }
    let labels = node.law.labels
    switch node.law {
    case .categories(_, let rows), .classes(_, let rows):
      guard 1...PeopleTable.mostCategories ~= labels.count, Set(labels).count == labels.count else {
        throw NetworkError(node: node.name, problem: .labels(labels))
      }
      for (row, shares) in rows.enumerated() where !isDistribution(shares, over: labels.count) {
        throw NetworkError(
          node: node.name, problem: .shares(row: row, found: shares, categories: labels.count))
      }
    case .number(let law, let rows):
      guard zip(law.cuts, law.cuts.dropFirst()).allSatisfy({ $0 < $1 }),
        law.cuts.count < PeopleTable.mostCategories
      else { throw NetworkError(node: node.name, problem: .cuts(law.cuts)) }
      if law.scale == .log, let row = rows.firstIndex(where: { $0.support.lowerBound < 0 }) {
        throw NetworkError(node: node.name, problem: .negativeDraw(row: row))
      }
    }
  }

  /// Whether numbers are shares of so many things: none negative, and a sum of 1 to six digits.
  public static func isDistribution(_ shares: [Double], over count: Int) -> Bool {
    shares.count == count && shares.allSatisfy { $0 >= 0 && $0.isFinite }
      && abs(shares.reduce(0, +) - 1) <= 1e-6
  }

  /// The occurrence by which a node's draws are addressed: the FNV-1a hash of its name.
  ///
  /// So a draw depends on the person and on the node's own name, never on which other nodes there
  /// are or in what order.
  static func streamAddress(of name: String) -> UInt32 { StableHash.of32Bits(name) }
}

extension NetworkNode {
  /// The slopes on numeric parents.
  public var slopes: [NumberLaw.Slope] {
    if case .number(let law, _) = law { law.slopes } else { [] }
  }

  /// All nodes that this one depends on.
  public var allParents: [String] { parents + slopes.map(\.parent) }
}
