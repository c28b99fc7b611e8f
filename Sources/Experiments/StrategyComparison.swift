internal import MarketModel
public import OutputAnalysis
internal import Scenarios

/// Strategies compared over the same replications: who is best, by how much, with what odds.
public struct StrategyComparison: Sendable {
  /// The records that are compared.
  public let result: ExperimentResult
  /// Every pair of strategies, in the plan's order; differences of firm value, units of the
  /// currency, with simultaneous 95 % intervals over all pairs.
  public let pairs: [StrategyPair]
  /// Strategies by mean firm value, best first; those that are ruined too often come last (R1).
  public let ranking: [Int]
  /// How often each strategy was ruined, with a 95 % interval.
  public let ruin: [WilsonInterval]
  /// How often each strategy is best among those that are not ruined too often.
  public let best: BestProbability
  /// How much of the recommended strategy's variance comes from the uncertain inputs; nil
  /// without uncertain inputs or if it was not asked for (R2).
  public let varianceSplit: VarianceSplit?

  /// Compares the strategies of a result.
  ///
  /// - Parameters:
  ///   - result: At least two replications.
  ///   - otherSeeds: Firm values of the best-ranked strategy with the same inputs and other
  ///     seeds, if they were run.
  public init(_ result: ExperimentResult, otherSeeds: [Double]? = nil) {
    let values = result.plan.strategies.indices.map {
      result.values(of: .firmValue, strategy: $0)
    }
    let goal = result.plan.scenario.goal
    let ruin = result.plan.strategies.indices.map { strategy in
      WilsonInterval(
        result.records[strategy].count { $0.totals.ruinDay != nil },
        of: result.plan.replications)
    }.compactMap { $0 }
    let isFeasible = ruin.map { $0.share <= goal.maxRuinShare }
    let ranking = Self.ranking(of: values, isFeasible: isFeasible)
    self.result = result
    self.ruin = ruin
    self.ranking = ranking
    best = BestProbability(
      values: values, indifference: goal.ignoreDifferencesBelow, isFeasible: isFeasible)
    pairs = Self.pairs(of: values)
    varianceSplit = otherSeeds.flatMap {
      VarianceSplit(values[ranking[0]], sameInputsOtherSeeds: $0)
    }
  }

  /// Whether a strategy keeps within the scenario's limit on ruin.
  public func isFeasible(_ strategy: Int) -> Bool {
    ruin[strategy].share <= result.plan.scenario.goal.maxRuinShare
  }

  /// The comparison of two strategies as first minus second, whichever way it is stored.
  public func pair(_ first: Int, minus second: Int) -> StrategyPair? {
    pairs.first { $0.first == first && $0.second == second }
      ?? pairs.first { $0.first == second && $0.second == first }?.reversed
  }

  /// Whether ranking by profit to the horizon would give another order (R1).
  public var profitRanksDifferently: Bool {
    let profits = result.plan.strategies.indices.map {
      result.values(of: .profit, strategy: $0)
    }
    return Self.ranking(of: profits, isFeasible: ruin.indices.map(isFeasible)) != ranking
  }

  /// Positions by mean, best first, the infeasible last; equals keep their order.
  static func ranking(of values: [[Double]], isFeasible: [Bool]) -> [Int] {
    let means = values.map { $0.reduce(0, +) / Double(max(1, $0.count)) }
    return values.indices.sorted { first, second in
      if isFeasible[first] != isFeasible[second] { return isFeasible[first] }
      return means[first] == means[second] ? first < second : means[first] > means[second]
    }
  }

  private static func pairs(of values: [[Double]]) -> [StrategyPair] {
    let count = values.count * (values.count - 1) / 2
    return values.indices.flatMap { first in
      values.indices.filter { $0 > first }.compactMap { second in
        StrategyPair(
          first: second, second: first, values[second], values[first], comparisons: count)
      }
    }
  }
}

/// Two strategies' firm values, compared replication by replication.
public struct StrategyPair: Sendable {
  /// The strategy from whose value the other's is taken.
  public let first: Int
  /// The other.
  public let second: Int
  /// First minus second: mean, simultaneous interval, variance ratio.
  public let difference: PairedComparison
  /// How the difference spreads over the replications; nil of none.
  public let spread: SampleSummary

  init?(first: Int, second: Int, _ a: [Double], _ b: [Double], comparisons: Int) {
    guard let difference = PairedComparison(a, minus: b, comparisons: comparisons),
      let spread = SampleSummary(of: zip(a, b).map { $0 - $1 })
    else { return nil }
    self.first = first
    self.second = second
    self.difference = difference
    self.spread = spread
    values = (a, b)
    self.comparisons = comparisons
  }

  private let values: ([Double], [Double])
  private let comparisons: Int

  var reversed: StrategyPair? {
    StrategyPair(
      first: second, second: first, values.1, values.0, comparisons: comparisons)
  }
}
