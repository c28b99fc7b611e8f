/// Tells when rows happened, which come in that order.
struct RowClock {
  private let file: String
  private let columnNames: [String]
  private let mark: UInt8
  private var latest = -Double.infinity

  init(_ scan: TableScan) {
    file = scan.file
    columnNames = scan.columnNames
    mark = scan.decimalMark
  }

  /// When the current record happened; refuses one that happened before the last.
  mutating func moment(
    _ reader: borrowing RecordReader, _ place: Int
  ) throws(TableError) -> Double {
    guard let time = try time(reader, place) else {
      let text = reader.text(of: place)
      throw TableError(
        file: file, line: reader.line, column: columnNames[place],
        found: text.allSatisfy(\.isWhitespace) ? "no value" : "'\(text)'",
        expected: "a number or a date, as rows are in order of it")
    }
    guard time >= latest else {
      throw TableError(
        file: file, line: reader.line, column: columnNames[place],
        found: "'\(reader.text(of: place))' after a later one",
        expected: "rows in order of it; sort the file by this column")
    }
    latest = time
    return time
  }

  /// A number, or a date in days; nil where it is missing.
  func time(_ reader: borrowing RecordReader, _ place: Int) throws(TableError) -> Double? {
    let bytes = reader.bytes(of: place).trimmed
    if case .number(let number) = bytes.value(mark: mark) { return number }
    if let date = bytes.date { return date.days }
    guard bytes.value(mark: mark).isMissing else {
      throw TableError(
        file: file, line: reader.line, column: columnNames[place],
        found: "'\(reader.text(of: place))'", expected: "a number or a date")
    }
    return nil
  }

  /// When a row's label came; nil where that is missing.
  ///
  /// One of which only the day is known came at that day's start, or with the row if that is of the
  /// same day.
  func labelTime(
    _ reader: borrowing RecordReader, _ place: Int, ofRowAt time: Double
  ) throws(TableError) -> Double? {
    guard let labelTime = try self.time(reader, place) else { return nil }
    guard labelTime < time else { return labelTime }
    let isOfSameDay = labelTime == time.rounded(.down)
    if isOfSameDay, let date = reader.bytes(of: place).trimmed.date, !date.hasTime { return time }
    throw TableError(
      file: file, line: reader.line, column: columnNames[place],
      found: "'\(reader.text(of: place))' before the row itself",
      expected: "when the label came, not before the row")
  }
}
