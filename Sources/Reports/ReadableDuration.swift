/// Time spans as people read them: `12 s`, `3 min 20 s`, `1 h 02 min`.
public enum ReadableDuration {
  /// The text of a span, to the second; from an hour on to the minute.
  public static func text(_ duration: Duration) -> String {
    let seconds = max(0, Int((duration / .seconds(1)).rounded()))
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(padded(seconds % 60)) s" }
    return "\(seconds / 3600) h \(padded(seconds / 60 % 60)) min"
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
