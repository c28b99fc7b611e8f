internal import Reports
internal import TableLearning

/// The files that `learn` writes.
enum LearnOutputs {
  /// Refuses outputs that would take away the table that is read, or each other.
  static func check(table: String, predictions: String?, report: String?) throws {
    if let predictions, OutputFile.isOne(predictions, table) {
      throw ArgumentProblem(
        "--predictions \(predictions): it is the table that is read; name another file")
    }
    guard let report else { return }
    if OutputFile.isOne(report, table) {
      throw ArgumentProblem("--report \(report): it is the table that is read; name a folder")
    }
    let tables: [LearnTable] = [.columns, .reliability, .weights, .judgement]
    for name in tables.map(\.fileName) {
      let path = report.hasSuffix("/") ? report + name : report + "/" + name
      if OutputFile.isOne(path, table) {
        throw ArgumentProblem(
          "--report \(report): its file \(name) is the table that is read; name another folder")
      }
      if let predictions, predictions == path || OutputFile.isOne(path, predictions) {
        throw ArgumentProblem(
          "--predictions \(predictions): the report has a file of that name; name another file")
      }
    }
  }

  /// Writes the tables of a report.
  static func write(
    _ learner: TableLearner, _ plan: FeaturePlan, to folder: OutputDirectory
  ) throws(OutputError) {
    try folder.write(
      [
        file(.columns, LearnTables.columns(plan)),
        file(.reliability, LearnTables.reliability(learner)),
        file(.weights, LearnTables.weights(learner)),
      ], seal: file(.judgement, LearnTables.judgement(learner)))
  }

  private static func file(_ kind: LearnTable, _ table: CSVTable) -> OutputFile {
    OutputFile(name: kind.fileName, table: table)
  }
}
