import Foundation
import Testing

@testable import TableLearning

@Suite("Reading records")
struct RecordReaderTests {
  /// All records of a file, as texts.
  private func records(_ path: String) throws -> [[String]] {
    var reader = try RecordReader.opening(path)
    var records: [[String]] = []
    while try reader.next() { records.append(reader.fields.indices.map { reader.text(of: $0) }) }
    return records
  }

  private func records(of text: String) throws -> [[String]] {
    let table = try TemporaryTable(text)
    return try records(table.path)
  }

  @Test("Quotes, doubled quotes, line ends within quotes and blank lines are read as RFC 4180 says")
  func quotes() throws {
    #expect(
      try records(of: "a,b\n\"x,1\",\"say \"\"hi\"\"\"\n\n\"two\nlines\",\r\n,\n\"\",\"\"") == [
        ["a", "b"], ["x,1", "say \"hi\""], ["two\nlines", ""], ["", ""], ["", ""],
      ])
  }

  @Test(
    "Lines may end with LF, CRLF or CR, and the last with nothing", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    for last in ["", end] {
      #expect(
        try records(of: ["a,b", "1,2", "3,"].joined(separator: end) + last) == [
          ["a", "b"], ["1", "2"], ["3", ""],
        ])
    }
  }

  @Test(
    "The first line tells comma, semicolon, tab and bar apart", arguments: [",", ";", "\t", "|"])
  func delimiters(delimiter: String) throws {
    let text = "\"a,;\"\(delimiter)b\(delimiter)c\n1\(delimiter)2\(delimiter)3\n"
    #expect(try records(of: text) == [["a,;", "b", "c"], ["1", "2", "3"]])
  }

  @Test("A mark of UTF-8 is skipped")
  func mark() throws {
    let table = try TemporaryTable([0xef, 0xbb, 0xbf] + Array("a,b\n1,2\n".utf8))
    #expect(try records(table.path) == [["a", "b"], ["1", "2"]])
  }

  @Test("Records that cross the pieces in which a file is read are whole")
  func pieces() throws {
    // Fields of up to 200 KB, quoted and not, over some megabytes: every border falls somewhere.
    var generator = SampleGenerator(state: 5)
    let rows = (0..<60).map { row in
      (0..<3).map { column in
        String(repeating: column == 1 ? "q\"" : "x", count: Int(generator.uniform() * 90_000))
          + "\(row)"
      }
    }
    let text = rows.map { row in
      row.map { $0.contains("\"") ? "\"" + $0.replacing("\"", with: "\"\"") + "\"" : $0 }
        .joined(separator: ",")
    }.joined(separator: "\r\n")
    #expect(try records(of: text) == rows)
  }

  @Test("A file compressed by gzip is read as the plain one; one that breaks off is refused")
  func compressed() throws {
    let plain = try TemporaryTable(
      "a,b\n" + (0..<20_000).map { "\($0),\($0 % 7)\n" }.joined())
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-k", plain.path]
    try process.run()
    process.waitUntilExit()
    #expect(try records(plain.path + ".gz") == records(plain.path))
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: plain.path + ".gz")))
    let broken = try TemporaryTable(Array(bytes.prefix(bytes.count / 2)))
    #expect(throws: TableError.self) { try records(broken.path) }
  }

  @Test(
    "What is no table is refused, with the line",
    arguments: [
      ("a,b\n1,\"x\n2,3\n", 2, "a quote that is never closed"),
      ("a,b\n1,\"x\"y\n", 2, "text after a closing quote"),
      ("a,b\n1,2\n3,\u{0}\n", 3, "a byte 0"),
    ])
  func refused(text: String, line: Int, found: String) throws {
    let error = try #require(throws: TableError.self) { try records(of: text) }
    #expect(error.line == line)
    #expect(error.found == found)
  }

  @Test("UTF-16 and a missing file are refused in words")
  func refusedFiles() throws {
    let wide = try TemporaryTable([0xff, 0xfe, 0x61, 0, 0x2c, 0])
    #expect(
      throws: TableError(
        file: wide.path, line: 1, found: "text in UTF-16", expected: "text in UTF-8")
    ) {
      try records(wide.path)
    }
    #expect(throws: TableError.self) { try records("/nowhere/table.csv") }
  }
}

@Suite("What fields say")
struct FieldValueTests {
  private func value(_ text: String, mark: Unicode.Scalar = ".") -> FieldValue {
    Array(text.utf8).withUnsafeBufferPointer { $0.trimmed.value(mark: UInt8(ascii: mark)) }
  }

  private func number(_ text: String, mark: Unicode.Scalar = ".") -> Double? {
    if case .number(let number) = value(text, mark: mark) { number } else { nil }
  }

  private func isInfinite(_ text: String) -> Bool {
    if case .infinite = value(text) { true } else { false }
  }

  @Test("Decimals are read to the nearest number, as the standard library reads them")
  func decimals() {
    var generator = SampleGenerator(state: 1)
    for text in ["0", "-0", "7", "+7", "1.5", ".5", "5.", "-12.25", "1e3", "1E-3", " 42 ", "0.1"] {
      #expect(number(text) == Double(text.trimmingCharacters(in: .whitespaces)) ?? 5, "\(text)")
    }
    for _ in 0..<5_000 {
      let value = (generator.uniform() - 0.5) * pow(10, 24 * generator.uniform() - 12)
      #expect(number("\(value)") == value)
    }
    let long = "123456789012345678901234567890"
    #expect(number(long) == Double(long))
    #expect(number("9007199254740993") == 9_007_199_254_740_992)
  }

  @Test("Huge numbers are held, and what is no number is none")
  func edges() {
    #expect(number("1e308") == largestMagnitude)
    #expect(number("-1e308") == -largestMagnitude)
    for text in ["abc", "1.2.3", "1,5", "0x10", "--1", "-", "+", ".", "1e", "12 3", "e5"] {
      #expect(number(text) == nil && !value(text).isMissing, "\(text)")
    }
    for text in ["", " ", "NA", "n/a", "NaN", "-nan", "null", "?"] {
      #expect(value(text).isMissing && !isInfinite(text), "\(text)")
    }
    for text in ["inf", "-Infinity", "+inf", "1e999", "-1e400"] {
      #expect(isInfinite(text), "\(text)")
    }
  }

  @Test("A comma stands before the fraction where it is told to, and the point still may")
  func decimalComma() {
    for (text, expected) in [
      ("1,5", 1.5), ("-0,25", -0.25), (",5", 0.5), ("3", 3), ("2.5", 2.5), ("1,5e3", 1_500),
      ("12345678901234567890,5", 12_345_678_901_234_567_890.5),
    ] {
      #expect(number(text, mark: ",") == expected, "\(text)")
    }
    for text in ["1,234,567", "1,2,3", ",", "1.23,5", "1234.567,5"] {
      #expect(number(text, mark: ",") == nil, "\(text)")
    }
  }

  @Test("Signs of currency and percent, and groups of three digits, are taken for what they are")
  func decorated() {
    for (text, expected) in [
      ("$1,234.50", 1_234.5), ("-$12", -12), ("€5", 5), ("£1,000,000", 1_000_000), ("12%", 12),
      ("-3.5%", -3.5), ("1,234", 1_234), ("+1,234.5", 1_234.5),
    ] {
      #expect(number(text) == expected, "\(text)")
    }
    #expect(number("1.234,5", mark: ",") == 1_234.5)
    #expect(number("1.234.567", mark: ",") == 1_234_567)
    #expect(number("€12,5", mark: ",") == 12.5)
    for text in ["$", "%", "1,23", "12,34,567", "$x", "1,234x", ",123", "1,234,", "$-5$"] {
      #expect(number(text) == nil && !value(text).isMissing, "\(text)")
    }
  }
}
