internal import Experiments
internal import OutputAnalysis
internal import Scenarios

enum WeightsTable: ResultTable {
  static let fileName = "weights.csv"
  static let purpose =
    "A row a strategy, feature and metric: what the conversion model has learnt by the horizon, in the features' own units."
  static let columns =
    [
      .scenario, .strategy,
      CSVColumn(
        "feature",
        "Name of the feature: of numbers by their logarithm where it begins with `log_`; "
          + "`CHANNEL_paid` and `CHANNEL_organic` are against a direct visit; `constant` for all zeros."
      ), .metric, .unit,
    ] + Statistics.columns

  static func table(_ result: ExperimentResult) -> CSVTable {
    var table = CSVTable(columns: columns)
    for (strategy, name) in result.plan.strategyNames.enumerated() {
      for feature in result.learntFeatures(strategy: strategy) {
        for metric in WeightMetric.all {
          let summary = MetricSummary(
            of: metric, over: feature.weights, currency: result.currency)
          table.append(
            [
              .text(result.plan.scenario.name), .text(name), .text(feature.name),
              .text(metric.name), .text(metric.unit.name(in: result.currency)),
            ] + Statistics.cells(summary))
        }
      }
    }
    return table
  }
}

enum CalibrationTable: ResultTable {
  static let fileName = "calibration.csv"
  static let purpose =
    "A row a strategy and group of touches with like predictions, of about equal size, over all replications: what the conversion model predicted at the touch, and what came."
  static let columns = [
    .scenario, .strategy, CSVColumn("group", "Number of the group, from 1, by rising prediction."),
    CSVColumn("touches", "Touches in the group whose label has matured."),
    CSVColumn("mean_prediction", "Mean predicted probability of conversion."),
    CSVColumn("conversion_share", "Share of them that converted."),
    CSVColumn("lower", "Lower end of its 95 % interval (Wilson), were touches independent."),
    CSVColumn("upper", "Its upper end."),
  ]

  static func table(_ result: ExperimentResult) -> CSVTable {
    var table = CSVTable(columns: columns)
    for (strategy, name) in result.plan.strategyNames.enumerated() {
      for (index, group) in result.calibration(strategy: strategy).enumerated() {
        let share = WilsonInterval(group.conversions, of: group.touches)
        table.append([
          .text(result.plan.scenario.name), .text(name), .integer(index + 1),
          .integer(group.touches), .real(group.meanPrediction), .real(ifKnown: share?.share),
          .real(ifKnown: share?.lower), .real(ifKnown: share?.upper),
        ])
      }
    }
    return table
  }
}
