import RandomStreams
import Testing

struct BatchArrivalsTests {
  // A compound Poisson process: the mean is λt E[N], the variance λt E[N²]. Three sizes of two
  // comparisons at 4.5 standard errors: one choice of seeds in 25,000.
  @Test(
    "Customers have the moments of a compound Poisson process",
    arguments: [
      (try Distribution.geometric(mean: 3), 3.0, 15.0),
      (try Distribution.discrete(values: [1, 2, 6], weights: [3, 2, 1]), 13.0 / 6, 47.0 / 6),
      // Empty batches are nobody's arrival.
      (try Distribution.poisson(mean: 0.7), 0.7, 1.19),
    ])
  func moments(size: Distribution, mean: Double, square: Double) throws {
    let process = try BatchArrivals(PoissonArrivals(rate: 4), size: size)
    let totals = (0..<3000).map { entity in
      let arrivals = process.arrivals(until: 3, entity: entity)
      #expect(arrivals.allSatisfy { $0.count >= 1 })
      return Double(arrivals.reduce(0) { $0 + $1.count })
    }
    let found = Statistics.moments(totals)
    #expect(abs(found.mean - 12 * mean) < Statistics.standardErrors * found.meanError)
    #expect(abs(found.variance - 12 * square) < Statistics.standardErrors * found.varianceError)
  }

  @Test("Each record of several at one time is a batch by itself")
  func ofCounts() throws {
    let process = try BatchArrivals(
      RecordedArrivals(times: [1, 1, 1, 4]), size: .constant(2))
    #expect(
      process.arrivals(until: 9, entity: 1) == [
        Arrival(time: 1, count: 6), Arrival(time: 4, count: 2),
      ])
  }

  @Test(
    "A size that is not a number of customers is refused",
    arguments: [
      try Distribution.uniform(low: 1, high: 3), try .constant(1.5), try .constant(0),
      try .discrete(values: [-1, 2], weights: [1, 1]), try .empirical(values: [1, 2, 2.5]),
      try .binomial(trials: 5, probability: 0),
    ])
  func refused(size: Distribution) {
    #expect(throws: DistributionError.self) {
      try BatchArrivals(PoissonArrivals(rate: 1), size: size)
    }
  }
}
