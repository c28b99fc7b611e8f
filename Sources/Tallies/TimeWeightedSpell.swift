/// What a quantity was over a spell of time that is over: average, variance and extremes by time.
///
/// Spells that don't overlap are merged, whatever lies between them: the parts of a run between
/// restarts, or the same pool in several replications.
public struct TimeWeightedSpell: Sendable, Hashable {
  @usableFromInline var length = 0.0
  @usableFromInline var mean = 0.0
  /// The integral of the squared distance from the mean.
  @usableFromInline var squaredDeviations = 0.0
  @usableFromInline var least = Double.infinity
  @usableFromInline var greatest = -Double.infinity

  /// A spell of no time, in which nothing was seen.
  @inlinable
  public init() {}

  @inlinable
  init(
    duration: Double = 0, average: Double = 0, squaredDeviations: Double = 0, minimum: Double,
    maximum: Double
  ) {
    length = duration
    mean = average
    self.squaredDeviations = squaredDeviations
    least = minimum
    greatest = maximum
  }

  /// How long the spell lasted, in the clock's unit.
  @inlinable
  public var duration: Double { length }

  /// The time average of the quantity, or `nil` of no time.
  @inlinable
  public var average: Double? { length > 0 ? mean : nil }

  /// The time average of the squared distance from the average, or `nil` of no time.
  @inlinable
  public var variance: Double? { length > 0 ? squaredDeviations / length : nil }

  /// The smallest value, or `nil` when none was seen.
  @inlinable
  public var minimum: Double? { least <= greatest ? least : nil }

  /// The largest value, or `nil` when none was seen.
  @inlinable
  public var maximum: Double? { least <= greatest ? greatest : nil }

  /// Adds another spell.
  ///
  /// The result is that of one tally over both, but for rounding, in any grouping (Chan, Golub and
  /// LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979,
  /// with time for the counts).
  @inlinable
  public mutating func merge(_ other: TimeWeightedSpell) {
    least = Swift.min(least, other.least)
    greatest = Swift.max(greatest, other.greatest)
    guard other.length > 0 else { return }
    let total = length + other.length
    let distance = other.mean - mean
    let share = other.length / total
    squaredDeviations += other.squaredDeviations + distance * distance * length * share
    mean = length > 0 ? mean + distance * share : other.mean
    length = total
  }
}
