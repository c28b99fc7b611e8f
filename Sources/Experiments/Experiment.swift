public import MarketModel
internal import RandomStreams
internal import Scenarios

/// Runs the replications of a plan in parallel and puts the results in their places.
///
/// Replication r of every strategy draws from the same streams and has the same uncertain inputs
/// (common random numbers), and nothing else enters: the results do not depend on the number of
/// jobs or on which ends first.
public enum Experiment {
  /// Runs the plan.
  ///
  /// - Parameters:
  ///   - plan: What to run.
  ///   - progress: Called after each run with the number done so far, from any task.
  /// - Throws: ``Scenarios/ScenarioError`` if drawn inputs contradict each other,
  ///   ``ReplicationError`` for a mistake in the model, and `CancellationError` if the task was
  ///   cancelled.
  public static func run(
    _ plan: ExperimentPlan, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> ExperimentResult {
    let cells = plan.strategies.count * plan.replications
    // Neighbouring cells are the same replication under different strategies.
    let records = try await inParallel(cells, jobs: plan.jobs, progress: progress) { cell in
      try replicate(
        plan.scenario, strategy: plan.strategies[cell % plan.strategies.count], seed: plan.seed,
        market: cell / plan.strategies.count)
    }
    let byStrategy = plan.strategies.indices.map { strategy in
      (0..<plan.replications).map { records[$0 * plan.strategies.count + strategy] }
    }
    let inputs = try (0..<plan.replications).map { replication in
      try plan.scenario.resolved(
        drawnBy: ReplicationStreams(seed: plan.seed, replication: UInt32(replication))
      ).uncertainInputs.map(\.value)
    }
    return ExperimentResult(plan: plan, records: byStrategy, inputs: inputs)
  }

  /// Runs one strategy again with the same uncertain inputs and other seeds.
  ///
  /// With the results of ``run(_:progress:)`` this splits the variance between inputs and
  /// seeds (R2).
  public static func rerunWithOtherSeeds(
    _ plan: ExperimentPlan, strategy: Int,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> [MarketRecord] {
    try await inParallel(plan.replications, jobs: plan.jobs, progress: progress) { replication in
      try replicate(
        plan.scenario, strategy: plan.strategies[strategy], seed: plan.seed,
        market: replication + otherSeedsStart)
    }
  }

  private static func inParallel(
    _ count: Int, jobs: Int, progress: @escaping @Sendable (Int) -> Void,
    _ work: @escaping @Sendable (Int) throws -> MarketRecord
  ) async throws -> [MarketRecord] {
    var results = [MarketRecord?](repeating: nil, count: count)
    try await withThrowingTaskGroup(of: (Int, MarketRecord).self) { group in
      var next = 0
      var done = 0
      func add() {
        let index = next
        group.addTask { (index, try work(index)) }
        next += 1
      }
      while next < min(jobs, count) { add() }
      while let (index, record) = try await group.next() {
        results[index] = record
        done += 1
        progress(done)
        try Task.checkCancellation()
        if next < count { add() }
      }
    }
    return results.compactMap { $0 }
  }
}
