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
}
