internal import Experiments
internal import MarketModel

/// A line on what the conversion model has learnt by the horizon.
enum LearningText {
  static func text(_ result: ExperimentResult, strategy: Int) -> String {
    let name = result.plan.strategyNames[strategy]
    let records = result.records[strategy].compactMap { $0.periods.last?.learning }
    func summary(_ metric: LearningMetric) -> MetricSummary {
      MetricSummary(of: metric, over: records, currency: result.currency)
    }
    guard let loss = summary(.logLoss).mean, let base = summary(.baseRateLogLoss).mean else {
      return "The model has learnt nothing in \(name): no touch's label has matured."
    }
    let gain = summary(.logLossGain)
    let direction = (gain.mean ?? 0) < 0 ? "higher" : "lower"
    let interval = gain.halfWidth.map { " ± \(digits($0)) (95 %, paired)" } ?? ""
    return "The model in \(name): log loss \(digits(loss)) against \(digits(base)) of the running "
      + "base rate, \(direction) by \(digits(gain.mean?.magnitude))\(interval); "
      + "AUC \(ReadableNumber.fixed(summary(.auc).mean, decimals: 3))."
  }

  private static func digits(_ value: Double?) -> String {
    ReadableNumber.fixed(value, decimals: 5)
  }
}
