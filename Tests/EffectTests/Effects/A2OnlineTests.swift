import MarketModel
import Policies
import RandomStreams
import Testing

/// The firm's site and search advertising (A2): what is left when the spending stops.
struct A2OnlineTests {
  @Test("A2 A month after content spending has stopped at least 70 % of organic visits remain")
  func content() async throws { try await check(.a2ContentStops) }

  @Test("A2 Nothing remains of search advertising when its spending has stopped")
  func searchAds() async throws { try await check(.a2SearchAdsStop) }
}

extension EffectMarket {
  /// The worked example with a site instead of the platform, and advertising in search engines.
  ///
  /// Clicks by position: Backlinko. Half-life, sites and pieces: assumptions; a piece ranks after
  /// four to nine months (benchmarks). Click and click share of advertising: LocaliQ 2024.
  static func online(
    people: Int, days: Int, halfLifeDays: Double = 365, rankingDays: Double = 180
  ) -> EffectMarket {
    worked(people: people, days: days).with(
      "clock.reportEveryDays=30", "firm.cash=400000",
      "channels.site={kind: website, sees: identified, matchShare: 0.9, costPerPiece: 100, "
        + "piecesNow: 40, rankingDays: \(rankingDays), contentHalfLifeDays: \(halfLifeDays), "
        + "otherSites: 1000, otherSitePieces: 20, otherSiteShape: 2, clickShareAtTop: 0.276, "
        + "clickPositionExponent: 0.81}",
      "channels.search={kind: searchAds, sees: clickId, matchShare: 0.9, costPerClick: 4.5, "
        + "clickShare: 0.06}",
      "channels.platform.clickShareAtTop=0", "strategies.fixed.spendByChannelPerMonth={site: 0}")
  }
}

extension Effect {
  /// Organic visits in the second month after a stop, against those without it.
  static let a2ContentStops = Effect(
    id: "A2", name: "content stops",
    claim: "Of a site's organic visits 70 % and more are left 30 days after content spending stops",
    mechanism: "lasting content (ranked at once, half-life of three days)",
    source: "band: judgement; clicks by position: Backlinko; half-life: assumption",
    scale: .level, band: 0.7...1, replications: 8, placeboReplications: 8
  ) { mechanism, streams in
    let market =
      mechanism == .on
      ? EffectMarket.online(people: 2000, days: 180)
      : .online(people: 2000, days: 180, halfLifeDays: 3, rankingDays: 0)
    let site = try market.channel("site")
    let spending = try market.spending(100_000, on: site)
    let stopping = SwitchingPolicy(from: spending, to: try market.spending(0, on: site), on: 120)
    let stopped = try market.under(stopping).record(streams)
    let steady = try market.under(spending).record(streams)
    return Measurement(
      treated: Quotient(
        numerator: stopped.visits(by: site, in: 5...5), divisor: steady.visits(by: site, in: 5...5))
    )
  }

  /// Paid visits after a stop, against those without it.
  static let a2SearchAdsStop = Effect(
    id: "A2", name: "search advertising stops",
    claim: "Of the visits by search advertising none are left when the spending stops",
    mechanism: "the stop",
    source: "definition; click 4.5, click share .06 (LocaliQ 2024)",
    scale: .level, band: 0...0, replications: 4
  ) { mechanism, streams in
    let market = EffectMarket.online(people: 1000, days: 120)
    let search = try market.channel("search")
    let spending = try market.spending(10_000, on: search)
    let stopping = SwitchingPolicy(
      from: spending, to: try market.spending(mechanism == .on ? 0 : 10_000, on: search), on: 60)
    let stopped = try market.under(stopping).record(streams)
    let steady = try market.under(spending).record(streams)
    return Measurement(
      treated: Quotient(
        numerator: stopped.visits(by: search, in: 2...3),
        divisor: steady.visits(by: search, in: 2...3)))
  }
}

extension EffectMarket {
  /// Spends so much a day, minor units, on one channel and nothing on the others.
  fileprivate func spending(_ perDay: Double, on channel: Int) throws -> FixedSpending {
    var spendPerDay = Array(repeating: 0.0, count: try resolved().market.channels.count)
    spendPerDay[channel] = perDay
    return FixedSpending(spendPerDay: spendPerDay, reviewDays: 30)
  }
}

extension MarketRecord {
  /// Visits by a channel in the periods of these numbers, from 0.
  fileprivate func visits(by channel: Int, in numbers: ClosedRange<Int>) -> Double {
    let before = numbers.lowerBound > 0 ? periods[numbers.lowerBound - 1].channelVisits[channel] : 0
    return Double(periods[numbers.upperBound].channelVisits[channel] - before)
  }
}
