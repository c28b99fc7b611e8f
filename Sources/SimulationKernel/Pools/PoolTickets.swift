/// Names one customer's wait in a `ServerPool`; 8 bytes.
///
/// It goes stale when the wait ends, by service or by leaving, and then it withdraws nobody: a
/// time-out that comes too late does no harm. A customer who waits again after an interruption
/// has a new one. It belongs to the pool that gave it, and to copies made meanwhile.
public struct WaitTicket: Hashable, Sendable {
  @usableFromInline let slot: UInt32
  @usableFromInline let generation: UInt32

  @inlinable
  init(slot: UInt32, generation: UInt32) {
    self.slot = slot
    self.generation = generation
  }
}

/// Names one service under way in a `ServerPool`; 8 bytes.
///
/// It goes stale when the service ends or is interrupted. Ending a service twice, or one that has
/// been interrupted, is a programmer error.
public struct ServiceTicket: Hashable, Sendable {
  @usableFromInline let slot: UInt32
  @usableFromInline let generation: UInt32

  @inlinable
  init(slot: UInt32, generation: UInt32) {
    self.slot = slot
    self.generation = generation
  }
}
