internal import CGSL

/// The exact quantiles of values that are kept, sorted.
///
/// A quantile interpolates linearly between order statistics
/// (`gsl_stats_quantile_from_sorted_data`; type 7 of Hyndman and Fan, "Sample quantiles in
/// statistical packages", 1996). Sorting takes O(n log n), a quantile O(1).
public struct SampleQuantiles: Sendable, Hashable {
  /// The values, the smallest first; at least one.
  public let sortedValues: [Double]

  /// Sorts the values; `nil` when there are none.
  ///
  /// - Precondition: all values are finite.
  public init?(of values: [Double]) {
    precondition(values.allSatisfy(\.isFinite), "quantiles are of finite values only")
    guard !values.isEmpty else { return nil }
    sortedValues = values.sorted()
  }

  /// The value that the given share of the values lies below: 0 gives the smallest, 1 the largest.
  ///
  /// - Precondition: `share` is between 0 and 1, both included.
  public func quantile(_ share: Double) -> Double {
    precondition(share >= 0 && share <= 1, "a share is between 0 and 1")
    return gsl_stats_quantile_from_sorted_data(sortedValues, 1, sortedValues.count, share)
  }
}
