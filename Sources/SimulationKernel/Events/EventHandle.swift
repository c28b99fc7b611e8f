/// Names one scheduled event, so that it can be cancelled or rescheduled; 8 bytes.
///
/// A handle goes stale when its event runs or is cancelled; using it then is harmless. It stays
/// valid when its event is rescheduled. It belongs to the schedule that gave it and to the copies
/// made of that schedule while the event was pending. A handle made *after* a copy means nothing
/// in the other branch.
public struct EventHandle: Hashable, Sendable {
  @usableFromInline let slot: UInt32
  @usableFromInline let generation: UInt32

  @inlinable
  init(slot: UInt32, generation: UInt32) {
    self.slot = slot
    self.generation = generation
  }
}
