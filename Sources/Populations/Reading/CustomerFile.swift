internal import FileReading

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What is made of a column of a file of customers.
public enum ColumnUse: String, Sendable, CaseIterable {
  /// Each different text is a category.
  case categorical
  /// Each cell is a number.
  case numeric
  /// The column is left out.
  case skip
}

/// Reads a file of customers, comma-separated with a header, into a table; it may be compressed by
/// gzip.
///
/// An empty cell, `NA`, `NaN`, `null` or `?` is a value that is not known. A column is numeric if all
/// its known cells are numbers and more than ``mostNumericCategories`` of them differ, else
/// categorical, unless it is said. Categories are sorted, by their numbers where all are numbers.
public enum CustomerFile {
  /// A column of numbers with at most so many different ones is taken for categories.
  public static let mostNumericCategories = 12
  /// A column in which all but such a part of the known cells are numbers was probably meant to be
  /// one of numbers.
  public static let doubtfulShare = 0.05
  /// The largest file that is read, in bytes.
  public static let mostBytes = 1_000_000_000

  /// Reads a file; costs a pass over its bytes.
  ///
  /// - Parameters:
  ///   - uses: What to make of columns, by name, against the rule.
  ///   - numeric: Columns of numbers, however few differ, unless a cell is none or `uses` says
  ///     something else.
  ///   - doubt: Told of each column that is taken for categories though nearly all of its cells are
  ///     numbers, with the first that is none.
  public static func read(
    _ file: String, uses: [String: ColumnUse] = [:], numeric: Set<String> = [],
    doubt: (CustomerFileError) -> Void = { _ in }
  ) throws(CustomerFileError) -> PeopleTable {
    try table(
      of: contents(of: file), file: file, uses: uses, numeric: numeric, doubt: doubt)
  }

  /// A file's bytes.
  public static func contents(of file: String) throws(CustomerFileError) -> [UInt8] {
    func failure(_ found: String) -> CustomerFileError {
      CustomerFileError(file: file, found: found, expected: "a file of customers with a header")
    }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
      throw failure("no such file")
    }
    guard !isFolder else { throw failure("a directory") }
    guard let inflating = InflatingFile(path: file) else {
      throw failure("a file that can't be read")
    }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count: Int
      do throws(InflatingFile.Failure) {
        count = try inflating.read(into: &piece, from: 0)
      } catch {
        throw failure(error.found)
      }
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
      guard bytes.count <= mostBytes else { throw failure("more than \(mostBytes) bytes") }
    }
  }

  /// The names in a file's header.
  public static func columnNames(
    of bytes: [UInt8], file: String
  ) throws(CustomerFileError) -> [String] {
    try CommaSeparatedText(headerOf: bytes, file: file).columns.map(\.name)
  }

  /// The table that a file's bytes hold.
  public static func table(
    of bytes: [UInt8], file: String, uses: [String: ColumnUse] = [:],
    numeric: Set<String> = [], doubt: (CustomerFileError) -> Void = { _ in }
  ) throws(CustomerFileError) -> PeopleTable {
    let text = try CommaSeparatedText(bytes, file: file)
    let names = text.columns.map(\.name)
    // Sorted, since the error must not depend on a dictionary's order.
    if let unknown = uses.keys.sorted().first(where: { !names.contains($0) }) {
      throw CustomerFileError(
        file: file, line: 1, found: "no column \(unknown)",
        expected: "one of \(names.joined(separator: ", "))")
    }
    var columns: [PeopleTable.Column] = []
    for column in text.columns {
      let use = uses[column.name]
      guard use != .skip else { continue }
      columns.append(
        PeopleTable.Column(
          name: column.name,
          values: try values(
            of: column, use: use, isOfNumbers: numeric.contains(column.name), file: file,
            doubt: doubt)))
    }
    return PeopleTable(columns: columns, count: text.recordCount)
  }

  private static func values(
    of column: CommaSeparatedText.Column, use: ColumnUse?, isOfNumbers: Bool, file: String,
    doubt: (CustomerFileError) -> Void
  ) throws(CustomerFileError) -> PeopleTable.Values {
    let isMissing = column.texts.map(isMissing)
    guard isMissing.contains(false) else {
      throw CustomerFileError(
        file: file, column: column.name, found: "no known value",
        expected: "some, or the column to be skipped")
    }
    let numbers = zip(column.texts, isMissing).map { $1 ? .nan : number($0) }
    let known = numbers.compactMap { $0 }.filter { !$0.isNaN }
    let areNumbers = !numbers.contains(nil)
    let isRich = isOfNumbers || Set(known).count > mostNumericCategories
    if use == .numeric || use == nil && areNumbers && isRich {
      if let wrong = numbers.firstIndex(of: nil) {
        throw CustomerFileError(
          file: file, line: column.lines[wrong], column: column.name,
          found: "\"\(column.texts[wrong])\"", expected: "a number")
      }
      return .numbers(column.cells.map { numbers[Int($0)] ?? .nan })
    }
    if use == nil, Set(known).count > mostNumericCategories,
      let wrong = wrongAmongNumbers(column, numbers, isMissing)
    {
      let problem = CustomerFileError(
        file: file, line: column.lines[wrong], column: column.name,
        found: "\"\(column.texts[wrong])\"",
        expected: "a number, as nearly all others are, or the column to be said categorical")
      // With so many categories it could be nothing else than a column of numbers.
      guard isMissing.count(where: { !$0 }) < PeopleTable.mostCategories else { throw problem }
      doubt(problem)
    }
    let categories = column.texts.indices.filter { !isMissing[$0] }
    guard categories.count < PeopleTable.mostCategories else {
      let excess = categories[PeopleTable.mostCategories - 1]
      throw CustomerFileError(
        file: file, line: column.lines[excess], column: column.name,
        found: "\(categories.count) categories",
        expected: "fewer than \(PeopleTable.mostCategories), or the column to be numeric or skipped"
      )
    }
    let sorted = categories.sorted {
      let (a, b) = (numbers[$0] ?? 0, numbers[$1] ?? 0)
      return areNumbers && a != b ? a < b : column.texts[$0] < column.texts[$1]
    }
    var codes = [UInt8](repeating: PeopleTable.missingCode, count: column.texts.count)
    for (code, position) in sorted.enumerated() { codes[position] = UInt8(code) }
    return .categories(
      sorted.map { column.texts[$0] }, codes: column.cells.map { codes[Int($0)] })
  }

  /// The first text that is no number in a column of which nearly all known cells are numbers.
  private static func wrongAmongNumbers(
    _ column: CommaSeparatedText.Column, _ numbers: [Double?], _ isMissing: [Bool]
  ) -> Int? {
    var known = 0
    var wrong = 0
    for cell in column.cells where !isMissing[Int(cell)] {
      known += 1
      wrong += numbers[Int(cell)] == nil ? 1 : 0
    }
    guard wrong > 0, Double(wrong) <= doubtfulShare * Double(known) else { return nil }
    return numbers.firstIndex(of: nil)
  }

  private static func isMissing(_ text: String) -> Bool {
    ["", "na", "nan", "null", "?"].contains(text.lowercased())
  }

  /// A finite decimal number.
  private static func number(_ text: String) -> Double? {
    let isDecimal = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0)
    }
    guard isDecimal, let number = Double(text), number.isFinite else { return nil }
    return number
  }
}
