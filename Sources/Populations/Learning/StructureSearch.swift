/// Finds a structure by greedy hill climbing from the empty graph.
///
/// Each step makes the one move (an edge added, removed or reversed) that raises the score most,
/// until none does (Heckerman, Geiger and Chickering 1995, §6). Then any two
/// edges at a node are turned towards it, whatever the score, and the climb goes on from there if
/// it ends higher.
/// Of moves that are equal within rounding the first counts: children in the columns' order, and
/// for each of them parents in that order. The result is a local optimum; no method that is fast
/// promises more.
struct StructureSearch {
  private let data: ClassedData
  private let score: StructureScore
  private let mostParents: Int
  /// Each node's parents, ascending.
  private(set) var parents: [[Int]]
  private var scores: [Family: Double] = [:]

  private struct Family: Hashable {
    let node: Int
    let parents: [Int]
  }

  private struct Move {
    var changes: [Family]
    var gain: Double
  }

  /// Searches; the cost is a pass over the people for each family that is tried.
  ///
  /// - Parameters:
  ///   - data: People of whom everything is known.
  ///   - mostParents: The most parents of a node.
  init(_ data: ClassedData, score: StructureScore, mostParents: Int) {
    self.data = data
    self.score = score
    self.mostParents = mostParents
    parents = data.names.map { _ in [] }
    climb()
    while escape() {}
  }

  /// Makes moves while they raise the score.
  private mutating func climb() {
    while let move = bestMove() {
      for change in move.changes { parents[change.node] = change.parents }
    }
  }

  /// Turns two edges at a node towards it and climbs anew, until that leads to a better structure;
  /// false if it never does.
  private mutating func escape() -> Bool {
    let former = parents
    let best = total()
    for node in former.indices {
      let neighbours = former.indices.filter {
        former[node].contains($0) || former[$0].contains(node)
      }
      for (index, first) in neighbours.enumerated() {
        for second in neighbours[(index + 1)...] where turn([first, second], towards: node) {
          climb()
          if total() > best + 1e-6 { return true }
          parents = former
        }
      }
    }
    return false
  }

  /// Makes neighbours of a node its parents; false, and no change, where nothing would change or
  /// the graph would get a cycle or too many parents.
  private mutating func turn(_ neighbours: [Int], towards node: Int) -> Bool {
    let turned = neighbours.filter { !parents[node].contains($0) }
    let family = Family(node: node, parents: (parents[node] + turned).sorted())
    guard !turned.isEmpty, family.parents.count <= mostParents, isCountable(family) else {
      return false
    }
    let former = parents
    for neighbour in turned { parents[neighbour].removeAll { $0 == node } }
    guard !turned.contains(where: { isAncestor(node, of: $0) }) else {
      parents = former
      return false
    }
    parents[node] = family.parents
    return true
  }

  private mutating func total() -> Double {
    var total = 0.0
    for node in parents.indices {
      total += score(of: Family(node: node, parents: parents[node]))
    }
    return total
  }

  private mutating func bestMove() -> Move? {
    var best: Move?
    for child in parents.indices {
      for parent in parents.indices where parent != child {
        for changes in changes(child: child, parent: parent) {
          guard let gain = gain(of: changes), gain > (best?.gain ?? 0) + 1e-7 else { continue }
          best = Move(changes: changes, gain: gain)
        }
      }
    }
    return best
  }

  /// The moves of one ordered pair that leave the graph without a cycle.
  private func changes(child: Int, parent: Int) -> [[Family]] {
    if parents[child].contains(parent) {
      let without = Family(node: child, parents: parents[child].filter { $0 != parent })
      // Turned round, the edge closes a cycle if another path leads from parent to child.
      let others = parents[child].contains { $0 != parent && isAncestor(parent, of: $0) }
      guard !others, parents[parent].count < mostParents else { return [[without]] }
      let turned = Family(node: parent, parents: (parents[parent] + [child]).sorted())
      guard isCountable(turned) else { return [[without]] }
      return [[without], [without, turned]]
    }
    guard parents[child].count < mostParents, !isAncestor(child, of: parent) else { return [] }
    return [[Family(node: child, parents: (parents[child] + [parent]).sorted())]]
  }

  /// Whether a path leads from one node to another; a node is its own ancestor.
  private func isAncestor(_ ancestor: Int, of node: Int) -> Bool {
    node == ancestor || parents[node].contains { isAncestor(ancestor, of: $0) }
  }

  /// What changes add to the score; nil for a family that needs too many counts.
  private mutating func gain(of changes: [Family]) -> Double? {
    var gain = 0.0
    for change in changes {
      guard isCountable(change) else { return nil }
      gain +=
        score(of: change) - score(of: Family(node: change.node, parents: parents[change.node]))
    }
    return gain
  }

  private func isCountable(_ family: Family) -> Bool {
    data.rowCount(of: family.parents) * data.categoryCounts[family.node] <= FamilyCounts.mostCells
  }

  private mutating func score(of family: Family) -> Double {
    if let known = scores[family] { return known }
    let value = score.value(of: FamilyCounts(of: family.node, given: family.parents, in: data))
    scores[family] = value
    return value
  }
}
