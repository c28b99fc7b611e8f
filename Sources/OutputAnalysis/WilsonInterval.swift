internal import CGSL

/// A share of replications, such as that of ruin, with a confidence interval that stays in 0 to 1.
///
/// Wilson's score interval ("Probable inference, the law of succession, and statistical
/// inference", 1927) is of use also where the share is 0 or 1 or the replications are few: with no
/// ruin in 30 replications, it still says that 11 % cannot be ruled out.
public struct WilsonInterval: Sendable, Hashable {
  /// The share itself.
  public let share: Double

  /// The lower end of the interval.
  public let lower: Double

  /// The upper end of the interval.
  public let upper: Double

  /// The confidence level.
  public let level: Double

  /// Estimates the share of `count` replications among `total`; `nil` when `total` is zero.
  ///
  /// - Precondition: `count` is between 0 and `total`, and `level` is between 0 and 1.
  public init?(_ count: Int, of total: Int, level: Double = 0.95) {
    precondition(count >= 0 && count <= total, "a part is no more than the whole")
    precondition(level > 0 && level < 1, "a confidence level is between 0 and 1")
    guard total > 0 else { return nil }
    let n = Double(total)
    let share = Double(count) / n
    let reach = gsl_cdf_ugaussian_Qinv((1 - level) / 2)
    let scale = 1 + reach * reach / n
    let centre = (share + reach * reach / (2 * n)) / scale
    let spread =
      reach / scale * (share * (1 - share) / n + reach * reach / (4 * n * n)).squareRoot()
    self.share = share
    self.level = level
    // At the ends the formula gives 0 and 1 but for rounding.
    lower = count == 0 ? 0 : centre - spread
    upper = count == total ? 1 : centre + spread
  }
}
