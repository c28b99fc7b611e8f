internal import Tallies

/// A ratio of totals over replications, such as cost per customer: the sum over the sum.
///
/// The mean of the replications' own ratios would give a replication with few customers the
/// weight of one with many, and does not exist where one had none. The standard error is by the
/// delta method: that of the mean residual y - r x, divided by the mean of x (Cochran, "Sampling
/// Techniques", 1977, §2.11). The bias falls with 1/n.
public struct RatioEstimate: Sendable, Hashable {
  /// How many replications there are, at least one.
  public let count: Int

  /// The confidence level of the half-width.
  public let level: Double

  /// The sum of the numerators over the sum of the denominators.
  public let ratio: Double

  /// The standard error of the ratio, or `nil` of a single replication.
  public let standardError: Double?

  /// Half the width of the confidence interval by Student's t, or `nil` of a single replication.
  public let halfWidth: Double?

  /// Estimates a ratio from one numerator and one denominator a replication.
  ///
  /// It is `nil` when there is no replication or the denominators add up to zero.
  ///
  /// - Precondition: both lists have the same length, all values are finite, and `level` is
  ///   between 0 and 1.
  public init?(numerators: [Double], denominators: [Double], level: Double = 0.95) {
    precondition(numerators.count == denominators.count, "a ratio needs pairs")
    var numerator = CompensatedSum()
    var denominator = CompensatedSum()
    for value in numerators { numerator.add(value) }
    for value in denominators { denominator.add(value) }
    guard denominator.value != 0 else { return nil }
    let ratio = numerator.value / denominator.value
    var residuals = Tally()
    for (y, x) in zip(numerators, denominators) { residuals.record(y - ratio * x) }
    guard let estimate = MeanEstimate(residuals, level: level) else { return nil }
    let meanDenominator = denominator.value.magnitude / Double(numerators.count)
    count = numerators.count
    self.level = level
    self.ratio = ratio
    standardError = estimate.standardError.map { $0 / meanDenominator }
    halfWidth = estimate.halfWidth.map { $0 / meanDenominator }
  }
}
