import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Paid impressions with frequency and fatigue, and organic spread (A3).
struct SocialMediaTests {
  private static func channel(
    _ change: (inout SocialMediaConfiguration) -> Void = { _ in }
  ) -> SocialMediaConfiguration {
    var parts = SocialMediaConfiguration.make()
    change(&parts)
    return parts
  }

  // A3, with the worked example's fatigue of .25 and half-life of a week: ten impressions
  // spread over a week. At one a *week*, the tenth would keep 78 %.
  @Test("A tenth impression in a week has under a quarter of the first one's lift (A3)")
  func fatigue() {
    var medium = SocialMedia(
      index: 0, streamChannel: 1, configuration: Self.channel(), people: 1)
    let effects = (0..<10).map { number in
      medium.freshness(recent: medium.expose(0, at: Double(number) * 0.7))
    }
    #expect(effects[0] == 1)
    #expect(effects == effects.sorted(by: >))
    #expect(effects[9] < 0.25)
    // Fatigue off: no effect.
    let fresh = SocialMedia(
      index: 0, streamChannel: 1, configuration: Self.channel { $0.fatiguePerImpression = 0 },
      people: 1)
    #expect(fresh.freshness(recent: 9) == 1)
  }

  @Test("Half of the recent impressions are forgotten in a half-life")
  func forgetting() {
    var medium = SocialMedia(
      index: 0, streamChannel: 1, configuration: Self.channel(), people: 1)
    #expect(medium.expose(0, at: 1) == 0)
    #expect(abs(medium.recentImpressions(of: 0, at: 8) - 0.5) < 1e-12)
    #expect(abs(medium.expose(0, at: 8) - 0.5) < 1e-12)
    #expect(abs(medium.recentImpressions(of: 0, at: 15) - 0.75) < 1e-7)
  }

  @Test("Nobody sees more than the cap in a week, however much is spent")
  func cap() throws {
    let parts = Self.channel { $0.frequencyCapPerWeek = 3 }
    let market = try MarketConfiguration.make(people: 30, horizonDays: 28, social: parts)
    var simulation = open(market, Spending(perDay: [4000, 0]))
    for day in 1...28 {
      simulation.run(until: Double(day))
      #expect(simulation.model.socialMedium.exposures.allSatisfy { $0.inWeek <= 3 })
    }
    // 700 slots a week for 30 people: the cap binds, and exactly so.
    #expect(simulation.model.core.record.channels[0].impressions == 30 * 3 * 4)
  }

  // 6000 slots expected, as a Poisson number: 4.5 standard errors (7e-6) are 6 %.
  @Test("Impressions are what the budget pays for, and are booked to the minor unit")
  func spend() throws {
    let parts = Self.channel {
      $0.costPerMille = 3337
      $0.frequencyCapPerWeek = 1000
    }
    let market = try MarketConfiguration.make(people: 100, horizonDays: 60, social: parts)
    let record = play(market, Spending(perDay: [333.7, 0]))
    let impressions = Double(record.channels[0].impressions)
    #expect(abs(impressions - 6000) < standardErrors * 6000.0.squareRoot())
    #expect(abs(record.channels[0].spend - impressions * 3.337) <= 0.5 + 1e-6)
    #expect(record.periods.last?.channelSpend == record.channels.map(\.spend))
  }

  @Test("Without anybody sharing, friends see nothing; with sharing they do")
  func organicSpread() throws {
    let silent = Self.channel {
      $0.sharePerVisit = 0
      $0.sharePerSatisfyingOrder = 0
      $0.resharePerPost = 0
    }
    let policy = Spending(perDay: [4000, 1000])
    let without = play(try .make(social: silent), policy)
    #expect(without.totals.organicImpressions == 0 && without.channels[0].organicVisits == 0)
    #expect(without.channels[0].paidClicks > 0)
    let with = play(try .make(), policy)
    #expect(with.totals.organicImpressions > 0 && with.channels[0].organicVisits > 0)
  }

  // Of the slots that find somebody, the excluded half gets e / (1 + e): 10,000 draws, 4.5 s.e.
  @Test(
    "Those outside the audience are addressed at the exploration share", arguments: [0, 0.1, 1])
  func exploration(share: Double) throws {
    let n = 10_000
    var audience = Audience()
    audience.isIncluded = (0..<200).map { $0 % 2 == 0 }
    audience.explorationShare = share
    var medium = SocialMedia(
      index: 0, streamChannel: 1, configuration: Self.channel(), people: 200)
    var core = open(try .make(people: 200), Spending(perDay: [0, 0])).model.core
    core.decision.audiences[0] = audience
    var outside = 0
    for slot in 0..<n {
      var stream = streams(8).stream(.adSlot, entity: 0, occurrence: slot)
      let person = medium.fillSlot(with: &stream, in: &core, at: 0)
      outside += (person ?? 0) % 2
    }
    let expected = share / (1 + share)
    let error = (expected * (1 - expected) / Double(n)).squareRoot()
    #expect(abs(Double(outside) / Double(n) - expected) <= standardErrors * error)
  }

  @Test("A narrower audience skips candidates and changes none")
  func sameCandidates() throws {
    var medium = SocialMedia(
      index: 0, streamChannel: 1, configuration: Self.channel(), people: 50)
    // Half of the people are at the cap, inside the audience and outside.
    for person in 0..<25 {
      for _ in 0..<4 { _ = medium.expose(person, at: 0) }
    }
    var narrow = Audience()
    narrow.isIncluded = (0..<50).map { (10..<40).contains($0) }
    var core = open(try .make(people: 50), Spending(perDay: [0, 0])).model.core
    var narrowed = core
    narrowed.decision.audiences[0] = narrow
    var agreeing = 0
    for slot in 0..<500 {
      var first = streams(8).stream(.adSlot, entity: 0, occurrence: slot)
      var second = first
      let everybody = medium.fillSlot(with: &first, in: &core, at: 0)
      let some = medium.fillSlot(with: &second, in: &narrowed, at: 0)
      #expect(some.map { (25..<40).contains($0) } ?? false)
      guard let everybody, everybody < 40 else { continue }
      #expect(some == everybody)
      agreeing += 1
    }
    #expect(agreeing > 200)
  }

  @Test("A new pace stretches the rest of the wait and draws nothing anew")
  func pace() {
    var medium = SocialMedia(
      index: 0, streamChannel: 1, configuration: Self.channel(), people: 1)
    medium.slotsUntilNext = 6
    #expect(medium.setPace(slotsPerDay: 2, at: 0) == 3)
    #expect(medium.setPace(slotsPerDay: 4, at: 1) == 2)
    #expect(medium.setPace(slotsPerDay: 0, at: 1.5) == nil)
    #expect(medium.setPace(slotsPerDay: 1, at: 10) == 12)
    #expect(medium.awaitSlot(0.5, at: 12) == 12.5)
  }

  @Test("However catching a post is, nobody posts more than once a week")
  func cascade() throws {
    // Everybody passes on to all friends: each post makes more than one, for ever, if nothing ends it.
    let parts = Self.channel {
      $0.resharePerPost = 1
      $0.friendSeesPostShare = 1
      $0.sharePerVisit = 1
    }
    let market = try MarketConfiguration.make(people: 200, horizonDays: 21, social: parts)
    let record = play(market, Spending(perDay: [4000, 0]))
    // Three weeks, at most one post a person and week, each seen by at most all friends' sides.
    let degree = 6
    #expect(record.totals.organicImpressions > 200)
    #expect(record.totals.organicImpressions <= 3 * 200 * degree)
  }

  @Test("Money without bound buys slots without end no more")
  func boundedPace() throws {
    let market = try MarketConfiguration.make(people: 20, horizonDays: 7, social: Self.channel())
    let record = play(market, Spending(perDay: [1e12, 0]))
    #expect(record.channels[0].impressions == 20 * Self.channel().frequencyCapPerWeek)
  }

  @Test("Who sees an advertisement with a need open clicks at multiplied odds")
  func openNeed() throws {
    // Everybody has a need open all the time, or nobody ever: 2000 impressions each.
    func clickShare(needsPerYear: Double) throws -> Double {
      let parts = Self.channel {
        $0.fatiguePerImpression = 0
        $0.frequencyCapPerWeek = 1000
        $0.impulseShare = 0
        $0.sharePerVisit = 0
        $0.clickThroughShare = 0.2
      }
      var market = try MarketConfiguration.make(people: 50, horizonDays: 20, social: parts)
      market.need.needsPerYear = needsPerYear
      market.need.needRateShape = 100
      market.need.openDays = try .constant(60)
      market.need.occasionsPerDay = 1e-6
      market.product.waitingUtility = 20
      let record = play(market, Spending(perDay: [4000, 0]))
      return Double(record.channels[0].paidClicks) / Double(record.channels[0].impressions)
    }
    // Odds of 1/4 become 3/4: a share of .4286. The standard errors are .0089 and .011.
    #expect(abs(try clickShare(needsPerYear: 0) - 0.2) < standardErrors * 0.0089)
    #expect(abs(try clickShare(needsPerYear: 120) - 3.0 / 7) < standardErrors * 0.011)
  }
}
