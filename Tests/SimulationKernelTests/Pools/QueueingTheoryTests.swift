import SimulationKernel
import Tallies
import Testing

/// Known answers: Markovian queues in their steady state.
struct QueueingTheoryTests {
  private func pool(_ servers: Int, queueLimit: Int = .max) -> ServerPool<QueueingStation.Customer>
  {
    ServerPool(serverCount: servers, queueLimit: queueLimit)
  }

  @Test("M/M/1 at load 0.8 waits as theory says")
  func singleServer() throws {
    // P(wait) = ρ, Wq = ρ / (1 - ρ), Lq = λ Wq, W = 1 / (μ - λ).
    try QueueingExperiment(warmUp: 500, horizon: 2500, seed: 1).expect(
      [("delayed", 0.8), ("wait", 4), ("length", 3.2), ("utilisation", 0.8), ("sojourn", 5)],
      of: { QueueingStation(kinds: [.init(arrivalRate: 0.8)], pool: pool(1), streams: $0) },
      measuring: measure)
  }

  @Test("M/M/10 at load 8 waits as Erlang's C formula says")
  func tenServers() throws {
    let delayed = erlangC(servers: 10, load: 8)
    #expect(abs(delayed - 0.4092) < 5e-5)
    try QueueingExperiment(warmUp: 50, horizon: 300, seed: 2).expect(
      [
        ("delayed", delayed), ("wait", delayed / 2), ("length", 4 * delayed),
        ("utilisation", 0.8), ("sojourn", 1 + delayed / 2),
      ],
      of: { QueueingStation(kinds: [.init(arrivalRate: 8)], pool: pool(10), streams: $0) },
      measuring: measure)
  }

  @Test("M/M/3 with room for seven turns away and holds as many as its birth-death chain")
  func limitedRoom() throws {
    let shares = birthDeathShares(
      arrivalRate: { $0 < 7 ? 3 : 0 }, departureRate: { Double(min($0, 3)) }, states: 8)
    let number = shares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    try QueueingExperiment(warmUp: 20, horizon: 400, seed: 3).expect(
      [("balked", shares[7]), ("number", number)],
      of: {
        QueueingStation(
          kinds: [.init(arrivalRate: 3)], pool: pool(3, queueLimit: 4), streams: $0)
      },
      measuring: { station, horizon in
        let statistics = station.pool.statistics
        return [
          Double(statistics.balkedCount) / Double(statistics.arrivalCount),
          try #require(statistics.queueLengths.average(to: horizon))
            + (try #require(statistics.busyServers.average(to: horizon))),
        ]
      })
  }

  @Test("M/M/5+M loses and delays as Erlang's A formula says")
  func impatience() throws {
    // Patience of mean 2: with n present, (n - 5) / 2 leave per unit of time.
    let shares = birthDeathShares(
      arrivalRate: { _ in 6 },
      departureRate: { Double(min($0, 5)) + 0.5 * Double(max(0, $0 - 5)) }, states: 200)
    let length = shares.enumerated().reduce(0) { $0 + Double(max(0, $1.offset - 5)) * $1.element }
    try QueueingExperiment(warmUp: 30, horizon: 280, seed: 4).expect(
      [("abandoned", 0.5 * length / 6), ("wait of all", length / 6), ("length", length)],
      of: {
        QueueingStation(
          kinds: [.init(arrivalRate: 6, meanPatience: 2)], pool: pool(5), streams: $0)
      },
      measuring: { station, horizon in
        let statistics = station.pool.statistics
        var all = statistics.waitingTimes
        all.merge(statistics.renegedWaitingTimes)
        return [
          try #require(statistics.abandonedShare), try #require(all.mean),
          try #require(statistics.queueLengths.average(to: horizon)),
        ]
      })
  }

  private func measure(_ station: QueueingStation, horizon: Double) throws -> [Double] {
    let statistics = station.pool.statistics
    let waits = station.times[0].waits
    return [
      Double(waits.count { $0 > 0 }) / Double(waits.count),
      try #require(statistics.waitingTimes.mean),
      try #require(statistics.queueLengths.average(to: horizon)),
      try #require(statistics.utilisation(to: horizon)),
      try #require(statistics.sojournTimes.mean),
    ]
  }

  /// The probability of waiting, from Erlang's B by its recurrence.
  private func erlangC(servers: Int, load: Double) -> Double {
    var blocking = 1.0
    for count in 1...servers {
      blocking = load * blocking / (Double(count) + load * blocking)
    }
    return blocking / (1 - load / Double(servers) * (1 - blocking))
  }

  /// The stationary distribution of a birth-death chain, by its cuts.
  private func birthDeathShares(
    arrivalRate: (Int) -> Double, departureRate: (Int) -> Double, states: Int
  ) -> [Double] {
    var weights = [1.0]
    for state in 1..<states {
      weights.append(weights[state - 1] * arrivalRate(state - 1) / departureRate(state))
    }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }
}
