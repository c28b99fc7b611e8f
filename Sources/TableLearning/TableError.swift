/// What is wrong with a table, and where.
public struct TableError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file as it was named.
  public let file: String
  /// The line, counted from 1; nil for the file as a whole.
  public let line: Int?
  /// The column's name, where it is known.
  public let column: String?
  /// What was found.
  public let found: String
  /// What was expected.
  public let expected: String

  /// A problem of its parts.
  public init(
    file: String, line: Int? = nil, column: String? = nil, found: String, expected: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.found = found
    self.expected = expected
  }

  /// One line: `visits.csv:14: column age: found "old"; expected a number`.
  public var description: String {
    "\(file)\(line.map { ":\($0)" } ?? ""): \(column.map { "column \($0): " } ?? "")"
      + "found \(found); expected \(expected)"
  }
}
