import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Published models of who stays, each as a configuration of this market.
struct RetentionTests {
  // 4000 subscribers of seven years: at each renewal those who stay, of those who are there, are a
  // binomial number. Four standard errors at 14 renewals: a false alarm of 9e-4 in all.
  @Test(
    "sBG: yearly retention is that of Fader and Hardie 2007",
    arguments: [(0.668, 3.806), (0.704, 1.182)] as [(Double, Double)])
  func shiftedBetaGeometric(alpha: Double, beta: Double) throws {
    var plan = try PricePlan.make(.annualPrepaid(discountShare: 0))
    plan.renewal.churn = BetaGeometricChurn(alpha: alpha, beta: beta)
    plan.openingTerms = .atStart
    var market = try MarketConfiguration.makeSubscribing(
      to: plan, people: 4000, horizonDays: 7.5 * 365.25, needsPerYear: 0)
    market.firm.customersNowShare = 1
    market.calendar.reportEveryDays = market.calendar.horizonDays
    let retention = play(market, idle, seed: 11).retention
    #expect(retention.renewalsDue[0] == 4000 && retention.renewalsDue[7] == 0)
    for year in 1...7 {
      let due = Double(retention.renewalsDue[year - 1])
      let t = Double(year)
      let expected = (beta + t - 1) / (alpha + beta + t - 1)
      let error = (expected * (1 - expected) / due).squareRoot()
      #expect(abs(Double(retention.renewalsMade[year - 1]) / due - expected) < 4 * error)
    }
  }

  // r .8 and d .1 a year: 2.6667 (the last of sixty renewals is worth nothing). The value of a
  // customer is a sum of v^t over a geometric number of renewals; its variance follows.
  @Test("CLV: the simulated value of a customer is r/(1 + d − r)")
  func lifetimeValue() throws {
    let (r, d) = (0.8, 0.1)
    let people = 4000.0
    var plan = try PricePlan.make(.annualPrepaid(discountShare: 0), meanChurn: 1 - r)
    plan.openingTerms = .atStart
    var market = try MarketConfiguration.makeSubscribing(
      to: plan, people: Int(people), horizonDays: 1, valueDays: 60 * 365.25, needsPerYear: 0)
    market.firm.customersNowShare = 1
    market.firm.discountPerYearShare = 1 - 1 / (1 + d)
    let totals = play(market, idle, seed: 5).totals
    // A day of the first year is over at the horizon.
    let simulated =
      totals.customerValue / (people * 120_000) / pow(1 + d, 1 / 365.25)
    let v = 1 / (1 + d)
    let square = (1 - r) / (1 - r * v * v)
    let mean = (1 - r) / (1 - r * v)
    let error = v / (1 - v) * ((square - mean * mean) / people).squareRoot()
    #expect(abs(simulated - 8.0 / 3) < 4 * error)
    #expect(error < 0.06)
  }

  // Where all are alike the formula holds; terms are monthly, so that dates within a term hardly
  // matter. The simulated value's standard error is 2.2 %.
  @Test("The formula's value stands beside the simulated one")
  func formula() throws {
    let plan = try PricePlan.make(meanChurn: 0.1)
    var market = try MarketConfiguration.makeSubscribing(
      to: plan, people: 2500, horizonDays: 100, valueDays: 1400, needsPerYear: 0)
    market.firm.customersNowShare = 1
    let totals = play(market, idle, seed: 6).totals
    let formula = try #require(totals.subscriptions.valueByFormula)
    let simulated = totals.customerValue / Double(totals.customersHeld)
    #expect(abs(formula / simulated - 1) < 0.08)
  }

  @Test("Satisfaction, price and a referrer move the hazard of leaving by what they say")
  func moved() throws {
    func lost(_ change: (inout MarketConfiguration) -> Void) throws -> Double {
      var market = try MarketConfiguration.makeSubscribing(
        to: try .make(.annualPrepaid(discountShare: 0), meanChurn: 0.3), people: 2000,
        horizonDays: 370, needsPerYear: 0)
      market.product.plan?.openingTerms = .atStart
      market.product.plan?.renewal.satisfactionEffect = 0.4
      market.product.plan?.renewal.priceElasticity = 1.5
      market.firm.customersNowShare = 1
      change(&market)
      return Double(play(market, idle).totals.subscriptions.subscribersLost) / 2000
    }
    func expected(_ factor: Double) -> Double { 1 - pow(0.7, factor) }
    // Four standard errors of a share of 2000.
    let tolerance = 4 * (0.25 / 2000.0).squareRoot()
    #expect(abs(try lost { _ in } - expected(exp(-0.4))) < tolerance)
    #expect(abs(try lost { $0.product.satisfiedShare = 0 } - expected(exp(0.4))) < tolerance)
    #expect(
      abs(try lost { $0.product.priceLevel = 1.5 } - expected(exp(-0.4) * pow(1.5, 1.5)))
        < tolerance)
  }
}
