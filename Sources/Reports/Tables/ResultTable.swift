/// A CSV file of results: its name, what it holds and its columns.
protocol ResultTable: SendableMetatype {
  /// The file's name.
  static var fileName: String { get }
  /// What a row is, in one sentence.
  static var purpose: String { get }
  /// The columns, in the order of the header.
  static var columns: [CSVColumn] { get }
}

extension CSVColumn {
  static let scenario = CSVColumn("scenario", "Name of the scenario.")
  static let strategy = CSVColumn("strategy", "Name of the strategy.")
  static let metric = CSVColumn("metric", "What is measured; see the list of metrics.")
  static let unit = CSVColumn(
    "unit",
    "Unit of the values: the currency's code for money, else `count`, `share` (0 to 1), `ratio`, "
      + "`nats` or `days`.")
  static let period = CSVColumn("period", "Number of the reporting period, from 1.")
  static let date = CSVColumn("date", "The day at whose 00:00 the period ends.")
}
