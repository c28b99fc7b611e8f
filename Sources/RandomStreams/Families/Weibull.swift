internal import CGSL

/// A time to failure whose hazard rises or falls as a power of age.
struct Weibull: DistributionFamily {
  static let name = "weibull"
  static let forms = [
    DistributionForm("shape", "scale") { given throws(DistributionError) in
      try .weibull(shape: given.number("shape"), scale: given.number("scale"))
    }
  ]

  let shape: Double
  let scale: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("shape", .number(shape)), ("scale", .number(scale))]
  }
  var mean: Double { scale * gsl_sf_gamma(1 + 1 / shape) }
  var standardDeviation: Double {
    let first = gsl_sf_gamma(1 + 1 / shape)
    return scale * max(gsl_sf_gamma(1 + 2 / shape) - first * first, 0).squareRoot()
  }
  var support: ClosedRange<Double> { 0 ... .infinity }

  func draw(from stream: inout RandomStream) -> Double {
    stream.withGSL { gsl_ran_weibull($0, scale, shape) }
  }
}

extension Distribution {
  /// Weibull by shape and scale: P(X > x) = exp(−(x/scale)^shape); `gsl_ran_weibull`.
  ///
  /// The shape is in 0.05 ... 10,000: below, moments overflow; above, they lose their digits.
  public static func weibull(
    shape: Double, scale: Double
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Weibull.name)
    try check.require(
      shape >= 0.05 && shape <= 1e4, "shape", shape, "a number in 0.05 ... 10,000")
    try check.positive(scale, "scale")
    return Distribution(.weibull(Weibull(shape: shape, scale: scale)))
  }
}
