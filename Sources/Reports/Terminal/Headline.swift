internal import Experiments
internal import MarketModel
internal import OutputAnalysis
internal import Scenarios

/// The first answer, in the words of a planner (R17).
enum Headline {
  static func text(_ comparison: StrategyComparison) -> String {
    let names = comparison.result.plan.strategyNames
    switch Recommendation(comparison) {
    case .choose(let best, let other):
      let reasons = [
        odds(of: best, comparison),
        other.map { lead(of: best, over: $0, comparison) } ?? "the only one within the limit",
        ruin(of: best, comparison),
      ]
      return "Choose \(names[best]): " + reasons.joined(separator: "; ") + "."
    case .noClearWinner(let candidates, let mostReversible):
      return "No clear winner among \(listed(candidates.map { names[$0] })): "
        + "\(odds(among: candidates, comparison)) of \(futures(comparison))"
        + "\(ties(comparison))\(doubt(among: candidates, comparison)); take the most reversible, \(names[mostReversible]), which spent the "
        + "least\(scope(of: mostReversible, among: candidates, comparison)) "
        + "(\(spend(of: mostReversible, comparison))); "
        + "\(ruin(of: mostReversible, comparison))."
    case .nothingIsSafe:
      let least = comparison.ruin.indices.min {
        comparison.ruin[$0].share < comparison.ruin[$1].share
      }
      let safest = least.map { "; least often \(names[$0]), \(percent(comparison.ruin[$0].share))" }
      return "Choose none: every strategy is ruined in more than "
        + "\(percent(comparison.result.plan.scenario.goal.maxRuinShare)) of "
        + "\(futures(comparison))\(safest ?? "")."
    }
  }

  /// In what part of the futures each is best.
  private static func odds(
    among candidates: [Int], _ comparison: StrategyComparison
  ) -> String {
    let shares = candidates.map { comparison.best.winShares?[$0] ?? 0 }
    guard shares.contains(where: { $0 > 0 }) else { return "none is best in any" }
    let odds = shares.map { share in
      share == 0 ? "none" : share < 0.005 ? "under 1 %" : percent(share)
    }
    return "best in " + listed(odds)
  }

  private static func odds(of best: Int, _ comparison: StrategyComparison) -> String {
    "best in \(percent(comparison.best.winShares?[best])) of \(futures(comparison))"
  }

  /// Of so few replications a share says little of all futures.
  private static let fewReplications = 30

  /// What shares are shares of.
  private static func futures(_ comparison: StrategyComparison) -> String {
    let replications = comparison.result.plan.replications
    return replications < fewReplications
      ? "the \(replications) futures played" : "the futures consistent with your numbers"
  }

  /// Where the leader's lead matters and may be luck: over whom, and how many replications would
  /// tell.
  private static func doubt(among candidates: [Int], _ comparison: StrategyComparison) -> String {
    let scenario = comparison.result.plan.scenario
    let pairs = candidates.dropFirst().compactMap {
      comparison.pair(candidates[0], minus: $0)
    }.filter {
      !$0.difference.excludesZero
        && $0.difference.meanDifference > scenario.goal.ignoreDifferencesBelow
    }
    guard let pair = pairs.min(by: { $0.difference.meanDifference < $1.difference.meanDifference })
    else { return "" }
    let names = comparison.result.plan.strategyNames
    let lead = ReadableNumber.compact(pair.difference.meanDifference)
    let needed = pairs.compactMap(\.difference.pairsToExcludeZero).max() ?? .max
    return "; \(names[pair.first])'s lead of \(lead) \(scenario.currency.code) over "
      + "\(names[pair.second]) may be luck, which \(comparison.result.plan.replications) "
      + "replications cannot tell and "
      + (needed > mostReplications ? "no number in reach can" : "about \(rounded(needed)) would")
  }

  private static let mostReplications = 1_000_000

  /// A number rounded up to two digits: an estimate has no more.
  private static func rounded(_ number: Int) -> String {
    var unit = 1
    while number / unit >= 100 { unit *= 10 }
    return ReadableNumber.fixed(Double((number + unit - 1) / unit * unit), decimals: 0)
  }

  private static func lead(
    of best: Int, over other: Int, _ comparison: StrategyComparison
  ) -> String {
    guard let pair = comparison.pair(best, minus: other) else {
      preconditionFailure("every two strategies are compared")
    }
    let plan = comparison.result.plan
    return ReadableNumber.signed(pair.difference.meanDifference)
      + " \(plan.scenario.currency.code) over \(plan.strategyNames[other]) "
      + "(90 %: \(ReadableNumber.range(pair.spread.p5, pair.spread.p95)))"
  }

  /// How often the scenario's indifference makes the question idle.
  private static func ties(_ comparison: StrategyComparison) -> String {
    guard let share = comparison.best.tieShare, share > 0 else { return "" }
    let scenario = comparison.result.plan.scenario
    return ", while in \(percent(share)) none leads by more than "
      + "\(ReadableNumber.compact(scenario.goal.ignoreDifferencesBelow)) \(scenario.currency.code)"
  }

  private static func ruin(of strategy: Int, _ comparison: StrategyComparison) -> String {
    "ruin \(percent(comparison.ruin[strategy].share)), "
      + "limit \(percent(comparison.result.plan.scenario.goal.maxRuinShare))"
  }

  /// Among which the advised strategy spent the least, where it is not among all that are named.
  private static func scope(
    of advised: Int, among candidates: [Int], _ comparison: StrategyComparison
  ) -> String {
    let least = candidates.map { meanSpend(of: $0, comparison) }.min() ?? 0
    return meanSpend(of: advised, comparison) > least
      ? " of those that are best in some future" : ""
  }

  /// What a strategy has spent on channels, on average.
  private static func spend(of strategy: Int, _ comparison: StrategyComparison) -> String {
    let currency = comparison.result.currency
    let mean = meanSpend(of: strategy, comparison) / currency.minorUnitsPerUnit
    return ReadableNumber.compact(mean) + " \(currency.code)"
  }

  /// Minor units.
  private static func meanSpend(of strategy: Int, _ comparison: StrategyComparison) -> Double {
    let records = comparison.result.records[strategy]
    return records.reduce(0) { $0 + $1.totals.channelSpend } / Double(max(1, records.count))
  }

  private static func percent(_ share: Double?) -> String {
    ReadableNumber.wholePercent(share)
  }

  private static func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
