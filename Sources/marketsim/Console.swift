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
    print: { text in
      guard let reason = write(text, to: STDOUT_FILENO) else { return }
      // Nobody may take half of an answer for the whole.
      _ = write("Error: cannot write to standard output: \(reason)\n", to: STDERR_FILENO)
      exit(1)
    },
    complain: { _ = write($0, to: STDERR_FILENO) },
    showsProgress: isatty(STDERR_FILENO) == 1)

  /// Writes a text in full, or returns the system's reason why not.
  private static func write(_ text: String, to descriptor: CInt) -> String? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}

// Inside the type, its own `write` hides the system's.
private func systemWrite(_ descriptor: CInt, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}
