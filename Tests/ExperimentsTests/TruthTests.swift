import Experiments
import MarketModel
import Scenarios
import Testing

/// The truth beside the learner, as a scenario asks for it.
struct TruthTests {
  @Test(
    "Where a scenario asks for the truth, the learner's regret is in its reports, and only there")
  func regret() async throws {
    let settings = ["clock.horizonDays=60", "market.needs.perYear=12", "clock.reportEveryDays=30"]
    func result(_ further: [String]) async throws -> ExperimentResult {
      let scenario = try SmallScenario.worked(settings + further)
      return try await Experiment.run(
        ExperimentPlan(scenario: scenario, strategies: [0], replications: 2, seed: 5, jobs: 1))
    }
    let asked = try await result(["learner.truthEvery=3"])
    let plain = try await result([])
    for (record, other) in zip(asked.records[0], plain.records[0]) {
      #expect(record.totals == other.totals && other.periods.last?.learning.truth == nil)
      let truth = try #require(record.periods.last?.learning.truth)
      let learning = try #require(record.periods.last?.learning)
      #expect(truth.touches > 5 && truth.touches <= learning.examples / 3 + 1)
      #expect(truth.oracleLogLossSum > 0 && truth.logLossSum > 0)
      // Known by the middle of the run is part of what is known at its end.
      let middle = try #require(record.periods[0].learning.truth)
      #expect(middle.touches > 0 && middle.touches < truth.touches)
    }
    let scenario = asked.plan.scenario
    #expect(LearningMetric.all(of: scenario).map(\.name).contains("regret"))
    #expect(!LearningMetric.all(of: plain.plan.scenario).map(\.name).contains("regret"))
  }
}
