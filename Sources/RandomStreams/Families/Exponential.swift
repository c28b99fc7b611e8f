/// The time to the first event of a Poisson process.
struct Exponential: DistributionFamily {
  static let name = "exponential"
  static let forms = [
    DistributionForm("mean") { given throws(DistributionError) in
      try .exponential(mean: given.number("mean"))
    },
    DistributionForm("rate") { given throws(DistributionError) in
      try .exponential(rate: given.number("rate"))
    },
  ]

  let mean: Double

  var parameters: [(name: String, value: DistributionParameter)] { [("mean", .number(mean))] }
  var standardDeviation: Double { mean }
  var support: ClosedRange<Double> { 0 ... .infinity }
  func draw(from stream: inout RandomStream) -> Double { stream.exponential(mean: mean) }
}

extension Distribution {
  /// Exponential by its mean (above 0); `gsl_ran_exponential`.
  public static func exponential(mean: Double) throws(DistributionError) -> Distribution {
    try ParameterCheck(Exponential.name).positive(mean, "mean")
    return Distribution(.exponential(Exponential(mean: mean)))
  }

  /// Exponential by its rate, the inverse of its mean.
  public static func exponential(rate: Double) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Exponential.name)
    try check.require(
      rate > 0 && rate.isFinite && (1 / rate).isFinite, "rate", rate, "a finite number above 0")
    return Distribution(.exponential(Exponential(mean: 1 / rate)))
  }
}
