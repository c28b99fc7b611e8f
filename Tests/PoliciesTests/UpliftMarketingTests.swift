import ConversionModel
import Testing

@testable import MarketModel
@testable import Policies

/// Audiences by the effect of being addressed (R6).
struct UpliftMarketingTests {
  private static func policy(minimumOrders: Int = 30) -> UpliftMarketing {
    UpliftMarketing(
      spendPerDay: 1000, reviewDays: 14, targetShare: 0.3, explorationShare: 0.2,
      holdOutShare: 0.1, minimumOrders: minimumOrders)
  }

  /// A market of 1,000 people in which the young buy by themselves, and those over 42 only when
  /// they are addressed.
  private struct Market {
    var observation: Observation
    var policy: UpliftMarketing
    var decision = Decision(channels: 2)

    init(_ policy: UpliftMarketing) {
      observation = .make(people: 1000)
      self.policy = policy
    }

    var isOlder: [Bool] { (0..<1000).map { observation.records[$0].age > 42 } }

    /// Holds a review, then lets people order.
    mutating func play(_ reviews: Int, seed: Int) {
      var noise = UInt64(seed)
      for _ in 0..<reviews {
        policy.decide(on: observation, updating: &decision)
        let isOlder = isOlder
        observation.review += 1
        observation.now += 14
        for person in 0..<1000 {
          noise = noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          let uniform = Double(noise >> 11) * 0x1p-53
          let isAddressed = decision.audiences[0].isIncluded[person]
          if uniform < (isOlder[person] ? (isAddressed ? 0.3 : 0) : 0.5) {
            observation.records.rows[person].noteOrder(at: observation.now - 7)
          }
        }
      }
    }
  }

  @Test("A coin decides about everybody until enough orders are known")
  func coin() {
    var market = Market(Self.policy(minimumOrders: 1_000_000))
    market.play(4, seed: 1)
    let audience = market.decision.audiences[0]
    #expect(audience.chances.allSatisfy { $0 == 0.5 } && audience.explorationShare == 0)
    // Binomial with n = 1000: 5 standard deviations are 79.
    #expect(abs(audience.isIncluded.count { $0 } - 500) < 79)
    #expect((0..<1000).allSatisfy { audience.propensityBeforeDraws(of: $0) == 0.5 })
    #expect(market.policy.scores.isEmpty)
    #expect(market.decision.spendPerDay == [500, 500])
  }

  @Test("R6: those are chosen on whom it has an effect, not those who buy most")
  func effect() {
    var market = Market(Self.policy())
    market.play(6, seed: 1)
    market.policy.decide(on: market.observation, updating: &market.decision)
    let chances = market.decision.audiences[0].chances
    let isOlder = market.isOlder
    let chosen = (0..<1000).filter { chances[$0] > 0.5 }
    #expect(chosen.count >= 300 && chosen.count < 400)
    #expect(chosen.count { isOlder[$0] } > chosen.count * 9 / 10)
    let orders = (0..<1000).map { market.observation.records[$0].orders }
    let young = (0..<1000).filter { !isOlder[$0] }.map { orders[$0] }.reduce(0, +)
    #expect(young > orders.reduce(0, +) * 6 / 10)
    // The effect itself is about right: 0.3 for the older, none for the young.
    let means = [true, false].map { older in
      (0..<1000).filter { isOlder[$0] == older }.map { market.policy.scores[$0] }.reduce(0, +) / 500
    }
    #expect(means[0] > 0.15 && means[0] < 0.4 && abs(means[1]) < 0.12, "\(means)")
    // Nobody is in or out for certain, so that the next interval teaches, too.
    #expect(Set(chances) == [0.9, 0.2])
  }

  // What the policy's words say, done again from its decisions.
  @Test("R6: both models learn each person by the inverse of the chance that she had to be there")
  func inverseChances() {
    var market = Market(Self.policy())
    let map = market.observation.features
    var normalizer = OnlineNormalizer(standardized: map.standardized)
    let fresh = BayesianRegression(featureCount: map.count, constant: -3)
    var arms = [fresh, fresh]
    var rated = 0
    for round in 1...5 {
      var row = [Double](repeating: 0, count: map.count)
      var features = row
      var kept: [[Double]] = []
      var scores: [Double] = []
      for person in 0..<1000 {
        map.write(
          market.observation.records, person: person, source: .direct, at: market.observation.now,
          into: &row)
        normalizer.update(with: row.span, into: &features)
        kept.append(row.map { Double(Float($0)) })
        scores.append(arms[0].predict(features.span) - arms[1].predict(features.span))
      }
      let orders = (0..<1000).map { market.observation.records[$0].orders }
      market.play(1, seed: round)
      if !market.policy.scores.isEmpty {
        rated += 1
        #expect(zip(market.policy.scores, scores).allSatisfy { abs($0 - $1) < 1e-9 })
      }
      let audience = market.decision.audiences[0]
      for person in 0..<1000 {
        row = kept[person]
        normalizer.normalize(row.span, into: &features)
        let (isIn, chance) = (audience.isIncluded[person], Double(audience.chances[person]))
        arms[isIn ? 0 : 1].learn(
          features.span, label: market.observation.records[person].orders > orders[person],
          weight: 1 / (isIn ? chance : 1 - chance))
      }
    }
    #expect(rated >= 3)
  }

  @Test("A record of whom a channel addresses keeps the chances")
  func record() {
    var market = Market(Self.policy())
    market.play(6, seed: 1)
    let record = TargetingRecord(market.decision.audiences[0], of: 0, at: 70)
    #expect(abs(record.lowestPropensity - 0.2) < 1e-7)
    #expect(abs(record.includedShare - record.meanPropensity) < 0.08)
    var audience = Audience()
    audience.isIncluded = [true, false, false, true]
    audience.explorationShare = 0.5
    let plain = TargetingRecord(audience, of: 1, at: 0)
    #expect(plain.includedShare == 0.5 && plain.meanPropensity == 0.75)
    #expect(plain.lowestPropensity == 0.5 && plain.explorationShare == 0.5)
  }
}
