import SimulationKernel
import Testing

@testable import MarketModel

/// What subscriptions contribute: what is earned of their bills, less what earning it has cost.
struct PlanContributionTests {
  /// A year of one account with two seats from day 10 on; 20.00 of service a seat and month.
  private static func opened() throws -> Simulation<Market> {
    var plan = try PricePlan.make(.annualPrepaid(discountShare: 0.1), meanChurn: 1, seats: 2)
    plan.servingCostPerSeatMonth = 2000
    var market = try MarketConfiguration.makeSubscribing(
      to: plan, people: 2, horizonDays: 500, needsPerYear: 0)
    market.product.paymentFeeShare = 0.01
    var run = open(market, idle)
    run.run(until: 10)
    run.edit { $0.core.startSubscription(of: 0, by: .direct, &$1) }
    return run
  }

  @Test("What is billed ahead contributes day by day, and the firm's books trace the bill whole")
  func earned() throws {
    var run = try Self.opened()
    // Two seats at 100.00 for twelve months, less 10 %; a hundredth goes to the bank at once.
    let bill = 216_000.0
    let fee = 2160.0
    #expect(run.model.core.record.totals.contribution == -fee)
    #expect(run.model.core.record.totals.subscriptions.billContribution == bill - fee - 48_000)
    run.run(until: 110)
    run.edit { market, schedule in
      market.core.recogniseRevenue(at: schedule.now)
      market.core.payService(at: schedule.now)
    }
    let core = run.model.core
    // 216,000 over 365 days are 591, and one more on each of the first 285. Service is paid at the
    // ends of months, each rounded to the minor unit.
    let service = 2 * 2000 * 100 / daysPerMonth
    #expect(core.ledger.balance(of: .revenue).minorUnits == -59_200)
    #expect(abs(core.record.totals.contribution - (59_200 - fee - service)) < 3)
    #expect(abs(core.record.direct.contribution - core.record.totals.contribution) < 1e-6)
    run.run(until: 499)
    run.edit { market, schedule in
      market.core.recogniseRevenue(at: schedule.now)
      market.core.payService(at: schedule.now)
    }
    let end = run.model.core.record.totals
    #expect(abs(end.contribution - (bill - fee - 48_000)) < 15)
    #expect(end.subscriptions.billContribution == bill - fee - 48_000)
  }

  @Test("Each channel contributes what those whom it has brought have paid for until now")
  func channels() throws {
    var market = try MarketConfiguration.makeSubscribing(
      to: try .make(.annualPrepaid(discountShare: 0), meanChurn: 0), people: 200, horizonDays: 90)
    market.product.plan?.servingCostPerSeatMonth = 1000
    market.firm.customersNowShare = 0.3
    var platform = EcommercePlatformConfiguration.makeAlwaysClicked()
    platform.commissionShare = 0
    market.channels[0].kind = .ecommercePlatform(platform)
    let record = play(market, idle)
    let totals = record.totals
    #expect(totals.subscriptions.deferredRevenue > totals.revenue)
    let sources = record.channels + [record.direct]
    #expect(record.channels[0].contribution > 0 && record.direct.contribution > 0)
    let sum = sources.reduce(0) { $0 + $1.contribution }
    #expect(abs(sum - totals.contribution) < 1e-6 * totals.revenue)
    #expect(
      abs(totals.contribution - (totals.revenue - totals.subscriptions.servingCost))
        < 1e-6 * totals.revenue)
    // The bills of the year are far more than what is earned of them.
    #expect(totals.subscriptions.billContribution > 2 * totals.contribution)
  }
}
