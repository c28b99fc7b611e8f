import MarketModel
import Policies
import RandomStreams
import Testing

/// Awareness (B1): it fades.
struct B1AwarenessTests {
  @Test("B1 Three months after the last exposure 12-35 % of the effect are left")
  func threeMonths() async throws { try await check(.b1ThreeMonths) }
}

extension Effect {
  /// Visits that a month of advertising adds, three months later against right after it.
  ///
  /// Advertising acts on visits through awareness alone here: no friends, no other lifts, no
  /// listing that is clicked, and a calendar without seasons.
  static let b1ThreeMonths = Effect(
    id: "B1", name: "three months later",
    claim: "Without exposure 12–35 % of the effect are left after three months",
    mechanism: "forgetting (carry-over .999 a month)",
    source: "band and carry-over .6 a month: R11 (Clarke 1976; Hanssens 1980)",
    scale: .ratio, band: 0.12...0.35, replications: 14, placeboReplications: 8
  ) { mechanism, streams in
    let period = daysPerMonth / 2
    var market = EffectMarket.worked(people: 500, days: 137).with(
      "channels.social.sharePerVisit=0", "channels.social.sharePerSatisfyingOrder=0",
      "market.awareness.liftPerVisit=0", "market.awareness.liftPerOrder=0",
      "market.awareness.customersKeepShare=0", "channels.platform.clickShareAtTop=0"
    ).changing { market in
      market.calendar.horizonDays = 9 * period
      market.calendar.reportEveryDays = period
      market.calendar.shoppingFactorByDay = market.calendar.shoppingFactorByDay.map { _ in 1 }
    }
    if mechanism == .off { market = market.with("market.awareness.carryOverPerMonthShare=0.999") }
    let nothing = FixedSpending(spendPerDay: [0, 0], reviewDays: 14)
    // Four impressions a week and person, at 40 CNY a thousand, in fen.
    let burst = FixedSpending(spendPerDay: [4 * 500 / 7 * 4, 0], reviewDays: 14)
    let with = try market.under(SwitchingPolicy(from: burst, to: nothing, on: 2 * period))
      .record(streams).visitsByPeriod
    let without = try market.under(nothing).record(streams).visitsByPeriod
    // The third half of a month follows the burst, the ninth comes three months later.
    return Measurement(
      treated: Quotient(numerator: with[8] - without[8], divisor: with[2] - without[2]))
  }
}

extension MarketRecord {
  /// Visits in each period.
  var visitsByPeriod: [Double] {
    let totals = periods.map { Double($0.totals.visits) }
    return zip(totals, [0] + totals).map { $0 - $1 }
  }
}
