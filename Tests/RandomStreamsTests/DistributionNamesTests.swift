import RandomStreams
import Testing

/// Distributions by name, as scenarios write them.
struct DistributionNamesTests {
  private func refusal(
    _ name: String, _ parameters: [String: DistributionParameter],
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> DistributionError? {
    #expect(throws: DistributionError.self, sourceLocation: sourceLocation) {
      try Distribution.named(name, parameters: parameters)
    }
  }

  @Test("Every name and parameter set makes the distribution it says")
  func everyForm() throws {
    // Values that suit every distribution that has a parameter of the name.
    let values: [String: DistributionParameter] = [
      "value": .number(2), "low": .number(0.1), "high": .number(3), "mean": .number(0.3),
      "sd": .number(0.2), "median": .number(2), "sigma": .number(1), "rate": .number(2),
      "shape": .number(3), "scale": .number(2), "a": .number(2), "b": .number(3),
      "minimum": .number(1), "mode": .number(1), "probability": .number(0.4),
      "trials": .number(5), "dispersion": .number(1), "size": .number(2),
      "values": .numbers([1, 2]), "weights": .numbers([1, 1]),
    ]
    var made = 0
    for name in Distribution.names {
      for set in try #require(Distribution.parameterSets(of: name)) {
        var parameters: [String: DistributionParameter] = [:]
        for parameter in set {
          parameters[parameter] = values[parameter]
        }
        if name == "geometric", set == ["mean"] { parameters["mean"] = .number(3) }
        let distribution = try Distribution.named(name, parameters: parameters)
        #expect(distribution.description.hasPrefix("\(name)("))
        made += 1
      }
    }
    #expect(made == 29)
  }

  @Test("A name with parameters is what its constructor makes")
  func sameAsConstructors() throws {
    let lognormal = try Distribution.named(
      "lognormal", parameters: ["sigma": .number(0.5), "median": .number(3)])
    #expect(lognormal == (try .lognormal(median: 3, sigma: 0.5)))
    #expect(lognormal.description == "lognormal(median: 3.0, sigma: 0.5)")

    let truncated = try Distribution.named(
      "truncatedNormal", parameters: ["mean": .number(1), "sd": .number(2), "low": .number(0)])
    #expect(truncated == (try .truncatedNormal(mean: 1, sd: 2, low: 0)))

    let discrete = try Distribution.named(
      "discrete", parameters: ["values": .numbers([1, 2]), "weights": .numbers([1, 3])])
    #expect(discrete == (try .discrete(values: [1, 2], weights: [1, 3])))
    #expect(discrete != (try .discrete(values: [1, 2], weights: [1, 2])))
  }

  @Test("The names are the documented ones, without the uncertain input's")
  func names() {
    #expect(
      Distribution.names == [
        "constant", "uniform", "normal", "truncatedNormal", "lognormal", "exponential", "gamma",
        "beta", "weibull", "pareto", "logistic", "triangular", "bernoulli", "binomial",
        "negativeBinomial", "poisson", "geometric", "discrete", "empirical",
        "empiricalInterpolated",
      ])
    #expect(Distribution.parameterSets(of: "gamma") == [["shape", "scale"], ["mean", "sd"]])
    #expect(Distribution.parameterSets(of: "uncertain") == nil)
  }

  @Test("An unknown distribution is told with the known names")
  func unknownDistribution() {
    let error = refusal("normall", ["mean": .number(1), "sd": .number(1)])
    #expect(error?.problem == .unknownDistribution)
    #expect(error?.known == Distribution.names)
    #expect(error?.description.hasPrefix("unknown distribution 'normall'; expected one of") == true)
  }

  @Test("An unknown parameter is told before a missing one")
  func unknownParameter() {
    let error = refusal("normal", ["mean": .number(1), "sigma": .number(1)])
    #expect(error?.problem == .unknownParameter)
    #expect(error?.parameter == "sigma")
    #expect(error?.known == ["mean", "sd"])
    #expect(error?.description == "normal has no parameter 'sigma'; expected mean, sd")
  }

  @Test("A missing parameter is that of the form begun")
  func missingParameter() {
    #expect(refusal("lognormal", ["sd": .number(1)])?.parameter == "mean")
    #expect(refusal("lognormal", ["sigma": .number(1)])?.parameter == "median")
    let error = refusal("gamma", [:])
    #expect(error?.problem == .missingParameter)
    #expect(error?.parameter == "shape")
    #expect(
      error?.description == "gamma.shape is missing; expected shape, scale; or mean, sd")
  }

  @Test("Parameters of different forms are refused together")
  func incompatibleParameters() {
    let error = refusal("lognormal", ["median": .number(1), "sd": .number(1)])
    #expect(error?.problem == .incompatibleParameters)
    #expect(error?.found == "given median, sd")
    #expect(
      refusal("exponential", ["mean": .number(1), "rate": .number(1)])?.problem
        == .incompatibleParameters)
  }

  @Test("A list for a number and a number for a list are refused")
  func wrongKind() {
    let list = refusal("normal", ["mean": .numbers([1, 2]), "sd": .number(1)])
    #expect(list?.problem == .wrongKind)
    #expect(list?.description == "normal.mean is [1.0, 2.0]; expected a number")
    let number = refusal("empirical", ["values": .number(1)])
    #expect(number?.problem == .wrongKind)
    #expect(number?.expected == "a list of numbers")
  }
}
