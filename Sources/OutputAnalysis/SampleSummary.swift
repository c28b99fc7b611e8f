internal import CGSL
internal import Tallies

/// What a report says of one output over independent replications: never a mean alone.
///
/// Quantiles interpolate linearly between order statistics (`gsl_stats_quantile_from_sorted_data`;
/// type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996). Making a summary
/// sorts the values: O(n log n).
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
    guard !values.isEmpty else { return nil }
    var tally = Tally()
    for value in values { tally.record(value) }
    let estimate = MeanEstimate(tally, level: level)
    count = tally.count
    self.level = level
    mean = estimate.mean
    standardDeviation = tally.standardDeviation
    standardError = estimate.standardError
    halfWidth = estimate.halfWidth
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      gsl_stats_quantile_from_sorted_data(sorted, 1, sorted.count, share)
    }
    minimum = quantile(0)
    p5 = quantile(0.05)
    p10 = quantile(0.10)
    p50 = quantile(0.50)
    p90 = quantile(0.90)
    p95 = quantile(0.95)
    maximum = quantile(1)
  }
}
