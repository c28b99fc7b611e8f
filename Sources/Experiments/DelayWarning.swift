internal import ConversionModel
internal import MarketModel
internal import Scenarios

/// What the firm would judge too early (R7): the time that buyers take, beside its own windows.
public enum DelayWarning: Sendable, Hashable {
  /// One buyer in ten takes longer than `p90Days`, which is more than the learner waits for an
  /// order: their touches are learnt as failures.
  case labelWindow(p90Days: Double, labelWindowDays: Double)
  /// A strategy that learns reviews at less than half the median time that buyers take.
  case reviewInterval(strategy: String, reviewDays: Double, medianDays: Double)

  /// The warnings that a result deserves, with the scenario's likely windows.
  ///
  /// Times are counted from the first visit of a need to the order, over all strategies and
  /// replications; fewer than a hundred orders give no warning.
  public static func warnings(of result: ExperimentResult) -> [DelayWarning] {
    var times = CycleTimes()
    for record in result.records.joined() { times.merge(record.cycleTimes) }
    guard times.count >= 100, let median = times.quantile(0.5), let p90 = times.quantile(0.9)
    else { return [] }
    let scenario = result.plan.scenario.likely
    var warnings: [DelayWarning] = []
    let window = scenario.market.learner.labelWindowDays
    if p90 > window {
      warnings.append(.labelWindow(p90Days: p90, labelWindowDays: window))
    }
    for strategy in result.plan.strategies.map({ scenario.strategies[$0] })
    where strategy.policy.learnsFromReviews && strategy.policy.reviewDays < median / 2 {
      warnings.append(
        .reviewInterval(
          strategy: strategy.name, reviewDays: strategy.policy.reviewDays, medianDays: median))
    }
    return warnings
  }
}
