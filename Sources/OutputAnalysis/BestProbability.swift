/// How often each strategy is the best, over replications that share inputs and draws.
///
/// A strategy wins a replication when it beats every other by more than the indifference amount.
/// Otherwise the replication is a tie of all that are within that amount of the best: so luck
/// does not share out wins between near copies. Strategies that are not feasible take no part.
public struct BestProbability: Sendable, Hashable {
  /// How a replication ended; strategies are named by their index.
  public enum Outcome: Sendable, Hashable {
    /// One strategy beat all others by more than the indifference amount.
    case won(Int)

    /// The best and those within the indifference amount of it, in order of index.
    case tied([Int])

    /// No strategy is feasible.
    case nobody
  }

  /// The outcome of each replication.
  public let outcomes: [Outcome]

  /// How many replications each strategy won.
  public let winCounts: [Int]

  /// How many replications each strategy ended among the tied.
  public let tieCounts: [Int]

  /// Counts wins and ties; larger values are better.
  ///
  /// - Parameters:
  ///   - values: the values of each strategy, one a replication.
  ///   - indifference: differences up to this amount do not matter; in the values' unit.
  ///   - isFeasible: whether each strategy may win at all.
  /// - Precondition: all strategies have the same replications, values and indifference are
  ///   finite, and the indifference is not negative.
  public init(values: [[Double]], indifference: Double, isFeasible: [Bool]) {
    let replications = values.first?.count ?? 0
    precondition(values.count == isFeasible.count, "each strategy is feasible or not")
    precondition(
      values.allSatisfy { $0.count == replications }, "strategies must share replications")
    precondition(
      values.allSatisfy { $0.allSatisfy(\.isFinite) }, "only finite values can be compared")
    precondition(indifference >= 0 && indifference < .infinity, "indifference is an amount")
    let candidates = values.indices.filter { isFeasible[$0] }
    var wins = values.map { _ in 0 }
    var ties = wins
    outcomes = (0..<replications).map { replication in
      let best = candidates.map { values[$0][replication] }.max() ?? 0
      let near = candidates.filter { best - values[$0][replication] <= indifference }
      guard let winner = near.first else { return .nobody }
      guard near.count > 1 else {
        wins[winner] += 1
        return .won(winner)
      }
      for strategy in near { ties[strategy] += 1 }
      return .tied(near)
    }
    winCounts = wins
    tieCounts = ties
  }

  /// The share of replications that each strategy won, or `nil` without replications.
  public var winShares: [Double]? {
    outcomes.isEmpty ? nil : winCounts.map { Double($0) / Double(outcomes.count) }
  }

  /// The share of replications that nobody won, or `nil` without replications.
  public var tieShare: Double? {
    let won = winCounts.reduce(0, +)
    return outcomes.isEmpty ? nil : Double(outcomes.count - won) / Double(outcomes.count)
  }
}
