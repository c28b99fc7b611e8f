internal import CGSL

/// A power law above a minimum (Pareto of the first kind).
struct Pareto: DistributionFamily {
  static let name = "pareto"
  static let forms = [
    DistributionForm("minimum", "shape") { given throws(DistributionError) in
      try .pareto(minimum: given.number("minimum"), shape: given.number("shape"))
    }
  ]

  let minimum: Double
  let shape: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("minimum", .number(minimum)), ("shape", .number(shape))]
  }
  var mean: Double { shape > 1 ? shape / (shape - 1) * minimum : .infinity }
  var standardDeviation: Double {
    shape > 2 ? minimum / (shape - 1) * (shape / (shape - 2)).squareRoot() : .infinity
  }
  var support: ClosedRange<Double> { minimum ... .infinity }

  func draw(from stream: inout RandomStream) -> Double {
    stream.withGSL { gsl_ran_pareto($0, shape, minimum) }
  }
}

extension Distribution {
  /// Pareto by its minimum (above 0) and shape: P(X > x) = (minimum/x)^shape; `gsl_ran_pareto`.
  ///
  /// The shape is at least 0.1, so that no draw overflows. Up to shape 1 the mean is infinite, up
  /// to shape 2 the standard deviation.
  public static func pareto(
    minimum: Double, shape: Double
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Pareto.name)
    try check.positive(minimum, "minimum")
    try check.require(
      shape >= 0.1 && shape.isFinite, "shape", shape, "a finite number of 0.1 or more")
    return Distribution(.pareto(Pareto(minimum: minimum, shape: shape)))
  }
}
