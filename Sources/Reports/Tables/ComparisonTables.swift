internal import Experiments
internal import OutputAnalysis
internal import Scenarios

enum ComparisonTable: ResultTable {
  static let fileName = "comparison.csv"
  static let purpose =
    "A row a pair of strategies: the difference of firm value, paired by replication, in units of the currency."
  static let columns = [
    .scenario,
    CSVColumn("strategy", "The strategy from whose firm value the other's is taken."),
    CSVColumn("other", "The other strategy."),
    CSVColumn("replications", "Pairs of replications."),
    CSVColumn("mean_difference", "Mean of strategy minus other."),
    CSVColumn("standard_error", "Standard error of the mean difference."),
    CSVColumn(
      "half_width",
      "Half the width of its 95 % confidence interval; all pairs' intervals hold together."),
    CSVColumn(
      "excludes_zero", "`true` if the interval lies on one side of zero, else `false`."),
    CSVColumn(
      "p_value", "p-value of no difference, times the number of pairs, 1 at most (Bonferroni)."),
    CSVColumn(
      "variance_ratio",
      "How many times larger the difference's variance would be with independent runs; `inf` if "
        + "the difference does not vary at all."),
    CSVColumn("p5", "5 % quantile of the replications' differences."),
    CSVColumn("p50", "Median of the replications' differences."),
    CSVColumn("p95", "95 % quantile of the replications' differences."),
  ]

  static func table(_ comparison: StrategyComparison) -> CSVTable {
    let plan = comparison.result.plan
    var table = CSVTable(columns: columns)
    for pair in comparison.pairs {
      let difference = pair.difference
      table.append([
        .text(plan.scenario.name), .text(plan.strategyNames[pair.first]),
        .text(plan.strategyNames[pair.second]), .integer(difference.count),
        .real(difference.meanDifference), .real(ifKnown: difference.standardError),
        .real(ifKnown: difference.halfWidth), .text("\(difference.excludesZero)"),
        .real(ifKnown: difference.pValue), .real(ifKnown: difference.varianceRatio),
        .real(pair.spread.p5), .real(pair.spread.p50), .real(pair.spread.p95),
      ])
    }
    return table
  }
}

enum RankingTable: ResultTable {
  static let fileName = "ranking.csv"
  static let purpose =
    "A row a strategy, best first: firm value under the limit on ruin, and the odds of being best."
  static let columns = [
    .scenario,
    CSVColumn(
      "rank", "Rank by mean firm value, from 1; strategies over the limit on ruin come last."),
    .strategy,
    CSVColumn("baseline", "`true` for the strategy that the others are compared with."),
    CSVColumn("firm_value", "Mean firm value, units of the currency."),
    CSVColumn("firm_value_half_width", "Half the width of its 95 % confidence interval."),
    CSVColumn("profit", "Mean profit to the horizon, units of the currency."),
    CSVColumn("profit_half_width", "Half the width of its 95 % confidence interval."),
    CSVColumn("p_ruin", "Share of replications in which the firm could not pay a bill."),
    CSVColumn("p_ruin_lower", "Lower end of its 95 % confidence interval (Wilson)."),
    CSVColumn("p_ruin_upper", "Upper end of its 95 % confidence interval (Wilson)."),
    CSVColumn(
      "within_limit", "`true` if p_ruin is not above the scenario's limit, else `false`."),
    CSVColumn(
      "p_best",
      "Share of replications in which the strategy beat all others within the limit by more than "
        + "`goal.ignoreDifferencesBelow`."),
    CSVColumn(
      "p_tied", "Share of replications in which it was among the best and none beat the others."),
    CSVColumn(
      "input_variance_share",
      "Share of the firm value's variance that comes from the uncertain inputs, the rest being "
        + "chance; for the first of the ranking only."),
    CSVColumn(
      "input_variance_share_standard_error",
      "Its standard error, which is too small below ten replications."),
  ]

  static func table(_ comparison: StrategyComparison) -> CSVTable {
    let result = comparison.result
    var table = CSVTable(columns: columns)
    for (rank, strategy) in comparison.ranking.enumerated() {
      let value = result.summary(of: .firmValue, strategy: strategy)
      let profit = result.summary(of: .profit, strategy: strategy)
      let ruin = comparison.ruin[strategy]
      let split = rank == 0 ? comparison.varianceSplit : nil
      table.append([
        .text(result.plan.scenario.name), .integer(rank + 1),
        .text(result.plan.strategyNames[strategy]), .text("\(strategy == 0)"),
        .real(ifKnown: value.mean), .real(ifKnown: value.halfWidth), .real(ifKnown: profit.mean),
        .real(ifKnown: profit.halfWidth), .real(ruin.share), .real(ruin.lower), .real(ruin.upper),
        .text("\(comparison.isFeasible(strategy))"),
        .real(ifKnown: comparison.best.winShares?[strategy]),
        .real(Double(comparison.best.tieCounts[strategy]) / Double(result.plan.replications)),
        .real(ifKnown: split?.inputShare), .real(ifKnown: split?.standardError),
      ])
    }
    return table
  }
}
