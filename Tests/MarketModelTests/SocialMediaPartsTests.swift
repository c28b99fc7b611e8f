import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Wear-out of creatives, and followers (A3).
struct SocialMediaPartsTests {
  private static func quiet(
    _ parts: SocialMediaConfiguration, people: Int = 100
  ) throws -> MarketConfiguration {
    var market = try MarketConfiguration.make(people: people, social: parts)
    market.need.needsPerYear = 0
    market.firm.customersNowShare = 0
    market.firm.fixedCostPerMonth = .zero
    return market
  }

  private static func advertising() -> SocialMediaConfiguration {
    var parts = SocialMediaConfiguration.make()
    parts.clickThroughShare = 0.2
    parts.fatiguePerImpression = 0
    parts.frequencyCapPerWeek = 10_000
    parts.impulseShare = 0
    parts.sharePerVisit = 0
    return parts
  }

  // Sum over impressions k of .2 e^(−k/2000), a Poisson number of some 6000 of them: an integral of
  // 400 (1 − e⁻³) = 380 clicks with an error below 20.
  @Test("A creative wears out with what it has been shown, and without wear-out does not")
  func wearOut() throws {
    var parts = Self.advertising()
    let policy = Spending(perDay: [4000, 0])
    let fresh = play(try Self.quiet(parts), policy).channels[0]
    #expect(abs(Double(fresh.paidClicks) - 1200) < 150)
    parts.creative = CreativeConfiguration(
      wearPerImpressionAHead: 0.05, refreshBelowShare: 0, refreshCost: 700, refreshDays: 0)
    let worn = play(try Self.quiet(parts), policy).channels[0]
    #expect(abs(Double(worn.paidClicks) - 380) < 90)
    #expect(worn.impressions == fresh.impressions && worn.creatives == 0)
    #expect(worn.spend == fresh.spend)
  }

  @Test("A new creative is made at a half, costs what it costs, and is as good as the first")
  func refresh() throws {
    var parts = Self.advertising()
    parts.creative = CreativeConfiguration(
      wearPerImpressionAHead: 0.05, refreshBelowShare: 0.5, refreshCost: 700, refreshDays: 0)
    let record = play(try Self.quiet(parts), Spending(perDay: [4000, 0]))
    let social = record.channels[0]
    // 2000 ln 2 = 1386 impressions make a creative half as good, and 1387 less.
    #expect(social.creatives == social.impressions / 1387 && social.creatives >= 4)
    let impressions = Double(social.impressions)
    let expected = 40 * impressions + 700 * Double(social.creatives)
    #expect(abs(social.spend - expected) < 1)
    // The mean effect between 1 and a half is (1 − ½) / ln 2 = .72.
    #expect(abs(Double(social.paidClicks) / impressions - 0.2 * 0.7213) < 0.02)
  }

  private static func followed() -> SocialMediaConfiguration {
    var parts = advertising()
    parts.following = FollowingConfiguration(
      followPerVisit: 1, followPerSatisfyingOrder: 0, postsPerWeek: 7, seesPostShare: 0.5,
      unfollowPerPost: 0, liftPerPost: 0.1)
    return parts
  }

  @Test("Who follows and sees a post once in a boundless time waits for it, and nothing stops")
  func seldom() throws {
    var parts = Self.followed()
    parts.following?.seesPostShare = 1e-308
    let record = play(try Self.quiet(parts, people: 60), Spending(perDay: [4000, 0]))
    #expect(record.channels[0].followers > 10 && record.channels[0].organicImpressions == 0)
  }

  @Test("Visitors who follow see the firm's posts free of charge, long after advertising has ended")
  func followers() throws {
    let policy = ChangingSpending(first: [4000, 0], then: [0, 0], day: 10)
    let market = try Self.quiet(Self.followed(), people: 60)
    let record = play(market, policy)
    let social = record.channels[0]
    // Nearly everybody clicks at last, and sees half a post a day for 50 days and a few.
    #expect(social.followers > 52)
    let seen = Double(social.organicImpressions)
    let expected = Double(social.followers) * 0.5 * 54
    #expect(abs(seen - expected) < standardErrors * expected.squareRoot() + 60)
    #expect(social.organicVisits > 150 && record.totals.organicImpressions == Int(seen))
    var alone = market
    guard case .socialMedia(var parts) = alone.channels[0].kind else { return }
    parts.following = nil
    alone.channels[0].kind = .socialMedia(parts)
    let without = play(alone, policy).channels[0]
    #expect(without.organicVisits == 0 && without.spend == social.spend)
    #expect(without.paidClicks == social.paidClicks)
  }

  // Who stops with probability .2 after each post sees five on average, with a standard deviation of
  // √20: 4.5 errors of some 60 followers are 2.6.
  @Test("Who is bored stops following, after as many posts as the chance says")
  func unfollowing() throws {
    var parts = Self.followed()
    parts.following?.unfollowPerPost = 0.2
    parts.following?.postsPerWeek = 70
    parts.clickThroughShare = 0.05
    var market = try Self.quiet(parts, people: 60)
    market.awareness.directVisitShare = 0
    var simulation = open(market, ChangingSpending(first: [4000, 0], then: [0, 0], day: 10))
    simulation.run(until: 60)
    let core = simulation.model.core
    let social = core.record.channels[0]
    let began = simulation.model.socialMedium.followings.reduce(0) { $0 + Int($1.occasions) }
    #expect(social.followers == 0 && began > 50)
    #expect(abs(Double(social.organicImpressions) / Double(began) - 5) < 2.6)
  }

  @Test("While the channel rests the firm posts nothing, and goes on afterwards")
  func resting() throws {
    var market = try Self.quiet(Self.followed(), people: 60)
    market.channels[0].lifeCycle = LifeCycle(pause: 20..<40)
    market.calendar.reportEveryDays = 5
    let record = play(market, ChangingSpending(first: [4000, 0], then: [0, 0], day: 10))
    let seen = record.periods.map(\.totals.organicImpressions)
    #expect(seen[3] > 200 && seen[7] == seen[3] && seen[11] > seen[7] + 200)
  }
}
