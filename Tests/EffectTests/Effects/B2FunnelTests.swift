import MarketModel
import Policies
import RandomStreams
import Testing

/// Stage rates (B2): outcomes that the default parameters reproduce on seeds they were not set by.
struct B2FunnelTests {
  @Test("B2 Looks at the offer that end in the cart are as many as in life")
  func viewToCart() async throws { try await check(.b2ViewToCart) }

  @Test("B2 Carts that end in an order are as many as in life")
  func cartToOrder() async throws { try await check(.b2CartToOrder) }

  @Test("B2 Visits that end in an order are as many as in life")
  func visitToOrder() async throws { try await check(.b2VisitToOrder) }

  @Test("B2 Clicks on social media that end in an order are as many as in life")
  func clickToOrder() async throws { try await check(.b2ClickToOrder) }
}

extension Effect {
  static let b2ViewToCart = stageRate(
    "view to cart", claim: "Of looks at the offer, 3–11 % put it into the cart",
    source: "marketplace view to cart .03–.06–.11 (benchmarks; 6–11 % recalled)",
    band: 0.03...0.11
  ) { record, _ in
    Quotient(numerator: Double(record.totals.carts), divisor: Double(record.totals.browses))
  }

  static let b2CartToOrder = stageRate(
    "cart to order", claim: "Of carts, 20–40 % become orders",
    source: "cart to order .20–.30–.40 (Baymard: 70.2 % abandoned, 65–81 %)", band: 0.20...0.40
  ) { record, _ in
    Quotient(numerator: Double(record.totals.orders), divisor: Double(record.totals.carts))
  }

  static let b2VisitToOrder = stageRate(
    "visit to order", claim: "Of visits, 1.0–3.5 % end in an order",
    source: "session to order .010–.022–.035 (Wolfgang, Shopify)", band: 0.010...0.035
  ) { record, _ in
    Quotient(numerator: Double(record.totals.orders), divisor: Double(record.totals.visits))
  }

  static let b2ClickToOrder = stageRate(
    "click to order", claim: "Of clicks on social media, .4–2.5 % end in an order",
    source: "click to order .004–.011–.025 (benchmarks of social advertising); "
      + "click-through .025 (p90 of benchmarks)",
    band: 0.004...0.025, replications: 12,
    // Two impressions a person and week, all of them on social media.
    market: .worked(people: 1000, days: 30).with("channels.social.clickThroughShare=0.025")
      .under(FixedSpending(spendPerDay: [2 * 1000 / 7 * 4, 0], reviewDays: 14))
  ) { record, social in
    let social = record.channels[social]
    return Quotient(numerator: Double(social.orders), divisor: Double(social.paidClicks))
  }

  /// A rate of the default scenario.
  ///
  /// - Parameter market: Unless given, a thirtieth of the worked example.
  private static func stageRate(
    _ name: String, claim: String, source: String, band: ClosedRange<Double>,
    replications: Int = 8,
    market: EffectMarket = .worked(people: 1000, days: 90),
    reading: @escaping @Sendable (MarketRecord, _ social: Int) -> Quotient
  ) -> Effect {
    Effect(
      id: "B2", name: name, claim: claim,
      mechanism: "reluctance (waiting and leaving the cart have utility 0)",
      source: source, scale: .level, band: band, replications: replications,
      placeboReplications: 4, seed: 2027
    ) { mechanism, streams in
      let market =
        mechanism == .on
        ? market : market.with("product.waitingUtility=0", "product.abandoningUtility=0")
      return Measurement(
        treated: reading(try market.record(streams), try market.channel("social")))
    }
  }
}
