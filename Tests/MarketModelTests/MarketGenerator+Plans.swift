import MarketModel
import RandomStreams

/// Price plans of all sorts.
extension MarketGenerator {
  /// How many ways of charging there are, and of trying.
  static let (charges, tryings) = (5, 3)

  /// A plan by its ways of charging and of trying, numbers below ``charges`` and ``tryings``.
  mutating func nextPlan(charge: Int, trying: Int, isPaidAtOnce: Bool) throws -> PricePlan {
    let charges: [PricePlan.Charge] = [
      .subscription(pricePerSeatMonth: number(0, 40_000), billing: .monthly),
      .subscription(
        pricePerSeatMonth: number(0, 40_000), billing: .annualPrepaid(discountShare: 0.17)),
      .usage(
        unitsPerSeatMonth: try .lognormal(median: 300, sigma: 1), pricePerUnit: number(0, 50)),
      .licence(pricePerSeat: number(0, 200_000), maintenancePerYearShare: 0.2),
      .revenueShare(turnoverPerSeatMonth: try .gamma(mean: 9000, sd: 5000), share: 0.3),
    ]
    let tryings: [Trying] = [
      .none, .trial(days: number(1, 30), paysShare: number(0, 1)),
      .freemium(
        Freemium(freeUtility: 2, paysPerMonthShare: number(0, 0.5), leavesPerMonthShare: 0.3)),
    ]
    return PricePlan(
      charge: charges[charge], seatsPerAccount: try .lognormal(median: 4, sigma: 1),
      trying: tryings[trying],
      renewal: RenewalConfiguration(
        churn: BetaGeometricChurn(meanShare: number(0, 0.6), spread: number(0, 0.5)),
        satisfactionEffect: number(0, 1), priceElasticity: 1),
      seatChange: SeatChange(expandsShare: 0.3, contractsShare: 0.3, partOfSeats: 0.5),
      servingCostPerSeatMonth: number(0, 3000), servingCostPerFreeSeatMonth: number(0, 3000),
      paymentDays: isPaidAtOnce ? 0 : number(0, 45))
  }
}
