import RandomStreams
import Testing

/// A refused value names its parameter; the neighbouring good value is accepted.
struct DistributionValidationTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    let name: String
    let parameter: String
    let values: [String: DistributionParameter]

    init(_ name: String, _ parameter: String, _ values: [String: Double]) {
      self.init(name, parameter, lists: values.mapValues { .number($0) })
    }

    init(_ name: String, _ parameter: String, lists: [String: DistributionParameter]) {
      self.name = name
      self.parameter = parameter
      values = lists
    }

    var testDescription: String { "\(name).\(parameter) of \(values.sorted { $0.key < $1.key })" }
  }

  static let refusals: [Refusal] = [
    .init("constant", "value", ["value": .nan]),
    .init("constant", "value", ["value": .infinity]),
    .init("uniform", "high", ["low": 1, "high": 1]),
    .init("uniform", "high", ["low": -1.7e308, "high": 1.7e308]),
    .init("uniform", "low", ["low": .nan, "high": 1]),
    .init("normal", "sd", ["mean": 0, "sd": -1]),
    .init("normal", "sd", ["mean": 0, "sd": .infinity]),
    .init("normal", "mean", ["mean": .nan, "sd": 1]),
    .init("truncatedNormal", "sd", ["mean": 0, "sd": 0, "low": 0]),
    .init("truncatedNormal", "high", ["mean": 0, "sd": 1, "low": 1, "high": 1]),
    .init("truncatedNormal", "high", ["mean": 0, "sd": 1, "low": 0, "high": .nan]),
    .init("truncatedNormal", "low", ["mean": 0, "sd": 1, "low": .nan]),
    .init("truncatedNormal", "low", ["mean": 0, "sd": 1, "low": 37]),
    .init("truncatedNormal", "high", ["mean": 0, "sd": 1, "high": -37]),
    .init("truncatedNormal", "high", ["mean": 0, "sd": 1, "low": 0, "high": 1e-30]),
    .init("lognormal", "median", ["median": 0, "sigma": 1]),
    .init("lognormal", "sigma", ["median": 1, "sigma": -0.1]),
    .init("lognormal", "sigma", ["median": 1, "sigma": 26]),
    .init("lognormal", "mean", ["mean": -1, "sd": 1]),
    .init("lognormal", "sd", ["mean": 1, "sd": -1]),
    .init("lognormal", "sd", ["mean": 1, "sd": .nan]),
    .init("exponential", "mean", ["mean": 0]),
    .init("exponential", "rate", ["rate": 0]),
    .init("exponential", "rate", ["rate": .leastNonzeroMagnitude]),
    .init("gamma", "shape", ["shape": 0, "scale": 1]),
    .init("gamma", "scale", ["shape": 1, "scale": -1]),
    .init("gamma", "sd", ["mean": 1, "sd": 0]),
    .init("gamma", "sd", ["mean": 1, "sd": -1]),
    .init("beta", "a", ["a": 0, "b": 1]),
    .init("beta", "b", ["a": 1, "b": .nan]),
    .init("beta", "mean", ["mean": 1, "sd": 0.1]),
    .init("beta", "sd", ["mean": 0.5, "sd": 0.5]),
    .init("beta", "sd", ["mean": 0.5, "sd": -0.1]),
    .init("weibull", "shape", ["shape": 0.01, "scale": 1]),
    .init("weibull", "scale", ["shape": 1, "scale": 0]),
    .init("pareto", "minimum", ["minimum": 0, "shape": 1]),
    .init("pareto", "shape", ["minimum": 1, "shape": 0]),
    .init("logistic", "scale", ["mean": 0, "scale": 0]),
    .init("logistic", "sd", ["mean": 0, "sd": -1]),
    .init("triangular", "mode", ["low": 0, "mode": 2, "high": 1]),
    .init("triangular", "high", ["low": 0, "mode": 0, "high": 0]),
    .init("bernoulli", "probability", ["probability": 1.000_001]),
    .init("bernoulli", "probability", ["probability": -0.1]),
    .init("bernoulli", "probability", ["probability": .nan]),
    .init("binomial", "trials", ["trials": -1, "probability": 0.5]),
    .init("binomial", "trials", ["trials": 2.5, "probability": 0.5]),
    .init("binomial", "trials", ["trials": 1e300, "probability": 0.5]),
    .init("binomial", "probability", ["trials": 2, "probability": 2]),
    .init("negativeBinomial", "dispersion", ["mean": 1, "dispersion": 0]),
    .init("negativeBinomial", "mean", ["mean": 0, "dispersion": 1]),
    .init("negativeBinomial", "mean", ["mean": 1e9, "dispersion": 10]),
    .init("negativeBinomial", "size", ["size": 0, "probability": 0.5]),
    .init("negativeBinomial", "probability", ["size": 1, "probability": 0]),
    .init("negativeBinomial", "probability", ["size": 1, "probability": 1e-300]),
    .init("poisson", "mean", ["mean": -1]),
    .init("poisson", "mean", ["mean": 1e10]),
    .init("geometric", "probability", ["probability": 0]),
    .init("geometric", "mean", ["mean": 0.5]),
    .init("discrete", "values", lists: ["values": .numbers([]), "weights": .numbers([])]),
    .init("discrete", "weights", lists: ["values": .numbers([1, 2]), "weights": .numbers([1])]),
    .init(
      "discrete", "weights", lists: ["values": .numbers([1, 2]), "weights": .numbers([0, 0])]),
    .init(
      "discrete", "weights[1]", lists: ["values": .numbers([1, 2]), "weights": .numbers([1, -1])]),
    .init(
      "discrete", "values[1]",
      lists: ["values": .numbers([1, .nan]), "weights": .numbers([1, 1])]),
    .init(
      "discrete", "weights",
      lists: ["values": .numbers([1, 2]), "weights": .numbers([1.7e308, 1.7e308])]),
    .init("empirical", "values", lists: ["values": .numbers([])]),
    .init("empirical", "values[0]", lists: ["values": .numbers([.infinity])]),
    .init("empiricalInterpolated", "values", lists: ["values": .numbers([1])]),
  ]

  @Test("A value out of range is refused with its parameter's name", arguments: refusals)
  func refused(_ refusal: Refusal) {
    let error = #expect(throws: DistributionError.self) {
      try Distribution.named(refusal.name, parameters: refusal.values)
    }
    #expect(error?.problem == .valueOutOfRange)
    #expect(error?.distribution == refusal.name)
    #expect(error?.parameter == refusal.parameter)
    #expect(error?.found?.isEmpty == false)
    #expect(error?.expected.isEmpty == false)
  }

  @Test("A refusal reads as a sentence")
  func sentence() {
    let error = #expect(throws: DistributionError.self) {
      try Distribution.normal(mean: 1, sd: -2)
    }
    #expect(error?.description == "normal.sd is -2.0; expected a finite number of 0 or more")
  }

  @Test("Values at the edge of what is allowed draw finite numbers")
  func edges() throws {
    let edges: [Distribution] = [
      try .lognormal(median: 1e-5, sigma: 25), try .weibull(shape: 0.05, scale: 1),
      try .pareto(minimum: 1, shape: 0.1), try .geometric(probability: 1e-8),
      try .poisson(mean: 1e9), try .binomial(trials: 1_000_000_000, probability: 0.5),
      try .truncatedNormal(mean: 0, sd: 1, low: 36), try .beta(a: 1e-3, b: 1e-3),
      try .gamma(shape: 1e-3, scale: 1), try .uncertain(low: 1, likely: 1, high: 1e10, scale: .log),
      try .negativeBinomial(mean: 1e6, dispersion: 10),
    ]
    for (index, distribution) in edges.enumerated() {
      var stream = ReplicationStreams(seed: 1, replication: 1)
        .stream(StreamPurpose(1), entity: index)
      let sample = (0..<2000).map { _ in distribution.draw(from: &stream) }
      #expect(sample.allSatisfy { $0.isFinite && distribution.support.contains($0) })
      #expect(distribution.mean >= 0)
      #expect(distribution.standardDeviation >= 0)
    }
  }
}
