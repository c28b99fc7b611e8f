internal import SimulationKernel
internal import Tallies

/// M/M/c by a server pool, which keeps the statistics of waiting, queue length and utilisation.
struct PooledServers: SimulationModel {
  enum Event {
    case arrival
    case departure(ServiceTicket)
  }

  private struct State {
    var draws: ReferenceDraws
    var result = Benchmark.Result(digest: 0, figure: 0)
  }

  private var draws: ReferenceDraws
  private let meanGap: Double
  private var pool: ServerPool<UInt32>
  private var toCome: Int
  private var nextCustomer: UInt32 = 0
  private var delayed = 0

  private init(draws: ReferenceDraws, servers: Int, load: Double, customers: Int) {
    self.draws = draws
    meanGap = 1 / load
    pool = ServerPool(serverCount: servers)
    toCome = customers
  }

  @inline(__always)
  mutating func handle(_ event: Event, schedule: inout EventSchedule<Event>) {
    switch event {
    case .arrival:
      if case .started(let service) = pool.request(nextCustomer, at: schedule.now) {
        schedule.schedule(.departure(service.ticket), after: draws.exponential())
      } else {
        delayed += 1
      }
      nextCustomer &+= 1
      toCome -= 1
      if toCome > 0 { schedule.schedule(.arrival, after: draws.exponential() * meanGap) }
    case .departure(let ticket):
      if let service = pool.release(ticket, at: schedule.now) {
        schedule.schedule(.departure(service.ticket), after: draws.exponential())
      }
    }
  }

  /// An operation is a customer: two events.
  ///
  /// - Parameters:
  ///   - name: The benchmark's name.
  ///   - servers: How many serve.
  ///   - load: Mean arrivals in a mean service time.
  ///   - delayProbability: The probability of having to wait, by Erlang's C formula.
  static func benchmark(
    _ name: String, servers: Int, load: Double, delayProbability: Double,
    customers: Int = 1_000_000
  ) -> Benchmark {
    Benchmark(
      name, unit: "customer",
      prepare: { State(draws: ReferenceDraws(seed: 9)) },
      round: { state in
        play(&state, servers: servers, load: load, customers: customers)
        return customers
      },
      result: { $0.result },
      check: { results in
        var draws = ReferenceDraws(seed: 9)
        for result in results {
          let loop = ServiceLoop(
            draws: &draws, servers: servers, meanGap: 1 / load, customers: customers)
          // Everybody has left in the end, so that Little's law holds exactly.
          let expected = Benchmark.Result(
            digest: UInt64(loop.delayed), figure: loop.waitingTime / Double(customers),
            details: [loop.waitingTime, loop.serviceTime])
          // The pool sums in another order, with other rounding.
          guard result.agrees(with: expected, relativeError: 1e-9) else {
            throw WrongResult(expected: "\(expected)", found: "\(result)")
          }
          // Five standard errors of a share of 10^6 customers, of whom some 150 in a row are alike.
          let share = Double(result.digest) / Double(customers)
          guard abs(share - delayProbability) < 0.03 else {
            throw WrongResult(expected: "\(delayProbability) delayed", found: "\(share)")
          }
        }
      })
  }

  private static func play(_ state: inout State, servers: Int, load: Double, customers: Int) {
    var simulation = Simulation(
      model: PooledServers(
        draws: state.draws, servers: servers, load: load, customers: customers))
    let first = simulation.model.draws.exponential() * simulation.model.meanGap
    simulation.schedule.schedule(.arrival, at: first)
    simulation.run()
    let model = simulation.model
    let statistics = model.pool.statistics
    let end = simulation.schedule.now
    state.draws = model.draws
    state.result = Benchmark.Result(
      digest: UInt64(model.delayed), figure: statistics.waitingTimes.mean ?? 0,
      details: [
        statistics.queueLengths.integral(to: end), statistics.busyServers.integral(to: end),
      ])
  }
}
