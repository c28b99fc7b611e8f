/// The number of successes in independent trials.
struct Binomial: DistributionFamily {
  static let name = "binomial"
  static let forms = [
    DistributionForm("trials", "probability") { given throws(DistributionError) in
      try .binomial(
        trials: given.wholeNumber("trials"), probability: given.number("probability"))
    }
  ]

  let trials: Int
  let probability: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("trials", .number(Double(trials))), ("probability", .number(probability))]
  }
  var mean: Double { Double(trials) * probability }
  var standardDeviation: Double { (mean * (1 - probability)).squareRoot() }
  var support: ClosedRange<Double> {
    let most = Double(trials)
    return (probability == 1 ? most : 0)...(probability == 0 ? 0 : most)
  }

  func draw(from stream: inout RandomStream) -> Double {
    Double(stream.binomial(trials: trials, probability: probability))
  }
}

extension Distribution {
  /// The successes in independent trials (at most 10⁹) of a probability; `gsl_ran_binomial`.
  public static func binomial(
    trials: Int, probability: Double
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Binomial.name)
    try check.require(
      trials >= 0 && trials <= 1_000_000_000, "trials", Double(trials),
      "a whole number in 0 ... 1e9")
    try check.probability(probability, "probability")
    return Distribution(.binomial(Binomial(trials: trials, probability: probability)))
  }
}
