/// A continuous distribution through observed values.
///
/// The inverse of the cumulative function runs in straight lines through the sorted values, at
/// equal steps of probability (Law, *Simulation Modeling and Analysis*, 5th ed., §6.2.4).
struct EmpiricalInterpolated: DistributionFamily {
  static let name = "empiricalInterpolated"
  static let forms = [
    DistributionForm("values") { given throws(DistributionError) in
      try .empiricalInterpolated(values: given.numbers("values"))
    }
  ]

  let sorted: [Double]

  var parameters: [(name: String, value: DistributionParameter)] { [("values", .numbers(sorted))] }

  /// Each step is a uniform distribution of equal weight.
  var mean: Double {
    let steps = Double(sorted.count - 1)
    return zip(sorted, sorted.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) / (2 * steps) }
  }
  var standardDeviation: Double {
    let mean = mean
    let sum = zip(sorted, sorted.dropFirst()).reduce(0) { sum, step in
      let low = step.0 - mean
      let high = step.1 - mean
      return sum + (low * low + low * high + high * high) / 3
    }
    return (sum / Double(sorted.count - 1)).squareRoot()
  }
  var support: ClosedRange<Double> { sorted[0]...sorted[sorted.count - 1] }

  func draw(from stream: inout RandomStream) -> Double {
    let position = stream.uniform() * Double(sorted.count - 1)
    // A uniform just below 1 can round up to the last value.
    let step = min(Int(position), sorted.count - 2)
    let fraction = position - Double(step)
    return sorted[step] * (1 - fraction) + sorted[step + 1] * fraction
  }
}

extension Distribution {
  /// Any value from the least to the greatest of at least two, by their interpolated distribution.
  public static func empiricalInterpolated(
    values: [Double]
  ) throws(DistributionError) -> Distribution {
    try ParameterCheck(EmpiricalInterpolated.name).finite(values, "values")
    guard values.count >= 2 else {
      throw DistributionError(
        .valueOutOfRange, distribution: EmpiricalInterpolated.name, parameter: "values",
        found: "1 value", expected: "at least two numbers")
    }
    return Distribution(
      .empiricalInterpolated(EmpiricalInterpolated(sorted: values.sorted())))
  }
}
