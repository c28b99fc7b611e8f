/// The number of independent events in a fixed time.
struct Poisson: DistributionFamily {
  static let name = "poisson"
  static let forms = [
    DistributionForm("mean") { given throws(DistributionError) in
      try .poisson(mean: given.number("mean"))
    }
  ]

  let mean: Double

  var parameters: [(name: String, value: DistributionParameter)] { [("mean", .number(mean))] }
  var standardDeviation: Double { mean.squareRoot() }
  var support: ClosedRange<Double> { 0...(mean == 0 ? 0 : .infinity) }
  func draw(from stream: inout RandomStream) -> Double { Double(stream.poisson(mean: mean)) }
}

extension Distribution {
  /// Poisson by its mean in [0, 10⁹]; `gsl_ran_poisson`.
  public static func poisson(mean: Double) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Poisson.name)
    try check.require(mean >= 0 && mean <= 1e9, "mean", mean, "a number in 0 ... 1e9")
    return Distribution(.poisson(Poisson(mean: mean)))
  }
}
