internal import Tallies

/// A mean with its standard error and half-width, as several analyses need it.
struct MeanEstimate {
  let mean: Double
  let standardError: Double?
  let halfWidth: Double?

  /// Estimates the mean of independent values, of which there must be one at least.
  init(_ tally: Tally, level: Double, comparisons: Int = 1) {
    precondition(level > 0 && level < 1, "a confidence level is between 0 and 1")
    precondition(comparisons > 0, "there is at least one comparison")
    guard let mean = tally.mean else {
      preconditionFailure("a mean needs a value")
    }
    self.mean = mean
    standardError = tally.standardErrorOfMean
    halfWidth = standardError.map {
      $0 * StudentT(degreesOfFreedom: tally.count - 1).reach(level: level, comparisons: comparisons)
    }
  }
}

extension Tally {
  /// The standard error of the mean of independent values, or `nil` of fewer than two.
  var standardErrorOfMean: Double? {
    standardDeviation.map { $0 / Double(count).squareRoot() }
  }
}
