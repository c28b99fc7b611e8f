/// Flags that share an integer, in rows of which a market has as many as people.
extension FixedWidthInteger {
  /// Whether a bit is set.
  @inline(__always)
  func hasBit(_ place: Int) -> Bool { self &>> Self(truncatingIfNeeded: place) & 1 == 1 }

  /// Sets or clears a bit.
  @inline(__always)
  mutating func setBit(_ place: Int, _ isSet: Bool) {
    let bit: Self = 1 &<< Self(truncatingIfNeeded: place)
    self = isSet ? self | bit : self & ~bit
  }
}

/// A time in days, in full precision, that rows of any multiple of four bytes can hold: a `Double`
/// alone would round them up to a multiple of eight.
struct PackedTime: Sendable, Hashable {
  private var low: UInt32
  private var high: UInt32

  @inline(__always)
  init(_ days: Double) {
    low = UInt32(truncatingIfNeeded: days.bitPattern)
    high = UInt32(truncatingIfNeeded: days.bitPattern &>> 32)
  }

  /// The time.
  @inline(__always)
  var days: Double { Double(bitPattern: UInt64(low) | UInt64(high) &<< 32) }
}
