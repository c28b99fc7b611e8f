/// Time average and extremes of a quantity that jumps: a queue's length, servers at work, cash.
///
/// The quantity keeps its value until the next recording. An interval of length zero carries
/// no weight in the average but counts for the extremes. Recording is O(1) and allocates nothing.
public struct TimeWeightedTally: Sendable, Hashable {
  @usableFromInline var value: Double
  @usableFromInline var start: Double
  @usableFromInline var lastChange: Double
  @usableFromInline var area = CompensatedSum()
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
    return copy.area.value
  }

  /// The average of the quantity over the time from the start, or `nil` when none has passed.
  ///
  /// - Precondition: `time` is finite and not before the last recording.
  @inlinable
  public func average(to time: Double) -> Double? {
    let integral = integral(to: time)
    return time > start ? integral / (time - start) : nil
  }

  @inlinable
  mutating func accumulate(to time: Double) {
    precondition(time >= lastChange && time < .infinity, "time must be finite and not go back")
    area.add(value * (time - lastChange))
    lastChange = time
  }
}
