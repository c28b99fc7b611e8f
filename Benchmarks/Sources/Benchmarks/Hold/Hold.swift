internal import SimulationKernel

/// The one kind of event: an agent is due.
enum HoldEvent {
  case due(agent: UInt32)
}

/// The hold model: a constant number of pending events, each of which schedules its successor.
///
/// The classic measure of a pending event set (Jones 1986, Communications of the ACM 29:300).
struct Hold<Law: IncrementLaw, Addition: HoldAddition>: SimulationModel {
  private var draws = ReferenceDraws(seed: 12345)
  private var addition: Addition
  private var order = OrderDigest()

  private init(agents: Int) {
    addition = Addition(agents: agents)
  }

  @inline(__always)
  mutating func handle(_ event: HoldEvent, schedule: inout EventSchedule<HoldEvent>) {
    switch event {
    case .due(let agent):
      order.add(agent)
      let handle = schedule.schedule(event, after: Law.next(&draws))
      addition.apply(to: agent, at: schedule.now, successor: handle)
    }
  }

  /// A benchmark whose name begins with `hold.`.
  ///
  /// - Parameters:
  ///   - label: What stands in the name before the number; the law's name unless given.
  ///   - isLong: Whether it runs only when it is asked for.
  static func benchmark(
    _ label: String? = nil, pending: Int, isLong: Bool = false
  ) -> Benchmark {
    // At least two for each that is pending, up to a million.
    let operations = pending < 1_000_000 ? 1_000_000 : 2_000_000
    return Benchmark(
      "hold.\(label ?? Law.name)-\(pending)", unit: "event", isLong: isLong,
      prepare: { simulation(pending: pending) },
      round: { simulation in
        simulation.play(operations)
        return operations
      },
      result: { $0.model.result(of: $0.schedule, pending: pending) },
      // By a textbook heap, event by event.
      check: {
        try HoldCheck<Law>(
          pending: pending, warmUp: warmUp(pending: pending), events: operations
        ).check($0)
      },
      // Whatever is timed, the handles count as part of what a pending event takes.
      memory: Benchmark.Memory(pending: pending) { pending in
        var simulation = Hold<Law, KeptHandles>.simulation(pending: pending)
        simulation.play(pending)
      })
  }

  /// Events before the first round: three an agent, as the references have it; one of ten million.
  static func warmUp(pending: Int) -> Int { pending > 1_000_000 ? pending : 3 * pending }

  fileprivate static func simulation(pending: Int) -> Simulation<Self> {
    var simulation = Simulation(model: Hold(agents: pending))
    for agent in 0..<UInt32(pending) {
      let time = Law.first(&simulation.model.draws)
      let handle = simulation.schedule.schedule(.due(agent: agent), at: time)
      simulation.model.addition.begin(with: handle)
    }
    // Until the pending times are what the law makes of them.
    simulation.play(warmUp(pending: pending))
    return simulation
  }

  fileprivate func result(of schedule: borrowing EventSchedule<HoldEvent>, pending: Int)
    -> Benchmark.Result
  {
    let events = schedule.dispatchedCount
    let isSound =
      schedule.pendingCount == pending && addition.agrees(events: events, schedule: schedule)
    // In a steady state one event an agent runs in a unit of time.
    return Benchmark.Result(
      digest: isSound ? order.value : 0, figure: schedule.now * Double(pending) / Double(events))
  }
}

extension Simulation {
  /// Runs that many events.
  fileprivate mutating func play<Law, Addition>(_ events: Int)
  where Model == Hold<Law, Addition> {
    for _ in 0..<events { step() }
  }
}
