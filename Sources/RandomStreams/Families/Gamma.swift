/// Sums of exponentials, and their generalisation to a real number of terms.
struct Gamma: DistributionFamily {
  static let name = "gamma"
  static let forms = [
    DistributionForm("shape", "scale") { given throws(DistributionError) in
      try .gamma(shape: given.number("shape"), scale: given.number("scale"))
    },
    DistributionForm("mean", "sd") { given throws(DistributionError) in
      try .gamma(mean: given.number("mean"), sd: given.number("sd"))
    },
  ]

  let shape: Double
  let scale: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("shape", .number(shape)), ("scale", .number(scale))]
  }
  var mean: Double { shape * scale }
  var standardDeviation: Double { shape.squareRoot() * scale }
  var support: ClosedRange<Double> { 0 ... .infinity }
  func draw(from stream: inout RandomStream) -> Double { stream.gamma(shape: shape, scale: scale) }
}

extension Distribution {
  /// Gamma by shape and scale (both above 0), of mean shape × scale; `gsl_ran_gamma`.
  public static func gamma(
    shape: Double, scale: Double
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Gamma.name)
    try check.positive(shape, "shape")
    try check.positive(scale, "scale")
    return Distribution(.gamma(Gamma(shape: shape, scale: scale)))
  }

  /// Gamma by mean and standard deviation (both above 0): shape (mean/sd)², scale sd²/mean.
  public static func gamma(mean: Double, sd: Double) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Gamma.name)
    try check.positive(mean, "mean")
    let shape = (mean / sd) * (mean / sd)
    let scale = sd / mean * sd
    try check.require(
      sd > 0 && shape > 0 && shape.isFinite && scale > 0 && scale.isFinite, "sd", sd,
      "a finite number above 0, of the mean's order of magnitude")
    return Distribution(.gamma(Gamma(shape: shape, scale: scale)))
  }
}
