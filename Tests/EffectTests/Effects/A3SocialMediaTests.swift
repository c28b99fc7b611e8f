import MarketModel
import Policies
import RandomStreams
import Testing

/// Social media (A3): fatigue.
struct A3SocialMediaTests {
  @Test("A3 The tenth impression of a week has less than a quarter of the first one's lift")
  func tenthImpression() async throws { try await check(.a3TenthImpression) }

  @Test("A3 A creative loses clicks the more it has been shown")
  func wornCreative() async throws { try await check(.a3WornCreative) }
}

extension Effect {
  /// The clicks that a tenth impression of a week adds, over those of a first one.
  ///
  /// Impressions come all week long at the pace of ten a person; a cap of nine cuts off the tenth
  /// and leaves the draws of those before it.
  static let a3TenthImpression = Effect(
    id: "A3", name: "tenth impression",
    claim: "The tenth impression of a week lifts visits by less than a quarter of the first one",
    mechanism: "fatigue",
    source: "band: judgement; click-through .025 (p90 of benchmarks), fatigue .25: assumption",
    scale: .ratio, band: 0...0.25, replications: 16, placeboReplications: 8
  ) { mechanism, streams in
    let people = 400
    var market = EffectMarket.worked(people: people, days: 7).with(
      "channels.social.clickThroughShare=0.025", "channels.social.sharePerVisit=0",
      "channels.social.sharePerSatisfyingOrder=0")
    if mechanism == .off { market = market.with("channels.social.fatiguePerImpression=0") }
    let social = try market.channel("social")
    func clicks(cap: Int, impressionsEach: Double) throws -> Double {
      // 40 CNY a thousand, in fen.
      let perDay = impressionsEach * Double(people) / 7 * 4
      return Double(
        try market.with("channels.social.frequencyCapPerWeek=\(cap)")
          .under(FixedSpending(spendPerDay: [perDay, 0], reviewDays: 14))
          .record(streams).channels[social].paidClicks)
    }
    let tenth =
      try clicks(cap: 10, impressionsEach: 10) - clicks(cap: 9, impressionsEach: 10)
    return Measurement(
      treated: Quotient(
        numerator: tenth, divisor: try clicks(cap: 1, impressionsEach: 2)))
  }

  /// Clicks on an advertisement that has worn out, against those on one that is always new.
  static let a3WornCreative = Effect(
    id: "A3", name: "worn creative",
    claim: "In a month of ten impressions a head a creative loses 15–50 % of its clicks",
    mechanism: "wear-out of the creative",
    source: "band: judgement; wear-out .1 an impression a head: assumption",
    scale: .ratio, band: 0.5...0.85, replications: 8
  ) { mechanism, streams in
    let people = 400
    let wear = mechanism == .on ? 0.1 : 0
    let market = EffectMarket.worked(people: people, days: 30).with(
      "channels.social.clickThroughShare=0.025", "channels.social.sharePerVisit=0",
      "channels.social.sharePerSatisfyingOrder=0")
    let social = try market.channel("social")
    func clicks(_ market: EffectMarket) throws -> Quotient {
      // Ten impressions a head and month, at 40 CNY a thousand, in fen.
      let perDay = 10 * Double(people) / 30 * 4
      return Quotient(
        numerator: Double(
          try market.under(FixedSpending(spendPerDay: [perDay, 0], reviewDays: 15))
            .record(streams).channels[social].paidClicks))
    }
    return Measurement(
      treated: try clicks(
        market.with("channels.social.creative={wearPerImpressionAHead: \(wear)}")),
      control: try clicks(market))
  }
}
