internal import CGSL

/// A distribution of several numbers at once, with parameters known to be valid.
public struct VectorDistribution: Sendable, Hashable {
  private enum Family: Hashable {
    /// The last of positive probability takes what is left, so that counts sum to the trials.
    case multinomial(trials: Int, probabilities: [Double], last: Int)
    case dirichlet(concentration: [Double])
  }

  private let family: Family

  /// Counts of each outcome in independent trials (at most 10⁹); weights need not sum to 1.
  public static func multinomial(
    trials: Int, weights: [Double]
  ) throws(DistributionError) -> VectorDistribution {
    let check = ParameterCheck("multinomial")
    try check.require(
      trials >= 0 && trials <= 1_000_000_000, "trials", Double(trials),
      "a whole number in 0 ... 1e9")
    try check.weights(weights, "weights")
    let total = weights.reduce(0, +)
    return VectorDistribution(
      family: .multinomial(
        trials: trials, probabilities: weights.map { $0 / total },
        last: weights.lastIndex { $0 > 0 } ?? 0))
  }

  /// Shares that sum to 1; the larger the concentrations (above 0), the closer to their proportions.
  public static func dirichlet(
    concentration: [Double]
  ) throws(DistributionError) -> VectorDistribution {
    let check = ParameterCheck("dirichlet")
    try check.finite(concentration, "concentration")
    for (index, value) in concentration.enumerated() {
      try check.positive(value, "concentration[\(index)]")
    }
    return VectorDistribution(family: .dirichlet(concentration: concentration))
  }

  /// How many numbers a draw has.
  public var count: Int {
    switch family {
    case .multinomial(_, let probabilities, _): probabilities.count
    case .dirichlet(let concentration): concentration.count
    }
  }

  /// The expected value of each number.
  public var mean: [Double] {
    switch family {
    case .multinomial(let trials, let probabilities, _):
      return probabilities.map { $0 * Double(trials) }
    case .dirichlet(let concentration):
      let total = concentration.reduce(0, +)
      return concentration.map { $0 / total }
    }
  }

  /// One draw into an array of `count` elements, in time proportional to it; allocates nothing.
  public func draw(from stream: inout RandomStream, into values: inout [Double]) {
    precondition(values.count == count, "the array must have as many elements as the draw")
    switch family {
    case .multinomial(let trials, let probabilities, let last):
      // GSL's own sequence of conditional binomials, without its buffer of 32-bit counts.
      var trialsLeft = trials
      var probabilityLeft = 1.0
      for (index, probability) in probabilities.enumerated() {
        let successes =
          if index >= last {
            index == last ? trialsLeft : 0
          } else {
            stream.binomial(
              trials: trialsLeft, probability: min(probability / probabilityLeft, 1))
          }
        values[index] = Double(successes)
        trialsLeft -= successes
        probabilityLeft -= probability
      }
    case .dirichlet(let concentration):
      stream.withGSL { gsl_ran_dirichlet($0, concentration.count, concentration, &values) }
    }
  }
}
