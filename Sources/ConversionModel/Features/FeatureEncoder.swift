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
/// become one feature each, open sets are hashed, what is missing is marked, and columns may be
/// crossed.
public struct FeatureEncoder: Sendable, Hashable {
  /// The most features that crosses should make: beyond them a learner takes too long.
  public static let mostCrossed = 10_000

  /// The columns, in order.
  public let columns: [FeatureColumn]

  /// The pairs of columns whose features are multiplied; their features stand after the columns'.
  public let crosses: [FeatureCross]

  /// The names of the features, in order.
  public let featureNames: [String]

  /// For each feature, whether to standardise it.
  public let standardized: [Bool]

  /// For each column, then each cross, where its features begin; one more for the end.
  public let starts: [Int]

  private let layouts: [Layout]
  private let marks: [Double]

  /// What a row needs of a column, without a reference to count.
  private struct Layout: Sendable, Hashable {
    enum Kind { case number, logarithm, flag, levels, buckets, date }
    var kind: Kind
    var start: Int
    /// The feature of what is missing, or -1.
    var missing = -1
    /// The value of a flag.
    var value = 0.0
    /// The number of levels or buckets.
    var count = 0
    /// Whether levels have a feature for others, or dates for times of day.
    var hasMore = false
    /// Where the marks of a number begin and end.
    var firstMark = 0
    var lastMark = 0
    var isStandardized = false
  }

  /// Creates a map; at least one column has a feature.
  public init(columns: [FeatureColumn], crosses: [FeatureCross] = []) {
    self.columns = columns
    self.crosses = crosses
    var starts = [0]
    var names: [String] = []
    var (layouts, marks): ([Layout], [Double]) = ([], [])
    for column in columns {
      layouts.append(Self.layout(column, start: names.count, marks: &marks))
      names += column.featureNames
      starts.append(names.count)
    }
    var standardized = columns.flatMap { column in
      (0..<column.featureCount).map { $0 == 0 && column.isStandardized }
    }
    for cross in crosses {
      let (left, right) = (columns[cross.left].featureNames, columns[cross.right].featureNames)
      for name in left { names += right.map { "\(name) × \($0)" } }
      starts.append(names.count)
    }
    standardized += Array(repeating: false, count: names.count - standardized.count)
    self.starts = starts
    self.layouts = layouts
    self.marks = marks
    self.standardized = standardized
    featureNames = names
    precondition(!featureNames.isEmpty, "a map without features")
  }

  private static func layout(
    _ column: FeatureColumn, start: Int, marks: inout [Double]
  ) -> Layout {
    var layout = Layout(kind: .number, start: start)
    layout.isStandardized = column.isStandardized
    if column.marksMissing { layout.missing = start + column.featureCount - 1 }
    switch column.encoding {
    case .number(let scale, let values):
      layout.kind = scale == .logarithmic ? .logarithm : .number
      layout.firstMark = marks.count
      marks += values
      layout.lastMark = marks.count
    case .flag(let value): (layout.kind, layout.value) = (.flag, value)
    case .levels(let names, let hasOthers):
      (layout.kind, layout.count, layout.hasMore) = (.levels, names.count, hasOthers)
    case .buckets(let count): (layout.kind, layout.count) = (.buckets, count)
    case .date(let hasTimes): (layout.kind, layout.hasMore) = (.date, hasTimes)
    }
    return layout
  }

  /// The number of features.
  public var featureCount: Int { standardized.count }

  /// The columns' names, then the crosses'.
  public var partNames: [String] {
    columns.map(\.name) + crosses.map { "\(columns[$0.left].name) × \(columns[$0.right].name)" }
  }

  /// The column, or after all columns the cross, that a feature belongs to.
  public func column(ofFeature feature: Int) -> Int {
    precondition(feature >= 0 && feature < featureCount, "no such feature")
    var (low, high) = (0, starts.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= feature { low = middle } else { high = middle }
    }
    return low
  }

  /// What a column takes.
  public enum ColumnKind: Sendable, Hashable { case number, category, openSet, date }

  /// What a column takes.
  @inline(__always)
  public func kind(ofColumn column: Int) -> ColumnKind {
    switch layouts[column].kind {
    case .number, .logarithm, .flag: .number
    case .levels: .category
    case .buckets: .openSet
    case .date: .date
    }
  }

  /// Writes a number's features into a row whose features of this column are 0.
  @inline(__always)
  public func set(_ column: Int, number: Double, in row: inout [Double]) {
    let layout = layouts[column]
    switch layout.kind {
    case .number, .logarithm:
      row[layout.start] = layout.kind == .logarithm ? Self.logarithm(number) : number
      for mark in layout.firstMark..<layout.lastMark where marks[mark] == number {
        row[layout.start + 1 + mark - layout.firstMark] = 1
      }
    case .flag: row[layout.start] = number == layout.value ? 1 : 0
    case .levels, .buckets, .date: preconditionFailure("a number in a column of another kind")
    }
  }

  /// Writes a date's features into a row whose features of this column are 0.
  ///
  /// - Parameter days: The days since the first of January 1970, its time of day as their fraction.
  public func set(_ column: Int, days: Double, in row: inout [Double]) {
    let layout = layouts[column]
    precondition(layout.kind == .date, "a date in a column of another kind")
    let day = days.rounded(.down)
    row[layout.start] = days
    // The first of January 1970 was a Thursday.
    let weekday = (Int(day) % 7 + 7 + 3) % 7
    row[layout.start + 1 + weekday] = 1
    if layout.hasMore { row[layout.start + 8 + min(3, Int(4 * (days - day)))] = 1 }
  }

  /// Writes a category's feature into a row whose features of this column are 0.
  ///
  /// - Parameter level: The category's place among the column's, or nil for another one.
  @inline(__always)
  public func set(_ column: Int, level: Int?, in row: inout [Double]) {
    let layout = layouts[column]
    precondition(layout.kind == .levels, "a category in a column of another kind")
    if level != nil || layout.hasMore { row[layout.start + (level ?? layout.count)] = 1 }
  }

  /// Writes the feature of a member of an open set into a row whose features of this column are 0.
  ///
  /// - Parameter hash: A number that is the same for the same member.
  @inline(__always)
  public func set(_ column: Int, hash: UInt64, in row: inout [Double]) {
    let layout = layouts[column]
    precondition(layout.kind == .buckets, "a member of an open set in another column")
    // The high half times the count: the remainder would prefer some buckets.
    row[layout.start + Int(((hash >> 32) &* UInt64(layout.count)) >> 32)] = 1
  }

  /// Marks a value as missing in a row whose features of this column are 0.
  ///
  /// - Parameter means: The features' means so far, at which a number that is missing is taken.
  public func setMissing(_ column: Int, means: (Int) -> Double, in row: inout [Double]) {
    let layout = layouts[column]
    if layout.isStandardized { row[layout.start] = means(layout.start) }
    if layout.missing >= 0 { row[layout.missing] = 1 }
  }

  /// The two features that each feature of the crosses is the product of.
  public var factors: [FeatureProduct] {
    var factors: [FeatureProduct] = []
    for cross in crosses {
      for left in starts[cross.left]..<starts[cross.left + 1] {
        for right in starts[cross.right]..<starts[cross.right + 1] {
          factors.append(
            FeatureProduct(
              feature: starts[columns.count] + factors.count, left: left, right: right))
        }
      }
    }
    return factors
  }

  /// The logarithm of one more than the magnitude, with the number's sign.
  private static func logarithm(_ number: Double) -> Double {
    number < 0 ? -log1p(-number) : log1p(number)
  }
}
