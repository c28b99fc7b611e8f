import MarketModel
import RandomStreams

/// A claim about the market that can turn out false: what is measured, with the mechanism on and
/// off, and how large the effect must be.
///
/// Both sides of a comparison meet the same replications (common random numbers). With the
/// mechanism on, the 95 % interval of the estimate must exclude "no effect" and the estimate must
/// lie in the band; with the mechanism off on both sides nothing may be left of the effect.
struct Effect: Sendable {
  /// Whether what is said to cause the effect is there.
  enum Mechanism: Sendable, CaseIterable {
    case on
    case off
  }

  /// How the two sides are compared.
  enum Scale: Sendable {
    /// Treated over control; no effect is 1.
    case ratio
    /// Treated minus control; no effect is 0.
    case difference
    /// What is seen, by itself: with the mechanism off it must leave the band.
    case level

    /// What an estimate is without any effect; nil of a level.
    var noEffect: Double? {
      switch self {
      case .ratio: 1
      case .difference: 0
      case .level: nil
      }
    }
  }

  /// The row of the table of effects, such as `A3`, or a rule, such as `R3`.
  let id: String
  /// What it is about, in a few words; distinguishes the effects of a row.
  let name: String
  /// The claim in words, as a sentence without its full stop.
  let claim: String
  /// What is switched off for the second comparison.
  let mechanism: String
  /// Where the band and the parameters come from.
  let source: String
  let scale: Scale
  let band: ClosedRange<Double>
  /// Pairs that are played with the mechanism on.
  let replications: Int
  /// Pairs that are played with it off.
  let placeboReplications: Int
  let seed: UInt32
  /// Plays a replication and says what was measured.
  let measure: @Sendable (Mechanism, ReplicationStreams) throws -> Measurement

  /// An effect that is measured in a way of its own.
  ///
  /// - Parameters:
  ///   - placeboReplications: As many as with the mechanism on, if nil.
  ///   - measure: Plays what is needed; a measurement without a control is compared with "no
  ///     effect" itself.
  init(
    id: String, name: String, claim: String, mechanism: String, source: String, scale: Scale,
    band: ClosedRange<Double>, replications: Int, placeboReplications: Int? = nil,
    seed: UInt32 = 1,
    measure: @escaping @Sendable (Mechanism, ReplicationStreams) throws -> Measurement
  ) {
    let placeboReplications = placeboReplications ?? replications
    precondition(min(replications, placeboReplications) > 1, "an interval needs two replications")
    self.id = id
    self.name = name
    self.claim = claim
    self.mechanism = mechanism
    self.source = source
    self.scale = scale
    self.band = band
    self.replications = replications
    self.placeboReplications = placeboReplications
    self.seed = seed
    self.measure = measure
  }

  /// The common form: one market with and without a treatment, read from the record.
  ///
  /// - Parameters:
  ///   - market: The control's market.
  ///   - treatment: Makes the treated market of it.
  ///   - off: Removes the mechanism from either market.
  ///   - reading: What is measured in a record.
  init(
    id: String, name: String, claim: String, mechanism: String, source: String, scale: Scale,
    band: ClosedRange<Double>, replications: Int, placeboReplications: Int? = nil,
    seed: UInt32 = 1, market: EffectMarket,
    treatment: @escaping @Sendable (EffectMarket) -> EffectMarket,
    off: @escaping @Sendable (EffectMarket) -> EffectMarket,
    reading: @escaping @Sendable (MarketRecord) -> Quotient
  ) {
    self.init(
      id: id, name: name, claim: claim, mechanism: mechanism, source: source, scale: scale,
      band: band, replications: replications, placeboReplications: placeboReplications, seed: seed
    ) { mechanism, streams in
      let control = mechanism == .on ? market : off(market)
      return Measurement(
        treated: reading(try treatment(control).record(streams)),
        control: reading(try control.record(streams)))
    }
  }

  /// What identifies the effect in the table.
  var title: String { "\(id) \(name)" }
}

/// What one replication says: a sum over a sum, such as orders over visits.
///
/// Replications are added up before they are divided (R10); a plain number has the divisor 1.
struct Quotient: Sendable {
  var numerator: Double
  var divisor = 1.0
}

/// Both sides in one replication.
struct Measurement: Sendable {
  var treated: Quotient
  var control: Quotient?
}
