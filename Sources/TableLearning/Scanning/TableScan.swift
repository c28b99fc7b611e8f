/// What a table holds: one pass over the file, in a memory that does not grow with its rows.
public struct TableScan: Sendable {
  /// The file.
  public let file: String
  /// The names of the columns, in order.
  public let columnNames: [String]
  /// The label's column.
  public let labelColumn: Int
  /// The value of the label that counts as positive, and the other.
  public let positive: String, negative: String
  /// Rows with a label.
  public let rows: Int
  /// Rows whose label is positive.
  public let positives: Int
  /// Rows without a label, which are left out.
  public let unlabelled: Int

  /// What stands between a number's whole and its fraction, besides a point.
  let decimalMark: UInt8
  let columns: [ColumnScan]
  let label: LabelScan
  /// Which of the label's values is positive.
  let positiveIndex: Int

  /// Counts for all columns together, so that a table of many columns stays within memory.
  private static let tableEntries = 4_000_000
  static let mostDistinct = 1_000

  /// Reads a file once.
  ///
  /// - Parameters:
  ///   - file: The file, which may be compressed by gzip.
  ///   - label: The name of the column with the label.
  ///   - positive: The label's value that counts as positive; needed unless it is a word like yes.
  public init(_ file: String, label: String, positive: String? = nil) throws(TableError) {
    var reader = try RecordReader.opening(file)
    let names = try Self.header(&reader, file: file)
    guard let labelColumn = names.firstIndex(of: label) else {
      throw .noColumn(file, label, among: names)
    }
    let limit = max(16, min(Self.mostDistinct, Self.tableEntries / names.count))
    var columns = names.map { ColumnScan(name: $0, tableLimit: limit) }
    var labels = LabelScan()
    while try reader.next() {
      try Self.checkWidth(reader, names.count, file: file)
      let value: Int?
      do {
        value = try labels.record(reader.bytes(of: labelColumn), mark: reader.decimalMark)
      } catch {
        throw TableError(
          file: file, line: reader.line, column: label, found: "'\(error.text)' as a third value",
          expected: "'\(labels.values[0])' or '\(labels.values[1])': a label has two")
      }
      guard let value else { continue }
      let (mark, line) = (reader.decimalMark, reader.line)
      var scans = columns.mutableSpan
      for column in scans.indices where column != labelColumn {
        scans[column].record(reader.bytes(of: column), label: value, mark: mark, line: line)
      }
    }
    guard labels.values.count == 2 else {
      throw TableError(
        file: file, column: label,
        found: labels.values.first.map { "'\($0)' in every row" } ?? "no row with a value",
        expected: "two values, one of them positive")
    }
    guard let index = positive.map({ labels.values.firstIndex(of: $0) }) ?? labels.knownPositive
    else {
      throw TableError(
        file: file, column: label, found: "the values '\(labels.values.joined(separator: "', '"))'",
        expected: positive.map { "'\($0)' among them" } ?? "to be told by --positive which counts")
    }
    self.file = file
    columnNames = names
    self.labelColumn = labelColumn
    self.positive = labels.values[index]
    negative = labels.values[1 - index]
    rows = labels.counts[0] + labels.counts[1]
    positives = labels.counts[index]
    unlabelled = labels.missing
    decimalMark = reader.decimalMark
    self.columns = columns
    self.label = labels
    positiveIndex = index
  }

  /// What a first column without a name is called.
  static let unnamed = "unnamed"

  /// Reads the names of the columns.
  static func header(_ reader: inout RecordReader, file: String) throws(TableError) -> [String] {
    guard try reader.next() else {
      throw TableError(file: file, found: "no line", expected: "a first line with names of columns")
    }
    var names: [String] = []
    var seen: Set<String> = []
    for index in reader.fields.indices {
      var name = String(decoding: reader.bytes(of: index).trimmed, as: UTF8.self)
      // Many programs write rows' numbers or names first, in a column without a name.
      if name.isEmpty, index == 0, reader.fields.count > 1 { name = unnamed }
      guard !name.isEmpty else {
        throw TableError(
          file: file, line: reader.line, found: "no name for column \(index + 1)",
          expected: "a name for each column")
      }
      guard seen.insert(name).inserted else {
        throw TableError(
          file: file, line: reader.line, found: "the column '\(name)' twice",
          expected: "a name for each column")
      }
      names.append(name)
    }
    return names
  }

  /// Refuses a record with too many fields or too few.
  static func checkWidth(
    _ reader: borrowing RecordReader, _ count: Int, file: String
  ) throws(TableError) {
    guard reader.fields.count != count else { return }
    throw TableError(
      file: file, line: reader.line,
      found: reader.fields.count == 1 ? "1 field" : "\(reader.fields.count) fields",
      expected: "\(count), as many as the first line names")
  }

  /// What a field's text is as a number; nil if it is none.
  func number(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      if case .number(let number) = bytes.value(mark: decimalMark) { number } else { nil }
    }
  }

  /// The first of some names.
  static func list(_ names: [String]) -> String {
    names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
  }
}
