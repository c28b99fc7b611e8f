import CGSL
import RandomStreams
import Testing

/// Closed-form moments and parametrisations, exactly; no draws.
struct MomentTests {
  private func expectMoments(
    _ distribution: Distribution, _ mean: Double, _ sd: Double, tolerance: Double = 1e-12,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      abs(distribution.mean - mean) <= tolerance * abs(mean), "\(distribution.mean)",
      sourceLocation: sourceLocation)
    #expect(
      abs(distribution.standardDeviation - sd) <= tolerance * sd,
      "\(distribution.standardDeviation)", sourceLocation: sourceLocation)
  }

  @Test("A form by mean and sd has that mean and sd")
  func byMeanAndSD() throws {
    expectMoments(try .lognormal(mean: 12, sd: 30), 12, 30)
    expectMoments(try .gamma(mean: 12, sd: 30), 12, 30)
    expectMoments(try .beta(mean: 0.03, sd: 0.01), 0.03, 0.01)
    expectMoments(try .logistic(mean: 2, sd: 5), 2, 5)
    // Variance 12 + 0.5 · 144.
    expectMoments(try .negativeBinomial(mean: 12, dispersion: 0.5), 12, 84.0.squareRoot())
  }

  @Test("Known moments of the other forms")
  func known() throws {
    expectMoments(try .weibull(shape: 1, scale: 3), 3, 3)
    expectMoments(try .weibull(shape: 0.5, scale: 1), 2, 20.0.squareRoot())
    expectMoments(try .geometric(probability: 0.25), 4, 12.0.squareRoot())
    expectMoments(try .pareto(minimum: 1, shape: 3), 1.5, 0.75.squareRoot())
    expectMoments(try .uniform(low: 1e6, high: 1e6 + 1), 1e6 + 0.5, (1.0 / 12).squareRoot())
    expectMoments(try .empirical(values: [1, 3]), 2, 1)
    expectMoments(try .empiricalInterpolated(values: [3, 1]), 2, (1.0 / 3).squareRoot())
    expectMoments(try .discrete(values: [0, 10], weights: [3, 1]), 2.5, 18.75.squareRoot())
  }

  @Test("A heavy Pareto tail has infinite moments")
  func heavyTail() throws {
    #expect(try Distribution.pareto(minimum: 1, shape: 1).mean == .infinity)
    #expect(try Distribution.pareto(minimum: 1, shape: 2).standardDeviation == .infinity)
  }

  @Test("Truncation that is wide, narrow or far out keeps the moments' digits")
  func truncated() throws {
    expectMoments(try .truncatedNormal(mean: 5, sd: 2, low: -95, high: 105), 5, 2)
    // Half a normal.
    expectMoments(
      try .truncatedNormal(mean: 0, sd: 1, low: 0), (2 / Double.pi).squareRoot(),
      (1 - 2 / Double.pi).squareRoot())
    // Nearly uniform.
    expectMoments(
      try .truncatedNormal(mean: 0, sd: 1, low: -1e-6, high: 3e-6), 1e-6,
      4e-6 / 12.squareRoot(), tolerance: 1e-9)
    // Mills' ratio far out: mean a + 1/a − 2/a³ + 10/a⁵, nearly exponential of mean 1/a.
    expectMoments(
      try .truncatedNormal(mean: 0, sd: 1, low: 30), 30 + 1 / 30.0 - 2 / 27_000.0 + 10 / 24.3e6,
      1 / 30.0, tolerance: 4e-3)
    // The closed form and the quadrature agree where they meet, at half a standard deviation.
    let wide = try Distribution.truncatedNormal(mean: 0, sd: 1, low: 1, high: 1.500_000_1)
    let narrow = try Distribution.truncatedNormal(mean: 0, sd: 1, low: 1, high: 1.499_999_9)
    expectMoments(wide, narrow.mean, narrow.standardDeviation, tolerance: 1e-6)
  }

  @Test("An uncertain quantity without spread is its likely value on every scale")
  func withoutSpread() throws {
    for scale in [.linear, .log, .logit(minimum: 0, maximum: 1)] as [UncertaintyScale] {
      let distribution = try Distribution.uncertain(
        low: 0.1, likely: 0.1, high: 0.1, scale: scale)
      expectMoments(distribution, 0.1, 0)
      #expect(distribution.support == 0.1...0.1)
    }
  }

  @Test("Symmetric uncertain inputs are a normal and a lognormal")
  func symmetricUncertain() throws {
    let z = gsl_cdf_ugaussian_Pinv(0.9)
    expectMoments(
      try .uncertain(low: 80, likely: 100, high: 120, scale: .linear), 100, 20 / z)
    let lognormal = try Distribution.lognormal(median: 10, sigma: log(2) / z)
    expectMoments(
      try .uncertain(low: 5, likely: 10, high: 20, scale: .log),
      lognormal.mean, lognormal.standardDeviation)
    // A very wide lower half: its factors would overflow; all of it is next to zero, so that the
    // mean is the upper half's, a half of 100.
    expectMoments(
      try .uncertain(low: 1e-200, likely: 100, high: 100, scale: .log), 50, 50, tolerance: 0.01)
  }
}
