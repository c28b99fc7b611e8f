/// What happens to a person in a run, who is touched: one row of twelve bytes.
struct PersonState: Sendable, Hashable {
  private var raised = PackedTime(0)
  /// Awareness, with a minus before it while an `awarenessFades` event is pending.
  private var signed: Float = 0

  /// When ``awareness`` was last raised.
  var awarenessTime: Double { raised.days }

  /// Awareness at ``awarenessTime``; it fades from there.
  var awareness: Float { abs(signed) }

  /// Awareness at a time that is not past.
  @inline(__always)
  func awareness(at time: Double, decayPerDay: Double) -> Double {
    guard awareness > 0 else { return 0 }
    let days = time - awarenessTime
    // Often it is asked for again in the event that has just raised it.
    return days == 0 ? Double(awareness) : Double(awareness) * exp(-decayPerDay * days)
  }

  /// Notes awareness at a time.
  mutating func setAwareness(_ awareness: Double, at time: Double) {
    raised = PackedTime(time)
    signed = Float(signOf: signed, magnitudeOf: Float(awareness))
  }

  /// Whether an `awarenessFades` event is pending.
  var hasFadeCheck: Bool {
    get { signed.sign == .minus }
    set { signed = newValue ? -abs(signed) : abs(signed) }
  }
}
