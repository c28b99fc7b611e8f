import MarketModel
import Policies
import Testing

/// A plan that changes on a day.
struct SwitchingPolicyTests {
  /// Addresses nobody, and leaves the spending as it is.
  private struct Silence: Policy {
    let reviewDays = 10.0

    mutating func decide(on observation: Observation, updating decision: inout Decision) {
      for channel in decision.audiences.indices {
        decision.audiences[channel].isIncluded = [false, false]
      }
    }
  }

  @Test("The second policy starts afresh: nothing that the first has decided is left")
  func freshDecision() {
    var policy = SwitchingPolicy(
      from: Silence(), to: EvenSplit(spendPerDay: 6, reviewDays: 7), on: 25)
    var decision = Decision(channels: 2)
    policy.decide(on: .make(now: 20), updating: &decision)
    #expect(decision.audiences.allSatisfy { $0.isIncluded == [false, false] })
    #expect(decision.spendPerDay == [0, 0])
    #expect(policy.nextReview(after: 20) == 25)
    policy.decide(on: .make(now: 25), updating: &decision)
    #expect(decision.audiences.allSatisfy { $0.isIncluded.isEmpty })
    #expect(decision.spendPerDay == [3, 3])
    #expect(policy.nextReview(after: 25) == 32)
  }
}
