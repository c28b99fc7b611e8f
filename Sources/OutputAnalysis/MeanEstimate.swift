public import Tallies

/// The mean of independent values with its standard error and the half-width of its interval.
public struct MeanEstimate: Sendable, Hashable {
  /// How many values there are, at least one.
  public let count: Int

  /// The confidence level; of all comparisons together, where there are several.
  public let level: Double

  /// The arithmetic mean.
  public let mean: Double

  /// The standard error of the mean, or `nil` of a single value.
  public let standardError: Double?

  /// Half the width of the confidence interval by Student's t, or `nil` of a single value.
  public let halfWidth: Double?

  /// Estimates the mean of independent values, such as the means of replications; `nil` of none.
  ///
  /// - Parameters:
  ///   - tally: the values.
  ///   - level: the confidence level, between 0 and 1.
  ///   - comparisons: how many intervals are to hold together at that level (Bonferroni); one at
  ///     least.
  public init?(_ tally: Tally, level: Double = 0.95, comparisons: Int = 1) {
    precondition(level > 0 && level < 1, "a confidence level is between 0 and 1")
    precondition(comparisons > 0, "there is at least one comparison")
    guard let mean = tally.mean else { return nil }
    count = tally.count
    self.level = level
    self.mean = mean
    standardError = tally.standardErrorOfMean
    halfWidth = standardError.map {
      $0 * StudentT(degreesOfFreedom: tally.count - 1).reach(level: level, comparisons: comparisons)
    }
  }

  /// Whether the interval holds a value, its ends included; `false` without an interval.
  public func contains(_ value: Double) -> Bool {
    halfWidth.map { (mean - value).magnitude <= $0 } ?? false
  }
}

extension Tally {
  /// The standard error of the mean of independent values, or `nil` of fewer than two.
  var standardErrorOfMean: Double? {
    standardDeviation.map { $0 / Double(count).squareRoot() }
  }
}
