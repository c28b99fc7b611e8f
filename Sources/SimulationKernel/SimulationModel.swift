/// What a simulation plays: a state, and what each event does to it.
///
/// Events are best a small enum of plain values, handled by one `switch`: such events are stored
/// without allocation. A model that is a value makes the whole simulation a value, which can be
/// branched by copying it.
public protocol SimulationModel {
  /// The kinds of event that this model knows.
  associatedtype Event: Sendable

  /// Changes the state as the event says; the clock already shows the event's time.
  ///
  /// Everything that follows is scheduled, or cancelled, through `schedule`. A short handler that
  /// is marked `@inline(__always)` becomes part of the loop, which saves a few nanoseconds a call.
  mutating func handle(_ event: Event, schedule: inout EventSchedule<Event>)

  /// Of how many of the events that come next the model wants to hear ahead of time, by
  /// ``expect(_:)``; 0, which costs nothing, unless a model says otherwise.
  static var eventsExpected: Int { get }

  /// An event is likely to be handled after a few others: a chance to have what it needs fetched
  /// from memory while those are handled.
  ///
  /// It is a hint and no promise: not every event is announced, some are announced more than once,
  /// and what is announced may yet be cancelled or preceded by others. So it cannot change the
  /// model.
  func expect(_ event: Event)
}

extension SimulationModel {
  /// Of no event.
  @inlinable
  public static var eventsExpected: Int {
    @inline(__always) get { 0 }
  }

  /// Does nothing.
  @inlinable
  @inline(__always)
  public func expect(_ event: Event) {}
}
