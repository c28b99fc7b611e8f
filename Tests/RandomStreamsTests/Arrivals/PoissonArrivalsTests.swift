import RandomStreams
import Testing

struct PoissonArrivalsTests {
  // Two comparisons at 4.5 standard errors and one at a level of 1e-5: one choice of seeds in 40,000.
  @Test("Counts are Poisson and gaps exponential")
  func law() throws {
    let process = try PoissonArrivals(rate: 5)
    let counts = (0..<2000).map { Double(process.times(until: 2, entity: $0).count) }
    let found = Statistics.moments(counts)
    #expect(abs(found.mean - 10) < Statistics.standardErrors * found.meanError)
    #expect(abs(found.variance - 10) < Statistics.standardErrors * found.varianceError)

    let times = process.times(until: 4000, entity: 5000)
    let gaps = zip(times.dropFirst(), times).map { $0 - $1 }
    #expect(
      Statistics.kolmogorovSmirnov(gaps) { 1 - Statistics.exponential(5 * $0) } > Statistics.level)
  }

  @Test("At a rate of 0 nothing arrives")
  func never() throws {
    #expect(try PoissonArrivals(rate: 0).times(until: 1e9, entity: 0).isEmpty)
  }

  @Test("A rate that is no rate is refused", arguments: [-1, .infinity, .leastNonzeroMagnitude])
  func refused(rate: Double) {
    #expect(throws: DistributionError.self) { try PoissonArrivals(rate: rate) }
  }

  @Test("A copy goes on with the same arrivals")
  func copies() throws {
    let process = try PoissonArrivals(rate: 5)
    #expect(process.times(until: 20, entity: 1) == process.times(until: 20, entity: 1))
    #expect(process.times(until: 20, entity: 1) != process.times(until: 20, entity: 2))
  }
}
