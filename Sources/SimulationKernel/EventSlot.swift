/// Where one event lies while it is pending.
@usableFromInline
struct EventSlot<Event: Sendable>: Sendable {
  /// No slot: the end of a chain.
  @inlinable
  static var none: UInt32 { .max }

  /// The event's place in the total order, as `EventKey` has it.
  @usableFromInline var timeBits: UInt64 = 0
  @usableFromInline var rank: UInt64 = 0
  /// Counts the events that have run or been cancelled in this slot.
  @usableFromInline var generation: UInt32 = 0
  /// The next slot of the same bucket, or of the free list.
  @usableFromInline var next = UInt32.max
  /// The event; `nil` when it was cancelled or the slot is free.
  @usableFromInline var event: Event?

  @inlinable
  init() {}

  @inlinable
  var time: Double { EventKey(timeBits: timeBits, rank: rank, slot: 0).time }
}
