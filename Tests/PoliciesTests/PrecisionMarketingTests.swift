import ConversionModel
import MarketModel
import Policies
import Testing

/// Audiences by predicted conversion.
struct PrecisionMarketingTests {
  private static func policy(
    targetShare: Double = 0.3, minimumConversions: Int = 10
  ) -> PrecisionMarketing {
    PrecisionMarketing(
      spendPerDay: 1000, reviewDays: 14, targetShare: targetShare, explorationShare: 0.1,
      minimumConversions: minimumConversions)
  }

  /// Sees 1000 people, of whom those over 42 have converted when touched.
  private static func observation(learntFrom touches: Int) -> Observation {
    let blank = Observation.make(people: 1000)
    var learner = blank.learner
    var features = [Double](repeating: 0, count: blank.features.count)
    for touch in 0..<touches {
      let person = touch * 7 % 1000
      let time = Double(touch) / 100
      blank.features.write(
        blank.records, person: person, source: .paid(0), at: time, into: &features)
      _ = learner.touch(person: person, at: time, features: features.span)
      if blank.records[person].age > 42 { learner.conversion(person: person, at: time) }
    }
    learner.mature(upTo: 100)
    return .make(now: 100, review: 7, people: 1000, learner: learner)
  }

  @Test("Everybody is addressed until enough conversions have been learnt")
  func tooEarly() {
    var policy = Self.policy(minimumConversions: 500)
    var decision = Decision(channels: 2)
    policy.decide(on: Self.observation(learntFrom: 200), updating: &decision)
    #expect(decision.spendPerDay == [500, 500])
    #expect(decision.audiences.allSatisfy { $0 == Audience() })
  }

  // Scores depend on the age alone here, and 20 people share each age: a class of equal scores is
  // included as a whole.
  @Test("Those rated highest are addressed, the target share of the people", arguments: [0.1, 0.3])
  func best(share: Double) throws {
    var policy = Self.policy(targetShare: share)
    var decision = Decision(channels: 2)
    let observation = Self.observation(learntFrom: 2000)
    policy.decide(on: observation, updating: &decision)
    for audience in decision.audiences {
      #expect(audience.isIncluded.count == 1000 && audience.explorationShare == 0.1)
      let included = audience.isIncluded.count { $0 }
      #expect(included >= Int(share * 1000) && included <= Int(share * 1000) + 20)
      let ages = (0..<1000).map { observation.records[$0].age }
      let youngestIn = (0..<1000).filter { audience.isIncluded[$0] }.map { ages[$0] }.min()
      let oldestOut = (0..<1000).filter { !audience.isIncluded[$0] }.map { ages[$0] }.max()
      #expect(try #require(youngestIn) > (try #require(oldestOut)))
      // R6: nobody is left out for ever.
      #expect((0..<1000).allSatisfy { audience.propensity(of: $0) >= 0.1 })
    }
  }

  private static func included(
    by rating: PrecisionMarketing.Rating, on observation: Observation
  ) -> [[Bool]] {
    var policy = PrecisionMarketing(
      spendPerDay: 1000, reviewDays: 14, targetShare: 0.3, explorationShare: 0.1,
      minimumConversions: 10, rating: rating)
    var decision = Decision(channels: 2)
    policy.decide(on: observation, updating: &decision)
    return decision.audiences.map(\.isIncluded)
  }

  @Test("A bound no deviation away rates as the prediction does, one far away by ignorance alone")
  func upperBound() {
    let observation = Self.observation(learntFrom: 2000)
    // A mixture's mean log-odds and its mean probability need not be in the same order for all.
    let byPrediction = Self.included(by: .prediction, on: observation)
    let near = Self.included(by: .upperBound(deviations: 0), on: observation)
    let differing = zip(byPrediction[0], near[0]).count { $0 != $1 }
    #expect(differing <= 20)
    let far = Self.included(by: .upperBound(deviations: 1000), on: observation)
    // Ages lie evenly about 42.5, so that the logit is least sure at both ends.
    let ages = (0..<1000).filter { far[0][$0] }.map { observation.records[$0].age }
    #expect(ages.contains { $0 < 30 } && ages.contains { $0 > 55 })
  }

  @Test("Thompson's draws differ by person, channel and review, and repeat with them")
  func thompson() {
    let observation = Self.observation(learntFrom: 200)
    let included = Self.included(by: .thompson, on: observation)
    #expect(included == Self.included(by: .thompson, on: observation))
    #expect(included[0] != included[1])
    var later = observation
    later.review += 1
    #expect(included != Self.included(by: .thompson, on: later))
    #expect(included[0] != Self.included(by: .prediction, on: observation)[0])
  }

  @Test("A target of everybody addresses everybody")
  func everybody() {
    var policy = Self.policy(targetShare: 1)
    var decision = Decision(channels: 2)
    policy.decide(on: Self.observation(learntFrom: 1000), updating: &decision)
    #expect(decision.audiences.allSatisfy { $0.isIncluded.allSatisfy { $0 } })
  }

  @Test("A review draws nothing: the same observation gives the same decision")
  func deterministic() {
    let observation = Self.observation(learntFrom: 1000)
    var decisions: [[Audience]] = []
    for _ in 0..<2 {
      var policy = Self.policy()
      var decision = Decision(channels: 2)
      policy.decide(on: observation, updating: &decision)
      policy.decide(on: observation, updating: &decision)
      decisions.append(decision.audiences)
    }
    #expect(decisions[0] == decisions[1])
  }
}
