import Experiments
import MarketModel
import Scenarios

/// The worked example, made small, and what can be made of it.
enum SmallScenario {
  /// The folder of the scenario library.
  private static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/scenarios"

  /// The worked example with few people and days.
  static func worked(_ settings: [String] = []) throws(ScenarioError) -> Scenario {
    try Scenario(
      file: "\(folder)/ecommerce-conversion.yaml",
      settings: [
        "market.people=150", "clock.horizonDays=40", "firm.customerValueMonths=2",
        "goal.maxRuinShare=0.1", "goal.ignoreDifferencesBelow=100",
        "strategies.even-split.spendPerMonth=200", "strategies.greedy-return.spendPerMonth=200",
        "strategies.fixed.spendByChannelPerMonth.social=150",
      ] + settings)
  }

  /// An experiment's result with one record a strategy and replication, made by hand.
  ///
  /// - Parameter values: Firm values, units of the currency; one list a strategy.
  static func result(
    values: [[Double]], ruins: [[Bool]]? = nil, marketing: [Double]? = nil,
    change: (inout MarketRecord, _ strategy: Int, _ replication: Int) -> Void = { _, _, _ in }
  ) throws -> ExperimentResult {
    let scenario = try worked()
    let plan = ExperimentPlan(
      scenario: scenario, strategies: Array(values.indices), replications: values[0].count, seed: 1,
      jobs: 1)
    let records = values.indices.map { strategy in
      values[strategy].indices.map { replication in
        var record = MarketRecord()
        record.totals.cash = values[strategy][replication] * scenario.currency.minorUnitsPerUnit
        record.totals.marketing = marketing?[strategy] ?? 0
        if ruins?[strategy][replication] ?? false { record.totals.ruinDay = 10 }
        change(&record, strategy, replication)
        return record
      }
    }
    return ExperimentResult(
      plan: plan, records: records, inputs: values[0].map { _ in [] })
  }
}
