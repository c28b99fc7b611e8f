extension CSVTable {
  /// The dictionary of the columns as a Markdown table, for `results/README.md`.
  public var columnDictionary: String {
    var lines = ["| column | meaning |", "| --- | --- |"]
    lines += columns.map { "| `\($0.name)` | \($0.meaning) |" }
    return lines.joined(separator: "\n") + "\n"
  }
}
