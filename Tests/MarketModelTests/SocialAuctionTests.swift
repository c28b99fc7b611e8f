import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Impressions sold by second price with a reserve (A3).
struct SocialAuctionTests {
  /// A medium where a bid is uniform from 0 to 1000 units for a thousand, ours as all others'.
  private static func uniformBids(
    bidders: Int, reserve: Double
  ) throws -> SocialMediaConfiguration {
    var parts = SocialMediaConfiguration.make()
    parts.costPerMille = 100_000
    parts.frequencyCapPerWeek = 10_000
    parts.clickThroughShare = 0
    parts.liftPerImpression = 0
    parts.auction = AdAuctionConfiguration(
      competitors: bidders - 1, competitorBid: try .uniform(low: 0, high: 1000),
      reservePerMille: reserve * 100_000, ownBidFactor: try .uniform(low: 0, high: 1))
    return parts
  }

  private static func quiet(
    _ parts: SocialMediaConfiguration, people: Int = 100, horizonDays: Double = 20
  ) throws -> MarketConfiguration {
    var market = try MarketConfiguration.make(
      people: people, horizonDays: horizonDays, reportEveryDays: 1, social: parts)
    market.need.needsPerYear = 0
    market.firm.customersNowShare = 0
    market.firm.fixedCostPerMonth = .zero
    return market
  }

  // Revenue an auction of n bids uniform on 0 to 1: (n−1)/(n+1); with reserve .5, .41667 for two and
  // .53125 for three (Myerson 1981). Its standard deviation is below .32; four errors, 6e-5 each.
  @Test(
    "A3 A medium's revenue is that of the second-price auction",
    arguments: [
      (2, 0, 1.0 / 3), (3, 0, 0.5), (5, 0, 2.0 / 3), (2, 0.5, 0.41667), (3, 0.5, 0.53125),
    ] as [(Int, Double, Double)])
  func revenue(bidders: Int, reserve: Double, expected: Double) throws {
    let market = try Self.quiet(try Self.uniformBids(bidders: bidders, reserve: reserve))
    // Some ten thousand auctions: an impression costs a tenth of a unit or so.
    let social = play(market, Spending(perDay: [10_000, 0])).channels[0]
    let auctions = Double(social.auctions)
    #expect(auctions > 5000)
    let mean = social.auctionRevenue / 100 / auctions
    #expect(abs(mean - expected) < 4 * 0.32 / auctions.squareRoot() + 1e-5)
    // Bidders are alike: each wins as often; a reserve of .5 leaves 2⁻ⁿ unsold.
    var unsold = 1.0
    for _ in 0..<bidders { unsold *= reserve }
    let share = (1 - unsold) / Double(bidders)
    let wins = Double(social.impressions)
    let error = (share * (1 - share) * auctions).squareRoot()
    #expect(abs(wins - share * auctions) < 4 * error)
    // So does what the firm pays.
    #expect(abs(social.spend / social.auctionRevenue - 1 / Double(bidders)) < 0.03)
  }

  @Test("The highest bid wins at the second or the reserve, and nobody below the reserve")
  func sale() {
    func sale(_ ours: Double, _ bids: [Double], reserve: Double) -> SecondPriceAuction {
      var sale = SecondPriceAuction(ours: ours, reserve: reserve)
      for bid in bids { sale.add(bid: bid) }
      return sale
    }
    let won = sale(5, [3, 4, 1], reserve: 2)
    #expect(won.isOurs && won.price == 4)
    let lost = sale(5, [3, 8, 6], reserve: 2)
    #expect(!lost.isOurs && lost.price == 6)
    let alone = sale(5, [1], reserve: 2)
    #expect(alone.isOurs && alone.price == 2)
    let none = sale(1, [1.5], reserve: 2)
    #expect(!none.isOurs && none.price == 0)
  }

  @Test("A budget is spent evenly over the days, and never exceeded by more than half a day's")
  func pacing() throws {
    var parts = try Self.uniformBids(bidders: 4, reserve: 0)
    parts.auction?.ownBidFactor = try .constant(0.7)
    let market = try Self.quiet(parts)
    let record = play(market, Spending(perDay: [3000, 0]))
    var before = 0.0
    for period in record.periods {
      let spend = period.channelSpend[0]
      #expect(spend <= 3000 * (period.end + 0.5) + 101)
      // A day's spending is the sum of some 60 prices and wins: 3000 give or take a half.
      #expect(abs(spend - before - 3000) < 1500)
      before = spend
    }
    #expect(abs(before / 60_000 - 1) < 0.05)
  }

  @Test("What the others bid above ours is theirs, costs nothing and is seen by nobody")
  func outbid() throws {
    var parts = try Self.uniformBids(bidders: 2, reserve: 0)
    parts.auction?.competitorBid = try .constant(5000)
    let social = play(try Self.quiet(parts), Spending(perDay: [1000, 0])).channels[0]
    #expect(social.auctions > 100 && social.impressions == 0 && social.spend == 0)
    // A hundred auctions for what an impression would cost at most, and half as many again.
    #expect(social.auctions < 20 * 10 * 100 * 2)
  }

  @Test("Bids of others that rise as at a festival win them more, at higher prices")
  func festival() throws {
    let parts = try Self.uniformBids(bidders: 3, reserve: 0)
    var dear = parts
    dear.auction?.competitorBid = try .uniform(low: 0, high: 2000)
    let policy = Spending(perDay: [5000, 0])
    let plain = play(try Self.quiet(parts), policy).channels[0]
    let festive = play(try Self.quiet(dear), policy).channels[0]
    func winShare(_ totals: ChannelTotals) -> Double {
      Double(totals.impressions) / Double(totals.auctions)
    }
    // A third against an eighth and a bit: E[(u/2)²] = 1/12.
    #expect(abs(winShare(plain) - 1.0 / 3) < 0.03)
    #expect(abs(winShare(festive) - 1.0 / 12) < 0.03)
    func price(_ totals: ChannelTotals) -> Double {
      totals.auctionRevenue / Double(totals.auctions)
    }
    #expect(price(festive) > 1.5 * price(plain))
  }

  @Test("R9 With nobody else and a reserve of the fixed price, the same people see the same slots")
  func sameSlots() throws {
    var parts = SocialMediaConfiguration.make()
    parts.frequencyCapPerWeek = 10_000
    func shown(_ parts: SocialMediaConfiguration) throws -> [Int] {
      var people: [Int] = []
      _ = try MarketReplication.trace(
        try Self.quiet(parts), policy: Spending(perDay: [800, 0]), streams: streams(1),
        label: ReplicationLabel(text: "a test", startDay: 0), filter: TraceFilter()
      ) { if $0.kindName == "offersAdSlot", let person = $0.person { people.append(person) } }
      return people
    }
    let fixed = try shown(parts)
    parts.auction = AdAuctionConfiguration(
      competitors: 0, competitorBid: try .constant(0), reservePerMille: parts.costPerMille,
      ownBidFactor: try .constant(1))
    let sold = try shown(parts)
    let common = min(fixed.count, sold.count)
    // 400 slots either way but for the pace.
    #expect(common > 330)
    #expect(fixed.prefix(common) == sold.prefix(common))
  }
}
