/// A model and its schedule, played event by event.
///
/// Copying a simulation branches it: both copies go on bit-identically until they are treated
/// differently. The first events are put on `schedule` before the first run.
public struct Simulation<Model: SimulationModel> {
  /// The state being simulated.
  public var model: Model

  @usableFromInline var shared: SharedSchedule<Model.Event>

  /// The clock and the pending events.
  @inlinable
  public var schedule: EventSchedule<Model.Event> {
    @inline(__always)
    _read { yield shared.schedule }
    @inline(__always)
    _modify { yield &shared.schedule }
  }

  /// A simulation whose clock shows the given time, with nothing scheduled yet.
  @inlinable
  public init(model: Model, startingAt time: Double = 0) {
    self.model = model
    shared = SharedSchedule(EventSchedule(startingAt: time))
  }

  /// Changes model and schedule together, between runs.
  ///
  ///     simulation.edit { model, schedule in model.open(on: &schedule) }
  @inlinable
  public mutating func edit<Result, Failure: Error>(
    _ change: (inout Model, inout EventSchedule<Model.Event>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try change(&model, &shared.schedule)
  }

  /// Runs until no event is pending; the clock then shows the time of the last.
  @inlinable
  public mutating func run() {
    var nobody = NoObserver<Model>()
    Self.play(&model, &shared.schedule, until: .infinity, observedBy: &nobody)
  }

  /// Runs all events before the horizon, then sets the clock to the horizon.
  ///
  /// The horizon is half-open: an event at the horizon stays pending, and runs when the run is
  /// continued by another call with a later horizon.
  ///
  /// - Precondition: `horizon` is finite and not before the current time.
  @inlinable
  public mutating func run(until horizon: Double) {
    var nobody = NoObserver<Model>()
    run(until: horizon, observedBy: &nobody)
  }

  /// Runs as ``run(until:)`` does, and lets an observer see every event before and after it.
  ///
  /// The observer is dispatched statically: what it leaves empty costs nothing.
  ///
  /// - Precondition: `horizon` is finite and not before the current time.
  /// - Throws: What the observer throws; the simulation then stays as the observer saw it.
  @inlinable
  public mutating func run<Observer: SimulationObserver<Model>>(
    until horizon: Double, observedBy observer: inout Observer
  ) throws(Observer.Failure) {
    precondition(
      horizon >= schedule.now && horizon < .infinity,
      "a run needs a finite horizon that is not past")
    try Self.play(&model, &shared.schedule, until: horizon, observedBy: &observer)
    schedule.advance(to: horizon)
  }

  /// The loop of a run, with what it changes at hand.
  @inlinable
  @inline(__always)
  static func play<Observer: SimulationObserver<Model>>(
    _ model: inout Model, _ schedule: inout EventSchedule<Model.Event>, until horizon: Double,
    observedBy observer: inout Observer
  ) throws(Observer.Failure) {
    var expected = 0
    while let event = schedule.next(before: horizon) {
      announce(to: model, after: &expected, &schedule)
      try observer.willHandle(event, model: model, schedule: schedule)
      model.handle(event, schedule: &schedule)
      try observer.didHandle(event, model: model, schedule: schedule)
    }
  }

  /// Tells the model of the events that come next, but for those that it has been told of.
  ///
  /// - Parameter expected: How many of the next it has been told of, as it was before the event that
  ///   is at hand was taken out.
  @inlinable
  @inline(__always)
  static func announce(
    to model: Model, after expected: inout Int, _ schedule: inout EventSchedule<Model.Event>
  ) {
    guard Model.eventsExpected > 0 else { return }
    schedule.queue.state.stepAhead()
    let inOrder = schedule.queue.state.run.count
    expected = min(max(0, expected &- 1), inOrder)
    let wanted = min(Model.eventsExpected, inOrder)
    while expected < wanted {
      if let event = schedule.queue.state.sortedEvent(at: expected) { model.expect(event) }
      expected &+= 1
    }
  }

  /// Runs the next event, and returns whether there was one.
  @inlinable
  @discardableResult
  public mutating func step() -> Bool {
    Self.playOne(&model, &shared.schedule)
  }

  @inlinable
  @inline(__always)
  static func playOne(
    _ model: inout Model, _ schedule: inout EventSchedule<Model.Event>
  ) -> Bool {
    guard let event = schedule.next(before: .infinity) else { return false }
    model.handle(event, schedule: &schedule)
    return true
  }
}

extension Simulation: Sendable where Model: Sendable {}
