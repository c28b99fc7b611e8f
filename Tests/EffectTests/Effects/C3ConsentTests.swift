import MarketModel
import RandomStreams
import Testing

/// Consent and federated learning (C3).
struct C3ConsentTests {
  @Test("C3 Half the people consenting instead of nine in ten cut the data by 44 %")
  func data() async throws { try await check(.c3Data) }
  @Test("C3 Federated learning is better than none")
  func federated() async throws { try await check(.c3FederatedOverNone) }
  @Test("C3 Central learning is better than federated")
  func central() async throws { try await check(.c3CentralOverFederated) }
}

extension Effect {
  static let c3Data = Effect(
    id: "C3", name: "consent",
    claim: "A consent of .5 instead of .9 leaves 56 ± 5 % of the data",
    mechanism: "asking for consent (everybody's use is learnt from)", source: "band: EFFECTS",
    scale: .ratio, band: 0.51...0.61, replications: 8, placeboReplications: 3
  ) { mechanism, streams in
    func records(consent: Double) throws -> Quotient {
      var ai = AIProductConfiguration.effect(training: nil)
      ai.consent.share = mechanism == .on ? consent : 1
      let product = try EffectMarket.used(people: 200, days: 40, ai: ai).record(streams).product
      return Quotient(numerator: Double(product.totals.records))
    }
    return Measurement(treated: try records(consent: 0.5), control: try records(consent: 0.9))
  }

  static let c3FederatedOverNone = quality(
    name: "federated over none", claim: "Federated learning makes better models than no data",
    treated: { $0.federated = FederatedLearning(valueShare: 0.6) },
    control: { $0.consent.share = 0 })

  static let c3CentralOverFederated = quality(
    name: "central over federated",
    claim: "Data brought together make better models than federated",
    treated: { _ in }, control: { $0.federated = FederatedLearning(valueShare: 0.6) })

  /// The difference in quality between two ways to learn, as a share of right answers.
  private static func quality(
    name: String, claim: String,
    treated: @escaping @Sendable (inout AIProductConfiguration) -> Void,
    control: @escaping @Sendable (inout AIProductConfiguration) -> Void
  ) -> Effect {
    Effect(
      id: "C3", name: name, claim: claim, mechanism: "learning (exponent 0)",
      source: "band: judgement; worth of a federated record .6: assumption", scale: .difference,
      band: 0.001...0.22, replications: 6, placeboReplications: 3
    ) { mechanism, streams in
      func quality(_ change: (inout AIProductConfiguration) -> Void) throws -> Quotient {
        var ai = AIProductConfiguration.effect(training: try .effect())
        ai.training?.resultSpread = 0
        if mechanism == .off { ai.learning.exponent = 0 }
        change(&ai)
        let market = try EffectMarket.used(people: 100, days: 90, ai: ai)
        return Quotient(numerator: try market.record(streams).product.quality)
      }
      return Measurement(treated: try quality(treated), control: try quality(control))
    }
  }
}
