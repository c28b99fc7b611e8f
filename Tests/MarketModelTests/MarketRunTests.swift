import SimulationKernel
import Testing

@testable import MarketModel

/// A market in mid-run takes another policy.
struct MarketRunTests {
  @Test("A policy that takes over has its first review then, and a blank decision")
  func takesOver() throws {
    var audience = Audience()
    audience.isIncluded = Array(repeating: false, count: 200)
    var run = MarketRun(
      try .make(), policy: Spending(perDay: [100, 200], audience: audience), streams: streams(4))
    run.play(until: 10)
    run.change(to: Recording(spending: Spending(reviewDays: 20, perDay: [1, 2])))
    run.play(until: 60)
    let recording = try #require(run.simulation.model.core.policy as? Recording)
    #expect(recording.observations.map(\.now) == [10, 30, 50])
    #expect(recording.observations.map(\.review) == [0, 1, 2])
    #expect(run.simulation.model.core.decision.audiences.allSatisfy { $0.isIncluded.isEmpty })
    // What the firm knows stays: cohorts of the first policy's reviews on days 0 and 7 are there.
    #expect(recording.observations[0].channels[0].cohorts.map(\.start) == [0, 7])
  }
}
