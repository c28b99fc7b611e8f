import SimulationKernel
import Synchronization
import Testing

/// Counts and times by kind of event.
struct SimulationProfileTests {
  /// A clock that goes on by 1, 2, 3 nanoseconds and so on from reading to reading.
  private func clock() -> @Sendable () -> UInt64 {
    let state = Mutex<(time: UInt64, step: UInt64)>((0, 0))
    return {
      state.withLock { state in
        state.step += 1
        state.time += state.step
        return state.time
      }
    }
  }

  @Test("Each kind has its count and its time, and the rest is the kernel's")
  func rows() {
    var simulation = Chain.simulation(delays: [1, 1])
    var profile = SimulationProfile<Chain>(now: clock())
    simulation.run(until: 10, observedBy: &profile)
    // Readings: 1 at the start, then two an event, whose steps are 2 3, 4 5, 6 7.
    #expect(profile.rows.map(\.name) == ["link", "end"])
    #expect(profile.rows.map(\.count) == [2, 1])
    #expect(profile.rows.map(\.nanoseconds) == [3 + 5, 7])
    #expect(profile.nanosecondsBetween == 2 + 4 + 6)
    #expect(profile.count == 3)
  }

  @Test("What happens between two runs is not counted when the clock is started anew")
  func resume() {
    var simulation = Chain.simulation(delays: [1])
    var profile = SimulationProfile<Chain>(now: clock())
    simulation.run(until: 1, observedBy: &profile)
    profile.resume()  // takes the step of 4
    simulation.run(until: 2, observedBy: &profile)
    #expect(profile.nanosecondsBetween == 2 + 5)
    #expect(profile.rows.map(\.nanoseconds) == [3, 6])
  }

  @Test("The system's clock does not go back")
  func forward() {
    let readings = (0..<1000).map { _ in MonotonicClock.nanoseconds() }
    #expect(zip(readings, readings.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(MonotonicClock.nanosecondsOfReading() > 0)
  }
}
