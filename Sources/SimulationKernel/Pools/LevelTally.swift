/// Time average and extremes of a count that jumps: how many wait, how many servers work.
///
/// The same as a `TimeWeightedTally` without variance, in a third of its instructions, which a pool
/// pays twice a customer. The integral is kept with the digits that its additions round away. They
/// are found as if the sum were always greater than what is added (Dekker's fast two-sum): where
/// it is not, the sum at least doubles, and at most its last digit is lost; no run is so long that
/// this happens often.
public struct LevelTally: Sendable, Hashable {
  @usableFromInline var level: Int
  @usableFromInline var least: Int
  @usableFromInline var greatest: Int
  @usableFromInline var start: Double
  @usableFromInline var lastChange: Double
  /// The integral to the last change, and its lower digits.
  @usableFromInline var sum = 0.0
  @usableFromInline var rest = 0.0

  @inlinable
  init(_ level: Int, at time: Double) {
    precondition(time.isFinite, "a tally needs a finite time")
    self.level = level
    least = level
    greatest = level
    start = time
    lastChange = time
  }

  /// The count now.
  @inlinable
  public var current: Int { level }

  /// The smallest count since the start, the first included.
  @inlinable
  public var minimum: Int { least }

  /// The greatest count since the start, the first included.
  @inlinable
  public var maximum: Int { greatest }

  /// Records that the count has a new value from the given time on.
  @inlinable
  @inline(__always)
  mutating func record(_ newLevel: Int, at time: Double) {
    let elapsed = time - lastChange
    // One comparison for three: what is negative, infinite or NaN has greater patterns.
    precondition(
      elapsed.bitPattern < Double.infinity.bitPattern, "time must be finite and not go back")
    lastChange = time
    let part = Double(level) * elapsed
    let total = sum + part
    rest += part - (total - sum)
    sum = total
    level = newLevel
    if newLevel < least { least = newLevel }
    if newLevel > greatest { greatest = newLevel }
  }

  /// The integral of the count over time, from the start to the given time.
  ///
  /// - Precondition: `time` is finite and not before the last change.
  @inlinable
  public func integral(to time: Double) -> Double {
    var end = self
    end.record(level, at: time)
    return end.sum + end.rest
  }

  /// The average of the count over the time from the start, or `nil` when none has passed.
  ///
  /// - Precondition: `time` is finite and not before the last change.
  @inlinable
  public func average(to time: Double) -> Double? {
    let integral = integral(to: time)
    return time > start ? integral / (time - start) : nil
  }
}
