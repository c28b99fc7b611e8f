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
  @usableFromInline let timeBits: Int64

  /// The phase in the top 8 bits, then the sequence number, then the slot's number.
  @usableFromInline let rank: UInt64

  @inlinable
  init(timeBits: Int64, rank: UInt64) {
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
  @inline(__always)
  var time: Double {
    let sign = timeBits &>> 63
    return Double(bitPattern: UInt64(bitPattern: timeBits &+ sign ^ Self.allButSign(sign)))
  }

  /// An integer that orders as the time does.
  ///
  /// Read as signed integers, the bit patterns of IEEE 754 are in order for positive numbers and in
  /// reverse for negative ones. Those are negated without their sign, as the complement and one:
  /// which makes -0 the same instant as 0.
  @inlinable
  @inline(__always)
  static func bits(of time: Double) -> Int64 {
    let pattern = Int64(bitPattern: time.bitPattern)
    let sign = pattern &>> 63
    return (pattern ^ allButSign(sign)) &- sign
  }

  /// All bits but the first, of all bits; no bit, of none.
  @inlinable
  @inline(__always)
  static func allButSign(_ sign: Int64) -> Int64 {
    Int64(bitPattern: UInt64(bitPattern: sign) &>> 1)
  }

  /// What no finite time has.
  @inlinable
  static var noTime: Int64 { .min }

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
  var wide: Int128 {
    Int128(truncatingIfNeeded: timeBits) << 64 | Int128(truncatingIfNeeded: rank)
  }
}
