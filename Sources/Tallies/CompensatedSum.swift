/// A sum that keeps what ordinary floating-point addition rounds away.
///
/// Adding 0.1 ten million times loses six of sixteen digits in plain doubles and none here; the
/// cost is some four additions each (Neumaier, "Rundungsfehleranalyse einiger Verfahren zur
/// Summation endlicher Summen", 1974). Like an addition it checks nothing: once NaN or an infinity
/// was added, the sum is NaN.
public struct CompensatedSum: Sendable, Hashable {
  @usableFromInline var sum: Double
  @usableFromInline var compensation = 0.0

  /// A sum that begins with the given value.
  @inlinable
  public init(_ initial: Double = 0) {
    sum = initial
  }

  /// The sum of all that was added.
  @inlinable
  public var value: Double { sum + compensation }

  /// Adds a value.
  @inlinable
  public mutating func add(_ value: Double) {
    let total = sum + value
    if sum.magnitude >= value.magnitude {
      compensation += (sum - total) + value
    } else {
      compensation += (value - total) + sum
    }
    sum = total
  }

  /// Adds what another sum holds.
  @inlinable
  public mutating func merge(_ other: CompensatedSum) {
    add(other.sum)
    compensation += other.compensation
  }
}
