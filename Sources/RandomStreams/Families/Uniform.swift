internal import CGSL

/// Equally likely everywhere between two ends.
struct Uniform: DistributionFamily {
  static let name = "uniform"
  static let forms = [
    DistributionForm("low", "high") { given throws(DistributionError) in
      try .uniform(low: given.number("low"), high: given.number("high"))
    }
  ]

  let low: Double
  let high: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("low", .number(low)), ("high", .number(high))]
  }
  var mean: Double { low + (high - low) / 2 }
  var standardDeviation: Double { (high - low) / 12.squareRoot() }
  var support: ClosedRange<Double> { low...high }

  func draw(from stream: inout RandomStream) -> Double {
    stream.withGSL { gsl_ran_flat($0, low, high) }
  }
}

extension Distribution {
  /// Uniform from low to high, both finite; `gsl_ran_flat`.
  public static func uniform(
    low: Double, high: Double
  ) throws(DistributionError) -> Distribution {
    try ParameterCheck(Uniform.name).interval(low: low, high: high)
    return Distribution(.uniform(Uniform(low: low, high: high)))
  }
}
