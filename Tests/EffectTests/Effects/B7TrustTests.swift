import MarketModel
import RandomStreams
import Testing

/// Trust (B7): a lever where it weighs much in the choice.
struct B7TrustTests {
  @Test("B7 The trust that a shop makes is worth at least twice as much to a medical product")
  func lever() async throws { try await check(.b7Lever) }
}

extension Effect {
  /// The part by which orders rise if visits to a shop are trusted, for a product whose buyers weigh
  /// trust as a hospital's, over that for one whose buyers weigh it as a chatbot's.
  static let b7Lever = Effect(
    id: "B7", name: "trust lever",
    claim: "Trust by visits raises a medical product's orders at least twice a chatbot's part",
    mechanism: "the weight of trust (the chatbot's buyers weigh it as much as the hospital's)",
    source: "band: judgement; weights 3 and .5, .3 of the distrust a visit: assumption",
    scale: .ratio, band: 2...20, replications: 12, placeboReplications: 6
  ) { mechanism, streams in
    func gain(trustUtility: Double) throws -> Quotient {
      func orders(trustPerTouch: Double) throws -> Double {
        Double(
          try EffectMarket.worked(
            people: 500, days: 90, and: .shop(trustPerTouch: trustPerTouch),
            settings: ["product.trustUtility=\(trustUtility)"]
          ).record(streams).totals.orders)
      }
      let without = try orders(trustPerTouch: 0)
      return Quotient(
        numerator: try orders(trustPerTouch: 0.3) - without, divisor: without)
    }
    return Measurement(
      treated: try gain(trustUtility: 3),
      control: try gain(trustUtility: mechanism == .on ? 0.5 : 3))
  }
}
