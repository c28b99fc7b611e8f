/// The simulation clock and the pending events: what a model gets to see and to change.
///
/// Events run in a total order: by time; at the same time, by phase, the smaller first; in the same
/// phase, in the order in which they were scheduled or last rescheduled. An event scheduled for the
/// current instant still runs, in its place among those that remain, even when its phase is smaller
/// than that of the event being handled. The order is the same however the events came in and
/// whatever structure they are kept in.
///
/// The unit of time is the model's choice (days, in this package). A time that is NaN, infinite or
/// past is a programmer error and stops the program.
///
/// A schedule has one owner and is not copied by assignment, so that no operation has to ask whether
/// it is shared: `copy()` makes another with the same clock, the same pending events and the same
/// future, and so does copying the ``Simulation`` that it belongs to.
public struct EventSchedule<Event: Sendable>: ~Copyable, Sendable {
  // Stored apart because inlinable code of this module writes what others may only read.
  @usableFromInline var clock: Double
  @usableFromInline var dispatched = 0
  @usableFromInline var queue = EventQueue<Event>()

  /// A schedule without events whose clock shows the given time.
  @inlinable
  public init(startingAt time: Double = 0) {
    precondition(time.isFinite, "the clock must start at a finite time")
    clock = time
  }

  @inlinable
  init(clock: Double, dispatched: Int, queue: consuming EventQueue<Event>) {
    self.clock = clock
    self.dispatched = dispatched
    self.queue = queue
  }

  /// A schedule with the same clock and the same pending events, under the same handles; O(n).
  @inlinable
  public func copy() -> Self {
    Self(clock: clock, dispatched: dispatched, queue: queue.copy())
  }

  /// The current simulation time.
  @inlinable
  public var now: Double { clock }

  /// How many events have been handed to the model so far.
  @inlinable
  public var dispatchedCount: Int { dispatched }

  /// How many events are scheduled and neither dispatched nor cancelled.
  @inlinable
  public var pendingCount: Int { queue.count }

  /// The time of the next event, or `nil` when none is pending; O(1).
  @inlinable
  public var nextEventTime: Double? { queue.first?.time }

  /// Schedules an event at an absolute time, which may be now; O(1) amortised, O(log n)
  /// while few events are pending.
  ///
  /// - Precondition: `time` is finite and not before `now`.
  @inlinable
  @inline(__always)
  @discardableResult
  public mutating func schedule(
    _ event: consuming Event, at time: Double, phase: EventPhase = .ordinary
  ) -> EventHandle {
    precondition(time >= now && time < .infinity, "an event needs a finite time that is not past")
    defer { checkInvariantsIfAsked() }
    return queue.insert(event, at: time, phase: phase)
  }

  /// Schedules an event at a delay from now, which may be zero; costs as much.
  ///
  /// - Precondition: `delay` is finite and not negative.
  @inlinable
  @inline(__always)
  @discardableResult
  public mutating func schedule(
    _ event: consuming Event, after delay: Double, phase: EventPhase = .ordinary
  ) -> EventHandle {
    schedule(event, at: now + delay, phase: phase)
  }

  /// Schedules many events at once, at less cost than one by one.
  ///
  /// They run in the order in which they would run had they been scheduled one after another. No
  /// handles are given: what may have to be cancelled is scheduled by itself.
  ///
  /// - Precondition: each time is finite and not before `now`.
  @inlinable
  public mutating func schedule(
    contentsOf events: some Sequence<(event: Event, time: Double)>, phase: EventPhase = .ordinary
  ) {
    defer { checkInvariantsIfAsked() }
    queue.insert(contentsOf: events, notBefore: now, phase: phase)
  }

  /// Moves a pending event to another time, which may be now, earlier or later than before; returns
  /// whether there was one to move; O(1) amortised.
  ///
  /// The event keeps its phase and its handle stays valid. At the new time its place is that of an
  /// event scheduled just now: last in its phase, even if the time is the one it had.
  ///
  /// - Precondition: `time` is finite and not before `now`, even if the handle is stale.
  @inlinable
  @discardableResult
  public mutating func reschedule(_ handle: EventHandle, at time: Double) -> Bool {
    precondition(time >= now && time < .infinity, "an event needs a finite time that is not past")
    defer { checkInvariantsIfAsked() }
    return queue.reschedule(handle, at: time)
  }

  /// Moves a pending event to a delay from now, which may be zero; see `reschedule(_:at:)`.
  ///
  /// - Precondition: `delay` is finite and not negative.
  @inlinable
  @discardableResult
  public mutating func reschedule(_ handle: EventHandle, after delay: Double) -> Bool {
    reschedule(handle, at: now + delay)
  }

  /// Cancels a pending event, and returns whether there was one to cancel; O(1) amortised.
  ///
  /// The handle of an event that has run or has been cancelled is stale: nothing changes
  /// and the answer is `false`.
  @inlinable
  @discardableResult
  public mutating func cancel(_ handle: EventHandle) -> Bool {
    defer { checkInvariantsIfAsked() }
    return queue.cancel(handle)
  }

  /// Whether the event of this handle is still to come; O(1).
  @inlinable
  public func isPending(_ handle: EventHandle) -> Bool {
    queue.contains(handle)
  }

  /// Takes out the next event if it comes before the horizon, and advances the clock to it.
  @inlinable
  @inline(__always)
  mutating func next(before horizon: Double) -> Event? {
    guard let (time, event) = queue.removeFirst(before: horizon) else { return nil }
    clock = time
    dispatched &+= 1
    defer { checkInvariantsIfAsked() }
    return event
  }

  /// Advances the clock over a stretch without events.
  @inlinable
  mutating func advance(to time: Double) {
    clock = time
  }
}
