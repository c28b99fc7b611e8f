public import Tallies

/// How precise a mean is to be before replications stop.
///
/// Checked after each replication, this is the sequential procedure of Chow and Robbins ("On the
/// asymptotic theory of fixed-width sequential confidence intervals for the mean", 1965; Law,
/// "Simulation Modeling and Analysis", §9.4.1). It stops a little too early on average, when the
/// spread happens to look small: the fewer replications it may stop after, the more.
public struct PrecisionGoal: Sendable, Hashable {
  /// What the half-width is compared with.
  public enum Width: Sendable, Hashable {
    /// At most this amount, in the output's unit; above 0.
    case absolute(Double)

    /// At most this share of the mean's distance from zero, between 0 and 1.
    ///
    /// The mean is estimated too: so that the true one is missed by no more than the share γ, the
    /// half-width must not exceed γ / (1 + γ) of the estimate.
    case relative(Double)
  }

  /// The half-width to be reached.
  public let width: Width

  /// The confidence level of the half-width.
  public let level: Double

  /// The number of replications before which it never stops.
  public let minimumCount: Int

  /// A goal.
  ///
  /// - Precondition: the width is as its case says, `level` is between 0 and 1, and
  ///   `minimumCount` is at least two.
  public init(_ width: Width, level: Double = 0.95, minimumCount: Int = 10) {
    switch width {
    case .absolute(let amount): precondition(amount > 0 && amount < .infinity, "not a half-width")
    case .relative(let share): precondition(share > 0 && share < 1, "not a share of the mean")
    }
    precondition(level > 0 && level < 1, "a confidence level is between 0 and 1")
    precondition(minimumCount >= 2, "one replication says nothing of its error")
    self.width = width
    self.level = level
    self.minimumCount = minimumCount
  }

  /// Whether the replications so far are enough.
  public func isMet(by tally: Tally) -> Bool {
    guard tally.count >= minimumCount, let estimate = MeanEstimate(tally, level: level),
      let halfWidth = estimate.halfWidth
    else { return false }
    return halfWidth <= largestHalfWidth(around: estimate.mean)
  }

  /// How many replications are needed in all if mean and spread stay as they are so far.
  ///
  /// It is `nil` of fewer than two, and when no number is enough (a mean of zero can't be known to
  /// a share of itself) or more than 2⁴⁰ are needed.
  public func replicationsNeeded(after tally: Tally) -> Int? {
    guard let mean = tally.mean, let deviation = tally.standardDeviation else { return nil }
    let target = largestHalfWidth(around: mean)
    func isEnough(_ count: Int) -> Bool {
      let reach = StudentT(degreesOfFreedom: count - 1).reach(level: level)
      return reach * deviation / Double(count).squareRoot() <= target
    }
    if isEnough(minimumCount) { return minimumCount }
    var (tooFew, enough) = (minimumCount, 2 * minimumCount)
    while !isEnough(enough) {
      guard enough < 1 << 40 else { return nil }
      (tooFew, enough) = (enough, 2 * enough)
    }
    while enough - tooFew > 1 {
      let middle = (tooFew + enough) / 2
      if isEnough(middle) { enough = middle } else { tooFew = middle }
    }
    return enough
  }

  private func largestHalfWidth(around mean: Double) -> Double {
    switch width {
    case .absolute(let amount): amount
    case .relative(let share): share / (1 + share) * mean.magnitude
    }
  }
}
