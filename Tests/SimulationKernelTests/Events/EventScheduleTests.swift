import Testing

@testable import SimulationKernel

// Arguments of exit tests are texts: Swift Testing never finishes with NaN as an argument.
struct EventScheduleTests {
  @Test("A cancelled event does not run, and its handle is stale from then on")
  func cancelling() {
    var simulation = Simulation(model: Recorder())
    simulation.schedule.schedule(.mark("a"), at: 1)
    let handle = simulation.schedule.schedule(.mark("b"), at: 2)
    simulation.schedule.schedule(.mark("c"), at: 3)
    let isPending = simulation.schedule.isPending(handle)
    #expect(isPending)
    let isCancelled = simulation.schedule.cancel(handle)
    #expect(isCancelled)
    let isEverPending = simulation.schedule.isPending(handle)
    #expect(!isEverPending)
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
    let isFirstPending = simulation.schedule.isPending(first)
    #expect(!isFirstPending)
    let isCancelled = simulation.schedule.cancel(first)
    #expect(!isCancelled)
    let isSecondPending = simulation.schedule.isPending(second)
    #expect(isSecondPending)
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
    arguments: ["nan", "inf", "-inf", "0.5", "0.9999999999999999"])
  func badTimes(time: String) async {
    await #expect(processExitsWith: .failure) { [time] in
      let time = Double(time) ?? 1
      var schedule = EventSchedule<Int>(startingAt: 1)
      schedule.schedule(1, at: time)
    }
  }

  @Test(
    "Negative, infinite and undefined delays stop the program",
    arguments: ["nan", "inf", "-inf", "-0.5"])
  func badDelays(delay: String) async {
    await #expect(processExitsWith: .failure) { [delay] in
      let delay = Double(delay) ?? 0
      var schedule = EventSchedule<Int>(startingAt: 1)
      schedule.schedule(1, after: delay)
    }
  }

  @Test(
    "Past, infinite and undefined horizons stop the program",
    arguments: ["nan", "inf", "0.5"])
  func badHorizons(horizon: String) async {
    await #expect(processExitsWith: .failure) { [horizon] in
      let horizon = Double(horizon) ?? 2
      var simulation = Simulation(model: Recorder(), startingAt: 1)
      simulation.run(until: horizon)
    }
  }

  @Test(
    "Rescheduling to a past, infinite or undefined time stops the program",
    arguments: ["nan", "inf", "-inf", "0.5"])
  func badNewTimes(time: String) async {
    await #expect(processExitsWith: .failure) { [time] in
      let time = Double(time) ?? 1
      var schedule = EventSchedule<Int>(startingAt: 1)
      let handle = schedule.schedule(1, at: 2)
      schedule.reschedule(handle, at: time)
    }
  }

  @Test(
    "Past, infinite and undefined times among many stop the program",
    arguments: ["nan", "inf", "-inf", "0.5"])
  func badTimesAmongMany(time: String) async {
    await #expect(processExitsWith: .failure) { [time] in
      let time = Double(time) ?? 1
      var schedule = EventSchedule<Int>(startingAt: 1)
      schedule.schedule(contentsOf: [(1, 2), (2, time), (3, 4)])
    }
  }

  @Test("A rescheduled event runs at its new time, and its handle stays valid")
  func rescheduling() {
    var simulation = Simulation(model: Recorder())
    let handle = simulation.schedule.schedule(.mark("a"), at: 1)
    simulation.schedule.schedule(.mark("b"), at: 2)
    let isLater = simulation.schedule.reschedule(handle, at: 3)
    #expect(isLater)
    #expect(simulation.schedule.nextEventTime == 2)
    #expect(simulation.schedule.pendingCount == 2)
    let isEarlier = simulation.schedule.reschedule(handle, after: 1.5)
    #expect(isEarlier)
    #expect(simulation.schedule.nextEventTime == 1.5)
    let isPending = simulation.schedule.isPending(handle)
    #expect(isPending)
    simulation.run(until: 10)
    #expect(simulation.model.log == ["a@1.5", "b@2.0"])
    let isStale = !simulation.schedule.reschedule(handle, at: 11)
    #expect(isStale)
    #expect(simulation.schedule.pendingCount == 0)
  }

  @Test("A rescheduled event keeps its phase and comes last in it")
  func placeOfRescheduled() {
    var simulation = Simulation(model: Recorder())
    let early = simulation.schedule.schedule(.mark("early"), at: 1, phase: .early)
    let first = simulation.schedule.schedule(.mark("first"), at: 2)
    simulation.schedule.schedule(.mark("second"), at: 2)
    simulation.schedule.schedule(.mark("late"), at: 2, phase: .late)
    simulation.schedule.reschedule(early, at: 2)
    simulation.schedule.reschedule(first, at: 2)
    simulation.run(until: 3)
    #expect(simulation.model.log == ["early@2.0", "second@2.0", "first@2.0", "late@2.0"])
  }

  @Test("Many events scheduled at once run as if scheduled one by one")
  func many() {
    for count in [0, 3, 5000] {
      var random = SplitMix(seed: 4)
      let events = (0..<count).map { (event: $0, time: Double(random.next(below: 50))) }
      var together = EventSchedule<Int>()
      together.schedule(-1, at: 7)
      var singly = together.copy()
      together.schedule(contentsOf: events)
      for (event, time) in events { singly.schedule(event, at: time) }
      together._checkInvariants()
      #expect(together.pendingCount == count + 1)
      var isSame = true
      while let event = singly.next(before: .infinity) {
        let other = together.next(before: .infinity)
        if other != event || together.now != singly.now { isSame = false }
      }
      #expect(isSame && together.pendingCount == 0)
    }
  }

  @Test("Many events for the present instant run in order, before later ones")
  func zeroDelays() {
    struct Cascade: SimulationModel {
      var order: [Int] = []
      mutating func handle(_ event: Int, schedule: inout EventSchedule<Int>) {
        order.append(event)
        guard event == 0 else { return }
        for number in 1...1000 { schedule.schedule(number, after: 0) }
      }
    }
    var simulation = Simulation(model: Cascade())
    simulation.schedule.schedule(2000, at: 1.5)
    simulation.schedule.schedule(0, at: 1)
    simulation.schedule.schedule(1001, at: 1, phase: .late)
    simulation.step()
    // But for the few that are put into the run without looking further.
    let state = (
      run: simulation.schedule.queue.state.run.count,
      instant: simulation.schedule.queue.state.instant.count
    )
    #expect(state.run <= EventQueueLimits().direct + 1 && state.run + state.instant == 1002)
    #expect(simulation.schedule.queue.state.heap.isEmpty)
    simulation.run(until: 2)
    #expect(simulation.model.order == Array(0...1001) + [2000])
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
