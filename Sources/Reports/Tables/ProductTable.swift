internal import Experiments
internal import MarketModel
internal import Scenarios

enum ProductTable: ResultTable {
  static let fileName = "product.csv"
  static let purpose =
    "A row a strategy, period and metric of the AI product, for scenarios that have one: what happened in the period, and how things stood at its end."
  static let columns =
    [
      .scenario, .strategy, .period, .date,
      CSVColumn(
        "segment", "The segment whose model a row is about; empty for the product as a whole."),
      .metric, .unit,
    ] + Statistics.columns

  /// Whether a result has anything to put into it.
  static func isOf(_ result: ExperimentResult) -> Bool {
    result.plan.scenario.likely.market.product.ai != nil
  }

  static func table(_ result: ExperimentResult) -> CSVTable {
    var table = CSVTable(columns: columns)
    let scenario = CSVCell.text(result.plan.scenario.name)
    for (strategy, name) in result.plan.strategyNames.enumerated() {
      for date in ReportingDate.all(result) {
        let key = [scenario, .text(name)] + date.cells
        let periods = result.records[strategy].compactMap { ProductPeriod($0, at: date.period - 1) }
        for metric in ProductMetric.all {
          let summary = MetricSummary(of: metric, over: periods, currency: result.currency)
          table.append(
            key + [
              .text(ifKnown: nil), .text(metric.name), .text(metric.unit.name(in: result.currency)),
            ] + Statistics.cells(summary))
        }
        for segment in (periods.first?.atEnd.segments ?? []).indices {
          let segments = periods.map { $0.atEnd.segments[segment] }
          for metric in SegmentMetric.all {
            let summary = MetricSummary(of: metric, over: segments, currency: result.currency)
            table.append(
              key + [
                .text(segments[0].name), .text(metric.name),
                .text(metric.unit.name(in: result.currency)),
              ] + Statistics.cells(summary))
          }
        }
      }
    }
    return table
  }
}
