import MarketModel
import RandomStreams
import Testing

/// Sales teams (A1): what more representatives win.
struct A1SalesTeamTests {
  @Test("A1 A busy team of a tenth more representatives wins 2–5 % more")
  func busy() async throws { try await check(.a1BusyTeam) }

  @Test("A1 An idle team of a tenth more representatives wins less than 1 % more")
  func idle() throws {
    let pairs = try (UInt32(0)..<3).map { replication in
      let streams = ReplicationStreams(seed: 1, replication: replication)
      return Measurement(
        treated: try Effect.wins(.organisations(days: 365).staffed(44), streams),
        control: try Effect.wins(.organisations(days: 365).staffed(40), streams))
    }
    let estimate = EffectEstimate(pairs, scale: .ratio)
    #expect(estimate.interval().lowerBound > 0.99 && estimate.interval().upperBound < 1.01)
  }

  @Test("A1 R3 Deals are won, and conversations lead to meetings, as often as in life")
  func rates() throws {
    let market = try EffectMarket.organisations(days: 730).staffed(10)
    let records = try (UInt32(0)..<2).map {
      try market.record(ReplicationStreams(seed: 2, replication: $0))
    }
    func sum(_ count: (PipelineTotals) -> Int) -> Double {
      records.reduce(0) { $0 + Double(count($1.channels[0].pipeline)) }
    }
    let decided = sum { $0.won + $0.lost + $0.noDecisions }
    #expect(decided > 500)
    // Shares of so many vary by .02 (one standard error): no tolerance beyond the sourced ranges.
    #expect((0.15...0.35).contains(sum(\.won) / decided))
    #expect((0.03...0.10).contains(sum(\.qualified) / sum(\.conversations)))
    // R8: no decision takes 40–60 % of those who intend to buy.
    #expect((0.4...0.6).contains(sum(\.noDecisions) / decided))
  }
}

extension Effect {
  /// Wins of a team of eleven over those of a team of ten, with the same leads.
  static let a1BusyTeam = Effect(
    id: "A1", name: "busy team",
    claim: "In a busy team 10 % more representatives win 2–5 % more deals",
    mechanism: "waiting for a representative (ten times as many on both sides)",
    source: "band: selling elasticity .31–.34 (Albers, Mantrala and Sridhar 2010); cycle, win rate "
      + "and contacts: direct sales' benchmarks; prospects and meeting days: assumption",
    scale: .ratio, band: 1.02...1.05, replications: 16, placeboReplications: 2
  ) { mechanism, streams in
    let times = mechanism == .on ? 1 : 10
    let market = try EffectMarket.organisations(days: 730)
    return Measurement(
      treated: try wins(market.staffed(11 * times), streams),
      control: try wins(market.staffed(10 * times), streams))
  }

  /// Deals that a market's team wins.
  static func wins(_ market: EffectMarket, _ streams: ReplicationStreams) throws -> Quotient {
    Quotient(numerator: Double(try market.record(streams).channels[0].pipeline.won))
  }
}
