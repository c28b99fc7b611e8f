import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// An AI product that is subscribed to: who uses it, and what its quality does to them (B8, C1).
struct PlanUsageTests {
  private func market(
    _ plan: PricePlan, training: TrainingConfiguration? = nil, people: Int = 200
  ) throws -> MarketConfiguration {
    var ai = AIProductConfiguration.make(training: training)
    ai.usage = UsageConfiguration(sessionsPerMonth: 10, rateShape: 1000, furtherUsesPerSession: 0)
    var market = try MarketConfiguration.makeSubscribing(to: plan, people: people)
    market.product.ai = ai
    return market
  }

  // Some 50,000 days of subscribers with a third of a session each: 16,000 sessions, whose standard
  // error is 130; 4.5 of them with the gamma's 0.3 % are within 5 %.
  @Test("B8: subscribers use the product, as often as they are said to, for as long as they pay")
  func subscribers() throws {
    let record = play(try market(.make(meanChurn: 0.5)), idle)
    let days = record.totals.subscriptions.subscriberDays
    let sessions = try #require(record.periods.last?.product).totals.sessions
    #expect(days > 20_000 && record.totals.subscriptions.subscribersLost > 200)
    #expect(abs(Double(sessions) / (days * 10 / daysPerMonth) - 1) < 0.05)
  }

  @Test("Those who try the product use it too, and stop with the trial")
  func trial() throws {
    var plan = try PricePlan.make()
    plan.trying = .trial(days: 20, paysShare: 0)
    let record = play(try market(plan), idle)
    #expect(record.totals.subscriptions.subscribers == 0)
    let product = try #require(record.periods.last?.product)
    // Twenty days of a third of a session; the standard error of some 2000 sign-ups is 0.06.
    let perTrial =
      Double(product.totals.sessions) / Double(record.totals.subscriptions.signUps)
    #expect(abs(perTrial / (20 * 10 / daysPerMonth) - 1) < 0.05)
  }

  @Test("Customers who subscribe from before the start use the product from the first day")
  func opening() throws {
    var configuration = try market(.make(meanChurn: 0))
    configuration.firm.customersNowShare = 1
    configuration.need.needsPerYear = 0
    let record = play(configuration, idle)
    #expect(record.totals.subscriptions.signUps == 0)
    let sessions = try #require(record.periods.last?.product).totals.sessions
    // 200 people for 400 days: 26,300 sessions, standard error 160.
    #expect(abs(Double(sessions) / (200 * 400 * 10 / daysPerMonth) - 1) < 0.04)
  }

  @Test("A better model satisfies more subscribers; one that does not improve, as many as before")
  func satisfaction() throws {
    func complaints(logOdds: Double, training: TrainingConfiguration?) throws -> Int {
      var configuration = try market(.make(meanChurn: 0.01), training: training)
      configuration.product.satisfiedShare = 0.5
      configuration.product.ai?.satisfactionLogOddsPerQuality = logOdds
      configuration.loyalty.care.complaintShare = 1
      return play(configuration, idle).totals.loyalty.complaints
    }
    let training = try TrainingConfiguration.make()
    let plain = try complaints(logOdds: 0, training: training)
    #expect(plain > 1000)
    #expect(Double(try complaints(logOdds: 15, training: training)) < 0.8 * Double(plain))
    #expect(try complaints(logOdds: 15, training: nil) == plain)
  }

  @Test("B7: a term that satisfies raises a subscriber's trust, and one that does not lowers it")
  func trust() throws {
    func trusting(satisfiedShare: Double) throws -> Double {
      var configuration = try market(.make(meanChurn: 0), people: 50)
      configuration.product.trustUtility = 1
      configuration.product.satisfiedShare = satisfiedShare
      configuration.trust = TrustConfiguration(
        carryOverPerMonthShare: 1, liftPerSatisfyingOrder: 0.5, lossPerUnsatisfyingOrder: 0.5)
      var simulation = open(configuration, idle)
      simulation.run(until: 300)
      let core = simulation.model.core
      return core.people.indices.reduce(0) { $0 + core.trust[$1, at: 300] } / 50
    }
    #expect(try trusting(satisfiedShare: 1) > 0.9)
    #expect(try trusting(satisfiedShare: 0) == 0)
  }
}
