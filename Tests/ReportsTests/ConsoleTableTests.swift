import Reports
import Testing

@Suite("Console tables")
struct ConsoleTableTests {
  @Test("Words stand on the left, numbers on the right, and no line ends in spaces")
  func alignment() {
    var table = ConsoleTable(columns: [.text("strategy"), .number("cash"), .text("note")])
    table.append(["even-split", "1.2 M", ""])
    table.append(["fixed", "−340 k", "ruined"])
    let expected = """
      strategy      cash  note
      ──────────  ──────  ──────
      even-split   1.2 M
      fixed       −340 k  ruined

      """
    #expect(table.rendered() == expected)
  }

  @Test("A Chinese character or an emoji takes two cells, a combining mark none")
  func wideCharacters() {
    var table = ConsoleTable(columns: [.text("name"), .number("n")])
    table.append(["抖音", "1"])
    table.append(["abcd", "2"])
    table.append(["🎉ab", "3"])
    table.append(["e\u{301}bcd", "4"])
    let lines = table.rendered().split(separator: "\n").dropFirst(2)
    #expect(lines == ["抖音  1", "abcd  2", "🎉ab  3", "e\u{301}bcd  4"])
  }

  @Test("A control character in a cell or a title does not reach the terminal")
  func controlCharacters() {
    var table = ConsoleTable(columns: [.text("a\u{1B}[2J")])
    table.append(["b\u{7}\nc"])
    let text = table.rendered()
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" })
    #expect(text.split(separator: "\n").count == 3)
  }
}
