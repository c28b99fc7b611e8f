/// What happens to a person in a run, who is touched: one row of sixteen bytes.
struct PersonState: Sendable, Hashable {
  /// When ``awareness`` was last raised.
  var awarenessTime: Double = 0
  /// Awareness at ``awarenessTime``; it fades from there.
  var awareness: Float = 0
  /// Whether an `awarenessFades` event is pending.
  var hasFadeCheck = false
}
