internal import Experiments
internal import MarketModel
internal import Scenarios

/// The ends of the reporting periods, which all replications share.
struct ReportingDate {
  /// The number of the period, from 1.
  let period: Int
  /// The day at whose 00:00 it ends.
  let date: CalendarDate

  static func all(_ result: ExperimentResult) -> [ReportingDate] {
    (result.records.first?.first?.periods ?? []).enumerated().map { index, period in
      ReportingDate(
        period: index + 1, date: result.plan.scenario.start.adding(days: Int(period.end.rounded())))
    }
  }

  var cells: [CSVCell] { [.integer(period), .text("\(date)")] }
}

enum TimeSeriesTable: ResultTable {
  static let fileName = "timeseries.csv"
  static let purpose =
    "A row a strategy, period and metric: what happened in the period, and how things stood at its end."
  static let columns =
    [
      .scenario, .strategy, .period, .date,
      CSVColumn("channel", "The channel that a row is about; empty for the firm as a whole."),
      .metric, .unit,
    ] + Statistics.columns

  static func table(_ result: ExperimentResult) -> CSVTable {
    let measures =
      PeriodMetric.all(of: result.plan.scenario).map { (channel: String?.none, metric: $0) }
      + result.plan.scenario.likely.market.channels.enumerated().map {
        (channel: $1.name, metric: PeriodMetric.spend(onChannel: $0))
      }
    var table = CSVTable(columns: columns)
    for (strategy, name) in result.plan.strategyNames.enumerated() {
      for date in ReportingDate.all(result) {
        let periods = result.records[strategy].map { ReportingPeriod($0, at: date.period - 1) }
        for (channel, metric) in measures {
          let summary = MetricSummary(of: metric, over: periods, currency: result.currency)
          table.append(
            [.text(result.plan.scenario.name), .text(name)] + date.cells
              + [
                .text(ifKnown: channel), .text(metric.name),
                .text(metric.unit.name(in: result.currency)),
              ] + Statistics.cells(summary))
        }
      }
    }
    return table
  }
}

enum FunnelTable: ResultTable {
  static let fileName = "funnel.csv"
  static let purpose = "A row a strategy, period and funnel stage: how many people were in it."
  static let columns =
    [
      .scenario, .strategy, .period, .date,
      CSVColumn(
        "stage",
        "Funnel stage: " + FunnelStage.allCases.map { "`\($0.name)`" }.joined(separator: ", ")
          + ". Everyone is in one (`trial` only with a price plan); the statistics are of the number of people in it at the "
          + "period's end."),
    ] + Statistics.columns

  static func table(_ result: ExperimentResult) -> CSVTable {
    var table = CSVTable(columns: columns)
    for (strategy, name) in result.plan.strategyNames.enumerated() {
      for date in ReportingDate.all(result) {
        for (stage, funnelStage) in FunnelStage.allCases.enumerated()
        where funnelStage != .trial || result.plan.scenario.likely.market.product.plan != nil {
          let people = result.records[strategy].map {
            Double($0.periods[date.period - 1].stages[stage])
          }
          table.append(
            [.text(result.plan.scenario.name), .text(name)] + date.cells
              + [.text(funnelStage.name)] + Statistics.cells(MetricSummary(numerators: people)))
        }
      }
    }
    return table
  }
}

enum LearningTable: ResultTable {
  static let fileName = "learning.csv"
  static let purpose =
    "A row a strategy, period and metric of the conversion model: its progressive validation, everything since the start."
  static let columns =
    [.scenario, .strategy, .period, .date, .metric, .unit] + Statistics.columns

  static func table(_ result: ExperimentResult) -> CSVTable {
    var table = CSVTable(columns: columns)
    for (strategy, name) in result.plan.strategyNames.enumerated() {
      for date in ReportingDate.all(result) {
        let learning = result.records[strategy].map { $0.periods[date.period - 1].learning }
        for metric in LearningMetric.all(of: result.plan.scenario) {
          let summary = MetricSummary(of: metric, over: learning, currency: result.currency)
          table.append(
            [.text(result.plan.scenario.name), .text(name)] + date.cells
              + [.text(metric.name), .text(metric.unit.name(in: result.currency))]
              + Statistics.cells(summary))
        }
      }
    }
    return table
  }
}
