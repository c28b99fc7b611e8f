internal import CGSL
internal import Tallies

/// Whether a series shows positive serial correlation: von Neumann's test.
///
/// The ratio is the mean squared difference of neighbours over the variance, 2 on average when
/// the values are independent (von Neumann, "Distribution of the ratio of the mean square
/// successive difference to the variance", 1941). One minus half of it, scaled to variance 1, is
/// compared with the normal distribution by `gsl_cdf` (Fishman, "Grouping observations in digital
/// simulation", 1978), which is accurate from some 8 values on.
public struct VonNeumannTest: Sendable, Hashable {
  /// How many values there are, at least three.
  public let count: Int

  /// The lag-1 autocorrelation, by `gsl_stats_lag1_autocorrelation`.
  public let lag1Autocorrelation: Double

  /// The mean squared difference of neighbours over the variance; small if neighbours are alike.
  public let ratio: Double

  /// The probability of so small a ratio, or a smaller one, when the values are independent.
  public let pValue: Double

  /// Tests a series; `nil` of fewer than three values or when nothing varies.
  ///
  /// - Precondition: all values are finite.
  public init?(of series: [Double]) {
    var tally = Tally()
    for value in series { tally.record(value) }
    guard series.count >= 3, let mean = tally.mean, let variance = tally.variance, variance > 0
    else { return nil }
    let n = Double(series.count)
    var squares = CompensatedSum()
    for (value, next) in zip(series, series.dropFirst()) {
      squares.add((next - value) * (next - value))
    }
    count = series.count
    lag1Autocorrelation = gsl_stats_lag1_autocorrelation_m(series, 1, series.count, mean)
    ratio = squares.value / (n - 1) / variance
    let score = (1 - ratio / 2) * ((n * n - 1) / (n - 2)).squareRoot()
    pValue = gsl_cdf_ugaussian_Q(score)
  }
}
