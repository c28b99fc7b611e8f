import RandomStreams

@testable import MarketModel

extension MarketConfiguration {
  /// A market in which every need is answered by the price plan at once, and nobody is a customer.
  static func makeSubscribing(
    to plan: PricePlan, people: Int = 200, horizonDays: Double = 400, valueDays: Double = 0,
    needsPerYear: Double = 12
  ) throws -> MarketConfiguration {
    var market = try makeAlwaysChosen(
      people: people, horizonDays: horizonDays, valueDays: valueDays, needsPerYear: needsPerYear)
    market.calendar.reportEveryDays = 30
    market.network = .wellMixed(meanDegree: 6)
    market.product.plan = plan
    market.product.paymentFeeShare = 0
    market.product.satisfiedShare = 1
    market.firm.fixedCostPerMonth = .zero
    return market
  }
}

extension PricePlan {
  /// One seat at 100 units a month, from which a fifth of the accounts leave a year.
  static func make(
    _ billing: Billing = .monthly, meanChurn: Double = 0.2, spread: Double = 0,
    seats: Double = 1
  ) throws -> PricePlan {
    PricePlan(
      charge: .subscription(pricePerSeatMonth: 10_000, billing: billing),
      seatsPerAccount: try .constant(seats),
      renewal: RenewalConfiguration(
        churn: BetaGeometricChurn(meanShare: meanChurn, spread: spread)))
  }
}

/// What the firm does that spends nothing.
let idle = Spending(perDay: [0])
