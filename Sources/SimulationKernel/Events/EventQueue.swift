/// The pending events, and the one owner of the raw memory that they lie in.
///
/// It cannot be copied but by `copy()`, so that no operation has to ask whether the memory is
/// shared. `EventQueueState` has the structure.
@usableFromInline
struct EventQueue<Event: Sendable>: ~Copyable, @unchecked Sendable {
  // It may be sent, as nobody else knows its memory.
  @usableFromInline var state: EventQueueState<Event>

  @inlinable
  init(limits: EventQueueLimits = EventQueueLimits()) {
    state = EventQueueState(limits: limits)
  }

  @inlinable
  init(_ state: EventQueueState<Event>) {
    self.state = state
  }

  @inlinable
  deinit {
    state.deallocate()
  }

  /// The same events in memory of their own.
  @inlinable
  @inline(never)
  func copy() -> Self { Self(state.copy()) }

  @inlinable
  var count: Int { state.liveCount }

  @inlinable
  var first: EventKey? { state.first }

  @inlinable
  @inline(__always)
  mutating func insert(
    _ event: consuming Event, at time: Double, phase: EventPhase
  ) -> EventHandle {
    return state.insert(event, at: time, phase: phase)
  }

  /// Inserts many events, in the order of the sequence.
  @inlinable
  mutating func insert(
    contentsOf events: some Sequence<(event: Event, time: Double)>, notBefore now: Double,
    phase: EventPhase
  ) {
    state.insert(contentsOf: events, notBefore: now, phase: phase)
  }

  /// Removes the first event if it comes before the horizon.
  @inlinable
  @inline(__always)
  mutating func removeFirst(before horizon: Double) -> (time: Double, event: Event)? {
    state.removeFirst(before: EventKey.bits(of: horizon))
  }

  @inlinable
  func contains(_ handle: EventHandle) -> Bool {
    state.slots.contains(handle)
  }

  @inlinable
  mutating func cancel(_ handle: EventHandle) -> Bool {
    guard contains(handle) else { return false }
    state.cancel(handle)
    return true
  }

  @inlinable
  mutating func reschedule(_ handle: EventHandle, at time: Double) -> Bool {
    guard contains(handle) else { return false }
    state.reschedule(handle, at: time)
    return true
  }
}
