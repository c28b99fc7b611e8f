internal import CGSL

/// The number of trials up to and including the first success, so 1 or more.
struct Geometric: DistributionFamily {
  static let name = "geometric"
  static let forms = [
    DistributionForm("probability") { given throws(DistributionError) in
      try .geometric(probability: given.number("probability"))
    },
    DistributionForm("mean") { given throws(DistributionError) in
      try .geometric(mean: given.number("mean"))
    },
  ]

  let probability: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("probability", .number(probability))]
  }
  var mean: Double { 1 / probability }
  var standardDeviation: Double { (1 - probability).squareRoot() / probability }
  var support: ClosedRange<Double> { 1...(probability == 1 ? 1 : .infinity) }

  func draw(from stream: inout RandomStream) -> Double {
    Double(stream.withGSL { gsl_ran_geometric($0, probability) })
  }
}

extension Distribution {
  /// The trials to the first success, itself counted, so 1 or more; `gsl_ran_geometric`.
  ///
  /// The probability is at least 10⁻⁸, so that GSL's 32-bit counts can't overflow.
  public static func geometric(probability: Double) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Geometric.name)
    try check.require(
      probability >= 1e-8 && probability <= 1, "probability", probability,
      "a probability in 1e-8 ... 1")
    return Distribution(.geometric(Geometric(probability: probability)))
  }

  /// The same by its mean, the inverse of the probability, in [1, 10⁸].
  public static func geometric(mean: Double) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Geometric.name)
    try check.require(mean >= 1 && mean <= 1e8, "mean", mean, "a number in 1 ... 1e8")
    return try .geometric(probability: max(1 / mean, 1e-8))
  }
}
