/// Given values with given weights.
struct Discrete: DistributionFamily {
  static let name = "discrete"
  static let forms = [
    DistributionForm("values", "weights") { given throws(DistributionError) in
      try .discrete(values: given.numbers("values"), weights: given.numbers("weights"))
    }
  ]

  let table: AliasTable

  /// Keeps only what has a positive weight: rounding in the table could let a weight of 0 be drawn.
  init(values: [Double], weights: [Double]) {
    let kept = weights.indices.filter { weights[$0] > 0 }
    table = AliasTable(values: kept.map { values[$0] }, weights: kept.map { weights[$0] })
  }

  var values: [Double] { table.values }
  var weights: [Double] { table.weights }

  static func == (left: Discrete, right: Discrete) -> Bool {
    left.values == right.values && left.weights == right.weights
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(values)
    hasher.combine(weights)
  }

  var parameters: [(name: String, value: DistributionParameter)] {
    [("values", .numbers(values)), ("weights", .numbers(weights))]
  }

  var mean: Double { average { $0 } }
  var standardDeviation: Double {
    let mean = mean
    return average { ($0 - mean) * ($0 - mean) }.squareRoot()
  }
  var support: ClosedRange<Double> { values.closedBounds }

  func draw(from stream: inout RandomStream) -> Double {
    table.draw(from: &stream)
  }

  private func average(_ function: (Double) -> Double) -> Double {
    let total = weights.reduce(0, +)
    return zip(values, weights).reduce(0) { $0 + function($1.0) * ($1.1 / total) }
  }
}

extension [Double] {
  /// From the least to the greatest element of an array that has one.
  var closedBounds: ClosedRange<Double> {
    reduce(self[0]) { Swift.min($0, $1) }...reduce(self[0]) { Swift.max($0, $1) }
  }
}

extension Distribution {
  /// One of the values, with probability proportional to its weight.
  ///
  /// Weights are 0 or more with a positive sum. A draw takes constant time whatever the number of
  /// values: Walker's alias method, `gsl_ran_discrete`.
  public static func discrete(
    values: [Double], weights: [Double]
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Discrete.name)
    try check.finite(values, "values")
    guard values.count == weights.count else {
      throw DistributionError(
        .valueOutOfRange, distribution: Discrete.name, parameter: "weights",
        found: "\(weights.count) weights", expected: "as many as there are values: \(values.count)")
    }
    try check.weights(weights, "weights")
    return Distribution(.discrete(Discrete(values: values, weights: weights)))
  }
}
