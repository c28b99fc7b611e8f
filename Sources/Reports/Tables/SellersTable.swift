internal import Experiments
internal import MarketModel
internal import Scenarios

enum SellersTable: ResultTable {
  static let fileName = "sellers.csv"
  static let purpose =
    "A row a strategy, period, seller and metric: market shares. Written where a scenario has rivals other than one that stands still, or an attractionShape."
  static let columns =
    [
      .scenario, .strategy,
      CSVColumn("period", "Number of the reporting period, from 1; empty for the whole horizon."),
      CSVColumn("date", "The day at whose 00:00 the period ends; empty for the whole horizon."),
      CSVColumn(
        "seller",
        "`us` for the firm, the name of a rival, or `nobody` for needs that ended without a purchase."
      ), .metric, .unit,
    ] + Statistics.columns

  /// Whether a result has anything to put into it.
  static func isOf(_ result: ExperimentResult) -> Bool {
    result.plan.scenario.likely.market.followsSellers
  }

  static func table(_ result: ExperimentResult) -> CSVTable {
    let rivals = result.plan.scenario.likely.market.rivals.map(\.name)
    let rows =
      (["us"] + rivals).enumerated().map {
        (seller: $0, name: $1, metrics: SellerMetric.all)
      } + [(seller: 0, name: "nobody", metrics: SellerMetric.ofNobody)]
    let dates: [ReportingDate?] = [nil] + ReportingDate.all(result)
    var table = CSVTable(columns: columns)
    for (strategy, strategyName) in result.plan.strategyNames.enumerated() {
      for date in dates {
        for row in rows {
          let subjects = result.records[strategy].compactMap {
            SellerPeriod($0, seller: row.seller, at: date.map { $0.period - 1 })
          }
          for metric in row.metrics {
            let summary = MetricSummary(of: metric, over: subjects, currency: result.currency)
            table.append(
              [.text(result.plan.scenario.name), .text(strategyName)]
                + (date?.cells ?? [.empty, .empty])
                + [
                  .text(row.name), .text(metric.name),
                  .text(metric.unit.name(in: result.currency)),
                ] + Statistics.cells(summary))
          }
        }
      }
    }
    return table
  }
}
