import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// What customers do beside buying (B3).
struct LoyaltyTests {
  private static func referring(_ churnFactor: Double = 1) throws -> MarketConfiguration {
    var market = try MarketConfiguration.makeSubscribing(
      to: try .make(meanChurn: 0.02), people: 600, horizonDays: 365, needsPerYear: 0)
    market.firm.customersNowShare = 0.1
    market.loyalty.referral = ReferralConfiguration(
      perYear: 2, needShare: 0.5, lift: 0.3, churnFactor: churnFactor)
    return market
  }

  @Test("Only satisfied customers tell, and only who is told comes")
  func referral() throws {
    let told = play(try Self.referring(), idle).totals
    #expect(told.loyalty.referrals > 50 && told.newCustomers > 20)
    #expect(told.loyalty.referredCustomers == told.newCustomers)
    #expect(told.loyalty.referredDays > 0)
    var market = try Self.referring()
    market.product.satisfiedShare = 0
    let unsatisfied = play(market, idle).totals
    #expect(unsatisfied.loyalty.referrals == 0 && unsatisfied.newCustomers == 0)
    market = try Self.referring()
    market.loyalty.referral = nil
    #expect(play(market, idle).totals.newCustomers == 0)
  }

  // 60 customers tell two people a year each: a Poisson number of mean 120 and less, as some leave,
  // and more, as the told tell. Four standard errors of the first term's 60 / 6 in the mean.
  @Test("Customers tell as many as they are said to")
  func number() throws {
    var market = try Self.referring()
    market.loyalty.referral?.needShare = 0
    market.product.plan?.renewal.churn = BetaGeometricChurn(meanShare: 0, spread: 0)
    market.firm.customersNowShare = 1
    let totals = play(market, idle).totals
    // The first term of those who are customers at the start has begun already: half a month of
    // twelve is without telling, give or take.
    let mean = 600 * 2 * (365 - daysPerMonth / 2) / 365.25
    #expect(abs(Double(totals.loyalty.referrals) - mean) < 4.5 * mean.squareRoot())
  }

  @Test("The effect of a referral ends with the referrer")
  func referrerLeaves() throws {
    var run = open(try Self.referring(0.5), idle)
    let subscriber = try #require(
      run.model.core.accounts.indices.first { run.model.core.subscriptions.isPaying($0) })
    run.edit { market, schedule in
      market.core.referrers[7] = Int32(subscriber)
    }
    #expect(run.model.core.referralFactor(of: 7) == 0.5)
    run.edit { $0.core.endSubscription(of: subscriber, &$1) }
    #expect(run.model.core.referralFactor(of: 7) == 1)
    #expect(run.model.core.referralFactor(of: 8) == 1)
  }

  @Test(
    "A returned order leaves the firm with the handling, on whosever platform",
    arguments: [true, false])
  func returns(isOurs: Bool) throws {
    func totals(returnShare: Double) throws -> MarketTotals {
      var market = try MarketConfiguration.makeAlwaysChosen(people: 100, horizonDays: 60)
      if case .ecommercePlatform(var platform) = market.channels[0].kind {
        platform.operatedBy = isOurs ? .firm : .thirdParty
        platform.settlementDays = 0
        market.channels[0].kind = .ecommercePlatform(platform)
      }
      market.product.deliveryDays = try .constant(0)
      market.product.satisfiedShare = 0
      market.loyalty.care = CareConfiguration(returnShare: returnShare, costPerReturn: 300)
      return play(market, idle).totals
    }
    let kept = try totals(returnShare: 0)
    let sent = try totals(returnShare: 1)
    #expect(sent.orders == kept.orders && sent.loyalty.returns == sent.deliveries)
    #expect(sent.loyalty.refunds == Double(sent.loyalty.returns) * 100_000)
    // Each order costs its payment fee and fulfilment, and each return its handling.
    let perOrder = 0.006 * 100_000 + 600
    #expect(
      sent.profit + sent.fixedCosts == -perOrder * Double(sent.orders)
        - 300 * Double(sent.loyalty.returns))
    #expect(sent.contribution == sent.profit + sent.fixedCosts && sent.revenue == 0)
    #expect(kept.loyalty.returns == 0 && kept.profit > sent.profit)
  }

  @Test("A complaint that is resolved satisfies, and costs")
  func complaints() throws {
    var market = try MarketConfiguration.makeAlwaysChosen(people: 100, horizonDays: 60)
    market.product.satisfiedShare = 0
    market.loyalty.care = CareConfiguration(
      complaintShare: 1, resolvedShare: 1, costPerComplaint: 150, returnShare: 1)
    let before = play(try .makeAlwaysChosen(people: 100, horizonDays: 60), idle).totals
    var run = open(market, idle)
    run.run(until: 60)
    let totals = run.model.core.record.totals
    #expect(totals.deliveries > 0 && totals.loyalty.complaints == totals.deliveries)
    #expect(totals.loyalty.returns == 0)
    #expect(run.model.core.accounts.allSatisfy { $0.satisfaction >= 0 })
    #expect(totals.contribution == before.contribution - 150 * Double(totals.deliveries))
  }

  @Test("Who has dropped out never orders again, and nobody can tell")
  func dropOut() throws {
    var market = try MarketConfiguration.makeAlwaysChosen(people: 200, horizonDays: 365)
    market.loyalty.dropOut = DropOutConfiguration(
      churn: BetaGeometricChurn(meanShare: 1, spread: 0), fromOrder: 3)
    var run = open(market, idle)
    run.run(until: 365)
    let core = run.model.core
    #expect(core.accounts.allSatisfy { $0.orders <= 3 && $0.hasDroppedOut == ($0.orders == 3) })
    #expect(core.record.totals.loyalty.dropOuts > 150)
    #expect(core.record.totals.needs > core.record.totals.orders)
  }
}
