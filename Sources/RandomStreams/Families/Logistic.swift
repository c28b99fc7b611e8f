internal import CGSL

/// The distribution whose cumulative function is the logistic curve.
struct Logistic: DistributionFamily {
  static let name = "logistic"
  static let forms = [
    DistributionForm("mean", "scale") { given throws(DistributionError) in
      try .logistic(mean: given.number("mean"), scale: given.number("scale"))
    },
    DistributionForm("mean", "sd") { given throws(DistributionError) in
      try .logistic(mean: given.number("mean"), sd: given.number("sd"))
    },
  ]

  let mean: Double
  let scale: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("mean", .number(mean)), ("scale", .number(scale))]
  }
  var standardDeviation: Double { scale * .pi / 3.squareRoot() }
  var support: ClosedRange<Double> { -.infinity ... .infinity }

  func draw(from stream: inout RandomStream) -> Double {
    mean + stream.withGSL { gsl_ran_logistic($0, scale) }
  }
}

extension Distribution {
  /// Logistic by mean and scale (above 0); `gsl_ran_logistic`.
  public static func logistic(
    mean: Double, scale: Double
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Logistic.name)
    try check.finite(mean, "mean")
    try check.positive(scale, "scale")
    return Distribution(.logistic(Logistic(mean: mean, scale: scale)))
  }

  /// Logistic by mean and standard deviation (above 0), which is scale × π/√3.
  public static func logistic(mean: Double, sd: Double) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Logistic.name)
    try check.finite(mean, "mean")
    try check.positive(sd, "sd")
    return Distribution(.logistic(Logistic(mean: mean, scale: sd * 3.squareRoot() / .pi)))
  }
}
