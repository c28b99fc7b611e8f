import Reports
import Testing

@Suite("CSV tables")
struct CSVTableTests {
  private func table(_ columns: String...) -> CSVTable {
    CSVTable(columns: columns.map { CSVColumn($0, "Meaning of \($0).") })
  }

  @Test("A table is a header and a record a row, each ended by a line feed")
  func plainTable() {
    var table = table("strategy", "replication", "cash")
    table.append(["even", 1, 0.5])
    table.append([.text("fixed"), .integer(-2), .real(ifKnown: nil)])
    #expect(table.text == "strategy,replication,cash\neven,1,0.5\nfixed,-2,\n")
    #expect(table.rowCount == 2)
  }

  @Test(
    "A field is quoted when it has a comma, a quote, a line break or a space at an end",
    arguments: [
      ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""),
      ("a\rb", "\"a\rb\""), (" indented", "\" indented\""), ("end ", "\"end \""),
      ("plain text", "plain text"), ("双十一", "双十一"), ("a\r\nb", "\"a\r\nb\""),
    ])
  func quoting(text: String, field: String) {
    var table = table("name", "other")
    table.append([.text(text), .empty])
    #expect(table.text == "name,other\n\(field),\n")
  }

  @Test("A record of one empty cell is not an empty line")
  func loneEmptyCell() {
    var table = table("name")
    table.append([.empty])
    table.append([.text(ifKnown: nil)])
    #expect(table.text == "name\n\"\"\n\"\"\n")
  }

  @Test("The dictionary of columns has a row for each, in the order of the header")
  func dictionary() {
    let expected = """
      | column | meaning |
      | --- | --- |
      | `a` | Meaning of a. |
      | `b` | Meaning of b. |

      """
    #expect(table("a", "b").columnDictionary == expected)
  }
}
