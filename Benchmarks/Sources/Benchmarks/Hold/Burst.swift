internal import SimulationKernel

/// Bursts: many events at one instant.
///
/// An operation is an event, scheduled and run; of one round nearly all belong to the burst.
struct Burst: SimulationModel {
  enum Event {
    case begin
    case member(number: UInt32)
    case other
  }

  /// How the events of a burst come to be at one instant.
  enum Kind: String {
    /// All scheduled together for a later instant, and nothing else is pending.
    case equal
    /// The same, handed over all at once.
    case bulk
    /// As the first, among as many events with other times.
    case among
    /// Each schedules the next with a delay of zero.
    case chained
  }

  private let kind: Kind
  private let size: UInt32
  private var draws = ReferenceDraws(seed: 12345)
  private var handles: [EventHandle] = []
  private var instant = 0.0
  private var nextNumber: UInt32 = 0
  private var members = 0
  /// Events that ran out of their order, or at another time than the burst's.
  private var misplaced = 0

  private init(kind: Kind, size: Int) {
    self.kind = kind
    self.size = UInt32(size)
    handles.reserveCapacity(size)
  }

  mutating func handle(_ event: Event, schedule: inout EventSchedule<Event>) {
    switch event {
    case .begin:
      nextNumber = 0
      instant = schedule.now + (kind == .chained ? 0 : 0.5)
      handles.removeAll(keepingCapacity: true)
      if kind == .bulk {
        let instant = instant
        schedule.schedule(
          contentsOf: (0..<size).lazy.map { (event: .member(number: $0), time: instant) })
        return
      }
      for number in 0..<(kind == .chained ? 1 : size) {
        handles.append(schedule.schedule(.member(number: number), at: instant))
      }
    case .member(let number):
      misplaced += number == nextNumber && schedule.now == instant ? 0 : 1
      nextNumber += 1
      members += 1
      if kind == .chained, nextNumber < size {
        schedule.schedule(.member(number: nextNumber), after: 0)
      }
    case .other:
      // Rarely, so that nearly all events of a round are the burst's.
      schedule.schedule(.other, after: 100 * draws.exponential())
    }
  }

  static func benchmark(_ kind: Kind, size: Int = 100_000) -> Benchmark {
    Benchmark(
      "burst.\(kind.rawValue)-\(size)", unit: "event",
      prepare: { simulation(kind, size: size) },
      round: { play(&$0) },
      result: { simulation in
        Benchmark.Result(
          digest: UInt64(simulation.model.members), figure: Double(simulation.model.misplaced))
      },
      check: { results in
        // Counted by hand: each member once, in the order of scheduling, at the burst's instant.
        for (round, result) in results.enumerated() {
          let expected = Benchmark.Result(digest: UInt64(10 * size * (round + 1)), figure: 0)
          guard result == expected else {
            throw WrongResult(expected: "\(expected)", found: "\(result)")
          }
        }
      },
      memory: kind != .equal
        ? nil
        : Benchmark.Memory(pending: size) { size in
          var simulation = simulation(kind, size: size)
          _ = play(&simulation)
        })
  }

  private static func simulation(_ kind: Kind, size: Int) -> Simulation<Self> {
    var simulation = Simulation(model: Burst(kind: kind, size: size))
    if kind == .among {
      for _ in 0..<size {
        let time = 100 * simulation.model.draws.exponential()
        simulation.schedule.schedule(.other, at: time)
      }
    }
    return simulation
  }

  /// Ten bursts.
  private static func play(_ simulation: inout Simulation<Self>) -> Int {
    let before = simulation.schedule.dispatchedCount
    for _ in 0..<10 {
      simulation.schedule.schedule(.begin, after: 0)
      simulation.run(until: simulation.schedule.now + 1)
    }
    return simulation.schedule.dispatchedCount - before
  }
}
