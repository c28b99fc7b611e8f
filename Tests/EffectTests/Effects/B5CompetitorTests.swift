import MarketModel
import RandomStreams
import Testing

/// Competitors (B5): what a lower price brings, and what is left of it when a rival matches it.
struct B5CompetitorTests {
  @Test("B5 A price lower by a tenth brings 15-35 % more orders")
  func priceCut() async throws { try await check(.b5PriceCut) }

  @Test("B5 A rival that matches the price removes at least half of that")
  func matching() async throws { try await check(.b5Matching) }
}

extension Effect {
  private static let source =
    "band: price elasticity −2.6 (Bijmolt et al. 2005), −2.4 (cheese displays); price sensitivity "
    + "2.4: the same; a liked rival (quality 1), and utility of waiting −1, as in a category "
    + "that everybody buys: assumptions"

  static let b5PriceCut = Effect(
    id: "B5", name: "price cut", claim: "A price lower by a tenth brings 15–35 % more orders",
    mechanism: "the price in the choice (sensitivity 0)", source: source, scale: .ratio,
    band: 1.15...1.35, replications: 10, placeboReplications: 2
  ) { mechanism, streams in
    let settings = mechanism == .on ? [] : ["market.traits.priceSensitivity=0"]
    return Measurement(
      treated: Quotient(numerator: try b5Orders(price: 0.9, settings, streams)),
      control: Quotient(numerator: try b5Orders(price: 1, settings, streams)))
  }

  static let b5Matching = Effect(
    id: "B5", name: "matching rival",
    claim: "When the rival matches it, half of the additional orders or fewer are left",
    mechanism: "the rival's reaction (it keeps its price)",
    source: source + "; it answers within a week: assumption",
    scale: .ratio, band: 0...0.5, replications: 10, placeboReplications: 2
  ) { mechanism, streams in
    func gain(_ settings: [String]) throws -> Quotient {
      Quotient(
        numerator: try b5Orders(price: 0.9, settings, streams)
          - b5Orders(price: 1, settings, streams))
    }
    let matching = mechanism == .on ? ["market.rival.match.delayDays=7"] : []
    return Measurement(treated: try gain(matching), control: try gain([]))
  }

  /// Orders of half a year in a market where what is needed is bought, from us or the rival.
  private static func b5Orders(
    price: Double, _ settings: [String], _ streams: ReplicationStreams
  ) throws -> Double {
    var market = EffectMarket.worked(people: 1500, days: 180).with(
      "strategies.even-split.spendPerMonth=0", "clock.reportEveryDays=180",
      "product.waitingUtility=-1", "product.abandoningUtility=-1",
      "market.rival.consideredShare=1", "market.rival.consideredInCartShare=0",
      "market.rival.quality=1", "channels.platform.otherListings=5",
      "product.priceLevel=\(price)")
    market.settings += settings
    return Double(try market.record(streams).totals.orders)
  }
}
