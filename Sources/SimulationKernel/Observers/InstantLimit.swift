/// Ends a run in which time stands still: a model that schedules events without delay for ever.
///
/// Costs a comparison and a count an event. It counts from one run to the next.
public struct InstantLimit<Model: SimulationModel>: SimulationObserver
where Model.Event: NamedEvent {
  /// The most events that one instant may have.
  public let limit: Int

  @usableFromInline var time = -Double.infinity
  @usableFromInline var count = 0

  /// A limit of so many events an instant, at least one.
  @inlinable
  public init(_ limit: Int) {
    precondition(limit >= 1, "an instant must be allowed an event")
    self.limit = limit
  }

  /// Counts the event, and throws when there have been too many at its instant.
  @inlinable
  public mutating func willHandle(
    _ event: Model.Event, model: Model, schedule: borrowing EventSchedule<Model.Event>
  ) throws(RunawayModel) {
    if schedule.now != time {
      time = schedule.now
      count = 0
    }
    count += 1
    guard count > limit else { return }
    throw RunawayModel(
      time: time, limit: limit, eventNumber: schedule.dispatchedCount, eventName: event.kindName,
      entity: event.entity)
  }
}

/// A model in which time stands still, by ``InstantLimit``.
public struct RunawayModel: Error, Hashable, Sendable {
  /// When time stopped.
  public let time: Double
  /// How many events one instant was allowed.
  public let limit: Int
  /// The number of the event that was one too many, counted from 1.
  public let eventNumber: Int
  /// The name of its kind.
  public let eventName: String
  /// What it was about, if that has a number.
  public let entity: Int?

  @usableFromInline
  init(time: Double, limit: Int, eventNumber: Int, eventName: String, entity: Int?) {
    self.time = time
    self.limit = limit
    self.eventNumber = eventNumber
    self.eventName = eventName
    self.entity = entity
  }
}

extension RunawayModel: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    "more than \(limit) events at time \(time), the last one \(eventName)"
      + (entity.map { " of \($0)" } ?? "") + ": events follow one another without delay"
  }
}
