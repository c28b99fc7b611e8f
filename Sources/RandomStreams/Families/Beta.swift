/// A proportion.
struct Beta: DistributionFamily {
  static let name = "beta"
  static let forms = [
    DistributionForm("a", "b") { given throws(DistributionError) in
      try .beta(a: given.number("a"), b: given.number("b"))
    },
    DistributionForm("mean", "sd") { given throws(DistributionError) in
      try .beta(mean: given.number("mean"), sd: given.number("sd"))
    },
  ]

  let a: Double
  let b: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("a", .number(a)), ("b", .number(b))]
  }
  var mean: Double { a / (a + b) }
  var standardDeviation: Double { (mean * (b / (a + b)) / (a + b + 1)).squareRoot() }
  var support: ClosedRange<Double> { 0...1 }
  func draw(from stream: inout RandomStream) -> Double { stream.beta(a, b) }
}

extension Distribution {
  /// Beta on [0, 1] by its two shapes (both above 0), of mean a/(a+b); `gsl_ran_beta`.
  public static func beta(a: Double, b: Double) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Beta.name)
    try check.positive(a, "a")
    try check.positive(b, "b")
    return Distribution(.beta(Beta(a: a, b: b)))
  }

  /// Beta by its mean in (0, 1) and standard deviation, below √(mean (1 − mean)).
  public static func beta(mean: Double, sd: Double) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Beta.name)
    try check.require(mean > 0 && mean < 1, "mean", mean, "a number between 0 and 1")
    let largest = (mean * (1 - mean)).squareRoot()
    let size = largest / sd * (largest / sd) - 1
    try check.require(
      sd > 0 && size > 0 && size.isFinite, "sd", sd,
      "a number above 0 and below \(largest), which is sqrt(mean (1 - mean))")
    return try .beta(a: mean * size, b: (1 - mean) * size)
  }
}
