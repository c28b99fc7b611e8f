internal import Experiments
internal import OutputAnalysis
internal import Scenarios

/// The columns that say how a quantity is distributed over replications: never a mean alone.
enum Statistics {
  static let columns = [
    CSVColumn("replications", "Replications in which the value is defined."),
    CSVColumn("mean", "Mean over the replications; of a ratio, the sum over the sum."),
    CSVColumn("standard_error", "Standard error of the mean."),
    CSVColumn("half_width", "Half the width of the mean's 95 % confidence interval."),
    CSVColumn("p5", "5 % quantile of the replications' values."),
    CSVColumn("p10", "10 % quantile of the replications' values."),
    CSVColumn("p50", "Median of the replications' values."),
    CSVColumn("p90", "90 % quantile of the replications' values."),
    CSVColumn("p95", "95 % quantile of the replications' values."),
  ]

  static func cells(_ summary: MetricSummary) -> [CSVCell] {
    let spread = summary.spread
    let values = [
      summary.mean, summary.standardError, summary.halfWidth, spread?.p5, spread?.p10, spread?.p50,
      spread?.p90, spread?.p95,
    ]
    return [.integer(spread?.count ?? 0)] + values.map(CSVCell.real(ifKnown:))
  }
}

extension MetricUnit {
  /// The unit in files: money goes by its currency.
  func name(in currency: Currency) -> String {
    self == .money ? currency.code : rawValue
  }
}
