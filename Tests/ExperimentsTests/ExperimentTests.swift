import Experiments
import MarketModel
import OutputAnalysis
import RandomStreams
import Scenarios
import Synchronization
import Testing

/// Running a plan.
struct ExperimentTests {
  private static func plan(
    strategies: [Int] = [0, 1, 3], replications: Int = 4, seed: UInt32 = 7, jobs: Int = 1
  ) throws -> ExperimentPlan {
    ExperimentPlan(
      scenario: try SmallScenario.worked(), strategies: strategies, replications: replications,
      seed: seed, jobs: jobs)
  }

  @Test("The number of jobs does not change the results, nor does running again")
  func jobs() async throws {
    let alone = try await Experiment.run(Self.plan())
    for jobs in [2, 5, 50] {
      let together = try await Experiment.run(Self.plan(jobs: jobs))
      #expect(together.records == alone.records)
    }
    #expect(alone.records.count == 3 && alone.records.allSatisfy { $0.count == 4 })
  }

  @Test("Each result stands where its strategy and replication belong")
  func places() async throws {
    let plan = try Self.plan(jobs: 3)
    let result = try await Experiment.run(plan)
    for (row, strategy) in plan.strategies.enumerated() {
      for replication in 0..<plan.replications {
        let streams = ReplicationStreams(seed: 7, replication: UInt32(replication))
        let drawn = try plan.scenario.resolved(drawnBy: streams)
        let record = MarketReplication.run(
          drawn.market, policy: drawn.strategies[strategy].policy, streams: streams)
        #expect(result.records[row][replication] == record)
      }
    }
  }

  @Test("Other seeds give other results")
  func seeds() async throws {
    let first = try await Experiment.run(Self.plan(strategies: [0]))
    let second = try await Experiment.run(Self.plan(strategies: [0], seed: 8))
    #expect(Set(first.records[0] + second.records[0]).count == 8)
  }

  @Test("More replications leave the first ones as they are")
  func prefix() async throws {
    let few = try await Experiment.run(Self.plan(strategies: [1], replications: 2))
    let many = try await Experiment.run(Self.plan(strategies: [1], replications: 4))
    #expect(few.records[0] == Array(many.records[0].prefix(2)))
  }

  @Test("Progress counts every run once")
  func progress() async throws {
    let counts = Mutex<[Int]>([])
    _ = try await Experiment.run(Self.plan(replications: 2, jobs: 2)) { done in
      counts.withLock { $0.append(done) }
    }
    #expect(counts.withLock { $0 } == Array(1...6))
  }

  // R2: with the inputs at hand, the number of needs per person changes with the inputs only in
  // the one, with the seeds too in the other.
  @Test("A rerun keeps the uncertain inputs and changes everything else")
  func rerun() async throws {
    let plan = try Self.plan(strategies: [0], replications: 3)
    let first = try await Experiment.run(plan)
    let second = try await Experiment.rerunWithOtherSeeds(plan, strategy: 0)
    #expect(second.count == 3)
    #expect(zip(first.records[0], second).allSatisfy { $0 != $1 })
    let again = try await Experiment.rerunWithOtherSeeds(plan, strategy: 0)
    #expect(again == second)
  }

  @Test("A strategy and its renamed copy differ by exactly nothing")
  func copies() async throws {
    let scenario = try SmallScenario.worked(["strategies.copy.from=even-split"])
    let copy = try #require(scenario.strategyNames.firstIndex(of: "copy"))
    let plan = ExperimentPlan(
      scenario: scenario, strategies: [scenario.baseline, copy], replications: 4, seed: 3, jobs: 2)
    let result = try await Experiment.run(plan)
    #expect(result.records[0] == result.records[1])
    let pair = try #require(StrategyComparison(result).pair(1, minus: 0))
    #expect(pair.difference.meanDifference == 0 && pair.difference.halfWidth == 0)
    #expect(pair.difference.varianceRatio == .infinity && !pair.difference.excludesZero)
  }

  @Test("Cancelling stops the experiment")
  func cancelling() async throws {
    let plan = try Self.plan(replications: 500)
    let task = Task { try await Experiment.run(plan) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
