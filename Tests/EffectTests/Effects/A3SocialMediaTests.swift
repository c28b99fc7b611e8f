import MarketModel
import Policies
import RandomStreams
import Testing

/// Social media (A3): fatigue.
struct A3SocialMediaTests {
  @Test("A3 The tenth impression of a week has less than a quarter of the first one's lift")
  func tenthImpression() async throws { try await check(.a3TenthImpression) }
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
}
