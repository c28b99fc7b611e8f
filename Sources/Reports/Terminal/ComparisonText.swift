public import Experiments
internal import MarketModel
internal import OutputAnalysis
internal import Scenarios

/// What `compare` prints: the answer first, then what it rests on.
public enum ComparisonText {
  /// The whole text, ended by a line feed.
  public static func text(_ comparison: StrategyComparison) -> String {
    var parts = [LineWrapping.wrapped(Headline.text(comparison)) + "\n"]
    if let split = split(comparison) { parts.append(LineWrapping.wrapped(split) + "\n") }
    parts.append(setting(comparison) + "\n" + ranking(comparison))
    parts.append(differences(comparison))
    var notes = [LearningText.text(comparison.result, strategy: comparison.ranking[0])]
    notes.insert(contentsOf: DelayWarningText.lines(comparison.result), at: 0)
    if let warning = profitWarning(comparison) { notes.insert(warning, at: 0) }
    parts.append(notes.map { LineWrapping.wrapped($0) + "\n" }.joined())
    return parts.joined(separator: "\n")
  }

  static func split(_ comparison: StrategyComparison) -> String? {
    guard let split = comparison.varianceSplit, split.count >= VarianceSplit.fewestForInterval
    else { return nil }
    let name = comparison.result.plan.strategyNames[comparison.ranking[0]]
    let interval = split.interval.map {
      " (95 % interval: \(ReadableNumber.wholePercent($0.lowerBound)) to "
        + "\(ReadableNumber.wholePercent($0.upperBound)))"
    }
    return
      "Of the variance of \(name)'s firm value, \(ReadableNumber.wholePercent(split.inputShare))"
      + "\(interval ?? "") comes from the uncertain inputs, "
      + "\(ReadableNumber.wholePercent(split.seedShare)) from chance."
  }

  private static func setting(_ comparison: StrategyComparison) -> String {
    let plan = comparison.result.plan
    return
      "\(plan.scenario.name): \(plan.replications) replications a strategy, seed \(plan.seed), "
      + "money in \(plan.scenario.currency.code); ± and intervals are 95 %"
  }

  private static func ranking(_ comparison: StrategyComparison) -> String {
    let result = comparison.result
    var table = ConsoleTable(columns: [
      .number("#"), .text("strategy"), .number("firm value"), .number("±"), .number("P(best)"),
      .number("P(ruin)"), .number("profit"), .number("customers"), .number("orders"),
      .number("CAC"), .number("visit→order"), .text(""),
    ])
    for (rank, strategy) in comparison.ranking.enumerated() {
      func summary(_ metric: Metric) -> MetricSummary {
        result.summary(of: metric, strategy: strategy)
      }
      let value = summary(.firmValue)
      let remarks = [
        strategy == 0 ? "baseline" : nil, comparison.isFeasible(strategy) ? nil : "over the limit",
      ].compactMap { $0 }
      table.append([
        "\(rank + 1)", result.plan.strategyNames[strategy], ReadableNumber.compact(value.mean),
        ReadableNumber.compact(value.halfWidth),
        ReadableNumber.wholePercent(comparison.best.winShares?[strategy]),
        ReadableNumber.wholePercent(comparison.ruin[strategy].share),
        ReadableNumber.compact(summary(.profit).mean),
        ReadableNumber.compact(summary(.customersHeld).mean),
        ReadableNumber.compact(summary(.orders).mean),
        ReadableNumber.compact(summary(.blendedCAC).mean),
        ReadableNumber.percent(summary(.visitToOrder).mean), remarks.joined(separator: ", "),
      ])
    }
    return table.rendered()
  }

  private static func differences(_ comparison: StrategyComparison) -> String {
    let plan = comparison.result.plan
    var table = ConsoleTable(columns: [
      .text("difference of firm value"), .number("mean"), .number("95 %, all pairs together"),
      .text(""), .number("variance ratio"),
    ])
    for pair in comparison.pairs {
      let difference = pair.difference
      let low = difference.halfWidth.map { difference.meanDifference - $0 }
      let high = difference.halfWidth.map { difference.meanDifference + $0 }
      table.append([
        "\(plan.strategyNames[pair.first]) − \(plan.strategyNames[pair.second])",
        ReadableNumber.signed(difference.meanDifference), ReadableNumber.range(low, high),
        difference.excludesZero ? "excludes 0" : "",
        ReadableNumber.compact(difference.varianceRatio),
      ])
    }
    return table.rendered()
      + "The variance ratio says how many times more replications independent runs would need.\n"
  }

  private static func profitWarning(_ comparison: StrategyComparison) -> String? {
    guard comparison.profitRanksDifferently else { return nil }
    let result = comparison.result
    let order = comparison.ranking.map { strategy in
      (strategy, result.summary(of: .profit, strategy: strategy).mean ?? 0)
    }.sorted { first, second in
      let (a, b) = (comparison.isFeasible(first.0), comparison.isFeasible(second.0))
      return a == b ? first.1 > second.1 : a
    }.map { result.plan.strategyNames[$0.0] }
    return "Warning: by profit to the horizon the order would be \(order.joined(separator: ", ")); "
      + "firm value also counts what the customers held at the horizon are worth."
  }
}
