internal import Synchronization

/// A line that says how far a long command is, and clears itself at the end.
///
/// It writes nothing itself: the command line gives it the terminal, and gives it none when
/// standard error is a pipe or a file. Calls may come from any thread.
public final class ProgressLine: Sendable {
  /// A clock: the time since some fixed instant.
  public typealias Clock = @Sendable () -> Duration

  private struct State {
    var done = 0
    var lastShown: Duration?
    var finished = false
  }

  private let label: String
  private let total: Int
  private let interval: Duration
  private let now: Clock
  private let show: @Sendable (String) -> Void
  private let started: Duration
  private let state = Mutex(State())

  /// Makes a line that counts to `total`, and shows it at most once every `interval`.
  public init(
    label: String, total: Int, interval: Duration = .milliseconds(100),
    now: @escaping Clock = ProgressLine.continuousClock(),
    show: @escaping @Sendable (String) -> Void
  ) {
    self.label = label
    self.total = total
    self.interval = interval
    self.now = now
    self.show = show
    self.started = now()
  }

  /// Counts `steps` more as done.
  public func advance(by steps: Int = 1) {
    let time = now()
    // Shown within the lock: two threads must not write across each other.
    state.withLock { state in
      state.done += steps
      guard !state.finished else { return }
      if let last = state.lastShown, time - last < interval { return }
      state.lastShown = time
      show("\r\u{1B}[K" + text(done: state.done, elapsed: time - started))
    }
  }

  /// Clears the line; nothing is shown after this.
  public func finish() {
    state.withLock { state in
      if state.lastShown != nil, !state.finished { show("\r\u{1B}[K") }
      state.finished = true
    }
  }

  /// A clock that does not jump when the time of day is set.
  public static func continuousClock() -> Clock {
    let start = ContinuousClock.now
    return { ContinuousClock.now - start }
  }

  private func text(done: Int, elapsed: Duration) -> String {
    var text = "\(label) \(done)/\(total), \(ReadableDuration.text(elapsed))"
    if done > 0, done < total {
      let left = elapsed / Double(done) * Double(total - done)
      text += ", about \(ReadableDuration.text(left)) left"
    }
    return text
  }
}
