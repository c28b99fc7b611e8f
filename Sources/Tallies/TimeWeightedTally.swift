/// Time average, variance and extremes of a quantity that jumps: a queue's length, servers at
/// work, cash.
///
/// The quantity keeps its value until the next recording. An interval of length zero carries
/// no weight in average and variance but counts for the extremes. Recording is O(1) and allocates
/// nothing.
///
/// The integrals are of the distance from the value of the first interval, so that a spread that
/// is tiny beside the mean keeps its digits (the shifted sums of Chan, Golub and LeVeque,
/// "Algorithms for computing the sample variance", 1983). The variance then has a relative error
/// of some 1e-16 over the share of time that the first interval takes, and the integral an absolute
/// one of some 1e-16 of the first value times the whole duration: a first value that is huge beside
/// all others costs them digits.
public struct TimeWeightedTally: Sendable, Hashable {
  @usableFromInline var value: Double
  @usableFromInline var start: Double
  @usableFromInline var lastChange: Double
  /// The value of the first interval, from which the integrals are taken.
  @usableFromInline var origin: Double
  @usableFromInline var area = CompensatedSum()
  @usableFromInline var squares = 0.0
  @usableFromInline var least: Double
  @usableFromInline var greatest: Double

  /// A tally of a quantity that has the given value from the given time on.
  ///
  /// - Precondition: `value` and `time` are finite.
  @inlinable
  public init(_ value: Double, at time: Double = 0) {
    precondition(value.isFinite && time.isFinite, "a tally records finite values only")
    self.value = value
    start = time
    lastChange = time
    origin = value
    least = value
    greatest = value
  }

  /// The quantity's current value.
  @inlinable
  public var current: Double { value }

  /// The smallest value since the start, the first included.
  @inlinable
  public var minimum: Double { least }

  /// The largest value since the start, the first included.
  @inlinable
  public var maximum: Double { greatest }

  /// Records that the quantity has a new value from the given time on.
  ///
  /// - Precondition: `newValue` and `time` are finite, and `time` is not before the last recording.
  @inlinable
  public mutating func record(_ newValue: Double, at time: Double) {
    precondition(newValue.isFinite, "a tally records finite values only")
    accumulate(to: time)
    value = newValue
    // A value that has not lasted is no measure of the others.
    if lastChange == start { origin = newValue }
    least = Swift.min(least, newValue)
    greatest = Swift.max(greatest, newValue)
  }

  /// Begins anew with the current value, as at the end of a warm-up.
  ///
  /// - Precondition: `time` is finite and not before the last recording.
  @inlinable
  public mutating func restart(at time: Double) {
    accumulate(to: time)
    self = TimeWeightedTally(value, at: time)
  }

  /// The integral of the quantity over time, from the start to the given time.
  ///
  /// - Precondition: `time` is finite and not before the last recording.
  @inlinable
  public func integral(to time: Double) -> Double {
    var copy = self
    copy.accumulate(to: time)
    return copy.origin * (time - start) + copy.area.value
  }

  /// The average of the quantity over the time from the start, or `nil` when none has passed.
  ///
  /// - Precondition: `time` is finite and not before the last recording.
  @inlinable
  public func average(to time: Double) -> Double? {
    spell(to: time).average
  }

  /// The time average of the squared distance from the average, or `nil` when no time has passed.
  ///
  /// - Precondition: `time` is finite and not before the last recording.
  @inlinable
  public func variance(to time: Double) -> Double? {
    spell(to: time).variance
  }

  /// All that was recorded from the start to the given time, which can be merged with other spells.
  ///
  /// - Precondition: `time` is finite and not before the last recording.
  @inlinable
  public func spell(to time: Double) -> TimeWeightedSpell {
    var copy = self
    copy.accumulate(to: time)
    let duration = time - start
    guard duration > 0 else { return TimeWeightedSpell(minimum: least, maximum: greatest) }
    let distance = copy.area.value / duration
    return TimeWeightedSpell(
      duration: duration, average: (origin * duration + copy.area.value) / duration,
      squaredDeviations: Swift.max(0, copy.squares - distance * copy.area.value),
      minimum: least, maximum: greatest)
  }

  @inlinable
  mutating func accumulate(to time: Double) {
    precondition(time >= lastChange && time < .infinity, "time must be finite and not go back")
    let distance = value - origin
    let added = distance * (time - lastChange)
    area.add(added)
    squares += distance * added
    lastChange = time
  }
}
