// The module uses no Foundation: the logarithm comes from the platform's C library.
#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// How the columns of a table, or what is known of a person, become the features of a learner.
///
/// Declared once and used for files and simulations alike: numbers are standardised online, categories
/// become one feature each, open sets are hashed, and what is missing is marked.
public struct FeatureEncoder: Sendable, Hashable {
  /// The columns, in order.
  public let columns: [FeatureColumn]

  /// The names of the features, in order.
  public let featureNames: [String]

  /// For each feature, whether to standardise it.
  public let standardized: [Bool]

  /// For each column, where its features begin; one more for the end.
  public let starts: [Int]

  /// Creates a map; at least one column has a feature.
  public init(columns: [FeatureColumn]) {
    self.columns = columns
    var starts = [0]
    for column in columns { starts.append(starts[starts.count - 1] + column.featureCount) }
    self.starts = starts
    featureNames = columns.flatMap(\.featureNames)
    standardized = columns.flatMap { column in
      (0..<column.featureCount).map { $0 == 0 && column.isStandardized }
    }
    precondition(!featureNames.isEmpty, "a map without features")
  }

  /// The number of features.
  public var featureCount: Int { featureNames.count }

  /// The column that a feature belongs to.
  public func column(ofFeature feature: Int) -> Int {
    precondition(feature >= 0 && feature < featureCount, "no such feature")
    var (low, high) = (0, columns.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= feature { low = middle } else { high = middle }
    }
    return low
  }

  /// Writes a number's features into a row whose features of this column are 0.
  @inline(__always)
  public func set(_ column: Int, number: Double, in row: inout [Double]) {
    let start = starts[column]
    switch columns[column].encoding {
    case .number(let scale, let marks):
      row[start] = scale == .logarithmic ? Self.logarithm(number) : number
      for index in marks.indices where marks[index] == number { row[start + 1 + index] = 1 }
    case .flag(let value): row[start] = number == value ? 1 : 0
    case .levels, .buckets: preconditionFailure("a number in a column of categories")
    }
  }

  /// Writes a category's feature into a row whose features of this column are 0.
  ///
  /// - Parameter level: The category's place among the column's, or nil for another one.
  @inline(__always)
  public func set(_ column: Int, level: Int?, in row: inout [Double]) {
    guard case .levels(let names, let hasOthers) = columns[column].encoding else {
      preconditionFailure("a category in a column of numbers or buckets")
    }
    if level != nil || hasOthers { row[starts[column] + (level ?? names.count)] = 1 }
  }

  /// Writes the feature of a member of an open set into a row whose features of this column are 0.
  ///
  /// - Parameter hash: A number that is the same for the same member.
  @inline(__always)
  public func set(_ column: Int, hash: UInt64, in row: inout [Double]) {
    guard case .buckets(let count) = columns[column].encoding else {
      preconditionFailure("a member of an open set in another column")
    }
    // The high half times the count: the remainder would prefer some buckets.
    row[starts[column] + Int(((hash >> 32) &* UInt64(count)) >> 32)] = 1
  }

  /// Marks a value as missing in a row whose features of this column are 0.
  ///
  /// - Parameter means: The features' means so far, at which a number that is missing is taken.
  public func setMissing(_ column: Int, means: (Int) -> Double, in row: inout [Double]) {
    let definition = columns[column]
    let start = starts[column]
    if definition.isStandardized { row[start] = means(start) }
    if definition.marksMissing { row[start + definition.featureCount - 1] = 1 }
  }

  /// The logarithm of one more than the magnitude, with the number's sign.
  private static func logarithm(_ number: Double) -> Double {
    number < 0 ? -log1p(-number) : log1p(number)
  }
}

/// A column of a ``FeatureEncoder``.
public struct FeatureColumn: Sendable, Hashable {
  /// The scale on which a number is standardised.
  public enum Scale: String, Sendable, Hashable, CaseIterable {
    /// As it is.
    case linear
    /// The logarithm of one more than its magnitude, with its sign: for long tails.
    case logarithmic
  }

  /// How a column's values become features.
  public enum Encoding: Sendable, Hashable {
    /// A number, standardised online, with a feature of its own for each of some values.
    case number(Scale, marks: [Double])
    /// 1 for one value, 0 for all others.
    case flag(Double)
    /// One feature a category and, if there may be others, one for all of those.
    case levels([String], hasOthers: Bool)
    /// An open set, hashed into so many features.
    case buckets(Int)
  }

  /// The name.
  public var name: String

  /// How its values become features.
  public var encoding: Encoding

  /// Whether missing values have a feature of their own.
  public var marksMissing: Bool

  /// Creates a column.
  public init(name: String, encoding: Encoding, marksMissing: Bool = false) {
    self.name = name
    self.encoding = encoding
    self.marksMissing = marksMissing
  }

  /// The number of its features.
  public var featureCount: Int { valueNames.count + (marksMissing ? 1 : 0) }

  /// Whether its first feature is standardised.
  public var isStandardized: Bool {
    if case .number = encoding { true } else { false }
  }

  /// The names of its features.
  public var featureNames: [String] { valueNames + (marksMissing ? ["\(name) missing"] : []) }

  private var valueNames: [String] {
    switch encoding {
    case .number(let scale, let marks):
      [scale == .logarithmic ? "log(\(name))" : name] + marks.map { "\(name)=\(Self.text($0))" }
    case .flag(let value): ["\(name)=\(Self.text(value))"]
    case .levels(let names, let hasOthers):
      names.map { "\(name)=\($0)" } + (hasOthers ? ["\(name)=other"] : [])
    case .buckets(let count): (0..<count).map { "\(name)#\($0)" }
    }
  }

  /// A value of a number, as it stands in the name of its feature.
  public static func text(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
  }
}
