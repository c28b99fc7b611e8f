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
  /// Set once, before the file grows, and read by the signal's handler.
  private nonisolated(unsafe) static var unfinishedPath: UnsafeMutablePointer<CChar>?

  /// The signals that end the process cleanly: an interrupt, a request to end, and that the terminal
  /// has gone, unless the process was started to outlive it, as `nohup` does.
  private static let numbers: [CInt] =
    [SIGINT, SIGTERM] + (isIgnored(SIGHUP) ? [] : [SIGHUP])

  /// Makes a signal end the process with 128 and its number as the code, as shells count it, and a
  /// clean line.
  ///
  /// Files are put in place only when all are written, and meanwhile signals are ignored; one that
  /// grows beside its place is removed.
  static func exitsCleanly() {
    for number in numbers { exitsCleanly(on: number) }
  }

  private static func isIgnored(_ number: CInt) -> Bool {
    let former = signal(number, SIG_IGN)
    signal(number, former)
    return unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Has the handler remove a file if the process ends while it is written.
  static func removes(_ unfinishedFile: String) {
    unfinishedPath = strdup(unfinishedFile)
  }

  private static func exitsCleanly(on number: CInt) {
    signal(number) { number in
      // Only calls that POSIX allows in a signal handler.
      if let path = Interruption.unfinishedPath { unlink(path) }
      if isatty(STDERR_FILENO) == 1 {
        var clearLine: (UInt8, UInt8, UInt8, UInt8) = (0x0D, 0x1B, 0x5B, 0x4B)
        _ = write(STDERR_FILENO, &clearLine, 4)
      }
      _exit(128 + number)
    }
  }

  /// Does what takes an instant and must not be left half-done; a signal meanwhile is ignored.
  static func ignored(_ body: () throws -> Void) rethrows {
    for number in numbers { signal(number, SIG_IGN) }
    defer { exitsCleanly() }
    try body()
  }
}
