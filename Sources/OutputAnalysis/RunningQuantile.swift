internal import CGSL

/// An estimate of one quantile of the values recorded one by one, none of which is kept.
///
/// GSL's `gsl_rstat_quantile`, the P² algorithm (Jain and Chlamtac, "The P² algorithm for dynamic
/// calculation of quantiles and histograms without storing observations", 1985): five markers are
/// moved along with the values. It is exact of up to five values. Recording is O(1), some
/// 30 ns, and allocates nothing. The estimate depends on the order of the values and can't
/// be merged: where either matters, use `Histogram` or `SampleQuantiles`.
///
/// GSL's workspace has no pointers and lies in the value itself: a copy goes on by itself.
public struct RunningQuantile: Sendable {
  private var workspace: gsl_rstat_quantile_workspace

  /// The share of the values that lie below the quantile.
  public var share: Double { workspace.p }

  /// How many values were recorded.
  public var count: Int { workspace.n }

  /// An estimate from no values yet.
  ///
  /// - Precondition: `share` is above 0 and below 1. (Extremes are exact in a `Tally`.)
  public init(_ share: Double) {
    precondition(share > 0 && share < 1, "a running quantile is of a share above 0 and below 1")
    guard let made = gsl_rstat_quantile_alloc(share) else {
      preconditionFailure("there is no memory for a quantile")
    }
    workspace = made.pointee
    gsl_rstat_quantile_free(made)
  }

  /// Records a value.
  ///
  /// - Precondition: `value` is finite.
  public mutating func record(_ value: Double) {
    precondition(value.isFinite, "a quantile records finite values only")
    _ = gsl_rstat_quantile_add(value, &workspace)
  }

  /// The quantile, or `nil` of no values.
  public var estimate: Double? {
    guard count > 0 else { return nil }
    // GSL sorts the few first values in place.
    var copy = workspace
    return gsl_rstat_quantile_get(&copy)
  }
}
