#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Counts events by kind, and times them on a clock that no change of the time of day moves.
///
/// Reads the clock twice an event. Times are of this machine and this moment: they belong on a
/// terminal and in no result.
public struct SimulationProfile<Model: SimulationModel>: SimulationObserver
where Model.Event: NamedEvent {
  /// A kind of event, how many of it there were, and how long they took.
  public struct Row: Hashable, Sendable {
    /// The name of the kind.
    public let name: String
    /// How many there were.
    public internal(set) var count = 0
    /// Nanoseconds spent in handling them, a reading of the clock each included.
    public internal(set) var nanoseconds: UInt64 = 0
  }

  /// One row a kind, in the order of the events' `kindNames`.
  public private(set) var rows: [Row]
  /// Nanoseconds between one event's end and the next one's start: the kernel's part, and again a
  /// reading of the clock each.
  public private(set) var nanosecondsBetween: UInt64 = 0

  private let now: @Sendable () -> UInt64
  private var started: UInt64 = 0
  private var ended: UInt64

  /// A profile without events, on the system's monotonic clock unless another is given.
  ///
  /// The time before the first event counts from here as between events; see ``resume()``.
  public init(now: @escaping @Sendable () -> UInt64 = MonotonicClock.nanoseconds) {
    self.now = now
    rows = Model.Event.kindNames.map { Row(name: "\($0)") }
    ended = now()
  }

  /// Starts the clock anew, after something that is not to be counted.
  public mutating func resume() {
    ended = now()
  }

  /// How many events there were.
  public var count: Int { rows.reduce(0) { $0 + $1.count } }

  /// Notes when the event begins.
  public mutating func willHandle(
    _ event: Model.Event, model: Model, schedule: borrowing EventSchedule<Model.Event>
  ) {
    started = now()
    nanosecondsBetween += started - ended
  }

  /// Counts the event and the time it took.
  public mutating func didHandle(
    _ event: Model.Event, model: Model, schedule: borrowing EventSchedule<Model.Event>
  ) {
    ended = now()
    rows[event.kind].count += 1
    rows[event.kind].nanoseconds += ended - started
  }
}

/// The system's clock that only goes forward.
public enum MonotonicClock {
  /// Nanoseconds since some fixed instant.
  public static let nanoseconds: @Sendable () -> UInt64 = {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Nanoseconds that one reading takes, as the mean of a thousand.
  public static func nanosecondsOfReading() -> Double {
    let count = 1000
    let start = nanoseconds()
    var end = start
    for _ in 0..<count { end = nanoseconds() }
    return Double(end - start) / Double(count)
  }
}
