/// One moment at which something arrives, and how much of it.
public struct Arrival: Sendable, Hashable {
  /// When, in the model's unit of time.
  public var time: Double
  /// How many arrive together, 1 or more.
  public var count: Int

  /// An arrival of `count` at `time`.
  @inlinable
  public init(time: Double, count: Int = 1) {
    self.time = time
    self.count = count
  }
}

/// What says when the next customers come.
///
/// A process is a value: a copy goes on by itself. Its randomness comes from the stream that the
/// caller hands in, which may be one long stream or a new one for each arrival.
public protocol ArrivalProcess: Sendable {
  /// The first arrival after a time, or nil if nothing arrives any more.
  ///
  /// Called with the last arrival's time (at first with the time from which on arrivals count, which
  /// a renewal process takes for an arrival), it makes the whole sequence. Times never decrease;
  /// two arrivals at one time have a probability of practically zero, or none where so stated.
  ///
  /// - Parameter time: A finite time.
  mutating func next(after time: Double, from stream: inout RandomStream) -> Arrival?
}
