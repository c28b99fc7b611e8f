internal import SimulationKernel

/// The hold model: a constant number of pending events, each of which schedules its successor.
///
/// The classic measure of a pending event set (Jones 1986, Communications of the ACM 29:300). Every
/// source of events draws its delays from its own numbers, so that a plain loop over the sources,
/// without any queue, tells which events there must be.
struct KernelHold: SimulationModel {
  enum Event {
    case tick(source: Int32)
  }

  private var sources: [DelaySource]
  private var checksum: UInt64 = 0

  private init(count: Int) {
    sources = (0..<count).map { DelaySource(number: $0) }
  }

  mutating func handle(_ event: Event, schedule: inout EventSchedule<Event>) {
    switch event {
    case .tick(let number):
      checksum &+= schedule.now.bitPattern
      schedule.schedule(event, after: sources[Int(number)].nextDelay())
    }
  }

  /// The benchmark for a number of pending events, over about `operations` events.
  static func benchmark(pending: Int, operations: Int) -> Benchmark {
    // The mean delay is one, so each source ticks once a unit of time.
    let horizon = Double(operations) / Double(pending)
    return Benchmark(
      "kernel.hold-\(pending)", unit: "event",
      expected: { expected(pending: pending, horizon: horizon) },
      prepare: { simulation(pending: pending) },
      work: { simulation in
        simulation.run(until: horizon)
        return Benchmark.Outcome(
          operations: simulation.schedule.dispatchedCount, checksum: simulation.model.checksum)
      })
  }

  private static func simulation(pending: Int) -> Simulation<KernelHold> {
    var simulation = Simulation(model: KernelHold(count: pending))
    for number in 0..<pending {
      let delay = simulation.model.sources[number].nextDelay()
      simulation.schedule.schedule(.tick(source: Int32(number)), after: delay)
    }
    return simulation
  }

  private static func expected(pending: Int, horizon: Double) -> Benchmark.Outcome {
    var events = 0
    var checksum: UInt64 = 0
    for number in 0..<pending {
      var source = DelaySource(number: number)
      var time = source.nextDelay()
      while time < horizon {
        events += 1
        checksum &+= time.bitPattern
        time += source.nextDelay()
      }
    }
    return Benchmark.Outcome(operations: events, checksum: checksum)
  }
}
