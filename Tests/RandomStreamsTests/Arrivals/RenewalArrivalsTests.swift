import CGSL
import RandomStreams
import Testing

struct RenewalArrivalsTests {
  // Four comparisons at 4.5 standard errors: one choice of seeds in 37,000.
  @Test(
    "Erlang-2 gaps have the renewal function t/2 − (1 − exp(−2t))/4", arguments: [0.3, 1, 2, 6])
  func erlang(time: Double) throws {
    // Gaps of two exponentials of rate 1 each; Cox, Renewal Theory (1962), §4.2, for rate ρ = 1.
    let process = try RenewalArrivals(gap: .gamma(shape: 2, scale: 1))
    let counts = (0..<5000).map { Double(process.times(until: time, entity: $0).count) }
    let found = Statistics.moments(counts)
    let expected = time / 2 - (1 - exp(-2 * time)) / 4
    #expect(abs(found.mean - expected) < Statistics.standardErrors * found.meanError)
  }

  @Test("Constant gaps are a timetable")
  func timetable() throws {
    let process = try RenewalArrivals(gap: .constant(0.25))
    #expect(process.times(from: 1, until: 2.1, entity: 0) == [1.25, 1.5, 1.75, 2])
  }

  @Test(
    "Gaps that can't be between arrivals are refused",
    arguments: [
      try Distribution.normal(mean: 5, sd: 1), try .constant(0), try .uniform(low: -1, high: 1),
    ])
  func refused(gap: Distribution) {
    #expect(throws: DistributionError.self) { try RenewalArrivals(gap: gap) }
  }
}
