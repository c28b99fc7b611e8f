import RandomStreams
import Testing

@testable import MarketModel

/// Money without bound buys what there is and no more: a run ends, and soon.
struct BoundlessBudgetTests {
  /// A thousand million million minor units a day on each channel, and as much cash for each day.
  private static let perDay = 1e15

  // Hundreds of thousands of events, by representatives who come and go most of all.
  @Test("Every kind of channel with more money than it can spend")
  func everyKind() throws {
    var social = SocialMediaConfiguration.make()
    social.auction = AdAuctionConfiguration(
      competitors: 3, competitorBid: try .exponential(mean: 100), reservePerMille: 10,
      ownBidFactor: try .constant(1))
    for auction in [true, false] {
      if !auction { social.auction = nil }
      var market = try MarketConfiguration.make(people: 50, horizonDays: 60, social: social)
      market.channels.append(.site(.make()))
      market.channels.append(.searchAds(.make()))
      market.channels.append(try .shops())
      var team = try SalesTeamConfiguration.make(representatives: 1, prospectsPerDay: 1)
      team.staff.hiringDays = try .exponential(mean: 5)
      team.staff.leavesPerYearShare = 0.95
      market.channels.append(
        ChannelConfiguration(
          name: "sales", sees: .identified, matchShare: 1, kind: .salesTeam(team)))
      market.firm.openingCash = Money(minorUnits: Int64(60 * Self.perDay))
      let record = play(market, Spending(perDay: market.channels.map { _ in Self.perDay }))
      let pipeline = try #require(record.channels.last).pipeline
      // More were hired than there are numbers of two bytes.
      #expect(pipeline.hires > 65_536 && pipeline.departures > 15_000)
      #expect(record.totals.events < 1_000_000 && record.totals.orders > 0)
      #expect(record.periods.allSatisfy { $0.ledgerImbalance == 0 && $0.stagesAgree })
    }
  }
}
