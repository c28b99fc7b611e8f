internal import MarketModel
internal import Policies
internal import RandomStreams

/// What a medium earns by an auction at the second price, of bids that are uniform from 0 to 1
/// (Vickrey 1961; with a reserve, Myerson 1981).
extension ValidationCheck {
  static func secondPrice(
    bidders: Int, reserve: Double, expected: Double
  ) -> ValidationCheck {
    let words = reserve > 0 ? ", with a reserve of \(shortDecimal(reserve))" : ""
    return ValidationCheck(
      name: "second-price-\(bidders)" + (reserve > 0 ? "-reserve" : ""),
      subject: "revenue an impression of \(bidders) bidders of uniform worth\(words)",
      source: "Vickrey 1961, (n − 1)/(n + 1); Myerson 1981", replications: 30,
      quantities: [Quantity(name: "revenue", expected: expected)]
    ) { streams in
      var market = try MarketConfiguration.plain(people: 100, horizonDays: 10, reportEveryDays: 10)
      // A unit is a thousand minor units for an impression; ours is a bid as all others.
      market.social.costPerMille = 1_000_000
      market.social.auction = AdAuctionConfiguration(
        competitors: bidders - 1, competitorBid: try .uniform(low: 0, high: 10_000),
        reservePerMille: reserve * 1_000_000, ownBidFactor: try .uniform(low: 0, high: 1))
      let buyer = FixedSpending(spendPerDay: [60_000, 0], reviewDays: 10)
      let social = MarketReplication.run(market, policy: buyer, streams: streams).channels[0]
      var part = Part(social.auctionRevenue / 1000)
      part.divisor = Double(social.auctions)
      return [part]
    }
  }
}
