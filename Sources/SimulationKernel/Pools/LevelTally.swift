/// Time average and extremes of a count that jumps: how many wait, how many servers work.
///
/// The same as a `TimeWeightedTally` in a third of its instructions, which a pool pays four times a
/// customer: by parts, the integral to T of a count n is T n(T) less the sum of t Δn over its jumps.
/// That sum is kept to twice the digits of a `Double` (Knuth's two-sum), as most of it cancels.
public struct LevelTally: Sendable, Hashable {
  @usableFromInline var level: Int
  @usableFromInline var least: Int
  @usableFromInline var greatest: Int
  @usableFromInline var start: Double
  @usableFromInline var lastChange: Double
  /// Minus the sum of t Δn, the jump from 0 at the start included, and its lower digits.
  @usableFromInline var sum: Double
  @usableFromInline var rest = 0.0

  @inlinable
  init(_ level: Int, at time: Double) {
    precondition(time.isFinite, "a tally needs a finite time")
    self.level = level
    least = level
    greatest = level
    start = time
    lastChange = time
    sum = -time * Double(level)
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
    precondition(time >= lastChange && time < .infinity, "time must be finite and not go back")
    lastChange = time
    let jump = time * Double(level - newLevel)
    let total = sum + jump
    let part = total - sum
    rest += (sum - (total - part)) + (jump - part)
    sum = total
    level = newLevel
    least = min(least, newLevel)
    greatest = max(greatest, newLevel)
  }

  /// The integral of the count over time, from the start to the given time.
  ///
  /// - Precondition: `time` is finite and not before the last change.
  @inlinable
  public func integral(to time: Double) -> Double {
    var end = self
    end.record(0, at: time)
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
