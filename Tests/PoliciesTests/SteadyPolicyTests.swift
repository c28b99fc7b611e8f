import MarketModel
import Policies
import Testing

/// The policies that never change their mind.
struct SteadyPolicyTests {
  @Test("An even split gives every channel that takes a budget its equal part, at every review")
  func even() {
    var policy = EvenSplit(spendPerDay: 900, reviewDays: 14)
    var decision = Decision(channels: 4)
    for review in 0...2 {
      policy.decide(
        on: .make(
          now: 14 * Double(review), review: review,
          channels: [.make(), .make(), .make(takesBudget: false), .make()]), updating: &decision)
      #expect(decision.spendPerDay == [300, 300, 0, 300])
      #expect(decision.audiences.allSatisfy { $0 == Audience() })
    }
  }

  @Test("A fixed plan spends what it says")
  func fixed() {
    var policy = FixedSpending(spendPerDay: [700, 0], reviewDays: 14)
    var decision = Decision(channels: 2)
    policy.decide(on: .make(), updating: &decision)
    #expect(decision.spendPerDay == [700, 0])
    policy.decide(on: .make(now: 14, review: 1), updating: &decision)
    #expect(decision.spendPerDay == [700, 0])
  }
}
