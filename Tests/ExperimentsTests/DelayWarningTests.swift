import Experiments
import MarketModel
import Scenarios
import Testing

/// R7: what is judged too early is said.
struct DelayWarningTests {
  private func warnings(_ settings: [String]) async throws -> [DelayWarning] {
    let scenario = try SmallScenario.worked(
      [
        "market.people=1500", "market.needs.perYear=24", "product.waitingUtility=0",
        "product.abandoningUtility=0", "market.awareness.knowUsNowShare=1",
      ] + settings)
    let strategies = ["even-split", "greedy-return"].compactMap {
      scenario.strategyNames.firstIndex(of: $0)
    }
    let result = try await Experiment.run(
      ExperimentPlan(
        scenario: scenario, strategies: strategies, replications: 2, seed: 3, jobs: 2))
    return DelayWarning.warnings(of: result)
  }

  @Test("R7 a label window shorter than one buyer in ten takes is named, a longer one is not")
  func window() async throws {
    let short = try await warnings(["learner.labelWindowDays=1"])
    #expect(
      short.contains {
        if case .labelWindow(let p90, 1) = $0 { p90 > 1 && p90 < 40 } else { false }
      })
    let long = try await warnings(["learner.labelWindowDays=60"])
    #expect(!long.contains { if case .labelWindow = $0 { true } else { false } })
  }

  @Test("R7 a strategy that learns faster than buyers decide is named, one that never looks is not")
  func interval() async throws {
    // Carts that wait ten days and more: the median buyer takes longer.
    let slow = "product.cartDays={gamma: {mean: 12, sd: 2}}"
    let found = try await warnings([
      slow, "strategies.greedy-return.reviewDays=2", "strategies.even-split.reviewDays=2",
    ])
    let strategies = found.compactMap {
      if case .reviewInterval(let strategy, 2, let median) = $0, median > 10 {
        strategy
      } else {
        nil
      }
    }
    #expect(strategies == ["greedy-return"])
    let patient = try await warnings([slow, "strategies.greedy-return.reviewDays=14"])
    #expect(!patient.contains { if case .reviewInterval = $0 { true } else { false } })
  }
}
