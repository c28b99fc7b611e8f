/// A mistake in the model, found in a run: money or people were lost, or time stands still.
public struct MarketFault: Error, Hashable, Sendable {
  /// What is wrong, in words.
  public let what: String
  /// When, days since the start.
  public let day: Double
  /// The number of the event, counted from 1, where it is known.
  public let eventNumber: Int?
  /// The name of the event's kind.
  public let eventName: String
  /// The person to whom it happened, if it happened to one.
  public let person: Int?

  /// A fault found at an event.
  public init(what: String, day: Double, eventNumber: Int?, eventName: String, person: Int?) {
    self.what = what
    self.day = day
    self.eventNumber = eventNumber
    self.eventName = eventName
    self.person = person
  }
}
