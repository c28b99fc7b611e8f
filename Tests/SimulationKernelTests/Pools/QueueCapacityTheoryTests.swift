import Foundation
import RandomStreams
import SimulationKernel
import Tallies
import Testing

/// Known answers: servers that break down, customers that come or are served together.
struct QueueCapacityTheoryTests {
  typealias Kind = QueueingStation.Kind

  @Test("M/M/1 with break-downs holds as many as White and Christie say")
  func breakdowns() throws {
    // Failures at rate α, repairs at rate β, services at rate μ = 1, whether or not there is work, which is resumed:
    // L = λ ((α + β)² + α μ) / ((α + β) (β μ - λ (α + β))); White and Christie, "Queuing with
    // preemptive priorities or with breakdown", Oper. Res. 6, 1958.
    let (arrival, failure, repair) = (0.4, 0.2, 0.8)
    let both = failure + repair
    let number = arrival * (both * both + failure) / (both * (repair - arrival * both))
    try QueueingExperiment(warmUp: 150, horizon: 1650, seed: 11).expect(
      [
        ("number", number), ("available", repair / both), ("interrupted", failure * arrival),
      ],
      of: {
        QueueingStation(
          kinds: [Kind(arrivalRate: arrival)], pool: ServerPool(serverCount: 1),
          meanLifeTime: 1 / failure, meanRepairTime: 1 / repair, streams: $0)
      },
      measuring: { station, horizon in
        let statistics = station.pool.statistics
        return [
          try #require(statistics.queueLengths.average(to: horizon))
            + (try #require(statistics.busyServers.average(to: horizon))),
          try #require(statistics.availableServers.average(to: horizon)),
          Double(statistics.interruptionCount) / 1500,
        ]
      })
  }

  @Test("Customers who come in groups stay as theory says")
  func groups() throws {
    // Groups of one to three at rate 0.3: ρ = 0.6, L = ρ (1 + E[X²] / E[X]) / (2 (1 - ρ)), where
    // E[X²] / E[X] = (14 / 3) / 2; Gross and Harris, "Fundamentals of Queueing Theory", 3.1.
    let number = 0.6 * (1 + 14.0 / 6) / 0.8
    try QueueingExperiment(warmUp: 150, horizon: 1650, seed: 12).expect(
      [("sojourn", number / 0.6)],
      of: {
        QueueingStation(
          kinds: [Kind(arrivalRate: 0.3, groupSize: { 1 + $0.index(below: 3) })],
          pool: ServerPool(serverCount: 1), streams: $0)
      },
      measuring: { station, _ in [try #require(station.pool.statistics.sojournTimes.mean)] })
  }

  @Test("A server that takes up to four at once leaves as many waiting as theory says")
  func batches() throws {
    // While the server works the queue's length is geometric of ratio r, the root in (0, 1) of
    // μ r⁵ - (λ + μ) r + λ = 0; Gross and Harris, section 3.2 (partial batches).
    let arrival = 2.5
    var root = 0.5
    for _ in 0..<200 { root = (arrival + pow(root, 5)) / (arrival + 1) }
    let idle = 1 / (1 + arrival / (1 - root))
    let length = arrival * idle * root / ((1 - root) * (1 - root))
    try QueueingExperiment(warmUp: 50, horizon: 500, seed: 13).expect(
      [("length", length), ("utilisation", 1 - idle), ("sojourn", length / arrival + 1)],
      of: {
        QueueingStation(
          kinds: [Kind(arrivalRate: arrival)], pool: ServerPool(serverCount: 1, batchSizes: 1...4),
          streams: $0)
      },
      measuring: { station, horizon in
        let statistics = station.pool.statistics
        return [
          try #require(statistics.queueLengths.average(to: horizon)),
          try #require(statistics.utilisation(to: horizon)),
          try #require(statistics.sojournTimes.mean),
        ]
      })
  }
}
