internal import Tallies

/// The difference of two strategies that were played with common random numbers.
///
/// Replication r of both has the same inputs and draws, so the analysis is of the differences
/// within replications (the paired t interval; Law, "Simulation Modeling and Analysis", §10.2).
/// When several comparisons are read together, say so in `comparisons`: half-width and p-value
/// then hold for all of them at once (Bonferroni).
public struct PairedComparison: Sendable, Hashable {
  /// How many pairs there are, at least one.
  public let count: Int

  /// The confidence level of all comparisons together.
  public let level: Double

  /// How many comparisons are read together, this one included.
  public let comparisons: Int

  /// The mean of first minus second.
  public let meanDifference: Double

  /// The standard error of the mean difference, or `nil` of a single pair.
  public let standardError: Double?

  /// Half the width of the simultaneous confidence interval, or `nil` of a single pair.
  public let halfWidth: Double?

  /// The p-value of no mean difference, two-sided, times `comparisons` (1 at most); or `nil`.
  ///
  /// Differences that are all the same have no spread: then it is 1 if they are zero and
  /// otherwise 0. It is `nil` of a single pair.
  public let pValue: Double?

  /// How many times larger the variance of the difference would be with independent runs.
  ///
  /// That is (var(first) + var(second)) / var(difference): above 1 when common random numbers
  /// helped. It is infinite when the strategies vary and their difference does not, as for a
  /// strategy and its copy, and `nil` of a single pair or when nothing varies.
  public let varianceRatio: Double?

  /// Compares the values of two strategies, pair by pair; `nil` when there are none.
  ///
  /// - Precondition: both lists have the same length, all values are finite, `level` is
  ///   between 0 and 1, and `comparisons` is positive.
  public init?(
    _ first: [Double], minus second: [Double], level: Double = 0.95, comparisons: Int = 1
  ) {
    precondition(first.count == second.count, "a paired comparison needs pairs")
    var firstTally = Tally()
    var secondTally = Tally()
    var differences = Tally()
    for (a, b) in zip(first, second) {
      firstTally.record(a)
      secondTally.record(b)
      differences.record(a - b)
    }
    guard let estimate = MeanEstimate(differences, level: level, comparisons: comparisons) else {
      return nil
    }
    count = first.count
    self.level = level
    self.comparisons = comparisons
    meanDifference = estimate.mean
    standardError = estimate.standardError
    halfWidth = estimate.halfWidth
    pValue = estimate.standardError.map {
      Self.pValue(mean: estimate.mean, standardError: $0, count: first.count)
    }.map { min(1, $0 * Double(comparisons)) }
    varianceRatio = Self.varianceRatio(firstTally, secondTally, differences)
  }

  /// Whether the interval lies on one side of zero; `false` of a single pair.
  public var excludesZero: Bool {
    halfWidth.map { meanDifference.magnitude > $0 } ?? false
  }

  /// How many pairs there would have to be for the interval to lie on one side of zero, if mean and
  /// spread stay what they are: `nil` if it does already or never will, and of a single pair.
  ///
  /// Of so many, the interval then excludes zero about every other time, since a new sample has
  /// another mean. Costs some thirty quantiles of Student's t.
  public var pairsToExcludeZero: Int? {
    guard let standardError, !excludesZero, meanDifference != 0 else { return nil }
    let spread = standardError * Double(count).squareRoot()
    func excludes(_ pairs: Int) -> Bool {
      let reach = StudentT(degreesOfFreedom: pairs - 1).reach(
        level: level, comparisons: comparisons)
      return meanDifference.magnitude > reach * spread / Double(pairs).squareRoot()
    }
    var (low, high) = (count, 2 * count)
    while !excludes(high) {
      guard high < 1 << 40 else { return nil }
      (low, high) = (high, 2 * high)
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if excludes(middle) { high = middle } else { low = middle }
    }
    return high
  }

  private static func pValue(mean: Double, standardError: Double, count: Int) -> Double {
    guard standardError > 0 else { return mean == 0 ? 1 : 0 }
    return StudentT(degreesOfFreedom: count - 1).twoSidedTail(beyond: mean / standardError)
  }

  private static func varianceRatio(
    _ first: Tally, _ second: Tally, _ difference: Tally
  ) -> Double? {
    guard let a = first.variance, let b = second.variance, let d = difference.variance else {
      return nil
    }
    let independent = a + b
    return independent > 0 ? independent / d : nil
  }
}
