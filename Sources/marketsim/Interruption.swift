#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What happens on Ctrl-C.
enum Interruption {
  /// Makes an interrupt end the process with code 130, as shells count it, and a clean line.
  ///
  /// Files need no care: they are put in place only when all are written, and meanwhile
  /// interrupts are ignored.
  static func exitsCleanly() {
    signal(SIGINT) { _ in
      // Only calls that POSIX allows in a signal handler.
      if isatty(STDERR_FILENO) == 1 {
        var clearLine: (UInt8, UInt8, UInt8, UInt8) = (0x0D, 0x1B, 0x5B, 0x4B)
        _ = write(STDERR_FILENO, &clearLine, 4)
      }
      _exit(130)
    }
  }

  /// Does what takes an instant and must not be left half-done; an interrupt meanwhile is ignored.
  static func ignored(_ body: () throws -> Void) rethrows {
    signal(SIGINT, SIG_IGN)
    defer { exitsCleanly() }
    try body()
  }
}
