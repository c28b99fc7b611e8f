public import ConversionModel

/// What is made of each column of a table: found out from its values, or told by the user.
public struct FeaturePlan: Sendable {
  /// What a user may want of a column.
  public enum Use: String, Sendable, Hashable, CaseIterable {
    /// A number, standardised.
    case number
    /// A number whose logarithm is standardised.
    case logarithm
    /// One feature a category.
    case category
    /// A category of an open set, hashed.
    case hashed
    /// Not used.
    case ignore
  }

  /// A column that is used.
  struct UsedColumn: Sendable {
    /// Its place in the file.
    let place: Int
    let definition: FeatureColumn
    /// The places of its categories, by the hash of their text.
    let levels: [UInt64: Int]
  }

  /// The features.
  public let map: FeatureEncoder

  /// What each column of the file is taken as, or why it is not used, in words.
  public let descriptions: [(name: String, words: String)]

  let used: [UsedColumn]

  /// The places of the columns that are used.
  public var places: [Int] { used.map(\.place) }

  private static let mostCategories = 64
  private static let bucketCount = 64
  /// Whole numbers from 1 on without a gap, up to so many, may be codes.
  private static let mostCodes = 32
  /// The share of rows from which a value of a number gets a feature of its own.
  private static let spikeShare = 0.3
  /// The skewness from which a number is taken by its logarithm.
  private static let longTail = 2.0

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - scan: What the table holds.
  ///   - uses: What the user wants of columns, by name; the others are inferred.
  public init(_ scan: TableScan, uses: [String: Use] = [:]) throws(TableError) {
    for name in uses.keys.sorted() {
      guard scan.columnNames.contains(name) else {
        throw TableError(
          file: scan.file, line: 1, found: "no column '\(name)'",
          expected: "one of " + TableScan.list(scan.columnNames))
      }
      guard name != scan.columnNames[scan.labelColumn] else {
        throw TableError(
          file: scan.file, line: 1, column: name, found: "a use for the label",
          expected: "one of the other columns")
      }
    }
    var used: [UsedColumn] = []
    var descriptions: [(name: String, words: String)] = []
    for (place, column) in scan.columns.enumerated() {
      guard place != scan.labelColumn else {
        descriptions.append((column.name, "label, positive: \(scan.positive)"))
        continue
      }
      let (encoding, words) = try Self.encoding(
        of: column, use: uses[column.name], rows: scan.rows, file: scan.file)
      var more = ""
      if let encoding {
        let isMissing = column.missing != .zero
        let definition = FeatureColumn(
          name: column.name, encoding: encoding, marksMissing: isMissing)
        used.append(
          UsedColumn(place: place, definition: definition, levels: Self.levels(encoding, column)))
        more = isMissing ? ", missing in \(column.missing[0] + column.missing[1]) rows" : ""
      }
      descriptions.append((column.name, words + more))
    }
    guard !used.isEmpty else {
      throw TableError(
        file: scan.file, found: "no column to learn from", expected: "one besides the label")
    }
    self.used = used
    self.descriptions = descriptions
    map = FeatureEncoder(columns: used.map(\.definition))
  }

  /// What a column becomes, nil if it is not used, and in words.
  private static func encoding(
    of column: ColumnScan, use: Use?, rows: Int, file: String
  ) throws(TableError) -> (FeatureColumn.Encoding?, String) {
    switch use {
    case .ignore: return (nil, "ignored as told")
    case .number, .logarithm:
      guard column.isNumeric else {
        throw TableError(
          file: file, column: column.name,
          found: column.present == 0 ? "no value" : "values that are no numbers",
          expected: "numbers, as it is to be used as one")
      }
      return number(column, use == .logarithm ? .logarithmic : .linear, marks: [])
    case .category: return categories(column)
    case .hashed: return (.buckets(bucketCount), "open set, hashed to \(bucketCount) features")
    case nil: break
    }
    if column.present == 0 { return (nil, "ignored: no value") }
    if column.values.count == 1 && !column.hasFurtherValues {
      guard column.missing != .zero else { return (nil, "ignored: the same in every row") }
      return categories(column)
    }
    if column.isNumeric { return numeric(column, rows: rows) }
    guard column.values.count > mostCategories || column.hasFurtherValues else {
      return categories(column)
    }
    // Nearly every value once: a name or a number of a row.
    if column.values.entries.filter({ $0.counts[0] + $0.counts[1] == 1 }).count * 10
      > column.values.count * 9
    {
      return (nil, "ignored: its values hardly recur")
    }
    return (.buckets(bucketCount), "open set, hashed to \(bucketCount) features")
  }

  private static func numeric(
    _ column: ColumnScan, rows: Int
  ) -> (FeatureColumn.Encoding?, String) {
    if column.least == column.greatest {
      guard column.missing != .zero else { return (nil, "ignored: the same in every row") }
      return number(column, .linear, marks: [])
    }
    let values = column.commonest
    if values.count == 2 && !column.hasFurtherValues {
      return (.flag(column.greatest), "flag")
    }
    let scale: FeatureColumn.Scale = column.skewness.magnitude > longTail ? .logarithmic : .linear
    let span = Int(exactly: column.greatest - column.least + 1) ?? 0
    if column.areWhole, column.least == 1, !column.hasFurtherValues, values.count == span,
      span <= mostCodes
    {
      return number(column, scale, marks: (1...span).map(Double.init))
    }
    let spikes = values.prefix(3).filter { Double($0.count) >= spikeShare * Double(rows) }
    return number(column, scale, marks: spikes.compactMap { Double($0.text) })
  }

  private static func number(
    _ column: ColumnScan, _ scale: FeatureColumn.Scale, marks: [Double]
  ) -> (FeatureColumn.Encoding?, String) {
    let kind = scale == .logarithmic ? "number, by its logarithm" : "number"
    let words =
      switch marks.count {
      case 0: ""
      case 1...3: ", with a feature for " + marks.map(FeatureColumn.text).joined(separator: ", ")
      default: ", with a feature for each of \(marks.count) values"
      }
    return (.number(scale, marks: marks), kind + words)
  }

  private static func categories(_ column: ColumnScan) -> (FeatureColumn.Encoding?, String) {
    let levels = column.commonest.prefix(mostCategories).map(\.text).sorted()
    let hasOthers = column.hasFurtherValues || column.values.count > levels.count
    return (
      .levels(levels, hasOthers: hasOthers),
      "category of \(levels.count)" + (hasOthers ? " and others" : "")
    )
  }

  private static func levels(
    _ encoding: FeatureColumn.Encoding, _ column: ColumnScan
  ) -> [UInt64: Int] {
    guard case .levels(let names, _) = encoding else { return [:] }
    var hashes: [String: UInt64] = [:]
    for entry in column.values.entries { hashes[column.texts[entry.rank]] = entry.key }
    var levels: [UInt64: Int] = [:]
    for (place, name) in names.enumerated() {
      if let hash = hashes[name] { levels[hash] = place }
    }
    return levels
  }
}
