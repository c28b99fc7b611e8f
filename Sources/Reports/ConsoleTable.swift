/// A table for people to read in a terminal: aligned columns under a rule.
///
/// Widths are those of a terminal, where a Chinese character takes two cells.
public struct ConsoleTable: Sendable {
  /// The side on which a column's cells stand.
  public enum Alignment: Sendable {
    /// For words.
    case left
    /// For numbers, so that their magnitudes can be compared by eye.
    case right
  }

  /// A column's title and alignment.
  public struct Column: Sendable {
    let title: String
    let alignment: Alignment

    /// Makes a column of words.
    public static func text(_ title: String) -> Column {
      Column(title: ConsoleTable.printable(title), alignment: .left)
    }

    /// Makes a column of numbers.
    public static func number(_ title: String) -> Column {
      Column(title: ConsoleTable.printable(title), alignment: .right)
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  /// Makes a table without rows.
  public init(columns: [Column]) {
    precondition(!columns.isEmpty, "a table needs a column")
    self.columns = columns
  }

  /// Adds a row.
  ///
  /// - Precondition: there is one cell for each column.
  public mutating func append(_ cells: [String]) {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    rows.append(cells.map(Self.printable))
  }

  /// The table as lines of text, each ended by a line feed and without trailing spaces.
  public func rendered() -> String {
    var widths = columns.map { DisplayWidth.of($0.title) }
    for row in rows {
      for (index, cell) in row.enumerated() {
        widths[index] = max(widths[index], DisplayWidth.of(cell))
      }
    }
    var lines = [line(columns.map(\.title), widths: widths)]
    lines.append(line(widths.map { String(repeating: "─", count: $0) }, widths: widths))
    lines += rows.map { line($0, widths: widths) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ cells: [String], widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += "  " }
      let padding = String(repeating: " ", count: widths[index] - DisplayWidth.of(cell))
      line += columns[index].alignment == .left ? cell + padding : padding + cell
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// Names come from files: a control character in one must not steer the terminal.
  private static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
