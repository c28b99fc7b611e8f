#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Says which event was being handled when the program is stopped by a fault: a precondition that
/// does not hold, an index out of range, memory that is not there.
///
/// Swift cannot catch such a stop. So each run keeps what it is doing in plain memory (``FaultMark``,
/// four stores an event), and a signal handler, if the program installs one, writes it to standard
/// error before the program goes down as it would have done anyway.
///
/// A stack that overflows is not reported: there is no room left to do it in.
public enum FaultReport {
  /// Plays something under a mark that says what it is.
  ///
  /// - Parameters:
  ///   - description: What is being played, and how to repeat it; whole lines without the last
  ///     line feed.
  ///   - startDay: The day since 1970-01-01 on which time 0 lies, if the unit of time is the day:
  ///     the report then has a date.
  ///   - body: Plays it, with the mark as an observer.
  public static func marking<Model: SimulationModel, Result, Failure: Error>(
    _ description: String, startDay: Int? = nil, playing: Model.Type = Model.self,
    _ body: (FaultMark<Model>) throws(Failure) -> Result
  ) throws(Failure) -> Result where Model.Event: NamedEvent {
    let record = UnsafeMutablePointer<FaultRecord>.allocate(capacity: 1)
    record.initialize(
      to: FaultRecord(description, kindNames: Model.Event.kindNames, startDay: startDay))
    let outer = pthread_getspecific(key)
    pthread_setspecific(key, record)
    defer {
      pthread_setspecific(key, outer)
      record.pointee.deallocate()
      record.deallocate()
    }
    return try body(FaultMark(record: record))
  }

  /// Makes the process report faults; for a program to call once, at its start.
  ///
  /// Who handled the signals before, such as Swift's own backtraces, handles them afterwards.
  public static func install() {
    for place in signals.indices {
      var action = sigaction()
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = handle
      #else
        action.__sigaction_handler.sa_handler = handle
      #endif
      action.sa_flags = CInt(SA_ONSTACK)
      sigaction(signals[place].number, &action, &formerActions[place])
    }
    // Made here, so that the handler has not to make it.
    _ = key
  }

  /// The handler: reports, and lets the signal come again with its former action in place.
  private static let handle: @convention(c) (CInt) -> Void = { number in
    for place in 0..<FaultReport.signals.count
    where FaultReport.signals[place].number == number {
      if let memory = pthread_getspecific(FaultReport.key) {
        let record = memory.assumingMemoryBound(to: FaultRecord.self)
        let count = record.pointee.describe(signal: FaultReport.signals[place].name)
        write(STDERR_FILENO, record.pointee.line.baseAddress, count)
        let description = record.pointee.description
        write(STDERR_FILENO, description.baseAddress, description.count)
        var end: UInt8 = UInt8(ascii: "\n")
        write(STDERR_FILENO, &end, 1)
      }
      sigaction(number, &FaultReport.formerActions[place], nil)
      // It waits until the handler has returned.
      raise(number)
    }
  }

  /// Where a thread keeps what it is playing.
  ///
  /// Looking it up is not among the calls that POSIX lists for handlers, but reads memory only, in
  /// all C libraries that Swift runs on.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    precondition(pthread_key_create(&key, nil) == 0, "no key for a thread's own memory")
    return key
  }()

  /// Swift stops by an illegal instruction or a trap, the C library by aborting.
  private static let signals: [(number: CInt, name: StaticString)] = [
    (SIGILL, "SIGILL"), (SIGTRAP, "SIGTRAP"), (SIGABRT, "SIGABRT"), (SIGSEGV, "SIGSEGV"),
    (SIGBUS, "SIGBUS"), (SIGFPE, "SIGFPE"),
  ]

  /// Written by `install` only, before anything is played.
  nonisolated(unsafe) private static let formerActions = UnsafeMutablePointer<sigaction>
    .allocate(capacity: signals.count)
}

/// Notes the event being handled, for ``FaultReport``; four stores an event.
public struct FaultMark<Model: SimulationModel>: SimulationObserver
where Model.Event: NamedEvent {
  @usableFromInline let record: UnsafeMutablePointer<FaultRecord>

  @usableFromInline
  init(record: UnsafeMutablePointer<FaultRecord>) {
    self.record = record
  }

  /// Notes the event.
  @inlinable
  public mutating func willHandle(
    _ event: Model.Event, model: Model, schedule: borrowing EventSchedule<Model.Event>
  ) {
    record.pointee.time = schedule.now
    record.pointee.number = schedule.dispatchedCount
    record.pointee.kind = event.kind
    record.pointee.entity = event.entity ?? -1
  }
}
