import SimulationKernel
import Testing

/// A model in which time stands still is found out.
struct InstantLimitTests {
  /// Schedules itself without delay for ever.
  struct Standstill: SimulationModel {
    func handle(_ event: Chain.Event, schedule: inout EventSchedule<Chain.Event>) {
      schedule.schedule(event, after: 0)
    }
  }

  @Test("Events without delay for ever end with an error that names time, count and event")
  func runaway() throws {
    var simulation = Simulation(model: Standstill())
    simulation.schedule.schedule(.link(12), at: 2.5)
    var limit = InstantLimit<Standstill>(1000)
    let error = try #require(throws: RunawayModel.self) {
      try simulation.run(until: 10, observedBy: &limit)
    }
    #expect(error.time == 2.5)
    #expect(error.limit == 1000)
    #expect(error.eventNumber == 1001)
    #expect(error.entity == 12)
    #expect(
      "\(error)" == "more than 1000 events at time 2.5, the last one link of 12: events follow one "
        + "another without delay")
  }

  @Test("As many events as the limit allows are no error, at each of several instants")
  func allowed() throws {
    // Three events at 0, three at 1, two at 2.
    var simulation = Chain.simulation(delays: [0, 0, 1, 0, 0, 1, 0])
    var enough = InstantLimit<Chain>(3)
    try simulation.run(until: 10, observedBy: &enough)
    #expect(simulation.model.count == 8)
    var again = Chain.simulation(delays: [0, 0, 1, 0, 0, 1, 0])
    var tooFew = InstantLimit<Chain>(2)
    #expect(throws: RunawayModel.self) { try again.run(until: 10, observedBy: &tooFew) }
    #expect(again.model.count == 2)
  }

  @Test("An instant that two runs share is counted as one")
  func acrossRuns() throws {
    var simulation = Chain.simulation(delays: [1, 0, 0])
    var limit = InstantLimit<Chain>(2)
    try simulation.run(until: 1, observedBy: &limit)
    #expect(throws: RunawayModel.self) { try simulation.run(until: 2, observedBy: &limit) }
  }
}
