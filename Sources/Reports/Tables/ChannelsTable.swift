internal import Experiments
internal import MarketModel
internal import Scenarios

enum ChannelsTable: ResultTable {
  static let fileName = "channels.csv"
  static let purpose = "A row a strategy, channel and metric: the whole horizon."
  static let columns =
    [
      .scenario, .strategy,
      CSVColumn("channel", "Name of the channel; `direct` for visits that no channel brought."),
      .metric, .unit,
    ] + Statistics.columns

  static func table(_ result: ExperimentResult) -> CSVTable {
    let names = result.plan.scenario.likely.market.channels.map(\.name)
    var table = CSVTable(columns: columns)
    for (strategy, name) in result.plan.strategyNames.enumerated() {
      let records = result.records[strategy]
      let channels =
        names.enumerated().map { channel, name in (name, records.map { $0.channels[channel] }) }
        + [("direct", records.map(\.directChannel))]
      for (channel, totals) in channels {
        for metric in ChannelMetric.all(of: result.plan.scenario) {
          let summary = MetricSummary(of: metric, over: totals, currency: result.currency)
          table.append(
            [
              .text(result.plan.scenario.name), .text(name), .text(channel), .text(metric.name),
              .text(metric.unit.name(in: result.currency)),
            ] + Statistics.cells(summary))
        }
      }
    }
    return table
  }
}
