import SimulationKernel
import Testing

struct ExpectationTests {
  /// What was announced and handled, in order; a reference, as `expect` cannot change the model.
  final class Log {
    var announced: [Int] = []
    var handled: [Int] = []
  }

  /// Handles numbered events, some of which schedule others, cancel others or are moved.
  struct Listener: SimulationModel {
    let log: Log
    var random = SplitMix(seed: 5)
    var handles: [EventHandle] = []
    var numbers: Int

    static var eventsExpected: Int { 4 }

    func expect(_ event: Int) { log.announced.append(event) }

    mutating func handle(_ event: Int, schedule: inout EventSchedule<Int>) {
      log.handled.append(event)
      guard numbers < 2000 else { return }
      let rate = event.isMultiple(of: 2) ? 20.0 : 1
      handles.append(schedule.schedule(numbers, after: random.exponential(rate: rate)))
      numbers += 1
      let other = handles[Int(random.uniform() * Double(handles.count))]
      if event.isMultiple(of: 5) { schedule.cancel(other) }
      if event.isMultiple(of: 7) { schedule.reschedule(other, after: random.exponential(rate: 1)) }
      if event.isMultiple(of: 3) {
        schedule.schedule(numbers, after: random.exponential(rate: 1))
        numbers += 1
      }
    }
  }

  /// The same without expectations.
  struct Deaf: SimulationModel {
    var listener: Listener

    mutating func handle(_ event: Int, schedule: inout EventSchedule<Int>) {
      listener.handle(event, schedule: &schedule)
    }
  }

  private func start() -> Listener {
    Listener(log: Log(), numbers: 300)
  }

  private func scheduleStart(_ schedule: inout EventSchedule<Int>) {
    var random = SplitMix(seed: 3)
    for number in 0..<300 { schedule.schedule(number, at: random.exponential(rate: 1)) }
  }

  @Test("Most events are announced before they are handled, and none that was cancelled before")
  func announcements() {
    var simulation = Simulation(model: start())
    simulation.edit { scheduleStart(&$1) }
    simulation.run()
    let log = simulation.model.log
    #expect(log.handled.count > 1500)
    let announced = Set(log.announced)
    let told = log.handled.filter(announced.contains)
    // The others were scheduled among those that came next: one in two is, within a twentieth.
    #expect(told.count > log.handled.count / 2)
    // What is announced is handled after all, unless it is cancelled or moved in the meantime.
    #expect(announced.subtracting(log.handled).count < 30)
  }

  @Test("A model that is told of events plays as one that is not")
  func sameEvents() {
    var told = Simulation(model: start())
    told.edit { scheduleStart(&$1) }
    told.run()
    var deaf = Simulation(model: Deaf(listener: start()))
    deaf.edit { scheduleStart(&$1) }
    deaf.run()
    #expect(told.model.log.handled == deaf.model.listener.log.handled)
    #expect(deaf.model.listener.log.announced.isEmpty)
    #expect(told.schedule.now == deaf.schedule.now)
  }
}
