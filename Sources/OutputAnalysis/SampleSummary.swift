internal import Tallies

/// What a report says of one output over independent replications: never a mean alone.
///
/// The quantiles are those of `SampleQuantiles`. Making a summary sorts the values: O(n log n).
public struct SampleSummary: Sendable, Hashable {
  /// How many values there are, at least one.
  public let count: Int

  /// The confidence level of the half-width.
  public let level: Double

  /// The arithmetic mean.
  public let mean: Double

  /// The sample standard deviation (divisor n - 1), or `nil` of a single value.
  public let standardDeviation: Double?

  /// The standard error of the mean, or `nil` of a single value.
  public let standardError: Double?

  /// Half the width of the confidence interval of the mean by Student's t, or `nil` of one value.
  public let halfWidth: Double?

  /// The smallest value.
  public let minimum: Double

  /// The 5 % quantile.
  public let p5: Double

  /// The 10 % quantile.
  public let p10: Double

  /// The median.
  public let p50: Double

  /// The 90 % quantile.
  public let p90: Double

  /// The 95 % quantile.
  public let p95: Double

  /// The largest value.
  public let maximum: Double

  /// Summarises the values; `nil` when there are none.
  ///
  /// - Precondition: all values are finite, and `level` is between 0 and 1.
  public init?(of values: [Double], level: Double = 0.95) {
    var tally = Tally()
    for value in values { tally.record(value) }
    guard let quantiles = SampleQuantiles(of: values),
      let estimate = MeanEstimate(tally, level: level)
    else { return nil }
    count = tally.count
    self.level = level
    mean = estimate.mean
    standardDeviation = tally.standardDeviation
    standardError = estimate.standardError
    halfWidth = estimate.halfWidth
    minimum = quantiles.quantile(0)
    p5 = quantiles.quantile(0.05)
    p10 = quantiles.quantile(0.10)
    p50 = quantiles.quantile(0.50)
    p90 = quantiles.quantile(0.90)
    p95 = quantiles.quantile(0.95)
    maximum = quantiles.quantile(1)
  }
}
