/// One with a probability, else zero.
struct Bernoulli: DistributionFamily {
  static let name = "bernoulli"
  static let forms = [
    DistributionForm("probability") { given throws(DistributionError) in
      try .bernoulli(probability: given.number("probability"))
    }
  ]

  let probability: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("probability", .number(probability))]
  }
  var mean: Double { probability }
  var standardDeviation: Double { (probability * (1 - probability)).squareRoot() }
  var support: ClosedRange<Double> { (probability == 1 ? 1 : 0)...(probability == 0 ? 0 : 1) }

  /// The same comparison of one uniform as `gsl_ran_bernoulli`.
  func draw(from stream: inout RandomStream) -> Double {
    stream.bernoulli(probability) ? 1 : 0
  }
}

extension Distribution {
  /// 1 with the given probability, else 0.
  public static func bernoulli(probability: Double) throws(DistributionError) -> Distribution {
    try ParameterCheck(Bernoulli.name).probability(probability, "probability")
    return Distribution(.bernoulli(Bernoulli(probability: probability)))
  }
}
