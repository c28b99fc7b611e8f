internal import RandomStreams

/// Where a learnt network's structure comes from.
public enum StructureSource: Sendable, Hashable {
  /// Found by ``StructureScore`` and greedy search, with at most so many parents a node.
  case search(StructureScore, mostParents: Int)
  /// Given: each node's parents, by name; a node that is not named has none.
  case given([String: [String]])
}

/// How a category's share is estimated from counts, so that what was never seen is not impossible.
public enum Smoothing: Sendable, Hashable {
  /// A prior sample of this size, spread evenly over all combinations of a node's categories and
  /// its parents': (n + s/qr) / (N + s/q), with r categories and q combinations (the mean of the
  /// Dirichlet posterior that ``StructureScore/bdeu(equivalentSampleSize:)`` goes with).
  case dirichlet(equivalentSampleSize: Double)
  /// So many people more in each category of each combination: (n + a) / (N + a r) (Laplace).
  case laplace(pseudoCount: Double)

  /// The shares of categories with given counts, one of `rows` combinations.
  func shares(_ counts: ArraySlice<Double>, rows: Int) -> [Double] {
    let added =
      switch self {
      case .dirichlet(let size): size / Double(rows * counts.count)
      case .laplace(let count): count
      }
    let total = counts.reduce(0, +) + added * Double(counts.count)
    return counts.map { ($0 + added) / total }
  }
}

/// Learns a Bayesian network from a table of customers.
///
/// Numeric columns become classes of about equal size, with the numbers' own distribution within
/// each class: so any column may depend on any other, whatever the shapes, and what is lost is how
/// two numbers go together within a class. The structure is judged by people of whom everything is
/// known; a node's shares come from all of whom it and its parents are known. Shares are rounded to
/// millionths, so that a network can be written down in full.
public struct NetworkLearner: Sendable, Hashable {
  /// The structure's source.
  public var structure: StructureSource
  /// The estimate of shares.
  public var smoothing: Smoothing
  /// About how many classes a numeric column gets.
  public var classCount: Int

  /// A learner of its parts; sizes are positive, and classes at least 2 and at most 100.
  public init(
    structure: StructureSource = .search(.bic, mostParents: 3),
    smoothing: Smoothing = .dirichlet(equivalentSampleSize: 1), classCount: Int = 8
  ) {
    precondition(2...100 ~= classCount, "a numeric column needs 2 to 100 classes")
    self.structure = structure
    self.smoothing = smoothing
    self.classCount = classCount
  }

  /// Learns from people, at least one.
  ///
  /// Throws if a given structure names no column, has a cycle or needs too many shares. Where
  /// nobody is known in full, a search finds no edge.
  ///
  /// - Precondition: each column has a known value.
  public func learn(from table: PeopleTable) throws(NetworkError) -> LearntNetwork {
    let classes = table.columns.map { column -> QuantileClasses? in
      guard case .numbers(let numbers) = column.values else { return nil }
      return QuantileClasses(numbers.filter { !$0.isNaN }, count: classCount)
    }
    let data = Self.classed(table, classes)
    let complete = data.complete
    let parents = try self.parents(of: data, complete: complete)
    let nodes = zip(table.columns.indices, zip(table.columns, classes)).map { position, pair in
      node(position, column: pair.0, classes: pair.1, parents: parents[position], data: data)
    }
    return LearntNetwork(
      network: try BayesianNetwork(nodes), classNumbers: classes.map { $0?.numbers ?? [] },
      people: table.count, completePeople: complete.count)
  }

  static func classed(_ table: PeopleTable, _ classes: [QuantileClasses?]) -> ClassedData {
    var codes: [[UInt8]] = []
    var counts: [Int] = []
    for (column, classes) in zip(table.columns, classes) {
      switch column.values {
      case .categories(let labels, let values):
        codes.append(values)
        counts.append(labels.count)
      case .numbers(let numbers):
        guard let classes else { preconditionFailure("a numeric column has classes") }
        codes.append(classes.codes(of: numbers))
        counts.append(classes.classes.count)
      }
    }
    return ClassedData(
      names: table.columns.map(\.name), codes: codes, categoryCounts: counts, count: table.count)
  }

  private func parents(
    of data: ClassedData, complete: ClassedData
  ) throws(NetworkError) -> [[Int]] {
    switch structure {
    case .search(let score, let mostParents):
      return StructureSearch(complete, score: score, mostParents: mostParents).parents
    case .given(let given):
      // Sorted, since the error must not depend on a dictionary's order.
      for name in given.keys.sorted() where !data.names.contains(name) {
        throw NetworkError(node: name, problem: .unknownParent(name))
      }
      var result: [[Int]] = []
      for name in data.names {
        var parents: [Int] = []
        for parent in given[name] ?? [] {
          guard let position = data.names.firstIndex(of: parent) else {
            throw NetworkError(node: name, problem: .unknownParent(parent))
          }
          parents.append(position)
        }
        let cells = data.rowCount(of: parents)
        guard cells <= FamilyCounts.mostCells else {
          throw NetworkError(
            node: name, problem: .rowCount(found: cells, expected: FamilyCounts.mostCells))
        }
        result.append(parents)
      }
      return result
    }
  }

  private func node(
    _ position: Int, column: PeopleTable.Column, classes: QuantileClasses?, parents: [Int],
    data: ClassedData
  ) -> NetworkNode {
    let counts = FamilyCounts(of: position, given: parents, in: data)
    let rows = (0..<counts.rowCount).map {
      inMillionths(smoothing.shares(counts.row($0), rows: counts.rowCount))
    }
    let law: NetworkLaw =
      switch column.values {
      case .categories(let labels, _): .categories(labels, rows: rows)
      case .numbers: .classes(classes?.classes ?? [], rows: rows)
      }
    return NetworkNode(name: column.name, parents: parents.map { data.names[$0] }, law: law)
  }
}

/// A network with what it was learnt from.
public struct LearntNetwork: Sendable, Hashable {
  /// The network.
  public let network: BayesianNetwork
  /// The numbers of each node's classes, in the order of the nodes; none of categories.
  public let classNumbers: [[ClassNumbers]]
  /// The people it was learnt from.
  public let people: Int
  /// Those of whom everything is known, by whom a searched structure was judged.
  public let completePeople: Int

  /// Draws people, as the first replication of a seed does.
  public func sample(people: Int, seed: UInt32) -> PeopleTable {
    network.sample(
      people: people, streams: ReplicationStreams(seed: seed, replication: 0),
      purpose: BayesianNetwork.attributes)
  }
}

/// Shares rounded to millionths that still sum to 1 and stay above 0; the largest takes the rest.
func inMillionths(_ shares: [Double]) -> [Double] {
  var millionths = shares.map { $0 > 0 ? max(($0 * 1e6).rounded(), 1) : 0 }
  guard let largest = millionths.indices.max(by: { millionths[$0] < millionths[$1] }) else {
    return shares
  }
  millionths[largest] += 1e6 - millionths.reduce(0, +)
  return millionths.map { $0 / 1e6 }
}
