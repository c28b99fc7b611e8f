import MarketModel
import Policies
import Testing

/// Budget follows visible return.
struct GreedyReturnTests {
  private static func policy(
    stepShare: Double = 0.1, floorShare: Double = 0.2, maturityDays: Double = 14,
    cohortsJudged: Int = 3
  ) -> GreedyReturn {
    GreedyReturn(
      spendPerDay: 1000, reviewDays: 14, stepShare: stepShare, floorShare: floorShare,
      maturityDays: maturityDays, cohortsJudged: cohortsJudged)
  }

  private static func decided(
    _ policy: GreedyReturn, at review: Int, from spend: [Double] = [500, 500],
    _ channels: [ChannelReport]
  ) -> [Double] {
    var policy = policy
    var decision = Decision(channels: channels.count)
    decision.spendPerDay = spend
    policy.decide(
      on: .make(now: Double(review) * 14, review: review, channels: channels), updating: &decision)
    return decision.spendPerDay
  }

  @Test("It starts with an even split")
  func start() {
    let channels = [ChannelReport.make(), .make(), .make(), .make()]
    let spend = Self.decided(Self.policy(), at: 0, from: [0, 0, 0, 0], channels)
    #expect(spend == [250, 250, 250, 250])
  }

  @Test("A step moves from the lower visible return to the higher")
  func step() {
    let good = ChannelReport.make([(100, 300), (100, 0)])
    let bad = ChannelReport.make([(100, 200), (100, 900)])
    #expect(Self.decided(Self.policy(), at: 2, [good, bad]) == [600, 400])
    #expect(Self.decided(Self.policy(), at: 2, [bad, good]) == [400, 600])
    #expect(Self.decided(Self.policy(stepShare: 0.25), at: 2, [bad, good]) == [250, 750])
  }

  @Test("A return is by the money spent, not by its amount")
  func ratio() {
    let large = ChannelReport.make([(1000, 1500), (0, 0)])
    let small = ChannelReport.make([(10, 40), (0, 0)])
    #expect(Self.decided(Self.policy(), at: 2, [large, small]) == [400, 600])
  }

  @Test("The floor is kept, and the total never changes")
  func floor() {
    let good = ChannelReport.make([(100, 300), (100, 300)])
    let bad = ChannelReport.make([(100, 200), (100, 200)])
    var spend = [500.0, 500]
    for _ in 0..<8 {
      spend = Self.decided(Self.policy(), at: 2, from: spend, [good, bad])
      #expect(spend.reduce(0, +) == 1000 && spend.allSatisfy { $0 >= 100 })
    }
    #expect(spend == [900, 100])
  }

  // R7: the newest cohort is a fortnight old only at the review after next.
  @Test("Spending that is too young is not judged")
  func maturity() {
    let late = ChannelReport.make([(100, 100), (100, 9000)])
    let early = ChannelReport.make([(100, 200), (100, 0)])
    #expect(Self.decided(Self.policy(), at: 1, [late, early]) == [500, 500])
    #expect(Self.decided(Self.policy(), at: 2, [late, early]) == [400, 600])
    #expect(Self.decided(Self.policy(), at: 3, [late, early]) == [600, 400])
    #expect(Self.decided(Self.policy(maturityDays: 0), at: 2, [late, early]) == [600, 400])
    #expect(Self.decided(Self.policy(maturityDays: 14.1), at: 2, [late, early]) == [500, 500])
  }

  @Test("Only the newest mature cohorts are judged")
  func judged() {
    let falling = ChannelReport.make([(100, 900), (100, 100), (100, 100)])
    let steady = ChannelReport.make([(100, 200), (100, 200), (100, 200)])
    #expect(Self.decided(Self.policy(), at: 4, [falling, steady]) == [600, 400])
    #expect(Self.decided(Self.policy(cohortsJudged: 2), at: 4, [falling, steady]) == [400, 600])
  }

  @Test("Without differences, or without spending to judge, nothing moves")
  func nothingToSee() {
    let same = ChannelReport.make([(100, 200), (100, 200)])
    let unspent = ChannelReport.make([(0, 0), (0, 0)])
    #expect(Self.decided(Self.policy(), at: 2, [same, same]) == [500, 500])
    #expect(Self.decided(Self.policy(), at: 2, [same, unspent]) == [500, 500])
  }
}
