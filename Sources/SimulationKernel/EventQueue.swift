/// The pending events as a value: storage that is copied when a shared one is to be changed.
///
/// Each operation checks once whether the storage is shared; what it does then, it does to raw
/// memory. `EventQueueState` has the structure.
@usableFromInline
struct EventQueue<Event: Sendable>: Sendable {
  @usableFromInline var storage: EventQueueStorage<Event>

  @inlinable
  init(limits: EventQueueLimits = EventQueueLimits()) {
    storage = EventQueueStorage(EventQueueState(limits: limits))
  }

  @inlinable
  @inline(__always)
  mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { copyStorage() }
  }

  @inlinable
  @inline(never)
  mutating func copyStorage() {
    storage = EventQueueStorage(storage.state.copy())
  }

  @inlinable
  var count: Int { storage.state.liveCount }

  @inlinable
  var first: EventKey? { storage.state.first }

  @inlinable
  @inline(__always)
  mutating func insert(
    _ event: consuming Event, at time: Double, phase: EventPhase
  ) -> EventHandle {
    makeUnique()
    return storage.state.insert(event, at: time, phase: phase)
  }

  /// Inserts many events, in the order of the sequence.
  @inlinable
  mutating func insert(
    contentsOf events: some Sequence<(event: Event, time: Double)>, notBefore now: Double,
    phase: EventPhase
  ) {
    makeUnique()
    storage.state.insert(contentsOf: events, notBefore: now, phase: phase)
  }

  /// Removes the first event if it comes before the horizon.
  @inlinable
  @inline(__always)
  mutating func removeFirst(before horizon: Double) -> (time: Double, event: Event)? {
    makeUnique()
    return storage.state.removeFirst(before: horizon)
  }

  @inlinable
  func contains(_ handle: EventHandle) -> Bool {
    storage.state.slots.contains(handle)
  }

  @inlinable
  mutating func cancel(_ handle: EventHandle) -> Bool {
    guard contains(handle) else { return false }
    makeUnique()
    storage.state.cancel(handle)
    return true
  }

  @inlinable
  mutating func reschedule(_ handle: EventHandle, at time: Double) -> Bool {
    guard contains(handle) else { return false }
    makeUnique()
    storage.state.reschedule(handle, at: time)
    return true
  }
}

/// The memory of one or more equal queues.
///
/// It may be sent, and shared, because it is changed only by an owner that has checked to be the
/// only one, as an array's storage is.
@usableFromInline
final class EventQueueStorage<Event: Sendable>: @unchecked Sendable {
  // Unchecked, because exclusive access to the queue, which has the only reference, is exclusive
  // access to this.
  @exclusivity(unchecked) @usableFromInline var state: EventQueueState<Event>

  @inlinable
  init(_ state: EventQueueState<Event>) {
    self.state = state
  }

  @inlinable
  deinit {
    state.deallocate()
  }
}
