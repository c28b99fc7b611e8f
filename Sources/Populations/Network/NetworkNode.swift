public import RandomStreams

/// A node of a Bayesian network: a trait or attribute of a person, given those it depends on.
public struct NetworkNode: Sendable, Hashable {
  /// The name; draws are addressed by it.
  public let name: String
  /// The nodes whose category or class chooses the row that holds.
  public let parents: [String]
  /// What is drawn.
  public let law: NetworkLaw

  /// A node of its parts; ``BayesianNetwork`` checks that they fit.
  public init(name: String, parents: [String] = [], law: NetworkLaw) {
    self.name = name
    self.parents = parents
    self.law = law
  }
}

/// How a node's value is drawn, with one row for each combination of the parents' categories.
///
/// Rows are in the order of counting, the last parent's category changing fastest.
public enum NetworkLaw: Sendable, Hashable {
  /// One of some categories; a row holds their shares.
  case categories([String], rows: [[Double]])
  /// A number from one of some classes, each with a distribution of its own; a row holds the
  /// shares of the classes.
  ///
  /// As a parent the node is known by its class.
  case classes([NumberClass], rows: [[Double]])
  /// A number from a row's distribution, moved by numeric parents.
  case number(NumberLaw, rows: [Distribution])

  /// The number of rows.
  var rowCount: Int {
    switch self {
    case .categories(_, let rows), .classes(_, let rows): rows.count
    case .number(_, let rows): rows.count
    }
  }

  /// Whether a draw is a number.
  public var isNumeric: Bool {
    if case .categories = self { false } else { true }
  }

  /// The names by which the node's children tell its values apart.
  public var labels: [String] {
    switch self {
    case .categories(let labels, _): labels
    case .classes(let classes, _): classes.map(\.label)
    case .number(let law, _): law.labels
    }
  }
}

/// A class of a numeric node: a name for a part of the numbers, and how they lie within it.
public struct NumberClass: Sendable, Hashable {
  /// The name.
  public let label: String
  /// The numbers of the class.
  public let numbers: Distribution

  /// A class of its parts.
  public init(label: String, numbers: Distribution) {
    self.label = label
    self.numbers = numbers
  }
}

/// How a number depends on numeric parents: a linear model on the nodes' own scales.
///
/// With *f* the identity or the logarithm, as each node's scale says: *f*(value) = *f*(draw) + Σ
/// slope · *f*(parent). With a normal draw, or a lognormal one on the logarithmic scale, this is a
/// conditional linear Gaussian node (Lauritzen and Wermuth 1989; Koller and Friedman,
/// *Probabilistic Graphical Models*, 2009, §5.5).
public struct NumberLaw: Sendable, Hashable {
  /// The scale on which a node's dependences are linear.
  public enum Scale: String, Sendable, CaseIterable {
    /// The number itself.
    case linear
    /// Its logarithm; the number is positive.
    case log
  }

  /// What one unit of a numeric parent, on its scale, adds on this node's scale.
  public struct Slope: Sendable, Hashable {
    /// The parent's name.
    public let parent: String
    /// The slope.
    public let value: Double

    /// A slope of its parts.
    public init(parent: String, value: Double) {
      self.parent = parent
      self.value = value
    }
  }

  /// The scale of the dependences.
  public var scale: Scale
  /// The numeric parents.
  public var slopes: [Slope]
  /// What falls outside is moved to the nearer end.
  public var limits: ClosedRange<Double>
  /// Ascending numbers that separate the classes by which children know the node.
  public var cuts: [Double]

  /// A law of its parts.
  public init(
    scale: Scale = .linear, slopes: [Slope] = [],
    limits: ClosedRange<Double> = -.infinity ... .infinity, cuts: [Double] = []
  ) {
    self.scale = scale
    self.slopes = slopes
    self.limits = limits
    self.cuts = cuts
  }

  /// The names of the classes between the cuts: `below 30`, `30 to 50`, `from 50`; none without cuts.
  public var labels: [String] {
    guard let first = cuts.first, let last = cuts.last else { return [] }
    let inner = zip(cuts, cuts.dropFirst()).map { "\(plainNumber($0)) to \(plainNumber($1))" }
    return ["below \(plainNumber(first))"] + inner + ["from \(plainNumber(last))"]
  }

  /// The class of a number.
  @inline(__always)
  func classCode(of number: Double) -> UInt8 {
    var code: UInt8 = 0
    for cut in cuts where number >= cut { code += 1 }
    return code
  }
}

/// The shortest text of a number that reads back as the same number, without `.0`.
public func plainNumber(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
}
