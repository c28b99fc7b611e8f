import Foundation
import MarketModel
import RandomStreams
import Testing

/// Outcomes are not causes (R3): what advertising does to orders must come out as in life.
struct R3ElasticityTests {
  @Test("R3 The default scenario's short-run advertising elasticity is as in life")
  func shortRun() async throws { try await check(.r3ShortRun) }
}

extension Effect {
  /// The elasticity of a month's orders between a quarter of the default budget and four times it.
  ///
  /// So wide an arc, because the orders of few people tell a smaller one from nothing only in many
  /// replications.
  static let r3ShortRun = Effect(
    id: "R3", name: "short-run elasticity",
    claim: "A per cent more advertising brings .05–.25 % more orders within the month",
    mechanism: "advertising (too dear to buy, or never clicked)",
    source: "elasticity .12 short, .24 long (Sethuraman, Tellis and Briesch 2011; 751 estimates)",
    scale: .difference, band: 0.05...0.25, replications: 24, placeboReplications: 4
  ) { mechanism, streams in
    var market = EffectMarket.worked(people: 1000, days: 30)
    if mechanism == .off {
      // A thousand impressions cost more than the firm has.
      market = market.with(
        "channels.social.costPerMille=1000000", "channels.platform.promotedClickShare=0")
    }
    // The default is 6000 CNY a month for 30,000 people.
    let orders = try [50, 800].map {
      Double(
        try market.with("strategies.even-split.spendPerMonth=\($0)").record(streams).totals.orders)
    }
    return Measurement(
      treated: Quotient(
        numerator: orders[1] - orders[0], divisor: (orders[0] + orders[1]) / 2 * log(16)))
  }
}
