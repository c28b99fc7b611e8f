internal import CGSL

/// The Gaussian distribution.
struct Normal: DistributionFamily {
  static let name = "normal"
  static let forms = [
    DistributionForm("mean", "sd") { given throws(DistributionError) in
      try .normal(mean: given.number("mean"), sd: given.number("sd"))
    }
  ]

  let mean: Double
  let standardDeviation: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("mean", .number(mean)), ("sd", .number(standardDeviation))]
  }
  var support: ClosedRange<Double> {
    standardDeviation == 0 ? mean...mean : -.infinity ... .infinity
  }

  func draw(from stream: inout RandomStream) -> Double {
    mean + stream.withGSL { gsl_ran_gaussian_ziggurat($0, standardDeviation) }
  }
}

extension Distribution {
  /// Normal with mean and standard deviation (0 or more); `gsl_ran_gaussian_ziggurat`.
  public static func normal(
    mean: Double, sd: Double
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Normal.name)
    try check.finite(mean, "mean")
    try check.notNegative(sd, "sd")
    return Distribution(.normal(Normal(mean: mean, standardDeviation: sd)))
  }
}
