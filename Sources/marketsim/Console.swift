#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Where a command prints: results to standard output, all else to standard error.
struct Console: Sendable {
  /// Prints a result.
  let print: @Sendable (String) -> Void
  /// Prints a message or the progress line.
  let complain: @Sendable (String) -> Void
  /// Whether messages go to a person at a terminal, who can be shown a progress line.
  let showsProgress: Bool

  /// The console of this process.
  static let standard = Console(
    print: { write($0, to: STDOUT_FILENO) },
    complain: { write($0, to: STDERR_FILENO) },
    showsProgress: isatty(STDERR_FILENO) == 1)

  private static func write(_ text: String, to descriptor: CInt) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return
      }
      rest = rest.dropFirst(count)
    }
  }
}

// Inside the type, its own `write` hides the system's.
private func systemWrite(_ descriptor: CInt, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}
