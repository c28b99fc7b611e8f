import Foundation
import Populations
import Testing

/// How a file of customers is read, and what is said of a bad one.
@Suite struct CustomerFileTests {
  private static func read(
    _ text: String, _ uses: [String: ColumnUse] = [:]
  ) throws(CustomerFileError) -> PeopleTable {
    try CustomerFile.table(of: Array(text.utf8), file: "c.csv", uses: uses)
  }

  private static func message(_ text: String, _ uses: [String: ColumnUse] = [:]) -> String {
    do throws(CustomerFileError) {
      _ = try read(text, uses)
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test("Quotes, doubled quotes, breaks in cells, CR LF and a byte order mark are read")
  func format() throws {
    let table = try Self.read("\u{FEFF}name,\"the, note\"\r\n\"a \"\"b\"\"\",\"x\ny\"\r\nc,\r\n")
    #expect(table.count == 2)
    #expect(table["name"] == .categories(["a \"b\"", "c"], codes: [0, 1]))
    #expect(table["the, note"] == .categories(["x\ny"], codes: [0, 255]))
    #expect(try Self.read("a,b\n1,\"\"\"\"") == Self.read("a,b\n1,\"\"\"\"\n\n"))
  }

  @Test("A column is numeric if all is numbers and more than twelve differ, unless it is said")
  func kinds() throws {
    let many = "n,f\n" + (1...13).map { "\($0),\($0 % 2)\n" }.joined()
    let table = try Self.read(many)
    #expect(table["n"] == .numbers((1...13).map(Double.init)))
    #expect(table["f"] == .categories(["0", "1"], codes: (1...13).map { UInt8($0 % 2) }))
    let said = try Self.read(many, ["n": .categorical, "f": .numeric])
    guard case .categories(let labels, _)? = said["n"] else {
      Issue.record("not categorical")
      return
    }
    // By number and not by letter: 10 comes after 9.
    #expect(labels == (1...13).map { "\($0)" })
    #expect(said["f"] == .numbers((1...13).map { Double($0 % 2) }))
    #expect(try Self.read(many, ["f": .skip])["f"] == nil)
  }

  @Test("Empty cells, NA, NaN, null and ? are not known")
  func missing() throws {
    let table = try Self.read("a,b\n,1\nNA,\nx,NaN\nnull,?\ny,2.5e1\n", ["b": .numeric])
    #expect(table["a"] == .categories(["x", "y"], codes: [255, 255, 0, 255, 1]))
    #expect(table["b"]?.missing == 3)
    guard case .numbers(let numbers)? = table["b"] else {
      Issue.record("no numbers")
      return
    }
    #expect(numbers[0] == 1 && numbers[4] == 25 && numbers[1].isNaN)
  }

  private static let mistakes: [(text: String, uses: [String: ColumnUse], message: String)] = [
    ("", [:], "c.csv: found an empty file; expected a header with the columns' names"),
    ("a,b\n", [:], "c.csv: found no records; expected a record a customer below the header"),
    ("a,,b\n1,2,3\n", [:], "c.csv:1: found an empty name; expected a name for column 2"),
    ("a,b,a\n1,2,3\n", [:], "c.csv:1: found the name a twice; expected each column's name once"),
    (
      "a;b\n1;2\n", [:],
      "c.csv:1: found one column with semicolons or tabs in its name; "
        + "expected columns separated by commas"
    ),
    ("a,b\n1,2\n1\n", [:], "c.csv:3: found 1 cell; expected as many as the header has names: 2"),
    (
      "a,b\n1,\"2\n\",3\n", [:],
      "c.csv:2: found more than 2 cells; expected as many as the header has names: 2"
    ),
    (
      "a,b\n1,\"2\n", [:],
      "c.csv:2: found a quotation mark that is not closed; expected a closing one"
    ),
    (
      "a,b\n1,\"2\"3\n", [:],
      "c.csv:2: found text behind a closing quotation mark; expected a comma or the line's end"
    ),
    (
      "a,b\n1,2\n3,4\"\n", [:],
      "c.csv:3: found a quotation mark inside a cell; "
        + "expected the cell between quotation marks, with those inside doubled"
    ),
    (
      "a,b\n1,2\n\"\n\",x\n", ["b": .numeric],
      "c.csv:3: column b: found \"x\"; expected a number"
    ),
    ("a,b\n1,0x10\n", ["b": .numeric], "c.csv:2: column b: found \"0x10\"; expected a number"),
    (
      "a,b\n1,\n2,?\n", [:],
      "c.csv: column b: found no known value; expected some, or the column to be skipped"
    ),
    ("a,b\n1,2\n", ["c": .skip], "c.csv:1: found no column c; expected one of a, b"),
    (
      "id\n" + (0..<300).map { "k\($0)\n" }.joined(), [:],
      "c.csv:256: column id: found 300 categories; "
        + "expected fewer than 255, or the column to be numeric or skipped"
    ),
  ]

  @Test(
    "A bad file is refused with file, line, what was found and expected",
    arguments: mistakes.indices)
  func refused(index: Int) {
    let mistake = Self.mistakes[index]
    #expect(Self.message(mistake.text, mistake.uses) == mistake.message)
  }

  @Test("A column of numbers with a cell that is none is named, and not silently one of categories")
  func doubts() throws {
    func doubts(_ text: String, _ uses: [String: ColumnUse] = [:]) throws -> [String] {
      var found: [String] = []
      _ = try CustomerFile.table(of: Array(text.utf8), file: "c.csv", uses: uses) {
        found.append($0.description)
      }
      return found
    }
    // Forty ages with the letter O for a zero, on line 22.
    let cells = (20..<60).map { $0 == 40 ? "4O" : "\($0)" }
    let text = "age\n" + cells.joined(separator: "\n")
    #expect(
      try doubts(text) == [
        "c.csv:22: column age: found \"4O\"; expected a number, as nearly all others are, or the "
          + "column to be said categorical"
      ])
    #expect(try doubts(text, ["age": .categorical]) == [])
    #expect(try doubts(text.replacing("4O", with: "40")) == [])
    // Three of forty are a part of them, and codes of twelve kinds are categories.
    #expect(
      try doubts(text.replacing("41", with: "x").replacing("42", with: "y")) == [])
    #expect(try doubts("a\n" + (0..<60).map { "\($0 % 12)\n" }.joined() + "x\n") == [])
    // More different cells than there can be categories: refused, at the cell that is wrong.
    let many = "age\n" + (0..<5000).map { $0 == 120 ? "12O\n" : "\($0)\n" }.joined()
    #expect(Self.message(many).hasPrefix("c.csv:122: column age: found \"12O\"; expected a number"))
  }

  @Test("A file compressed by gzip is read as the plain one; one that breaks off is refused")
  func compressed() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marketsim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let plain = folder.appendingPathComponent("c.csv")
    let text = "age,kind\n" + (0..<2000).map { "\($0 * 37 % 1000),\($0 % 3)\n" }.joined()
    try Data(text.utf8).write(to: plain)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-k", plain.path]
    try process.run()
    process.waitUntilExit()
    let packed = plain.appendingPathExtension("gz")
    #expect(try CustomerFile.read(packed.path) == CustomerFile.read(plain.path))
    let broken = folder.appendingPathComponent("broken.gz")
    try Data(try Data(contentsOf: packed).dropLast(400)).write(to: broken)
    let error = try #require(throws: CustomerFileError.self) {
      try CustomerFile.read(broken.path)
    }
    #expect(error.found == "a compressed file that breaks off")
  }

  @Test("Bytes that are not UTF-8, folders and missing files are refused")
  func unreadable() {
    #expect(
      throws: CustomerFileError(
        file: "c.csv", line: 3, found: "bytes that are not UTF-8", expected: "UTF-8 text")
    ) {
      try CustomerFile.table(of: Array("a\n1\n".utf8) + [0xff, 0x0a], file: "c.csv")
    }
    #expect(
      throws: CustomerFileError(file: "c.csv", line: 2, found: "a byte 0", expected: "text")
    ) {
      try CustomerFile.table(of: Array("a\nx\u{0}y\n".utf8), file: "c.csv")
    }
    #expect(throws: CustomerFileError.self) { try CustomerFile.read("/nowhere/c.csv") }
    #expect(throws: CustomerFileError.self) { try CustomerFile.read("/") }
  }
}
