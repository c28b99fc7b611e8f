internal import Reports
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What happens on Ctrl-C, and when the process is asked to end.
enum Interruption {
  /// The path of a file that is being written and belongs to nobody if the process ends.
  ///
  /// Set while signals wait, and read by the handler when they don't.
  private nonisolated(unsafe) static var unfinishedPath: UnsafeMutablePointer<CChar>?

  /// What a signal that comes now finds, or the number of the one that is waiting: any thread may be
  /// the one that is interrupted.
  private static let state = Atomic(ends)

  /// A signal ends the process.
  private static let ends: CInt = 0

  /// A signal waits until something is done.
  private static let waits: CInt = -1

  /// The signals that end the process cleanly: an interrupt, a request to end, and that the terminal
  /// has gone, unless the process was started to outlive it, as `nohup` does.
  private static let numbers: [CInt] =
    [SIGINT, SIGTERM] + (isIgnored(SIGHUP) ? [] : [SIGHUP])

  /// Makes a signal end the process with 128 and its number as the code, as shells count it, and a
  /// clean line.
  ///
  /// Files are put in place only when all are written, and meanwhile signals wait; one that grows
  /// beside its place is removed.
  static func exitsCleanly() {
    // Made here, so that the handler has not to make it.
    _ = state.load(ordering: .relaxed)
    for number in numbers {
      signal(number) { number in
        let (isWaiting, found) = Interruption.state.compareExchange(
          expected: Interruption.waits, desired: number, ordering: .sequentiallyConsistent)
        if !isWaiting, found == Interruption.ends { Interruption.end(by: number) }
      }
    }
  }

  private static func isIgnored(_ number: CInt) -> Bool {
    let former = signal(number, SIG_IGN)
    signal(number, former)
    return unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Begins a file that the handler removes if the process ends before it is finished.
  static func begin(_ path: String) throws -> StreamedFile {
    try delayed {
      let file = try StreamedFile(path: path)
      unfinishedPath = strdup(file.temporary)
      return file
    }
  }

  /// Ends the process, by calls that POSIX allows in a signal handler.
  private static func end(by number: CInt) {
    if let path = unfinishedPath { unlink(path) }
    if isatty(STDERR_FILENO) == 1 {
      var clearLine: (UInt8, UInt8, UInt8, UInt8) = (0x0D, 0x1B, 0x5B, 0x4B)
      _ = write(STDERR_FILENO, &clearLine, 4)
    }
    _exit(128 + number)
  }

  /// Does what takes an instant and must not be left half-done; a signal meanwhile ends the process
  /// afterwards.
  static func delayed<Result>(_ body: () throws -> Result) rethrows -> Result {
    state.store(waits, ordering: .sequentiallyConsistent)
    defer {
      let number = state.exchange(ends, ordering: .sequentiallyConsistent)
      if number > 0 { end(by: number) }
    }
    return try body()
  }
}
