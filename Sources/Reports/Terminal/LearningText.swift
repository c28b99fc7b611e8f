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
      + privacy(summary(.privacyPrice)) + truth(summary(.regret))
  }

  /// How far the model is from who knows the market, where that was found out.
  private static func truth(_ regret: MetricSummary) -> String {
    guard let mean = regret.mean else { return "" }
    let interval = regret.halfWidth.map { " ± \(digits($0))" } ?? ""
    return " Its regret against the true probabilities: \(digits(mean))\(interval)."
  }

  /// What it costs that channels keep their touches to themselves, where they do.
  private static func privacy(_ price: MetricSummary) -> String {
    guard let mean = price.mean else { return "" }
    let interval = price.halfWidth.map { " ± \(digits($0))" } ?? ""
    return " The price of privacy: \(digits(mean))\(interval) more than one learner of all touches."
  }

  private static func digits(_ value: Double?) -> String {
    ReadableNumber.fixed(value, decimals: 5)
  }
}
