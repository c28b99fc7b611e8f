import MarketModel
import RandomStreams
import Testing

/// Regions that the firm enters (B4).
struct B4RegionTests {
  @Test("B4 Nothing is won in a region before the firm has entered it")
  func noWins() async throws { try await check(.b4NoWins) }

  @Test("B4 An entry abroad is paid back later than one at home")
  func payback() async throws { try await check(.b4Payback) }
}

extension Effect {
  /// Replications with an order from a region before the day on which the firm enters it.
  static let b4NoWins = Effect(
    id: "B4", name: "wins before entry",
    claim: "In no replication is anything won in a region before the firm enters it",
    mechanism: "the date of entry (it sells there from the start)", source: "by definition",
    scale: .level, band: 0...0, replications: 4, placeboReplications: 2
  ) { mechanism, streams in
    let entry = mechanism == .on ? ", entersOn: 2027-02-18" : ""
    let record = try EffectMarket.worked(people: 600, days: 75)
      .with(
        "strategies.even-split.spendPerMonth=100",
        "market.regions={home: {share: 0.6}, away: {share: 0.4\(entry)}}"
      ).record(streams)
    let first = record.regions[1].firstOrderDay
    return Measurement(treated: Quotient(numerator: first.map { $0 < 45 ? 1 : 0 } ?? 0))
  }

  /// Days until the entry has paid itself back: where the firm is a stranger, minus where it is as
  /// well known as at home.
  ///
  /// What is not paid back within the run counts as paid back at its end, which makes the
  /// difference too small, never too large.
  static let b4Payback = Effect(
    id: "B4", name: "payback abroad",
    claim: "An entry is paid back later where the firm is a stranger than at home",
    mechanism: "the local brand (known and trusted as at home)",
    source: "band: judgement (later than at home); brand .4, a year to build it, "
      + "utility of a stranger −1: assumptions",
    scale: .difference, band: 5...365, replications: 8, placeboReplications: 3
  ) { mechanism, streams in
    let days = 150
    // Needs four times as frequent as in the worked example, for the sake of more orders.
    func payback(_ brand: String) throws -> Quotient {
      let record = try EffectMarket.worked(people: 1000, days: days)
        .with(
          "strategies.even-split.spendPerMonth=0", "market.needs.perYear=12",
          "market.regions={home: {share: 0.2}, "
            + "away: {share: 0.8, entersOn: 2027-01-18, entryCost: 200\(brand)}}"
        ).record(streams)
      return Quotient(numerator: record.regions[1].paybackDays ?? Double(days - 14))
    }
    let stranger = ", brandShare: 0.4, brandBuildDays: 365, strangerDisutility: 1"
    return Measurement(
      treated: try payback(mechanism == .on ? stranger : ""), control: try payback(""))
  }
}
