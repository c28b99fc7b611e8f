import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// The firm's own site (A2): content ranks it, and its till is the firm's own.
struct WebsiteTests {
  @Test("Half of the content is out of date after a half-life")
  func ageing() {
    let stock = ContentStock(pieces: 100, rankingDays: 0, halfLifeDays: 60)
    #expect(abs(stock.ranked(at: 60) - 50) < 1e-9 && abs(stock.ranked(at: 120) - 25) < 1e-9)
  }

  @Test("New content ranks late, and pieces add up as the differential equations say")
  func ranking() {
    // Euler steps of a ten-thousandth of a day, for pieces at 0 and at 10.
    func integrated(rankingDays: Double, halfLifeDays: Double, until end: Double) -> Double {
      var unranked = 1.0
      var ranked = 0.0
      let step = 1e-4
      for number in 0..<Int(end / step) {
        if number == Int(10 / step) { unranked += 1 }
        let arriving = unranked / rankingDays
        ranked += step * (arriving - ranked * 0.693_147_180_559_945_3 / halfLifeDays)
        unranked -= step * arriving
      }
      return ranked
    }
    // With 90 ln 2 days to ranking, both rates are the same.
    for (ranking, halfLife) in [(20.0, 90.0), (90 / 0.693_147_180_559_945_3, 90), (300, 30)] {
      var stock = ContentStock(pieces: 0, rankingDays: ranking, halfLifeDays: halfLife)
      stock.publish(at: 0)
      #expect(stock.ranked(at: 0) == 0)
      stock.publish(at: 10)
      let expected = integrated(rankingDays: ranking, halfLifeDays: halfLife, until: 40)
      #expect(abs(stock.ranked(at: 40) - expected) < 1e-4)
    }
    var atOnce = ContentStock(pieces: 0, rankingDays: 0, halfLifeDays: 60)
    atOnce.publish(at: 3)
    #expect(atOnce.ranked(at: 3) == 1)
  }

  @Test(
    "As much content as theirs stands before half of the others; thrice as much by Hill's curve")
  func position() {
    func position(pieces: Double, shape: Double) -> Double {
      var parts = WebsiteConfiguration.make()
      parts.piecesNow = pieces
      parts.otherSites = 100
      parts.otherSiteShape = shape
      return Website(index: 0, streamChannel: 1, configuration: parts, people: 1)
        .position(at: 0)
    }
    #expect(abs(position(pieces: 20, shape: 1) - 51) < 1e-9)
    #expect(abs(position(pieces: 60, shape: 1) - 26) < 1e-9)
    #expect(abs(position(pieces: 60, shape: 2) - 11) < 1e-9)
    #expect(position(pieces: 0, shape: 2) == 101)
  }

  // Binomial: four standard errors, 6e-5.
  @Test("Of those who search, the site's share comes, free of charge; nobody comes without a need")
  func visits() throws {
    var parts = WebsiteConfiguration.make()
    parts.otherSites = 0
    var market = try MarketConfiguration.make(channels: [.site(parts)])
    market.awareness.directVisitShare = 0
    market.product.waitingUtility = 50
    let record = play(market, Spending(perDay: [0]))
    let searches = Double(record.totals.shoppingOccasions)
    #expect(searches > 1000 && record.channels[0].organicImpressions == Int(searches))
    let visits = Double(record.channels[0].organicVisits)
    #expect(abs(visits - 0.5 * searches) < 4 * (0.25 * searches).squareRoot())
    #expect(record.totals.visits == Int(visits) && record.channels[0].spend == 0)
    market.need.needsPerYear = 0
    #expect(play(market, Spending(perDay: [0])).totals.visits == 0)
  }

  @Test("The budget buys a piece when it has paid for one, at the price of one")
  func pieces() throws {
    var market = try MarketConfiguration.make(channels: [.site()])
    market.product.waitingUtility = 50
    // 10,000 a day buy a piece of 30,000 every three days; a change of budget loses nothing.
    let steady = play(market, Spending(perDay: [10_000]))
    #expect(steady.channels[0].pieces == 19 && steady.channels[0].spend == 19 * 30_000)
    let changing = play(
      market, ChangingSpending(first: [10_000], then: [5000], day: 25))
    // 25 days make 8⅓ pieces, 35 days 5⅚ more.
    #expect(changing.channels[0].pieces == 14)
    market.firm.openingCash = Money(minorUnits: 70_000)
    #expect(play(market, Spending(perDay: [10_000])).channels[0].pieces == 2)
  }

  @Test("Without bound in the budget there is a bound in the pieces")
  func bounded() throws {
    var market = try MarketConfiguration.make(people: 5, horizonDays: 2, channels: [.site()])
    market.firm.openingCash = Money(minorUnits: 1_000_000_000_000)
    #expect(play(market, Spending(perDay: [1e15])).channels[0].pieces <= 2000)
  }

  @Test(
    "Orders of the site are paid at once and to the full, those of a third party's platform not")
  func till() throws {
    var platform = EcommercePlatformConfiguration.make()
    platform.operatedBy = .thirdParty
    platform.settlementDays = 1000
    platform.commissionShare = 0.5
    var market = try MarketConfiguration.make(platform: platform)
    let shop = market.channels[1]
    market.firm.fixedCostPerMonth = .zero
    market.product.waitingUtility = -3
    func record(_ channels: [ChannelConfiguration]) -> MarketRecord {
      market.channels = channels
      return play(market, Spending(perDay: channels.map { _ in 0 }))
    }
    // Direct visits land on the first.
    let site = record([.site(), shop])
    #expect(site.channels[0].orders > 0 && site.channels[1].orders > 0 && site.direct.orders > 0)
    let bySite = site.channels[0].orderValue + site.direct.orderValue
    let owed = abs(site.totals.receivables - site.channels[1].orderValue / 2)
    #expect(owed <= Double(site.totals.orders))
    #expect(site.totals.contribution > 0.45 * bySite)
    let platformFirst = record([shop, .site()])
    let there = platformFirst.channels[0].orderValue + platformFirst.direct.orderValue
    #expect(
      abs(platformFirst.totals.receivables - there / 2) <= Double(platformFirst.totals.orders))
  }

  @Test("Trust in the own site makes more of its visitors buy, and of nobody else's")
  func trust() throws {
    func record(_ trust: Double) throws -> MarketRecord {
      var parts = WebsiteConfiguration.make()
      parts.trustUtility = trust
      return play(
        try .make(people: 600, channels: [.site(parts)]), Spending(perDay: [0]))
    }
    let plain = try record(0)
    let trusted = try record(1)
    // The choices are the same draws: more trust never makes a visitor leave.
    #expect(trusted.totals.carts > plain.totals.carts)
    func cartShare(_ totals: MarketTotals) -> Double {
      Double(totals.carts) / Double(totals.browses)
    }
    #expect(cartShare(trusted.totals) > 1.2 * cartShare(plain.totals))
  }

  @Test("A site that is being built is not found, and one that has closed no more")
  func life() throws {
    var site = ChannelConfiguration.site()
    site.lifeCycle = LifeCycle(
      opensOnDay: 5, buildDays: 20, buildCost: Money(minorUnits: 1234), closesOnDay: 45)
    var market = try MarketConfiguration.make(reportEveryDays: 5, channels: [site])
    market.awareness.directVisitShare = 0
    let record = play(market, Spending(perDay: [10_000]))
    let visits = record.periods.map(\.totals.visits)
    #expect(visits[4] == 0 && visits[8] > 0 && visits[8] == visits[11])
    // 20 days live make six pieces and two thirds.
    #expect(record.channels[0].pieces == 6 && record.channels[0].spend == 6 * 30_000 + 1234)
  }
}
