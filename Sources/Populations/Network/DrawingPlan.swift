internal import RandomStreams

/// A node made ready for drawing: parents by position, shares as alias tables.
struct DrawingPlan: Sendable, Hashable {
  /// A parent that chooses the row: its position, and how many rows a step of its code skips.
  struct RowParent: Sendable, Hashable {
    let position: Int
    let stride: Int
  }

  /// A parent that moves the number: its position, its slope and its scale.
  struct SlopeParent: Sendable, Hashable {
    let position: Int
    let slope: Double
    let isLog: Bool
  }

  /// The occurrence of the node's streams.
  let address: Int
  let rowParents: [RowParent]
  let slopeParents: [SlopeParent]
  /// A draw for each row: a category's or class's position, or the number.
  let rows: [Distribution]

  init(_ node: NetworkNode, among nodes: [NetworkNode], _ positions: [String: Int]) {
    address = Int(BayesianNetwork.streamAddress(of: node.name))
    var stride = node.law.rowCount
    var rowParents: [RowParent] = []
    for name in node.parents {
      guard let position = positions[name] else { preconditionFailure("parents were checked") }
      stride /= nodes[position].law.labels.count
      rowParents.append(RowParent(position: position, stride: stride))
    }
    self.rowParents = rowParents
    slopeParents = node.slopes.map { slope in
      guard let position = positions[slope.parent] else {
        preconditionFailure("parents were checked")
      }
      var isLog = false
      if case .number(let law, _) = nodes[position].law { isLog = law.scale == .log }
      return SlopeParent(position: position, slope: slope.value, isLog: isLog)
    }
    switch node.law {
    case .number(_, let rows): self.rows = rows
    case .categories(let labels, let rows):
      self.rows = rows.map { Self.positionDraw(of: labels.count, shares: $0) }
    case .classes(let classes, let rows):
      self.rows = rows.map { Self.positionDraw(of: classes.count, shares: $0) }
    }
  }

  /// The position of one of some things with given shares, in constant time.
  private static func positionDraw(of count: Int, shares: [Double]) -> Distribution {
    do {
      return try .discrete(values: (0..<count).map(Double.init), weights: shares)
    } catch {
      preconditionFailure("shares were checked: \(error)")
    }
  }
}
