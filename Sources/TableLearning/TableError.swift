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
  /// A name that the table does not have, and those that it has; nil for other problems.
  public let unknown: UnknownName?

  /// A name that is not among those that could be meant.
  public struct UnknownName: Sendable, Hashable {
    /// The name.
    public let name: String
    /// Those there are.
    public let known: [String]
  }

  /// A problem of its parts.
  public init(
    file: String, line: Int? = nil, column: String? = nil, found: String, expected: String,
    unknown: UnknownName? = nil
  ) {
    self.unknown = unknown
    self.file = file
    self.line = line
    self.column = column
    self.found = found
    self.expected = expected
  }

  /// The problem of a column that a table does not have.
  ///
  /// - Parameters:
  ///   - file: The table.
  ///   - name: The name that was given.
  ///   - purpose: What the column was to be for, such as `" of times"`; may be empty.
  ///   - known: The names that could be given.
  ///   - restriction: What else is asked of them; may be empty.
  static func noColumn(
    _ file: String, _ name: String, purpose: String = "", among known: [String],
    restriction: String = ""
  ) -> Self {
    Self(
      file: file, line: 1, found: "no column '\(name)'\(purpose)",
      expected: "one of " + TableScan.list(known) + restriction,
      unknown: UnknownName(name: name, known: known))
  }

  /// The same problem, with the name that may have been meant.
  public func suggesting(_ name: String) -> Self {
    Self(
      file: file, line: line, column: column, found: found,
      expected: "\(expected); did you mean '\(name)'?", unknown: unknown)
  }

  /// One line: `visits.csv:14: column age: found "old"; expected a number`.
  public var description: String {
    "\(file)\(line.map { ":\($0)" } ?? ""): \(column.map { "column \($0): " } ?? "")"
      + "found \(found); expected \(expected)"
  }
}
