internal import Experiments
internal import OutputAnalysis
internal import Scenarios

/// The first answer, in the words of a planner (R17).
enum Headline {
  static func text(_ comparison: StrategyComparison) -> String {
    let names = comparison.result.plan.strategyNames
    switch Recommendation(comparison) {
    case .choose(let best, let other):
      return "Choose \(names[best]): "
        + ([odds(of: best, comparison), other.flatMap { lead(of: best, over: $0, comparison) }]
        .compactMap { $0 } + [ruin(of: best, comparison)]).joined(separator: "; ") + "."
    case .noClearWinner(let candidates, let mostReversible):
      let odds = candidates.map { "\(names[$0]) \(percent(comparison.best.winShares?[$0]))" }
      return "No clear winner among \(listed(candidates.map { names[$0] })) "
        + "(best in: \(odds.joined(separator: ", ")) of the futures consistent with your numbers); "
        + "take the most reversible, \(names[mostReversible]), which commits the least money; "
        + ruin(of: mostReversible, comparison) + "."
    case .nothingIsSafe:
      let least = comparison.ruin.indices.min {
        comparison.ruin[$0].share < comparison.ruin[$1].share
      }
      let safest = least.map { "; least often \(names[$0]), \(percent(comparison.ruin[$0].share))" }
      return "Choose none: every strategy is ruined in more than "
        + "\(percent(comparison.result.plan.scenario.goal.maxRuinShare)) of the futures consistent "
        + "with your numbers\(safest ?? "")."
    }
  }

  private static func odds(of best: Int, _ comparison: StrategyComparison) -> String {
    "best in \(percent(comparison.best.winShares?[best])) of the futures consistent with your "
      + "numbers"
  }

  private static func lead(
    of best: Int, over other: Int, _ comparison: StrategyComparison
  ) -> String? {
    guard let pair = comparison.pair(best, minus: other) else { return nil }
    let plan = comparison.result.plan
    return ReadableNumber.signed(pair.difference.meanDifference)
      + " \(plan.scenario.currency.code) over \(plan.strategyNames[other]) "
      + "(90 %: \(ReadableNumber.range(pair.spread.p5, pair.spread.p95)))"
  }

  private static func ruin(of strategy: Int, _ comparison: StrategyComparison) -> String {
    "ruin \(percent(comparison.ruin[strategy].share)), "
      + "limit \(percent(comparison.result.plan.scenario.goal.maxRuinShare))"
  }

  private static func percent(_ share: Double?) -> String {
    ReadableNumber.wholePercent(share)
  }

  private static func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
