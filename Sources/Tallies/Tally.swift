/// Count, mean, variance and extremes of the values recorded one by one; nothing else is kept.
///
/// Welford's recurrence ("Note on a method for calculating corrected sums of squares and
/// products", 1962) is accurate also where the spread is tiny beside the mean. Recording is O(1)
/// and allocates nothing. For quantiles and intervals keep the values themselves.
public struct Tally: Sendable, Hashable {
  /// How many values, exact below 2⁵³.
  ///
  /// A `Double`, as it divides each value's deviation: turned into one each time, x86's conversion
  /// waits for whatever its register held before, which cost a server pool 5 ns a customer.
  @usableFromInline var recordedCount = 0.0
  @usableFromInline var runningMean = 0.0
  @usableFromInline var squaredDeviations = 0.0
  @usableFromInline var least = Double.infinity
  @usableFromInline var greatest = -Double.infinity

  /// A tally of nothing yet.
  @inlinable
  public init() {}

  /// Records a value.
  ///
  /// - Precondition: `value` is finite.
  @inlinable
  @inline(__always)
  public mutating func record(_ value: Double) {
    precondition(value.isFinite, "a tally records finite values only")
    recordedCount += 1
    let deviation = value - runningMean
    runningMean += deviation / recordedCount
    squaredDeviations += deviation * (value - runningMean)
    // Seldom true after the first few, and so cheaper than two selections and two writes.
    if value < least { least = value }
    if value > greatest { greatest = value }
  }

  /// Adds all that another tally has recorded.
  ///
  /// Count and extremes are what one tally of all the values would hold; mean and variance
  /// agree but for rounding (Chan, Golub and LeVeque, "Updating formulae and a pairwise
  /// algorithm for computing sample variances", 1979).
  @inlinable
  public mutating func merge(_ other: Tally) {
    guard other.recordedCount > 0 else { return }
    let total = recordedCount + other.recordedCount
    let distance = other.runningMean - runningMean
    let share = other.recordedCount / total
    runningMean += distance * share
    squaredDeviations += other.squaredDeviations + distance * distance * recordedCount * share
    least = Swift.min(least, other.least)
    greatest = Swift.max(greatest, other.greatest)
    recordedCount = total
  }

  /// How many values were recorded.
  @inlinable
  public var count: Int { Int(recordedCount) }

  /// The arithmetic mean, or `nil` of no values.
  @inlinable
  public var mean: Double? { recordedCount > 0 ? runningMean : nil }

  /// The unbiased sample variance (divisor n - 1), or `nil` of fewer than two values.
  @inlinable
  public var variance: Double? { recordedCount > 1 ? squaredDeviations / (recordedCount - 1) : nil }

  /// The square root of the variance, or `nil` of fewer than two values.
  @inlinable
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// The smallest value, or `nil` of no values.
  @inlinable
  public var minimum: Double? { recordedCount > 0 ? least : nil }

  /// The largest value, or `nil` of no values.
  @inlinable
  public var maximum: Double? { recordedCount > 0 ? greatest : nil }
}
