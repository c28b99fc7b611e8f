internal import Foundation
internal import MarketModel
internal import Policies
internal import RandomStreams

/// Who stays in a contract, and what that is worth.
extension ValidationCheck {
  /// Fader and Hardie (2007): with chances of leaving that are beta distributed, of those who are
  /// there in year t the share (β + t − 1)/(α + β + t − 1) stays.
  static func shiftedBetaGeometric(
    _ name: String, alpha: Double, beta: Double, customers: String
  ) -> ValidationCheck {
    let years = [1, 2, 3, 5, 7]
    return ValidationCheck(
      name: "sbg-\(name)", subject: "retention by year of \(customers)",
      source: "Fader and Hardie 2007", replications: 30,
      quantities: years.map {
        let t = Double($0)
        return Quantity(name: "year \($0)", expected: (beta + t - 1) / (alpha + beta + t - 1))
      }
    ) { streams in
      var market = try contracts(
        churn: BetaGeometricChurn(alpha: alpha, beta: beta), people: 3000,
        horizonDays: 7.5 * 365.25)
      market.firm.discountPerYearShare = 0
      let nothing = FixedSpending(spendPerDay: [0, 0], reviewDays: 3000)
      let retention = MarketReplication.run(market, policy: nothing, streams: streams).retention
      return years.map {
        Part(retention.renewalsMade[$0 - 1], over: retention.renewalsDue[$0 - 1])
      }
    }
  }

  /// A customer who renews with probability r each year, discounted at d, is worth r/(1 + d − r)
  /// years' payments beyond the present one.
  static let lifetimeValue = ValidationCheck(
    name: "clv", subject: "what a yearly customer is worth who stays with .8, at a discount of .1",
    source: "r/(1 + d − r); Gupta and Lehmann 2003", replications: 30,
    quantities: [Quantity(name: "value", expected: 0.8 / 0.3)]
  ) { streams in
    let discount = 0.1
    var market = try contracts(
      churn: BetaGeometricChurn(meanShare: 0.2, spread: 0), people: 2000, horizonDays: 1)
    market.firm.customerValueDays = 60 * 365.25
    market.firm.discountPerYearShare = 1 - 1 / (1 + discount)
    market.calendar.shoppingFactorByDay = Array(repeating: 1, count: 61 * 366)
    let nothing = FixedSpending(spendPerDay: [0, 0], reviewDays: 30)
    let totals = MarketReplication.run(market, policy: nothing, streams: streams).totals
    // A day of the first year is over at the horizon.
    let value = totals.customerValue / pow(1 + discount, 1 / 365.25)
    var part = Part(value / (12 * 10_000))
    part.divisor = Double(market.population.people)
    return [part]
  }

  /// A market in which everybody has a contract for a year at the start.
  private static func contracts(
    churn: BetaGeometricChurn, people: Int, horizonDays: Double
  ) throws -> MarketConfiguration {
    var market = try MarketConfiguration.plain(
      people: people, horizonDays: horizonDays, reportEveryDays: horizonDays)
    var plan = PricePlan(
      charge: .subscription(
        pricePerSeatMonth: 10_000, billing: .annualPrepaid(discountShare: 0)),
      seatsPerAccount: try .constant(1), renewal: RenewalConfiguration(churn: churn))
    plan.openingTerms = .atStart
    market.product.plan = plan
    market.firm.customersNowShare = 1
    return market
  }
}
