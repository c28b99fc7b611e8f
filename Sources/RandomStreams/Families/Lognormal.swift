internal import CGSL

/// The exponential of a normal.
struct Lognormal: DistributionFamily {
  static let name = "lognormal"
  static let forms = [
    DistributionForm("median", "sigma") { given throws(DistributionError) in
      try .lognormal(median: given.number("median"), sigma: given.number("sigma"))
    },
    DistributionForm("mean", "sd") { given throws(DistributionError) in
      try .lognormal(mean: given.number("mean"), sd: given.number("sd"))
    },
  ]

  let median: Double
  /// The standard deviation of the logarithm.
  let sigma: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("median", .number(median)), ("sigma", .number(sigma))]
  }
  var mean: Double { median * exp(sigma * sigma / 2) }
  var standardDeviation: Double { mean * gsl_expm1(sigma * sigma).squareRoot() }
  var support: ClosedRange<Double> { sigma == 0 ? median...median : 0 ... .infinity }

  func draw(from stream: inout RandomStream) -> Double {
    // Not gsl_ran_lognormal, whose polar normal takes twice the time of the ziggurat.
    median * exp(stream.withGSL { gsl_ran_gaussian_ziggurat($0, sigma) })
  }
}

extension Distribution {
  /// Lognormal by its median and the standard deviation of its logarithm, in [0, 25].
  ///
  /// A larger sigma than 25 would overflow, and is a mistake: at 25 the mean is 10¹³⁵ medians.
  public static func lognormal(
    median: Double, sigma: Double
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Lognormal.name)
    try check.positive(median, "median")
    try check.require(sigma >= 0 && sigma <= 25, "sigma", sigma, "a number in 0 ... 25")
    return Distribution(.lognormal(Lognormal(median: median, sigma: sigma)))
  }

  /// Lognormal by the mean and standard deviation of the quantity itself.
  public static func lognormal(
    mean: Double, sd: Double
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Lognormal.name)
    try check.positive(mean, "mean")
    let ratio = sd / mean
    try check.require(
      ratio >= 0 && ratio <= 1e100, "sd", sd, "a number of 0 or more, at most 1e100 means")
    let variance = gsl_log1p(ratio * ratio)
    return try .lognormal(
      median: mean / exp(variance / 2), sigma: variance.squareRoot())
  }
}
