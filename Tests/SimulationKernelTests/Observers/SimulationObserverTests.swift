import SimulationKernel
import Testing

/// What watches a run sees all of it and changes nothing.
struct SimulationObserverTests {
  /// Writes down what it is told.
  struct Listener: SimulationObserver {
    typealias Model = Chain

    var heard: [String] = []

    mutating func willHandle(
      _ event: Chain.Event, model: Chain, schedule: borrowing EventSchedule<Chain.Event>
    ) {
      heard.append("\(event.kindName) at \(schedule.now) after \(model.count)")
    }

    mutating func didHandle(
      _ event: Chain.Event, model: Chain, schedule: borrowing EventSchedule<Chain.Event>
    ) {
      heard.append("\(event.kindName) makes \(model.count), \(schedule.pendingCount) pending")
    }
  }

  /// Ends the run before a certain event.
  struct Stopper: SimulationObserver {
    typealias Model = Chain

    struct Stop: Error {}

    let number: Int

    func willHandle(
      _ event: Chain.Event, model: Chain, schedule: borrowing EventSchedule<Chain.Event>
    ) throws(Stop) {
      if schedule.dispatchedCount == number { throw Stop() }
    }
  }

  @Test("An observer sees each event before and after it is handled, in order")
  func sees() {
    var simulation = Chain.simulation(delays: [1, 0.5])
    var listener = Listener()
    simulation.run(until: 10, observedBy: &listener)
    #expect(
      listener.heard == [
        "link at 0.0 after 0", "link makes 1, 1 pending", "link at 1.0 after 1",
        "link makes 2, 1 pending", "end at 1.5 after 2", "end makes 3, 0 pending",
      ])
  }

  @Test("A run is the same whether it is watched or not")
  func changesNothing() {
    var watched = Chain.simulation(delays: [1, 0, 2.5, 0.25])
    var alone = watched
    var observers = ObserverPair(Listener(), InstantLimit<Chain>(2))
    #expect(throws: Never.self) { try watched.run(until: 3, observedBy: &observers) }
    alone.run(until: 3)
    #expect(watched.model == alone.model)
    #expect(watched.schedule.now == alone.schedule.now)
    #expect(watched.schedule.dispatchedCount == alone.schedule.dispatchedCount)
    #expect(observers.first.heard.count == 2 * watched.schedule.dispatchedCount)
  }

  @Test("An observer that throws ends the run before the event is handled")
  func ends() {
    var simulation = Chain.simulation(delays: [1, 1, 1])
    var observers = ObserverPair(Listener(), Stopper(number: 3))
    #expect(throws: Stopper.Stop.self) { try simulation.run(until: 10, observedBy: &observers) }
    #expect(simulation.schedule.now == 2)
    #expect(simulation.model.count == 2)
    // The first of the two was told.
    #expect(observers.first.heard.last == "link at 2.0 after 2")
  }
}
