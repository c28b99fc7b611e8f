internal import Experiments
internal import MarketModel
internal import Scenarios

enum RegionsTable: ResultTable {
  static let fileName = "regions.csv"
  static let purpose =
    "A row a strategy, region and metric: the whole horizon. Written where a scenario has regions."
  static let columns =
    [.scenario, .strategy, CSVColumn("region", "Name of the region."), .metric, .unit]
    + Statistics.columns

  static func table(_ result: ExperimentResult) -> CSVTable {
    let names = result.plan.scenario.likely.market.macro.regions.map(\.name)
    var table = CSVTable(columns: columns)
    for (strategy, name) in result.plan.strategyNames.enumerated() {
      for (region, regionName) in names.enumerated() {
        let totals = result.records[strategy].map { $0.regions[region] }
        for metric in RegionMetric.all {
          let summary = MetricSummary(of: metric, over: totals, currency: result.currency)
          table.append(
            [
              .text(result.plan.scenario.name), .text(name), .text(regionName),
              .text(metric.name), .text(metric.unit.name(in: result.currency)),
            ] + Statistics.cells(summary))
        }
      }
    }
    return table
  }
}
