/// What the queue sorts: an event's place in the total order, and where its payload lies.
///
/// Payloads stay put in their slots while the queue moves these 24 bytes about.
@usableFromInline
struct EventKey: Sendable {
  /// The time, as an integer of the same order.
  @usableFromInline let timeBits: UInt64

  /// The phase in the top 8 bits, the sequence number in the other 56.
  ///
  /// 2^56 sequence numbers last for over two centuries at ten million events a second, so that
  /// overflow is not checked.
  @usableFromInline let rank: UInt64

  @usableFromInline let slot: UInt32

  @inlinable
  init(time: Double, phase: EventPhase, sequence: UInt64, slot: UInt32) {
    self.init(
      timeBits: Self.bits(of: time), rank: UInt64(phase.rawValue) << 56 | sequence, slot: slot)
  }

  @inlinable
  init(timeBits: UInt64, rank: UInt64, slot: UInt32) {
    self.timeBits = timeBits
    self.rank = rank
    self.slot = slot
  }

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

  /// Whether `left` comes before `right` in the order (time, phase, sequence).
  ///
  /// One wide comparison, because it compiles to two instructions and no branch: which of two
  /// pending events is earlier is a coin toss that a processor cannot predict.
  @inlinable
  @inline(__always)
  static func precedes(_ left: EventKey, _ right: EventKey) -> Bool {
    left.wide < right.wide
  }

  @inlinable
  var wide: UInt128 {
    UInt128(truncatingIfNeeded: timeBits) << 64 | UInt128(truncatingIfNeeded: rank)
  }
}
