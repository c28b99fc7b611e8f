/// What the queue sorts: an event's place in the total order, and where its payload lies; 16 bytes.
///
/// Payloads stay put in their slots while the queue moves these keys about.
@usableFromInline
struct EventKey: BitwiseCopyable, Sendable {
  /// The bits of a slot's number, and of a sequence number.
  ///
  /// With the eight of the phase they fill a word. A sequence number is given anew when all have
  /// been used (`EventQueueState.renumber`).
  @inlinable
  static var fieldBits: UInt64 { 28 }

  /// The largest number that a field holds.
  @inlinable
  static var fieldMask: UInt64 { 1 << fieldBits - 1 }

  /// The time, as an integer of the same order.
  @usableFromInline let timeBits: UInt64

  /// The phase in the top 8 bits, then the sequence number, then the slot's number.
  @usableFromInline let rank: UInt64

  @inlinable
  init(timeBits: UInt64, rank: UInt64) {
    self.timeBits = timeBits
    self.rank = rank
  }

  @inlinable
  @inline(__always)
  init(time: Double, phase: EventPhase, sequence: UInt64, slot: UInt32) {
    self.init(
      timeBits: Self.bits(of: time),
      rank: UInt64(phase.rawValue) << 56 | sequence << Self.fieldBits | UInt64(slot))
  }

  @inlinable
  var slot: UInt32 { UInt32(truncatingIfNeeded: rank & Self.fieldMask) }

  @inlinable
  var time: Double {
    let isNegative = timeBits < 1 << 63
    return Double(bitPattern: isNegative ? ~timeBits : timeBits ^ 1 << 63)
  }

  /// An integer that orders as the time does.
  ///
  /// IEEE 754 bit patterns of positive numbers are in order already and those of negative
  /// numbers are in reverse; adding zero makes -0 the same instant as 0.
  @inlinable
  static func bits(of time: Double) -> UInt64 {
    let pattern = (time + 0.0).bitPattern
    return pattern < 1 << 63 ? pattern ^ 1 << 63 : ~pattern
  }

  /// The same key with another sequence number.
  @inlinable
  func with(sequence: UInt64) -> EventKey {
    let others = ~(Self.fieldMask << Self.fieldBits)
    return EventKey(timeBits: timeBits, rank: rank & others | sequence << Self.fieldBits)
  }

  /// Whether `left` comes before `right` in the order (time, phase, sequence).
  ///
  /// One wide comparison, because it compiles to two instructions and no branch: which of two
  /// pending events is earlier is a coin toss that a processor cannot predict. The slots at the
  /// end decide nothing, as no two keys in use have the same sequence number.
  @inlinable
  @inline(__always)
  static func precedes(_ left: EventKey, _ right: EventKey) -> Bool {
    left.wide < right.wide
  }

  @inlinable
  @inline(__always)
  var wide: UInt128 {
    UInt128(truncatingIfNeeded: timeBits) << 64 | UInt128(truncatingIfNeeded: rank)
  }
}
