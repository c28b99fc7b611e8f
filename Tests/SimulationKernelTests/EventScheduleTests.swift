import SimulationKernel
import Testing

struct EventScheduleTests {
  @Test("A cancelled event does not run, and its handle is stale from then on")
  func cancelling() {
    var simulation = Simulation(model: Recorder())
    simulation.schedule.schedule(.mark("a"), at: 1)
    let handle = simulation.schedule.schedule(.mark("b"), at: 2)
    simulation.schedule.schedule(.mark("c"), at: 3)
    #expect(simulation.schedule.isPending(handle))
    let isCancelled = simulation.schedule.cancel(handle)
    #expect(isCancelled)
    #expect(!simulation.schedule.isPending(handle))
    #expect(simulation.schedule.pendingCount == 2)
    let isCancelledAgain = simulation.schedule.cancel(handle)
    #expect(!isCancelledAgain)
    #expect(simulation.schedule.pendingCount == 2)
    simulation.run(until: 10)
    #expect(simulation.model.log == ["a@1.0", "c@3.0"])
  }

  @Test("The handle of an event that has run does not cancel its slot's next event")
  func staleHandle() {
    var simulation = Simulation(model: Recorder())
    let first = simulation.schedule.schedule(.mark("a"), at: 1)
    simulation.step()
    let second = simulation.schedule.schedule(.mark("b"), at: 2)
    #expect(first != second)
    #expect(!simulation.schedule.isPending(first))
    let isCancelled = simulation.schedule.cancel(first)
    #expect(!isCancelled)
    #expect(simulation.schedule.isPending(second))
    simulation.run(until: 10)
    #expect(simulation.model.log == ["a@1.0", "b@2.0"])
  }

  @Test("Cancelling the first event makes the second the next")
  func nextEventTime() {
    var schedule = EventSchedule<Int>()
    #expect(schedule.nextEventTime == nil)
    let first = schedule.schedule(1, at: 1)
    schedule.schedule(2, at: 2)
    let third = schedule.schedule(3, at: 3)
    schedule.schedule(4, at: 4)
    schedule.schedule(5, at: 5)
    #expect(schedule.nextEventTime == 1)
    schedule.cancel(third)
    schedule.cancel(first)
    #expect(schedule.nextEventTime == 2)
    #expect(schedule.pendingCount == 3)
  }

  @Test(
    "Past, infinite and undefined times stop the program",
    arguments: [Double.nan, .infinity, -.infinity, 0.5, 1.0.nextDown])
  func badTimes(time: Double) async {
    await #expect(processExitsWith: .failure) { [time] in
      var schedule = EventSchedule<Int>(startingAt: 1)
      schedule.schedule(1, at: time)
    }
  }

  @Test(
    "Negative, infinite and undefined delays stop the program",
    arguments: [Double.nan, .infinity, -.infinity, -0.5])
  func badDelays(delay: Double) async {
    await #expect(processExitsWith: .failure) { [delay] in
      var schedule = EventSchedule<Int>(startingAt: 1)
      schedule.schedule(1, after: delay)
    }
  }

  @Test(
    "Past, infinite and undefined horizons stop the program",
    arguments: [Double.nan, .infinity, 0.5])
  func badHorizons(horizon: Double) async {
    await #expect(processExitsWith: .failure) { [horizon] in
      var simulation = Simulation(model: Recorder(), startingAt: 1)
      simulation.run(until: horizon)
    }
  }

  @Test("A clock that starts at no finite time stops the program")
  func badStart() async {
    await #expect(processExitsWith: .failure) {
      _ = EventSchedule<Int>(startingAt: .nan)
    }
  }

  @Test("The present and a delay of zero are allowed")
  func presentTime() {
    var schedule = EventSchedule<Int>(startingAt: 1)
    schedule.schedule(1, at: 1)
    schedule.schedule(2, after: 0)
    #expect(schedule.pendingCount == 2)
  }
}
