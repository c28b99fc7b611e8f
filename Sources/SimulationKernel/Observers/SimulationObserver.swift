/// What watches a run, event by event: a trace, a profile, a limit.
///
/// An observer sees the model and the schedule and can change neither, so a run is the same
/// whether it is watched or not. It can end a run by throwing.
public protocol SimulationObserver<Model> {
  /// The model that it can watch.
  associatedtype Model: SimulationModel
  /// What it ends a run with; `Never` for one that only watches.
  associatedtype Failure: Error = Never

  /// An event is about to be handled; the clock shows its time and it is no longer pending.
  mutating func willHandle(
    _ event: Model.Event, model: Model, schedule: borrowing EventSchedule<Model.Event>
  ) throws(Failure)

  /// An event has been handled, and what follows from it is pending.
  mutating func didHandle(
    _ event: Model.Event, model: Model, schedule: borrowing EventSchedule<Model.Event>
  ) throws(Failure)
}

extension SimulationObserver {
  /// Does nothing.
  @inlinable
  public mutating func willHandle(
    _ event: Model.Event, model: Model, schedule: borrowing EventSchedule<Model.Event>
  ) throws(Failure) {}

  /// Does nothing.
  @inlinable
  public mutating func didHandle(
    _ event: Model.Event, model: Model, schedule: borrowing EventSchedule<Model.Event>
  ) throws(Failure) {}
}

/// Watches nothing, at no cost.
public struct NoObserver<Model: SimulationModel>: SimulationObserver {
  /// A place in memory, of which optimised code has no trace.
  ///
  /// Two values without a place are the same to the thread sanitizer, which then reports a race
  /// between runs that share nothing.
  @usableFromInline
  let place: UInt8 = 0

  /// An observer that does nothing.
  @inlinable
  public init() {}
}

/// Two observers of one run; the first, which cannot fail, sees every event first.
public struct ObserverPair<First: SimulationObserver, Second: SimulationObserver>:
  SimulationObserver
where First.Model == Second.Model, First.Failure == Never {
  /// The model that both watch.
  public typealias Model = First.Model
  /// What the second one ends a run with.
  public typealias Failure = Second.Failure

  /// The one that sees every event first.
  public var first: First
  /// The one that sees every event second.
  public var second: Second

  /// Both together.
  @inlinable
  public init(_ first: First, _ second: Second) {
    self.first = first
    self.second = second
  }

  /// Tells the first, then the second.
  @inlinable
  public mutating func willHandle(
    _ event: Model.Event, model: Model, schedule: borrowing EventSchedule<Model.Event>
  ) throws(Failure) {
    first.willHandle(event, model: model, schedule: schedule)
    try second.willHandle(event, model: model, schedule: schedule)
  }

  /// Tells the first, then the second.
  @inlinable
  public mutating func didHandle(
    _ event: Model.Event, model: Model, schedule: borrowing EventSchedule<Model.Event>
  ) throws(Failure) {
    first.didHandle(event, model: model, schedule: schedule)
    try second.didHandle(event, model: model, schedule: schedule)
  }
}
