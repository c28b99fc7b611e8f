internal import Experiments
internal import Scenarios

enum ReplicationsTable: ResultTable {
  static let fileName = "replications.csv"
  static let purpose =
    "A row a strategy and replication, with every metric and what was drawn for the uncertain inputs."
  static let columns =
    keys
    + Metric.all.map(column) + [
      CSVColumn(
        inputPrefix + "KEY.PATH",
        "Value drawn for the uncertain input KEY.PATH, in the unit of the scenario file; a column "
          + "for each such input. All strategies of a replication share it.")
    ]

  private static let keys = [
    .scenario, .strategy,
    CSVColumn(
      "replication",
      "Number of the replication, from 1; rows with the same number share inputs and luck."),
  ]
  private static let inputPrefix = "input:"

  private static func column(_ metric: Metric) -> CSVColumn {
    CSVColumn(
      metric.name,
      "Metric; unit: \(metric.unit == .money ? "the currency" : metric.unit.rawValue).")
  }

  static func table(_ result: ExperimentResult) -> CSVTable {
    let inputs = result.plan.scenario.uncertainInputs.map {
      CSVColumn(inputPrefix + $0.keyPath, "Drawn value.")
    }
    let metrics = Metric.all(of: result.plan.scenario)
    var table = CSVTable(columns: keys + metrics.map(column) + inputs)
    for (strategy, name) in result.plan.strategyNames.enumerated() {
      for (replication, record) in result.records[strategy].enumerated() {
        table.append(
          [.text(result.plan.scenario.name), .text(name), .integer(replication + 1)]
            + metrics.map { .real(ifKnown: $0.value(record, currency: result.currency)) }
            + result.inputs[replication].map(CSVCell.real))
      }
    }
    return table
  }
}
