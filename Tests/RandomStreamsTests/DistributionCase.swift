import CGSL
import RandomStreams
import Testing

/// A distribution with an independent statement of its law, for the goodness-of-fit tests.
struct DistributionCase: Sendable, CustomTestStringConvertible {
  enum Law: Sendable {
    case continuous(@Sendable (Double) -> Double)
    case integers(from: Int, @Sendable (Int) -> Double)
    /// A single value; nothing to fit.
    case degenerate(Double)
  }

  let distribution: Distribution
  let law: Law

  init(_ distribution: Distribution, cdf: @escaping @Sendable (Double) -> Double) {
    self.distribution = distribution
    law = .continuous(cdf)
  }

  init(
    _ distribution: Distribution, from first: Int, probability: @escaping @Sendable (Int) -> Double
  ) {
    self.distribution = distribution
    law = .integers(from: first, probability)
  }

  init(_ distribution: Distribution, always value: Double) {
    self.distribution = distribution
    law = .degenerate(value)
  }

  var testDescription: String { distribution.description }

  static func all() throws -> [DistributionCase] {
    try continuous() + truncated() + uncertain() + integers() + degenerate()
  }

  static func continuous() throws -> [DistributionCase] {
    let logVariance = log(1 + 0.36)
    return [
      try .init(.uniform(low: -2, high: 5)) { gsl_cdf_flat_P($0, -2, 5) },
      try .init(.normal(mean: 3, sd: 2)) { gsl_cdf_gaussian_P($0 - 3, 2) },
      try .init(.lognormal(median: 3, sigma: 0.5)) { gsl_cdf_lognormal_P($0, log(3), 0.5) },
      try .init(.lognormal(mean: 10, sd: 6)) {
        gsl_cdf_lognormal_P($0, log(10) - logVariance / 2, logVariance.squareRoot())
      },
      try .init(.exponential(mean: 4)) { gsl_cdf_exponential_P($0, 4) },
      try .init(.exponential(rate: 4)) { gsl_cdf_exponential_P($0, 0.25) },
      try .init(.gamma(shape: 0.4, scale: 3)) { gsl_cdf_gamma_P($0, 0.4, 3) },
      try .init(.gamma(mean: 6, sd: 3)) { gsl_cdf_gamma_P($0, 4, 1.5) },
      try .init(.beta(a: 0.5, b: 0.7)) { gsl_cdf_beta_P($0, 0.5, 0.7) },
      try .init(.beta(a: 2, b: 5)) { gsl_cdf_beta_P($0, 2, 5) },
      // a + b = 0.2 · 0.8 / 0.1² − 1 = 15.
      try .init(.beta(mean: 0.2, sd: 0.1)) { gsl_cdf_beta_P($0, 3, 12) },
      try .init(.weibull(shape: 1.7, scale: 20)) { gsl_cdf_weibull_P($0, 20, 1.7) },
      try .init(.pareto(minimum: 2, shape: 6)) { gsl_cdf_pareto_P($0, 6, 2) },
      try .init(.logistic(mean: -1, scale: 2)) { gsl_cdf_logistic_P($0 + 1, 2) },
      try .init(.logistic(mean: 1, sd: .pi)) { gsl_cdf_logistic_P($0 - 1, 3.squareRoot()) },
      try .init(.triangular(low: 1, mode: 2, high: 5)) { x in
        x < 2 ? (x - 1) * (x - 1) / 4 : 1 - (5 - x) * (5 - x) / 12
      },
      try .init(.triangular(low: 0, mode: 0, high: 1)) { 1 - (1 - $0) * (1 - $0) },
      try .init(.empiricalInterpolated(values: [4, 0, 1])) { $0 < 1 ? $0 / 2 : 0.5 + ($0 - 1) / 6 },
    ]
  }

  static func truncated() throws -> [DistributionCase] {
    func between(_ low: Double, _ high: Double) -> @Sendable (Double) -> Double {
      // From above, where the upper tail is exact.
      {
        (gsl_cdf_ugaussian_Q(low) - gsl_cdf_ugaussian_Q($0))
          / (gsl_cdf_ugaussian_Q(low) - gsl_cdf_ugaussian_Q(high))
      }
    }
    return [
      try .init(.truncatedNormal(mean: 0, sd: 1, low: -1, high: 2), cdf: between(-1, 2)),
      try .init(.truncatedNormal(mean: 0, sd: 1, low: 0.5), cdf: between(0.5, .infinity)),
      try .init(.truncatedNormal(mean: 0, sd: 1, high: 0.3), cdf: between(-.infinity, 0.3)),
      // Far out, and narrow: where a naive inversion loses its digits.
      try .init(.truncatedNormal(mean: 0, sd: 1, low: 12), cdf: between(12, .infinity)),
      try .init(.truncatedNormal(mean: 0, sd: 1, low: 9, high: 9.2), cdf: between(9, 9.2)),
    ]
  }

  static func uncertain() throws -> [DistributionCase] {
    let z = 1.281_551_565_544_600_4
    return [
      try .init(.uncertain(low: 80, likely: 100, high: 150, scale: .linear)) { x in
        gsl_cdf_ugaussian_P((x - 100) / (x < 100 ? 20 : 50) * z)
      },
      try .init(.uncertain(low: 5, likely: 10, high: 15, scale: .log)) { x in
        gsl_cdf_ugaussian_P(log(x / 10) / log(x < 10 ? 2 : 1.5) * z)
      },
      try .init(
        .uncertain(
          low: 0.1, likely: 0.2, high: 0.5, scale: .logit(minimum: 0, maximum: 1))
      ) { x in
        let offset = log(x / (1 - x)) - log(0.25)
        return gsl_cdf_ugaussian_P(offset / (offset < 0 ? log(2.25) : log(4)) * z)
      },
    ]
  }

  static func integers() throws -> [DistributionCase] {
    [
      try .init(.bernoulli(probability: 0.3), from: 0) { [0.7, 0.3][$0] },
      try .init(.binomial(trials: 12, probability: 0.25), from: 0) {
        gsl_ran_binomial_pdf(UInt32($0), 0.25, 12)
      },
      try .init(.binomial(trials: 5000, probability: 0.6), from: 0) {
        gsl_ran_binomial_pdf(UInt32($0), 0.6, 5000)
      },
      // Size 2 and probability 1 / (1 + 0.5 · 3).
      try .init(.negativeBinomial(mean: 3, dispersion: 0.5), from: 0) {
        gsl_ran_negative_binomial_pdf(UInt32($0), 0.4, 2)
      },
      try .init(.negativeBinomial(size: 0.6, probability: 0.2), from: 0) {
        gsl_ran_negative_binomial_pdf(UInt32($0), 0.2, 0.6)
      },
      try .init(.poisson(mean: 2.5), from: 0) { gsl_ran_poisson_pdf(UInt32($0), 2.5) },
      try .init(.poisson(mean: 80), from: 0) { gsl_ran_poisson_pdf(UInt32($0), 80) },
      try .init(.geometric(probability: 0.15), from: 1) {
        gsl_ran_geometric_pdf(UInt32($0), 0.15)
      },
      try .init(.geometric(mean: 2), from: 1) { gsl_ran_geometric_pdf(UInt32($0), 0.5) },
      try .init(.discrete(values: [3, 1, 2, 0], weights: [4, 2, 0, 2]), from: 0) {
        [0.25, 0.25, 0, 0.5][$0]
      },
      try .init(.empirical(values: [2, 1, 1, 0]), from: 0) { [0.25, 0.5, 0.25][$0] },
    ]
  }

  static func degenerate() throws -> [DistributionCase] {
    [
      try .init(.constant(-7.5), always: -7.5),
      try .init(.normal(mean: 0.1, sd: 0), always: 0.1),
      try .init(.lognormal(median: 0.1, sigma: 0), always: 0.1),
      try .init(.lognormal(mean: 8, sd: 0), always: 8),
      try .init(.bernoulli(probability: 1), always: 1),
      try .init(.binomial(trials: 0, probability: 0.5), always: 0),
      try .init(.binomial(trials: 9, probability: 1), always: 9),
      try .init(.negativeBinomial(size: 3, probability: 1), always: 0),
      try .init(.poisson(mean: 0), always: 0),
      try .init(.geometric(probability: 1), always: 1),
      try .init(.discrete(values: [3, 4], weights: [0, 1]), always: 4),
      try .init(.empirical(values: [0.1]), always: 0.1),
      try .init(.uncertain(low: 0.1, likely: 0.1, high: 0.1, scale: .log), always: 0.1),
    ]
  }
}
