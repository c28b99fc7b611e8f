import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// What buyers say of a listing (A4), and shows of creators (A3).
struct RatingsAndCreatorsTests {
  private let ratings = RatingsConfiguration(
    satisfiedReviewShare: 1, unsatisfiedReviewShare: 1, reviewsNow: 10, ratingNow: 4,
    otherRating: 4, utilityPerStar: 0.5, salesFactorPerStar: 2)

  @Test("A rating is the mean of its stars; it moves choice and rank by its lead")
  func rating() {
    var rating = PlatformRating(ratings)
    #expect(rating.lead == 0 && rating.salesFactor == 1)
    for _ in 0..<10 { rating.add(stars: 5) }
    #expect(rating.lead == 0.5 && rating.utility == 0.25)
    #expect(abs(rating.salesFactor - 2.0.squareRoot()) < 1e-12)
    var young = ratings
    young.reviewsNow = 0
    #expect(PlatformRating(young).lead == 0)
  }

  @Test("Every delivered order on the platform is reviewed: five stars or one")
  func reviews() throws {
    var platform = EcommercePlatformConfiguration.make()
    platform.ratings = ratings
    platform.ratings?.utilityPerStar = 0
    platform.ratings?.salesFactorPerStar = 1
    let record = play(try .make(people: 400, platform: platform), Spending(perDay: [4000, 1000]))
    let totals = record.channels[1]
    #expect(totals.reviews == 10 + Double(record.totals.deliveries))
    let given = totals.stars - 40
    // With n orders delivered, stars = 5 n − 4 unsatisfied: .85 satisfy (4.5 standard errors).
    let n = Double(record.totals.deliveries)
    #expect(n > 50 && abs(given - 4.4 * n) < standardErrors * 4 * (n * 0.85 * 0.15).squareRoot())
    // Nobody looks at it: nothing else changes.
    let plain = play(try .make(people: 400), Spending(perDay: [4000, 1000]))
    #expect(plain.totals.orders == record.totals.orders && plain.direct == record.direct)
  }

  @Test("Better stars bring more orders, and a bad product loses its rank")
  func stars() throws {
    func orders(_ stars: Double) throws -> Int {
      var platform = EcommercePlatformConfiguration.make()
      platform.ratings = ratings
      platform.ratings?.reviewsNow = 1e6
      platform.ratings?.ratingNow = stars
      return play(try .make(people: 400, platform: platform), Spending(perDay: [4000, 1000]))
        .totals.orders
    }
    #expect(try orders(5) > orders(4))
    #expect(try orders(4) > orders(3))
  }

  private func market(
    _ change: (inout CreatorConfiguration) -> Void = { _ in }, people: Int = 1000
  ) throws -> MarketConfiguration {
    var show = CreatorConfiguration(
      name: "premiere", creator: "host", startDay: 20.5, hours: 2,
      fee: Money(minorUnits: 50_000), commissionShare: 0.2, followerShare: 0.5, watchShare: 0.6,
      liftPerShow: 0.2, clickShare: 0.5, impulseShare: 0.5, presenceUtility: 3, sellsLive: true)
    change(&show)
    var social = SocialMediaConfiguration.make()
    social.creators = [show]
    return try .make(people: people, social: social)
  }

  // The viewers are binomial: 4.5 standard errors.
  @Test("A live show is seen in its hours by its share, and its orders are placed on the spot")
  func live() throws {
    let (events, record) = try traced(try market(), Spending(perDay: [0, 0]))
    let live = record.channels[0].live
    #expect(
      abs(Double(live.viewers) - 300) < standardErrors * (1000 * 0.3 * 0.7).squareRoot())
    #expect(live.shows == 1 && live.orders > 20)
    let seen = events.filter { $0.kindName == "watchesShow" }
    #expect(seen.allSatisfy { $0.day >= 20.5 && $0.day < 20.5 + 2.0 / 24 })
    #expect(record.channels[0].orders == live.orders)
    // The fee, and a fifth of each order.
    #expect(abs(record.channels[0].spend - 50_000 - 0.2 * live.orderValue) <= Double(live.orders))
  }

  @Test("A post fills carts like other visits; a medium that is closed shows nothing")
  func posts() throws {
    let post = play(
      try market {
        $0.sellsLive = false
        $0.commissionShare = 0
      }, Spending(perDay: [0, 0]))
    #expect(post.channels[0].live.orders == 0 && post.channels[0].carts > 10)
    #expect(post.channels[0].spend == 50_000)
    var closing = try market()
    closing.channels[0].lifeCycle = LifeCycle(closesOnDay: 10)
    let closed = play(closing, Spending(perDay: [0, 0])).channels[0]
    #expect(closed.live == LiveTotals() && closed.spend == 0)
    var poor = try market()
    poor.firm.openingCash = Money(minorUnits: 49_999)
    poor.firm.fixedCostPerMonth = .zero
    poor.firm.customersNowShare = 0
    poor.awareness.directVisitShare = 0
    guard case .ecommercePlatform(var platform) = poor.channels[1].kind else { return }
    platform.clickShareAtTop = 0
    poor.channels[1].kind = .ecommercePlatform(platform)
    #expect(play(poor, Spending(perDay: [0, 0])).channels[0].live.shows == 0)
  }

  @Test("What is ordered live is sent back more often")
  func returns() throws {
    func returned(_ factor: Double) throws -> (returns: Int, orders: Int) {
      var market = try market({ $0.returnFactor = factor }, people: 3000)
      market.product.returnedShare = 0.1
      market.product.returnDays = 0
      let record = play(market, Spending(perDay: [0, 0]))
      return (record.totals.returns, record.channels[0].live.orders)
    }
    let ordinary = try returned(1)
    let often = try returned(5)
    #expect(ordinary.orders == often.orders)
    // Half of the live orders come back instead of a tenth.
    let more = Double(often.returns - ordinary.returns)
    let expected = 0.4 * Double(often.orders)
    #expect(abs(more - expected) < standardErrors * (expected * 0.6).squareRoot())
  }

  @Test("A show that nobody clicks shifts no draw (R9)")
  func counterfactual() throws {
    let with = play(
      try market {
        $0.clickShare = 0
        $0.liftPerShow = 0
      }, Spending(perDay: [4000, 1000]))
    #expect(with.channels[0].live.viewers > 200)
    let without = play(try .make(people: 1000), Spending(perDay: [4000, 1000]))
    #expect(with.totals.orders == without.totals.orders && with.direct == without.direct)
    #expect(with.channels[1] == without.channels[1])
  }

  @Test("Nobody and no money gets lost in shows", arguments: 1...3)
  func conservation(seed: Int) throws {
    var market = try market(people: 300)
    market.channels[1].kind = .ecommercePlatform(
      {
        var platform = EcommercePlatformConfiguration.make()
        platform.operatedBy = .thirdParty
        platform.ratings = ratings
        return platform
      }())
    market.firm.openingCash = Money(minorUnits: Int64(seed) * 400_000)
    let spending = Spending(perDay: [4000, 1000])
    try MarketReplication.check(market, policy: spending, streams: streams(seed))
    let totals = play(market, spending, seed: seed).totals
    let earned = totals.contribution - totals.marketing - totals.fixedCosts
    #expect(
      totals.cash + totals.receivables - totals.merchantPayables - totals.debt
        == market.firm.openingCash.asDouble + earned)
  }
}
