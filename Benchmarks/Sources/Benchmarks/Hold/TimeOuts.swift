internal import SimulationKernel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Events that mostly don't run: each step of an agent puts off its time-out.
///
/// Steps come after exponential delays of mean one, and a time-out runs out after ln 10 units, so
/// that nine in ten are put off. An operation is a step: it runs, schedules the next and puts off.
struct TimeOuts: SimulationModel {
  enum Event {
    case step(agent: UInt32)
    case timeOut(agent: UInt32)
  }

  /// Exceeded by one exponential delay in ten.
  private static let patience = log(10.0)

  /// How an agent puts its time-out off.
  enum Way: String {
    /// Cancels it and schedules another.
    case cancelled = "cancel"
    /// Moves it, if it has not run.
    case moved = "move"
  }

  private let way: Way
  private var draws = ReferenceDraws(seed: 12345)
  private var handles: [EventHandle] = []
  private var order = OrderDigest()
  private var steps = 0
  private var timeOuts = 0

  private init(_ way: Way, agents: Int) {
    self.way = way
    handles.reserveCapacity(agents)
  }

  mutating func handle(_ event: Event, schedule: inout EventSchedule<Event>) {
    switch event {
    case .step(let agent):
      order.add(agent)
      steps += 1
      let handle = handles[Int(agent)]
      let isMoved = way == .moved && schedule.reschedule(handle, after: Self.patience)
      if !isMoved {
        schedule.cancel(handle)
        handles[Int(agent)] = schedule.schedule(.timeOut(agent: agent), after: Self.patience)
      }
      schedule.schedule(event, after: draws.exponential())
    case .timeOut(let agent):
      order.add(~agent)
      timeOuts += 1
    }
  }

  static func benchmark(_ way: Way, agents: Int, steps: Int = 1_000_000) -> Benchmark {
    Benchmark(
      "\(way.rawValue).time-outs-\(agents)", unit: "step",
      prepare: { simulation(way, agents: agents) },
      round: { simulation in
        play(&simulation, steps: steps)
        return steps
      },
      result: { simulation in
        let model = simulation.model
        return Benchmark.Result(
          digest: model.order.value, figure: Double(model.timeOuts) / Double(model.steps))
      },
      check: { try check($0, agents: agents, steps: steps) },
      memory: Benchmark.Memory(pending: 2 * agents) { pending in
        var simulation = simulation(way, agents: pending / 2)
        play(&simulation, steps: 4 * pending)
      })
  }

  private static func simulation(_ way: Way, agents: Int) -> Simulation<Self> {
    var simulation = Simulation(model: TimeOuts(way, agents: agents))
    for agent in 0..<UInt32(agents) {
      let handle = simulation.schedule.schedule(.timeOut(agent: agent), at: patience)
      simulation.model.handles.append(handle)
      let time = simulation.model.draws.exponential()
      simulation.schedule.schedule(.step(agent: agent), at: time)
    }
    play(&simulation, steps: 3 * agents)
    return simulation
  }

  private static func play(_ simulation: inout Simulation<Self>, steps: Int) {
    let end = simulation.model.steps + steps
    while simulation.model.steps < end { simulation.step() }
  }

  /// By a textbook heap, in which a time-out that was called off stays and is passed over.
  private static func check(_ results: [Benchmark.Result], agents: Int, steps: Int) throws {
    var draws = ReferenceDraws(seed: 12345)
    var heap = ReferenceHeap<(agent: Int, setting: Int?)>()
    // How often each agent has set a time-out: an older one has been called off.
    var settings = [Int](repeating: 0, count: agents)
    var order = OrderDigest()
    var played = 0
    var timeOuts = 0
    for agent in 0..<agents {
      heap.insert((agent, 0), at: patience)
      heap.insert((agent, nil), at: draws.exponential())
    }
    for (round, result) in results.enumerated() {
      while played < 3 * agents + steps * (round + 1), let (time, item) = heap.removeFirst() {
        if let setting = item.setting {
          guard setting == settings[item.agent] else { continue }
          order.add(~UInt32(item.agent))
          timeOuts += 1
        } else {
          order.add(UInt32(item.agent))
          played += 1
          settings[item.agent] += 1
          heap.insert((item.agent, settings[item.agent]), at: time + patience)
          heap.insert((item.agent, nil), at: time + draws.exponential())
        }
      }
      let expected = Benchmark.Result(
        digest: order.value, figure: Double(timeOuts) / Double(played))
      guard result == expected else {
        throw WrongResult(expected: "\(expected)", found: "\(result)")
      }
    }
  }
}
