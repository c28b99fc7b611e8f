import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// C3: consent, federated learning, and breaches of privacy.
struct PrivacyTests {
  private func last(_ ai: AIProductConfiguration, seed: Int = 1) throws -> ProductRecord {
    let market = try MarketConfiguration.makeUsed(people: 150, horizonDays: 70, ai: ai)
    return try #require(play(market, Spending(perDay: [0]), seed: seed).periods.last?.product)
  }

  // The ratio's expectation is .5 / .9 − 1 = −.444.
  @Test("C3: consent of half the people instead of nine in ten cuts the data by 44 %")
  func consent() throws {
    let cuts = try (1...8).map { seed in
      var ai = AIProductConfiguration.make(training: nil)
      ai.consent.share = 0.9
      let many = try last(ai, seed: seed)
      ai.consent.share = 0.5
      let few = try last(ai, seed: seed)
      // The people and what they do are the same; only what may be learnt from differs.
      #expect(few.totals.uses == many.totals.uses)
      return Double(few.totals.records) / Double(many.totals.records) - 1
    }
    let (low, mean, high) = interval(cuts)
    #expect(high < 0 && low > -1)
    #expect(abs(mean + 0.44) <= 0.05, "\(low) … \(high)")
  }

  @Test("C3: the share of consent makes no difference where nobody's data are asked for")
  func consentOff() throws {
    let records = try [0.9, 0.5].map { share in
      var ai = AIProductConfiguration.make(training: try .make())
      ai.consent.share = share
      ai.usage.recordsPerUse = 0
      return try last(ai)
    }
    #expect(records[0] == records[1])
    #expect(records[0].totals.records == 0 && records[0].quality == 0.75)
  }

  @Test(
    "C3: no data make worse models than federated ones, and these than central ones",
    arguments: 1...8)
  func federated(seed: Int) throws {
    var ai = AIProductConfiguration.make(training: try .make())
    let central = try last(ai, seed: seed).quality
    ai.federated = FederatedLearning(valueShare: 0.6)
    let federated = try last(ai, seed: seed).quality
    ai.federated = nil
    ai.consent.share = 0
    let none = try last(ai, seed: seed).quality
    #expect(none < federated && federated < central)
    #expect(none == 0.75)
  }

  @Test("Federated learning may find more consent")
  func federatedConsent() throws {
    var ai = AIProductConfiguration.make(training: nil)
    ai.consent.share = 0.3
    let central = try last(ai)
    ai.federated = FederatedLearning(valueShare: 0.6, consentShare: 0.9)
    let federated = try last(ai)
    #expect(Double(federated.totals.records) > 2 * Double(central.totals.records))
  }

  @Test("A person who never consented leaves no data in any model", arguments: 1...3)
  func noTrace(seed: Int) throws {
    var ai = AIProductConfiguration.make(training: try .make())
    ai.consent.share = 0.5
    let market = try MarketConfiguration.makeUsed(people: 120, horizonDays: 90, ai: ai)
    var once = open(market, Spending(perDay: [0]), seed: seed)
    var busy = open(market, Spending(perDay: [0]), seed: seed)
    // Everybody has begun by then; those who do not consent use the product ten times as much.
    once.run(until: 20)
    busy.run(until: 20)
    var changed = 0
    for person in 0..<120 where busy.model.core.ai?.users[person].consents == false {
      busy.model.core.ai?.users[person].sessionsPerDay *= 10
      changed += 1
    }
    once.run(until: 90)
    busy.run(until: 90)
    let (plain, other) = (try #require(once.model.core.ai), try #require(busy.model.core.ai))
    #expect(changed > 40)
    #expect(other.totals.uses > 2 * plain.totals.uses)
    #expect(plain.totals.deployments > 3)
    #expect(plain.models == other.models)
    #expect(plain.pool == other.pool)
    for person in 0..<120 where !plain.users[person].consents {
      #expect(plain.pool.recordsByPerson[person] == 0)
    }
  }

  // Withdrawals at rate 2 a year over about 300 days of 120 people: the count of those left is
  // binomial; 4.5 standard deviations, a false alarm of 7e-6.
  @Test("Who withdraws is deleted from the data, at the configured hazard")
  func withdrawal() throws {
    var ai = AIProductConfiguration.make(training: nil)
    ai.consent = TrainingConsentConfiguration(share: 1, withdrawalsPerYear: 2)
    let market = try MarketConfiguration.makeUsed(people: 400, horizonDays: 182.625, ai: ai)
    var run = open(market, Spending(perDay: [0]))
    run.run(until: 182.625)
    let product = try #require(run.model.core.ai)
    let known = product.users.count { $0.isKnown }
    // People begin within days of the start, with their first order.
    let expected = Double(known) * (1 - exp(-1))
    let spread = (Double(known) * exp(-1) * (1 - exp(-1))).squareRoot()
    #expect(
      abs(Double(product.totals.withdrawals) - expected) < 0.04 * Double(known) + standardErrors
        * spread)
    #expect(product.totals.withdrawals == product.users.count { $0.isKnown && !$0.consents })
    for person in 0..<400 where !product.users[person].consents {
      #expect(product.pool.recordsByPerson[person] == 0)
    }
  }

  private func incidents(_ concernedShare: Double = 0.4) -> PrivacyIncidents {
    PrivacyIncidents(
      perYear: 6, concernedShare: concernedShare, awarenessLossShare: 0.5, trustLossUtility: 2,
      trustHalfLifeDays: 60, fineShareOfTurnover: 0.04)
  }

  @Test("A breach costs trust, awareness and a share of the year's turnover")
  func breach() throws {
    var ai = AIProductConfiguration.make(training: nil)
    ai.incidents = incidents(1)
    let market = try MarketConfiguration.makeUsed(people: 100, horizonDays: 360, ai: ai)
    var run = open(market, Spending(perDay: [0]))
    run.run(until: 50)
    let before = run.model.core
    let revenue = -before.ledger.balance(of: .revenue).asDouble
    let person = try #require(before.ai?.users.firstIndex { $0.isKnown })
    let awareness = before.awareness(of: person, at: 50)
    run.edit { market, schedule in
      market.handle(.product(.incidentHappens, subject: 77), schedule: &schedule)
    }
    let after = run.model.core
    let fine = (0.04 * revenue).rounded(.toNearestOrEven)
    let formerFines = before.ledger.balance(of: .fines).asDouble
    #expect(after.ledger.balance(of: .fines).asDouble - formerFines == fine && fine > 0)
    let lost =
      (before.ai?.utility(for: person, visiting: nil, at: 50) ?? 0)
      - (after.ai?.utility(for: person, visiting: nil, at: 50) ?? 0)
    #expect(abs(lost - 2) < 1e-6)
    let forgiven =
      (before.ai?.utility(for: person, visiting: nil, at: 110) ?? 0)
      - (after.ai?.utility(for: person, visiting: nil, at: 110) ?? 0)
    #expect(abs(forgiven - 1) < 1e-6)
    let kept = after.configuration.awareness.customersKeepShare
    #expect(abs(after.awareness(of: person, at: 50) - max(kept, awareness / 2)) < 1e-6)
    #expect(after.stagesAreConsistent())
  }

  // Poisson with mean 6 a replication over 40 replications, 240 in all: 4.5 standard deviations, a
  // false alarm of 7e-6; the federated hazard is a quarter of it.
  @Test("Breaches come at their hazard, and more rarely where data are not brought together")
  func hazard() throws {
    var ai = AIProductConfiguration.make(training: nil)
    ai.incidents = incidents()
    ai.usage.sessionsPerMonth = 0
    func count(_ ai: AIProductConfiguration) throws -> (incidents: Int, concerned: Int) {
      var market = try MarketConfiguration.makeUsed(people: 10, horizonDays: 365, ai: ai)
      market.need.needsPerYear = 1
      return (1...40).reduce(into: (0, 0)) { sum, seed in
        let totals = play(market, Spending(perDay: [0]), seed: seed).periods.last?.product?.totals
        sum.0 += totals?.incidents ?? 0
        sum.1 += totals?.concernedPeople ?? 0
      }
    }
    let expected = 40 * 6 * 365 / 365.25
    let central = try count(ai)
    #expect(abs(Double(central.incidents) - expected) < standardErrors * expected.squareRoot())
    #expect(central.concerned > 0)
    ai.federated = FederatedLearning(valueShare: 0.6, incidentShare: 0.25)
    let federated = try count(ai).incidents
    #expect(
      abs(Double(federated) - expected / 4) < standardErrors * (expected / 4).squareRoot())
  }
}
