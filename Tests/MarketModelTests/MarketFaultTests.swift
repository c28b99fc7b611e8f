import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// A fault in a market's handler names the event.
struct MarketFaultTests {
  /// A policy whose mistake stops the program.
  struct Careless: Policy {
    let reviewDays = 7.0

    func decide(on observation: Observation, updating decision: inout Decision) {
      if observation.review == 3 { decision.spendPerDay[0] = -1 }
    }
  }

  @Test("A market that is stopped by a fault says in which event of which replication")
  func stopped() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      FaultReport.install()
      _ = try MarketReplication.run(
        try .make(), policy: Careless(), streams: streams(9),
        label: ReplicationLabel(text: "replication 4, seed 9\nrepeat it so", startDay: 20_000))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    // Day 20,000 after 1970-01-01 is 2024-10-04.
    #expect(text.contains(", review, at time 21.000000 (2024-10-25 00:00:00)\n"), "\(text)")
    #expect(text.contains("\nreplication 4, seed 9\nrepeat it so\n"))
  }
}
