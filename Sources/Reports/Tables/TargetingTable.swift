internal import Experiments
internal import MarketModel
internal import Scenarios

enum TargetingTable: ResultTable {
  static let fileName = "targeting.csv"
  static let purpose =
    "A row a strategy, review, channel and metric: whom the channel's paid side addresses from the review on. Written where a strategy has chosen people."
  static let columns =
    [
      .scenario, .strategy, CSVColumn("review", "Number of the review that chose, from 1."),
      CSVColumn("date", "The day of the review."),
      CSVColumn("channel", "The channel."), .metric, .unit,
    ] + Statistics.columns

  /// Whether a result has anything to put into it.
  static func isOf(_ result: ExperimentResult) -> Bool {
    result.records.contains { $0.contains { !$0.targeting.isEmpty } }
  }

  static func table(_ result: ExperimentResult) -> CSVTable {
    let scenario = result.plan.scenario
    let channels = scenario.likely.market.channels.map(\.name)
    var table = CSVTable(columns: columns)
    for (strategy, name) in result.plan.strategyNames.enumerated() {
      let days = Set(result.records[strategy].flatMap { $0.targeting.map(\.day) }).sorted()
      for (index, day) in days.enumerated() {
        for (channel, channelName) in channels.enumerated() {
          let decisions = result.records[strategy].compactMap { record in
            record.targeting.first { $0.day == day && $0.channel == channel }
          }
          guard !decisions.isEmpty else { continue }
          for metric in TargetingMetric.all {
            let summary = MetricSummary(of: metric, over: decisions, currency: result.currency)
            table.append(
              [
                .text(scenario.name), .text(name), .integer(index + 1),
                .text("\(scenario.start.adding(days: Int(day)))"), .text(channelName),
                .text(metric.name), .text(metric.unit.name(in: result.currency)),
              ] + Statistics.cells(summary))
          }
        }
      }
    }
    return table
  }
}
