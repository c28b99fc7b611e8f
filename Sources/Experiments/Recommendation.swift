internal import MarketModel
internal import OutputAnalysis
internal import Scenarios

/// The first answer to "which strategy?" (R17).
public enum Recommendation: Sendable, Hashable {
  /// One strategy is best; the runner-up is nil when it is the only one that is not ruined too often.
  case choose(Int, over: Int?)
  /// The best ones can't be told apart, or it doesn't matter; the last is the most reversible.
  case noClearWinner([Int], mostReversible: Int)
  /// Every strategy is ruined more often than the limit allows.
  case nothingIsSafe

  /// The share of futures in which a strategy must be best to be called a winner.
  static let winningShare = 0.5

  /// Draws the conclusion.
  ///
  /// A strategy is recommended if its mean firm value is the highest among those within the limit
  /// on ruin, it is best in more than half of the replications, and its lead over the runner-up is
  /// larger than what the scenario ignores and than the simultaneous interval's half-width.
  /// Otherwise those are named whose gap to the leader is not of that kind, and of those that are best
  /// in some future the one that has committed least is advised, which is the one that has spent
  /// least on channels.
  public init(_ comparison: StrategyComparison) {
    let feasible = comparison.ranking.filter(comparison.isFeasible)
    guard let leader = feasible.first else {
      self = .nothingIsSafe
      return
    }
    let ignored = comparison.result.plan.scenario.goal.ignoreDifferencesBelow
    let close = feasible.dropFirst().filter { other in
      guard let pair = comparison.pair(leader, minus: other) else { return true }
      return !pair.difference.excludesZero || pair.difference.meanDifference <= ignored
    }
    let share = comparison.best.winShares?[leader] ?? 0
    if close.isEmpty && (share > Self.winningShare || feasible.count == 1) {
      self = .choose(leader, over: feasible.dropFirst().first)
    } else {
      let candidates = close.isEmpty ? Array(feasible.prefix(2)) : [leader] + close
      let winners = candidates.filter { comparison.best.winShares?[$0] ?? 0 > 0 }
      // Where nobody ever leads by more than is ignored, all are as good.
      let eligible = winners.isEmpty ? candidates : winners
      let spend = eligible.map { strategy in
        comparison.result.records[strategy].reduce(0) { $0 + $1.totals.channelSpend }
      }
      let least = eligible.indices.min { spend[$0] < spend[$1] } ?? 0
      self = .noClearWinner(candidates, mostReversible: eligible[least])
    }
  }
}
