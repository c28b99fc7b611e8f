/// One of the observed values, each as likely as any other.
struct Empirical: DistributionFamily {
  static let name = "empirical"
  static let forms = [
    DistributionForm("values") { given throws(DistributionError) in
      try .empirical(values: given.numbers("values"))
    }
  ]

  let values: [Double]

  var parameters: [(name: String, value: DistributionParameter)] { [("values", .numbers(values))] }
  var mean: Double { values.reduce(0) { $0 + $1 / Double(values.count) } }
  var standardDeviation: Double {
    let mean = mean
    let sum = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (sum / Double(values.count)).squareRoot()
  }
  var support: ClosedRange<Double> { values.closedBounds }

  func draw(from stream: inout RandomStream) -> Double {
    values[stream.index(below: values.count)]
  }
}

extension Distribution {
  /// Resampling: one of the values, all equally likely; repeat a value to weigh it.
  public static func empirical(values: [Double]) throws(DistributionError) -> Distribution {
    try ParameterCheck(Empirical.name).finite(values, "values")
    return Distribution(.empirical(Empirical(values: values)))
  }
}
