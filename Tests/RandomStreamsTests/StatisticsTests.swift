import CGSL
import RandomStreams
import Testing

/// The tests' own statistics find what they are there to find.
struct StatisticsTests {
  @Test("A sample of a slightly different law is refused, one of the law itself is not")
  func power() throws {
    let sample = DistributionFitTests.sample(try .normal(mean: 0, sd: 1), entity: 9)
    #expect(Statistics.kolmogorovSmirnov(sample) { gsl_cdf_ugaussian_P($0) } > 0.01)
    #expect(
      Statistics.kolmogorovSmirnov(sample) { gsl_cdf_ugaussian_P($0 - 0.06) } < Statistics.level)

    let counts = DistributionFitTests.sample(try .poisson(mean: 2.5), entity: 9)
    func level(of mean: Double) -> Double {
      Statistics.chiSquare(counts, from: 0) { gsl_ran_poisson_pdf(UInt32($0), mean) }
    }
    #expect(level(of: 2.5) > 0.01)
    #expect(level(of: 2.6) < Statistics.level)
  }

  @Test("The Kolmogorov-Smirnov level is the tabulated one")
  func tabulated() {
    // Stephens (1974): the statistic with his correction is above 1.628 with probability 0.01.
    let distance = 1.628 / (10 + 0.12 + 0.11 / 10)
    let sample = (0..<100).map { Double($0) / 100 + distance }
    #expect(abs(Statistics.kolmogorovSmirnov(sample) { $0 } - 0.01) < 1e-4)
  }
}
