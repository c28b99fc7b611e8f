/// A table in the format of RFC 4180: a header, then one record a row, as UTF-8.
///
/// Records end in a line feed alone, not in CR LF as the RFC of 2005 has it: every reader takes
/// both, while line tools (`cut`, `sort`, `diff`, Git) take the CR for part of the last field.
/// Rows are rendered as they are added, so a table costs only the bytes of its file.
public struct CSVTable: Sendable {
  /// The columns, in the order of the header.
  public let columns: [CSVColumn]

  /// The number of records below the header.
  public private(set) var rowCount = 0

  /// The file's contents so far, header included.
  public private(set) var bytes: [UInt8] = []

  /// Makes a table without records.
  ///
  /// - Precondition: there is a column, and no two have the same name.
  public init(columns: [CSVColumn]) {
    precondition(!columns.isEmpty, "a table needs a column")
    precondition(Set(columns.map(\.name)).count == columns.count, "two columns have the same name")
    self.columns = columns
    appendRecord(columns.map { .text($0.name) })
  }

  /// Adds a record.
  ///
  /// - Precondition: there is one cell for each column.
  public mutating func append(_ cells: [CSVCell]) {
    precondition(cells.count == columns.count, "a record has a cell for each column")
    appendRecord(cells)
    rowCount += 1
  }

  /// The file's contents so far as text.
  public var text: String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// One record by itself.
  static func record(_ cells: [CSVCell]) -> String {
    var bytes: [UInt8] = []
    append(cells, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func appendRecord(_ cells: [CSVCell]) {
    Self.append(cells, to: &bytes)
  }

  /// Adds one record to bytes, for a table that is written bit by bit.
  static func append(_ cells: [CSVCell], to bytes: inout [UInt8]) {
    let start = bytes.count
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cell, to: &bytes)
    }
    // A lone empty field would be an empty line, which many readers skip.
    if bytes.count == start { bytes.append(contentsOf: "\"\"".utf8) }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func append(_ cell: CSVCell, to bytes: inout [UInt8]) {
    switch cell {
    case .text(let text): appendQuotedWhereNeeded(text, to: &bytes)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .real(let number): bytes.append(contentsOf: PlainDecimal.text(number).utf8)
    case .empty: break
    }
  }

  private static func appendQuotedWhereNeeded(_ text: String, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    guard text.utf8.contains(where: asksForQuotes) || text.first == " " || text.last == " "
    else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private static func asksForQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}
