internal import SimulationKernel

/// M/M/1 by bare typed events: the model keeps its own queue and server.
///
/// The same model, and the same draws in the same order, as the C++ references'.
struct SingleServer: SimulationModel {
  enum Event {
    case arrival
    case departure
  }

  private var draws: ReferenceDraws
  private let meanGap: Double
  private var ring = ArrivalRing()
  private var toCome: Int
  private var served = 0
  private var timeInSystem = 0.0

  private init(draws: ReferenceDraws, load: Double, customers: Int) {
    self.draws = draws
    meanGap = 1 / load
    toCome = customers
  }

  @inline(__always)
  mutating func handle(_ event: Event, schedule: inout EventSchedule<Event>) {
    switch event {
    case .arrival:
      ring.append(schedule.now)
      if ring.count == 1 { schedule.schedule(.departure, after: draws.exponential()) }
      toCome -= 1
      if toCome > 0 { schedule.schedule(.arrival, after: draws.exponential() * meanGap) }
    case .departure:
      timeInSystem += schedule.now - ring.removeFirst()
      served += 1
      if ring.count > 0 { schedule.schedule(.departure, after: draws.exponential()) }
    }
  }

  /// An operation is a customer: two events.
  static func benchmark(load: Double = 0.75, customers: Int = 1_000_000) -> Benchmark {
    Benchmark(
      "queue.mm1", unit: "customer",
      prepare: {
        var state = State(draws: ReferenceDraws(seed: 9))
        play(&state, load: load, customers: customers / 10)
        state.means = []
        return state
      },
      round: { state in
        play(&state, load: load, customers: customers)
        return customers
      },
      result: { state in
        Benchmark.Result(
          digest: state.means.last?.bitPattern ?? 0,
          figure: state.means.reduce(0, +) / Double(state.means.count))
      },
      check: { results in
        // By a loop over two clocks, without a kernel.
        var draws = ReferenceDraws(seed: 9)
        func mean(_ customers: Int) -> Double {
          let loop = ServiceLoop(
            draws: &draws, servers: 1, meanGap: 1 / load, customers: customers)
          return loop.timeInSystem / Double(customers)
        }
        _ = mean(customers / 10)
        var means: [Double] = []
        for result in results {
          means.append(mean(customers))
          let expected = Benchmark.Result(
            digest: means[means.count - 1].bitPattern,
            figure: means.reduce(0, +) / Double(means.count))
          guard result == expected else {
            throw WrongResult(expected: "\(expected)", found: "\(result)")
          }
        }
      })
  }

  private struct State {
    var draws: ReferenceDraws
    var means: [Double] = []
  }

  private static func play(_ state: inout State, load: Double, customers: Int) {
    var simulation = Simulation(
      model: SingleServer(draws: state.draws, load: load, customers: customers))
    let first = simulation.model.draws.exponential() * simulation.model.meanGap
    simulation.schedule.schedule(.arrival, at: first)
    simulation.run()
    simulation.model.ring.deallocate()
    state.draws = simulation.model.draws
    state.means.append(simulation.model.timeInSystem / Double(simulation.model.served))
  }
}
