import RandomStreams
import Testing

/// What came of an effect: its estimate, and that with the mechanism off.
struct EffectOutcome: Sendable {
  let effect: Effect
  let on: EffectEstimate
  let off: EffectEstimate

  /// The confidence with which nothing must be seen of the effect when the mechanism is off: a
  /// correct program gives a false alarm in one choice of seeds of 1000.
  static let placeboLevel = 0.999

  /// Plays all replications with the mechanism on and off.
  init(_ effect: Effect) throws {
    self.effect = effect
    on = try Self.estimate(effect, .on, replications: effect.replications)
    off = try Self.estimate(effect, .off, replications: effect.placeboReplications)
  }

  private static func estimate(
    _ effect: Effect, _ mechanism: Effect.Mechanism, replications: Int
  ) throws -> EffectEstimate {
    EffectEstimate(
      try (0..<replications).map {
        try effect.measure(
          mechanism, ReplicationStreams(seed: effect.seed, replication: UInt32($0)))
      }, scale: effect.scale)
  }

  /// Everything that is wrong with the claim, empty if it holds.
  var failures: [String] {
    var failures: [String] = []
    if !effect.band.contains(on.value) {
      failures.append("the estimate is not in the band")
    }
    guard let noEffect = effect.scale.noEffect else {
      if effect.band.contains(off.value) {
        failures.append("with the mechanism off the estimate is in the band too")
      }
      return failures
    }
    if on.interval().contains(noEffect) {
      failures.append("the interval holds \"no effect\"")
    }
    let placebo = off.interval(level: Self.placeboLevel)
    if !placebo.contains(noEffect) {
      failures.append("there is an effect with the mechanism off")
    }
    if placebo.contains(on.value) {
      failures.append("the mechanism off can't be told from the mechanism on")
    }
    return failures
  }

  /// The figures, for the table and for messages.
  var figures: (on: String, off: String) { (Self.text(on), Self.text(off)) }

  private static func text(_ estimate: EffectEstimate) -> String {
    let interval = estimate.interval()
    let ends = [interval.lowerBound, interval.upperBound].map(shortNumber)
    return "\(shortNumber(estimate.value)) (\(ends.joined(separator: " … ")))"
  }
}

/// The outcomes of this process: each effect is played once, whoever asks first.
actor EffectBook {
  static let shared = EffectBook()

  private var outcomes: [String: Task<EffectOutcome, any Error>] = [:]

  func outcome(of effect: Effect) async throws -> EffectOutcome {
    let task = outcomes[effect.title] ?? Task.detached { try EffectOutcome(effect) }
    outcomes[effect.title] = task
    return try await task.value
  }
}

/// Plays an effect, and reports what is wrong with the claim.
func check(_ effect: Effect, sourceLocation: SourceLocation = #_sourceLocation) async throws {
  let outcome = try await EffectBook.shared.outcome(of: effect)
  let failures = outcome.failures
  #expect(
    failures.isEmpty,
    """
    \(effect.title): \(failures.joined(separator: "; ")); band \(shortNumber(effect.band.lowerBound)) … \
    \(shortNumber(effect.band.upperBound)), estimate \(outcome.figures.on), mechanism off \
    \(outcome.figures.off)
    """, sourceLocation: sourceLocation)
}
