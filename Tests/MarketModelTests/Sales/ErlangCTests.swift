import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// A sales team as the queue M/M/c: accounts are put on the list by a Poisson process, attempts to
/// reach them take exponential times, and nobody is reached or grows cold.
///
/// Erlang C (Cooper, Introduction to Queueing Theory, 1981, §3.5), with the unit of time the mean
/// attempt: P(wait) and, for ten representatives, the mean wait of all.
struct ErlangCTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let servers: Int
    let load: Double
    let delayed: Double
    let wait: Double?
    var testDescription: String { "\(servers) representatives, load \(load)" }
  }

  static let cases = [
    Case(servers: 10, load: 8, delayed: 0.4092, wait: 0.2046),
    Case(servers: 5, load: 4, delayed: 0.5541, wait: nil),
    Case(servers: 14, load: 10, delayed: 0.1741, wait: nil),
  ]

  // Eight replications, two figures of the first case and one of the others: four standard errors
  // of a mean of eight are passed by chance with probability .005 each (Student, 7 degrees).
  @Test("A team without patience or luck waits as Erlang C says", arguments: cases)
  func waits(_ queue: Case) throws {
    var team = try SalesTeamConfiguration.make(
      representatives: queue.servers, prospectsPerDay: queue.load)
    team.order = .oldestFirst
    team.contactDays = try .exponential(mean: 1)
    team.connectShare = 0
    team.attempts = 1
    team.coldAfterDays = nil
    var market = try MarketConfiguration.makeSales(accounts: 2000, horizonDays: 900, team: team)
    market.need.needsPerYear = 0
    let measured = (1...8).map { seed -> (delayed: Double, wait: Double) in
      var simulation = open(market, team.paying(queue.servers), seed: seed)
      simulation.run(until: 100)
      let before = Self.sums(simulation.model, at: 100)
      simulation.run(until: 899)
      let after = Self.sums(simulation.model, at: 899)
      let requests = after.requests - before.requests
      return (
        (after.delayed - before.delayed) / requests, (after.waited - before.waited) / requests
      )
    }
    let delayed = moments(measured.map(\.delayed))
    #expect(abs(delayed.mean - queue.delayed) < 4 * delayed.meanError, "\(delayed.mean)")
    if let expected = queue.wait {
      let wait = moments(measured.map(\.wait))
      #expect(abs(wait.mean - expected) < 4 * wait.meanError, "\(wait.mean)")
    }
  }

  private static func sums(
    _ market: Market, at time: Double
  ) -> (requests: Double, delayed: Double, waited: Double) {
    guard let team = market.channels[0] as? SalesTeam else { return (.nan, .nan, .nan) }
    let pipeline = market.core.record.channels[0].pipeline
    return (
      Double(pipeline.requests), Double(pipeline.delayedRequests),
      team.desk.statistics.queueLengths.integral(to: time)
    )
  }
}
