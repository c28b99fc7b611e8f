internal import MarketModel
internal import Scenarios

extension Experiment {
  /// How many runs ``compare(_:progress:)`` will make, for a progress line.
  public static func runsToCompare(_ plan: ExperimentPlan) -> Int {
    plan.replications * (plan.strategies.count + (plan.scenario.uncertainInputs.isEmpty ? 0 : 1))
  }

  /// Runs a plan and compares its strategies; with uncertain inputs, the best-ranked strategy is
  /// run once more with other seeds, so that its variance can be split (R2).
  ///
  /// - Parameters:
  ///   - plan: What to run; at least two replications.
  ///   - progress: Called after each run, from any task.
  /// - Throws: As ``run(_:progress:)``.
  public static func compare(
    _ plan: ExperimentPlan, progress: @escaping @Sendable () -> Void = {}
  ) async throws -> StrategyComparison {
    let result = try await run(plan) { _ in progress() }
    let comparison = StrategyComparison(result)
    guard !plan.scenario.uncertainInputs.isEmpty else { return comparison }
    let others = try await rerunWithOtherSeeds(plan, strategy: comparison.ranking[0]) { _ in
      progress()
    }
    return StrategyComparison(
      result,
      otherSeeds: others.compactMap { Metric.firmValue.value($0, currency: result.currency) })
  }
}
