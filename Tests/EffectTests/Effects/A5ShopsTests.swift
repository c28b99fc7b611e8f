import MarketModel
import RandomStreams
import Testing

/// Shops (A5): who visits, and who buys.
struct A5ShopsTests {
  @Test("A5 Of the visitors of a shop 8-45 % buy")
  func visitorToBuyer() async throws { try await check(.a5VisitorToBuyer) }

  @Test("A5 Nobody who lives outside the reach of a shop visits it")
  func outsideTheReach() async throws { try await check(.a5OutsideTheReach) }
}

extension Effect {
  /// Orders at the till over those who came in, whether they were served or not.
  static let a5VisitorToBuyer = Effect(
    id: "A5", name: "visitor to buyer", claim: "Of a shop's visitors, 8–45 % buy",
    mechanism: "seeing, trying and asking (presence and trust have no utility)",
    source:
      "visitor to buyer .08–.25–.45 (McKinsey, AlterVision); presence 2.8, trust 1: assumption",
    scale: .level, band: 0.08...0.45, replications: 8, placeboReplications: 8
  ) { mechanism, streams in
    let shop = try ChannelConfiguration.shop(presenceUtility: mechanism == .on ? 2.8 : 0)
    let record = try EffectMarket.worked(
      people: 600, days: 60, and: shop,
      settings: ["product.trustUtility=\(mechanism == .on ? 1 : 0)"]
    ).record(streams)
    let totals = record.channels[2]
    return Measurement(
      treated: Quotient(
        numerator: Double(totals.orders), divisor: Double(totals.visitors)))
  }

  /// Visits a person of those who live outside: in this market, everybody.
  static let a5OutsideTheReach = Effect(
    id: "A5", name: "outside the reach", claim: "Nobody outside its reach visits a shop",
    mechanism: "reach (everybody lives within it)", source: "band: a definition",
    scale: .level, band: 0...0, replications: 3
  ) { mechanism, streams in
    let people = 600
    let shop = try ChannelConfiguration.shop(reachShare: mechanism == .on ? 0 : 1)
    let record = try EffectMarket.worked(people: people, days: 30, and: shop).record(streams)
    return Measurement(
      treated: Quotient(
        numerator: Double(record.channels[2].visitors), divisor: Double(people)))
  }
}
