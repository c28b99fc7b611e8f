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
    /// A date: its days, weekday and time of day.
    case date
    /// Not used.
    case ignore
  }

  /// Rows that belong together, such as the touches of each person.
  public struct Sequence: Sendable, Hashable {
    /// The name of the column that tells them apart.
    public var key: String
    /// The name of the column by which rows are in order, a number or a date.
    public var order: String?

    /// Names the columns.
    public init(key: String, order: String? = nil) {
      self.key = key
      self.order = order
    }
  }

  /// Where a feature comes from.
  enum Source: Sendable {
    /// From a field, whose categories have places by the hash of their text.
    case field(Int, KeyPlaces)
    /// The number of earlier rows of the sequence.
    case rowsBefore
    /// What has passed since the sequence's row before.
    case timeSince
  }

  /// The features.
  public let map: FeatureEncoder

  /// What each column of the file is taken as, or why it is not used, in words.
  public let descriptions: [(name: String, words: String)]

  /// What a user should know of columns that are not taken as what most of their values are: sentences.
  public let remarks: [String]

  /// Where the features of each column of the map come from.
  let sources: [Source]

  /// The places of the columns that make sequences: the key's, then the order's.
  let sequencePlaces: (key: Int, order: Int?)?

  /// The places of the columns of the file that are used.
  public var places: [Int] {
    sources.compactMap { if case .field(let place, _) = $0 { place } else { nil } }
  }

  /// Categories up to this number have a feature each, however rare; further ones up to the number of
  /// values that a scan tells apart have one if they come in some rows.
  private static let mostRareCategories = 64
  private static let fewestRowsOfACategory = 5
  private static let bucketCount = 1_024
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
  ///   - crosses: Pairs of columns whose features are multiplied, by their names.
  ///   - sequence: The columns that make rows sequences. They are not learnt from; how many rows of a
  ///     sequence came before, and what has passed since the last, is.
  public init(
    _ scan: TableScan, uses: [String: Use] = [:], crosses: [(String, String)] = [],
    sequence: Sequence? = nil
  ) throws(TableError) {
    try Self.check(uses.keys.sorted(), scan)
    var (definitions, sources): ([FeatureColumn], [Source]) = ([], [])
    var descriptions: [(name: String, words: String)] = []
    var remarks: [String] = []
    for (place, column) in scan.columns.enumerated() {
      guard place != scan.labelColumn else {
        descriptions.append((column.name, "label, positive: \(scan.positive)"))
        continue
      }
      if let sequence, let words = try Self.words(of: column, in: sequence, uses, scan) {
        descriptions.append((column.name, words))
        continue
      }
      let (encoding, words) = try Self.encoding(of: column, use: uses[column.name], scan)
      if uses[column.name] == nil, let spoilt = column.spoilt {
        remarks.append(
          "column \(column.name): \(spoilt.count) of \(column.present) values are \(spoilt.kind), and "
            + "it is not taken as such for the others, the first on line \(spoilt.other.line) "
            + "('\(spoilt.other.text)'); where that says that nothing is known, leave it empty")
      }
      var more = ""
      if let encoding {
        let isMissing = column.missing != .zero
        definitions.append(
          FeatureColumn(name: column.name, encoding: encoding, marksMissing: isMissing))
        sources.append(.field(place, Self.levels(encoding, column)))
        more = isMissing ? ", missing in \(column.missing[0] + column.missing[1]) rows" : ""
        if column.infinite > 0 { more += ", \(column.infinite) of them infinite" }
      }
      descriptions.append((column.name, words + more))
    }
    if let sequence {
      let columns = Self.columns(of: sequence)
      definitions += columns.map(\.definition)
      sources += columns.map(\.source)
      descriptions += columns.map { ($0.definition.name, "made of sequences, by its logarithm") }
      try Self.check([sequence.key] + (sequence.order.map { [$0] } ?? []), scan)
      sequencePlaces = (
        scan.columnNames.firstIndex(of: sequence.key) ?? 0,
        sequence.order.flatMap(scan.columnNames.firstIndex(of:))
      )
    } else {
      sequencePlaces = nil
    }
    guard !definitions.isEmpty else {
      throw TableError(
        file: scan.file, found: "no column to learn from", expected: "one besides the label")
    }
    self.remarks = remarks
    self.sources = sources
    self.descriptions = descriptions
    map = FeatureEncoder(
      columns: definitions, crosses: try Self.crosses(crosses, definitions, scan))
  }

  /// Refuses names that no column has, and the label's.
  private static func check(_ names: [String], _ scan: TableScan) throws(TableError) {
    for name in names {
      guard scan.columnNames.contains(name) else {
        throw .noColumn(scan.file, name, among: scan.columnNames)
      }
      guard name != scan.columnNames[scan.labelColumn] else {
        throw TableError(
          file: scan.file, line: 1, column: name, found: "a use for the label",
          expected: "one of the other columns")
      }
    }
  }

  /// What a column becomes, nil if it is not used, and in words.
  private static func encoding(
    of column: ColumnScan, use: Use?, _ scan: TableScan
  ) throws(TableError) -> (FeatureColumn.Encoding?, String) {
    switch use {
    case .ignore: return (nil, "ignored as told")
    case .number, .logarithm:
      guard column.isNumeric else {
        let other = column.firstOther
        throw TableError(
          file: scan.file, line: other?.line, column: column.name,
          found: column.present == 0
            ? "no value" : other.map { "'\($0.text)'" } ?? "values that are no numbers",
          expected: "numbers, as it is to be used as one")
      }
      return number(column, use == .logarithm ? .logarithmic : .linear, marks: [])
    case .date:
      guard column.isDates else {
        let other = column.firstOther
        throw TableError(
          file: scan.file, line: other?.line, column: column.name,
          found: other.map { "'\($0.text)'" } ?? "values that are no dates",
          expected: "dates such as 2026-11-22, 2026/11/22 14:05 or 22.11.2026")
      }
      return date(column)
    case .category: return categories(column)
    case .hashed: return (.buckets(bucketCount), "open set, hashed to \(bucketCount) features")
    case nil: break
    }
    if column.present == 0 { return (nil, "ignored: no value") }
    if column.values.count == 1 && !column.hasFurtherValues {
      guard column.missing != .zero else { return (nil, "ignored: the same in every row") }
      return categories(column)
    }
    if column.countsRows { return (nil, "ignored: it counts the rows") }
    if column.isIdentifier {
      return (nil, "ignored: by name and values a number of rows or owners")
    }
    if column.isNumeric { return numeric(column, scan) }
    if column.isDates { return date(column) }
    if column.values.count > mostCodes && column.hardlyRecurs {
      return (nil, "ignored: its values hardly recur")
    }
    guard column.hasFurtherValues else { return categories(column) }
    return (.buckets(bucketCount), "open set, hashed to \(bucketCount) features")
  }

  private static func date(_ column: ColumnScan) -> (FeatureColumn.Encoding?, String) {
    let hasTimes = column.times > 0
    return (.date(hasTimes: hasTimes), "date, weekday" + (hasTimes ? " and time of day" : ""))
  }

  private static func numeric(
    _ column: ColumnScan, _ scan: TableScan
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
    let spikes = values.prefix(3).filter { Double($0.count) >= spikeShare * Double(scan.rows) }
    return number(column, scale, marks: spikes.compactMap { scan.number($0.text) })
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
    let isFew = column.values.count <= mostRareCategories
    let levels = column.commonest.filter { isFew || $0.count >= fewestRowsOfACategory }
      .map(\.text).sorted()
    guard !levels.isEmpty else { return (nil, "ignored: its values hardly recur") }
    let hasOthers = column.hasFurtherValues || column.values.count > levels.count
    return (
      .levels(levels, hasOthers: hasOthers),
      "category of \(levels.count)" + (hasOthers ? " and others" : "")
    )
  }

  private static func levels(
    _ encoding: FeatureColumn.Encoding, _ column: ColumnScan
  ) -> KeyPlaces {
    guard case .levels(let names, _) = encoding else { return KeyPlaces([]) }
    let commonest = column.commonest.prefix(names.count).sorted { $0.text < $1.text }
    return KeyPlaces(commonest.enumerated().map { ($1.key, $0) })
  }
}
