internal import Experiments
internal import Scenarios

enum SummaryTable: ResultTable {
  static let fileName = "summary.csv"
  static let purpose = "A row a strategy and metric: the whole horizon, over all replications."
  static let columns = [.scenario, .strategy, .metric, .unit] + Statistics.columns

  static func table(_ result: ExperimentResult) -> CSVTable {
    var table = CSVTable(columns: columns)
    for (strategy, name) in result.plan.strategyNames.enumerated() {
      for metric in Metric.all(of: result.plan.scenario) {
        table.append(
          [
            .text(result.plan.scenario.name), .text(name), .text(metric.name),
            .text(metric.unit.name(in: result.currency)),
          ] + Statistics.cells(result.summary(of: metric, strategy: strategy)))
      }
    }
    return table
  }
}
