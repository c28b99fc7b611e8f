/// Checks the parameters of one distribution and throws errors that name it.
///
/// Conditions are written so that NaN fails them.
struct ParameterCheck {
  let distribution: String

  init(_ distribution: String) {
    self.distribution = distribution
  }

  func require(
    _ condition: Bool, _ parameter: String, _ found: Double, _ expected: String
  ) throws(DistributionError) {
    guard condition else {
      throw DistributionError(
        .valueOutOfRange, distribution: distribution, parameter: parameter, found: "\(found)",
        expected: expected)
    }
  }

  func finite(_ value: Double, _ parameter: String) throws(DistributionError) {
    try require(value.isFinite, parameter, value, "a finite number")
  }

  func positive(_ value: Double, _ parameter: String) throws(DistributionError) {
    try require(value > 0 && value.isFinite, parameter, value, "a finite number above 0")
  }

  func notNegative(_ value: Double, _ parameter: String) throws(DistributionError) {
    try require(value >= 0 && value.isFinite, parameter, value, "a finite number of 0 or more")
  }

  func probability(_ value: Double, _ parameter: String) throws(DistributionError) {
    try require(value >= 0 && value <= 1, parameter, value, "a probability in 0 ... 1")
  }

  /// Both ends finite, low below high, and their distance finite too.
  func interval(low: Double, high: Double) throws(DistributionError) {
    try finite(low, "low")
    try finite(high, "high")
    try require(
      low < high && (high - low).isFinite, "high", high, "a number above low, which is \(low)")
  }

  func finite(_ values: [Double], _ parameter: String) throws(DistributionError) {
    guard !values.isEmpty else {
      throw DistributionError(
        .valueOutOfRange, distribution: distribution, parameter: parameter, found: "an empty list",
        expected: "at least one number")
    }
    for (index, value) in values.enumerated() {
      try finite(value, "\(parameter)[\(index)]")
    }
  }

  /// At least one weight, none negative, and a sum that is positive and finite.
  func weights(_ weights: [Double], _ parameter: String) throws(DistributionError) {
    try finite(weights, parameter)
    for (index, weight) in weights.enumerated() {
      try notNegative(weight, "\(parameter)[\(index)]")
    }
    let sum = weights.reduce(0, +)
    guard sum > 0, sum.isFinite else {
      throw DistributionError(
        .valueOutOfRange, distribution: distribution, parameter: parameter,
        found: "weights of sum \(sum)", expected: "weights of a positive, finite sum")
    }
  }
}
