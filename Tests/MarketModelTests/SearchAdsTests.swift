import ConversionModel
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Advertisements beside a search's results (A2).
struct SearchAdsTests {
  private static let purpose = StreamPurpose(61_000)

  // 60 days of searches; the click share within four standard errors, 6e-5.
  @Test("Who searches with a need clicks with the click share, and each click costs its price")
  func clicks() throws {
    var market = try MarketConfiguration.make(people: 400, channels: [.searchAds()])
    market.awareness.directVisitShare = 0
    market.product.waitingUtility = 50
    let record = play(market, Spending(perDay: [1e6]))
    let search = record.channels[0]
    #expect(search.impressions == record.totals.shoppingOccasions && search.impressions > 2000)
    let expected = 0.3 * Double(search.impressions)
    #expect(abs(Double(search.paidClicks) - expected) < 4 * (0.7 * expected).squareRoot())
    #expect(search.spend == 200 * Double(search.paidClicks))
    #expect(record.totals.visits == search.paidClicks)
    market.need.needsPerYear = 0
    #expect(play(market, Spending(perDay: [1e6])).channels[0].impressions == 0)
  }

  @Test("When the budget stops, so do the visits, at once")
  func stop() throws {
    var market = try MarketConfiguration.make(reportEveryDays: 5, channels: [.searchAds()])
    market.product.waitingUtility = 50
    let record = play(market, ChangingSpending(first: [5000], then: [0], day: 30))
    let spend = record.periods.map { $0.channelSpend[0] }
    #expect(spend[5] > spend[4] && spend[11] == spend[5])
    let visits = record.channels[0].paidClicks
    #expect(Double(visits) * 200 == spend[5])
  }

  @Test("A budget is paced: it is used, and never exceeded by more than half a day's")
  func pacing() throws {
    let market = try MarketConfiguration.make(
      people: 600, reportEveryDays: 1, channels: [.searchAds()])
    let record = play(market, Spending(perDay: [1000]))
    for period in record.periods {
      #expect(period.channelSpend[0] <= 1000 * (period.end + 0.5) + 0.5)
    }
    #expect(record.channels[0].spend > 0.9 * 1000 * 60)
    // A fifth of a click's price a day buys one in five days.
    let small = play(market, Spending(perDay: [40]))
    #expect((11...12).contains(small.channels[0].paidClicks))
  }

  /// Our placements in so many auctions against bids that are uniform from 0 to 1.
  private func placements(
    _ auction: KeywordAuctionConfiguration, bid: Double, count: Int
  ) -> [SearchAds.Placement] {
    var parts = SearchAdsConfiguration.make()
    parts.costPerClick = bid
    parts.auction = auction
    let ads = SearchAds(index: 0, streamChannel: 1, configuration: parts)
    return (0..<count).compactMap { number in
      var stream = streams(4).stream(Self.purpose, entity: number)
      return ads.placement(drawing: &stream, bidScale: 1)
    }
  }

  // Against n uniform bids a bid b is shown with probability bⁿ and pays n b / (n + 1); 4.5 standard
  // errors, 7e-6 each.
  @Test("With one place the price of a click is that of the second-price auction")
  func onePlace() throws {
    let count = 20_000
    for (rivals, bid) in [(1, 0.5), (3, 0.8)] {
      let shown = placements(
        KeywordAuctionConfiguration(
          competitors: rivals, competitorBid: try .uniform(low: 0, high: 1)),
        bid: bid, count: count)
      var chance = 1.0
      for _ in 0..<rivals { chance *= bid }
      let expected = chance * Double(count)
      #expect(
        abs(Double(shown.count) - expected)
          < standardErrors * (expected * (1 - chance)).squareRoot())
      let price = moments(shown.map(\.costPerClick))
      #expect(
        abs(price.mean - bid * Double(rivals) / Double(rivals + 1))
          < standardErrors * price.meanError)
    }
  }

  // Of five alike one is in each place with probability a fifth; 4.5 standard errors, 7e-6 each.
  @Test("Further down fewer click, and below the last place nobody sees it")
  func places() throws {
    let count = 10_000
    let shown = placements(
      KeywordAuctionConfiguration(
        competitors: 4, competitorBid: try .uniform(low: 0, high: 1), places: 3,
        clickFactorPerPlace: 0.5),
      bid: 0.5, count: count)
    // Of four bids, so many are above .5: 1, 4, 6 sixteenths for none, one, two.
    for (clickShare, sixteenths) in [(0.3, 1.0), (0.15, 4), (0.075, 6)] {
      let found = Double(shown.count { abs($0.clickShare - clickShare) < 1e-12 })
      let expected = Double(count) * sixteenths / 16
      #expect(
        abs(found - expected) < standardErrors * (expected * (1 - sixteenths / 16)).squareRoot())
    }
    #expect(shown.allSatisfy { $0.costPerClick <= 0.5 })
  }

  @Test("Twice the quality is shown like twice the bid, at half the price of a click")
  func quality() throws {
    var auction = KeywordAuctionConfiguration(
      competitors: 3, competitorBid: try .uniform(low: 0, high: 1), reserve: 0.1)
    let plain = placements(auction, bid: 0.8, count: 500)
    auction.quality = 2
    let better = placements(auction, bid: 0.4, count: 500)
    #expect(plain.count > 100 && plain.count == better.count)
    #expect(zip(plain, better).allSatisfy { abs($0.costPerClick - 2 * $1.costPerClick) < 1e-12 })
    #expect(placements(auction, bid: 0.04, count: 100).isEmpty)
  }

  @Test("R4 Advertising on the own name is paid, traced orders and all, and brings nothing")
  func ownName() throws {
    func record(_ share: Double) throws -> MarketRecord {
      var parts = SearchAdsConfiguration.make()
      parts.coveredShare = 0
      parts.ownName = OwnNameConfiguration(share: share, costPerClick: 50)
      return play(
        try .make(people: 600, channels: [.site(), .searchAds(parts)]),
        Spending(perDay: [0, 1e5]), seed: 3)
    }
    let without = try record(0)
    let with = try record(0.7)
    #expect(without.channels[1].spend == 0 && with.channels[1].spend > 0)
    #expect(with.channels[1].attributedOrders > 10)
    #expect(with.totals.orders == without.totals.orders)
    #expect(with.totals.visits == without.totals.visits)
    #expect(with.direct.orders + with.channels[1].orders == without.direct.orders)
  }

  @Test("R4 Buyers of search advertising that stops come by the site in part: nothing adds up")
  func diversion() throws {
    var site = WebsiteConfiguration.make()
    site.otherSites = 0
    var market = try MarketConfiguration.make(
      people: 2000, horizonDays: 90, channels: [.site(site), .searchAds()])
    market.awareness.directVisitShare = 0
    let with = play(market, Spending(perDay: [0, 1e6]))
    let without = play(market, Spending(perDay: [0, 0]))
    let traced = with.channels[1].orders
    let lost = with.totals.orders - without.totals.orders
    #expect(traced > 200 && lost > 0)
    // Every other click would have been one on the site.
    #expect(Double(lost) < 0.8 * Double(traced))
    #expect(without.channels[0].organicVisits > with.channels[0].organicVisits)
  }

  @Test("What is seen is matched or not as for any channel (R5)")
  func visibility() throws {
    for (sees, isSeen) in [(ChannelVisibility.aggregate, false), (.clickId, true)] {
      var ads = ChannelConfiguration.searchAds()
      ads.sees = sees
      var market = try MarketConfiguration.make(channels: [ads])
      market.awareness.directVisitShare = 0
      var simulation = open(market, Spending(perDay: [1e5]))
      simulation.run(until: 60)
      let core = simulation.model.core
      #expect(core.learner.touches == (isSeen ? core.record.channels[0].paidClicks : 0))
      #expect((core.record.channels[0].attributedOrders > 0) == isSeen)
      #expect(
        core.reports[0].cohorts.reduce(0) { $0 + $1.clicks } == core.record.channels[0].paidClicks)
    }
  }

  @Test("Search advertising rests and closes with its channel")
  func life() throws {
    var ads = ChannelConfiguration.searchAds()
    ads.lifeCycle = LifeCycle(opensOnDay: 10, buildDays: 5, pause: 25..<35, closesOnDay: 45)
    let market = try MarketConfiguration.make(reportEveryDays: 5, channels: [ads])
    let record = play(market, Spending(perDay: [5000]))
    let spend = record.periods.map { $0.channelSpend[0] }
    for (from, to, isLive) in [
      (0, 2, false), (2, 4, true), (4, 6, false), (6, 8, true), (8, 11, false),
    ] { #expect((spend[to] > spend[from]) == isLive) }
  }

  @Test("R9 A channel that nobody can meet changes nothing of the others")
  func silent() throws {
    let market = try MarketConfiguration.make()
    let plain = play(market, Spending(perDay: [4000, 1000]))
    var more = market
    for var channel in [ChannelConfiguration.searchAds(), .site()] {
      channel.seekWeight = 0
      more.channels.append(channel)
    }
    let with = play(more, Spending(perDay: [4000, 1000, 1e5, 0]))
    #expect(Array(with.channels.prefix(2)) == plain.channels && with.direct == plain.direct)
    #expect(with.totals == plain.totals)
    // And those who would have searched on an engine divert as a race says, draw by draw.
    more.channels[2].seekWeight = 1
    more.channels[2].lifeCycle = LifeCycle(opensOnDay: 60)
    #expect(play(more, Spending(perDay: [4000, 1000, 1e5, 0])).totals == plain.totals)
  }
}
