import Foundation
import Testing

@testable import Reports

@Suite("The dictionary of columns")
struct ColumnDictionaryTests {
  private static let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../results/README.md").standardizedFileURL
  private static let start =
    "<!-- The rest is made from the tables' columns; a test compares. -->\n"

  @Test("results/README.md ends with the meanings that the tables themselves carry")
  func readme() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let parts = text.components(separatedBy: Self.start)
    try #require(parts.count == 2)
    // To renew the file: MARKETSIM_RENEW=1 swift test --filter ColumnDictionaryTests
    if ProcessInfo.processInfo.environment["MARKETSIM_RENEW"] == "1" {
      try Data((parts[0] + Self.start + "\n" + ColumnDictionary.markdown).utf8).write(
        to: Self.readme)
      return
    }
    #expect(parts[1] == "\n" + ColumnDictionary.markdown)
  }

  @Test("No meaning breaks the table that it stands in, and no name is explained twice in a file")
  func cells() {
    for line in ColumnDictionary.markdown.split(separator: "\n") where line.hasPrefix("|") {
      #expect([3, 4].contains(line.count { $0 == "|" }), "\(line)")
    }
    for table in ResultFiles.tables {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count)
    }
  }
}
