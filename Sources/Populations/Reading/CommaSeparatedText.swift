/// A strict reader of RFC 4180: columns of equal length, cells kept once for each different text.
///
/// Records end in LF or CR LF, cells are separated by commas, and a cell with a comma, a quotation
/// mark or a line break stands between quotation marks, doubled inside. A byte order mark and blank
/// lines at the end are skipped. Everything else is an error with its line.
struct CommaSeparatedText {
  /// A column as written.
  struct Column {
    let name: String
    /// The different cells, in the order in which they come first.
    var texts: [String] = []
    /// The line on which each of ``texts`` comes first.
    var lines: [Int] = []
    /// Each record's cell, as a position in ``texts``.
    var cells: [Int32] = []
    fileprivate var positions: [[UInt8]: Int32] = [:]
  }

  private(set) var columns: [Column] = []
  private(set) var recordCount = 0
  private let file: String
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var cell: [UInt8] = []

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Reads a file's first line only.
  init(headerOf bytes: [UInt8], file: String) throws(CustomerFileError) {
    self.file = file
    self.bytes = bytes
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    try readHeader()
  }

  /// Reads a file's bytes; costs a pass over them and a look-up a cell.
  init(_ bytes: [UInt8], file: String) throws(CustomerFileError) {
    try self.init(headerOf: bytes, file: file)
    while try readRecord() {}
    guard recordCount > 0 else {
      throw error(at: nil, "no records", expected: "a record a customer below the header")
    }
  }

  private mutating func readHeader() throws(CustomerFileError) {
    guard position < bytes.count else {
      throw error(at: nil, "an empty file", expected: "a header with the columns' names")
    }
    var ends = false
    while !ends {
      ends = try readCell()
      let name = try text(of: cell, on: 1)
      guard !name.isEmpty else {
        throw error(at: 1, "an empty name", expected: "a name for column \(columns.count + 1)")
      }
      guard !columns.contains(where: { $0.name == name }) else {
        throw error(at: 1, "the name \(name) twice", expected: "each column's name once")
      }
      columns.append(Column(name: name))
    }
    if columns.count == 1, columns[0].name.contains(where: { $0 == ";" || $0 == "\t" }) {
      throw error(
        at: 1, "one column with semicolons or tabs in its name",
        expected: "columns separated by commas")
    }
  }

  /// Reads a record; false at the end of the file.
  private mutating func readRecord() throws(CustomerFileError) -> Bool {
    var end = position
    while end < bytes.count, bytes[end] == Self.lineFeed || bytes[end] == Self.carriageReturn {
      end += 1
    }
    guard end < bytes.count else { return false }
    let start = line
    var count = 0
    var ends = false
    while !ends {
      ends = try readCell()
      guard count < columns.count else {
        throw error(
          at: start, columns.count == 1 ? "more than 1 cell" : "more than \(columns.count) cells",
          expected: "as many as the header has names: \(columns.count)")
      }
      try keepCell(in: count, line: start)
      count += 1
    }
    guard count == columns.count else {
      throw error(
        at: start, count == 1 ? "1 cell" : "\(count) cells",
        expected: "as many as the header has names: \(columns.count)")
    }
    recordCount += 1
    return true
  }

  private mutating func keepCell(in column: Int, line: Int) throws(CustomerFileError) {
    if let known = columns[column].positions[cell] {
      columns[column].cells.append(known)
      return
    }
    let new = Int32(columns[column].texts.count)
    columns[column].positions[cell] = new
    columns[column].texts.append(try text(of: cell, on: line))
    columns[column].lines.append(line)
    columns[column].cells.append(new)
  }

  private func text(of cell: [UInt8], on line: Int) throws(CustomerFileError) -> String {
    guard let text = String(validating: cell, as: UTF8.self) else {
      throw error(at: line, "bytes that are not UTF-8", expected: "UTF-8 text")
    }
    guard !cell.contains(0) else {
      throw error(at: line, "a byte 0", expected: "text")
    }
    return text
  }

  /// Reads one cell into ``cell``; true if the record ends with it.
  private mutating func readCell() throws(CustomerFileError) -> Bool {
    cell.removeAll(keepingCapacity: true)
    if position < bytes.count, bytes[position] == Self.quote {
      try readQuoted()
    } else {
      try readPlain()
    }
    guard position < bytes.count else { return true }
    let byte = bytes[position]
    position += 1
    if byte == Self.comma { return false }
    if byte == Self.carriageReturn { position += 1 }
    line += 1
    return true
  }

  private mutating func readPlain() throws(CustomerFileError) {
    while position < bytes.count, !isEnd(at: position), bytes[position] != Self.comma {
      guard bytes[position] != Self.quote else {
        throw error(
          at: line, "a quotation mark inside a cell",
          expected: "the cell between quotation marks, with those inside doubled")
      }
      cell.append(bytes[position])
      position += 1
    }
  }

  private mutating func readQuoted() throws(CustomerFileError) {
    let start = line
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == Self.quote {
        guard position < bytes.count, bytes[position] == Self.quote else {
          guard position == bytes.count || isEnd(at: position) || bytes[position] == Self.comma
          else {
            throw error(
              at: line, "text behind a closing quotation mark",
              expected: "a comma or the line's end")
          }
          return
        }
        position += 1
      } else if byte == Self.lineFeed {
        line += 1
      }
      cell.append(byte)
    }
    throw error(at: start, "a quotation mark that is not closed", expected: "a closing one")
  }

  /// Whether a record ends at a position: LF, or CR LF.
  private func isEnd(at position: Int) -> Bool {
    bytes[position] == Self.lineFeed
      || bytes[position] == Self.carriageReturn && position + 1 < bytes.count
        && bytes[position + 1] == Self.lineFeed
  }

  private func error(at line: Int?, _ found: String, expected: String) -> CustomerFileError {
    CustomerFileError(file: file, line: line, found: found, expected: expected)
  }
}
