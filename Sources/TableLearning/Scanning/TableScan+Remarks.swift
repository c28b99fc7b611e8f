extension TableScan {
  /// The rows of the rarer label below which no figure says much.
  ///
  /// A log loss is mostly that of the rarer label: from twenty of its rows it is known to about a
  /// fifth.
  static let fewestOfALabel = 20

  /// What a user should know of the table before she believes what is learnt from it: sentences.
  ///
  /// - Parameters:
  ///   - columns: The columns to look at, by their places.
  ///   - labels: What labels are like that come later, if they do.
  public func remarks(of columns: [Int], labels: DelayedLabels? = nil) -> [String] {
    var remarks = labels?.remarks(self) ?? []
    let positives = labels?.positives ?? positives
    let rarer = min(positives, rows - positives)
    if rarer < Self.fewestOfALabel {
      remarks.append(
        "\(rows) rows, \(positives) of them '\(positive)' and \(rows - positives) '\(negative)': "
          + "too few to say how well a learner predicts")
    }
    for column in columns.map({ self.columns[$0] }) {
      if let first = column.firstInfinite {
        let count = column.infinite == 1 ? "a value is" : "\(column.infinite) values are"
        remarks.append(
          "column \(column.name): \(count) infinite or too large for a number, the first on line "
            + "\(first.line) ('\(first.text)'); they are taken as missing")
      }
      if column.isNumeric, column.held > 0 {
        let count = column.held == 1 ? "a number is" : "\(column.held) numbers are"
        remarks.append("column \(column.name): \(count) beyond ±1e90 and held there")
      }
    }
    return remarks
  }
}
