internal import MarketModel
internal import Policies
internal import RandomStreams

/// BG/NBD (Fader, Hardie and Lee 2005): customers buy by a Poisson process at a gamma distributed
/// rate, and after each repeat purchase stop for ever with a beta distributed chance.
///
/// It is the cohort of CDNOW, all of whom bought for the first time in the first twelve weeks of
/// 1997 and are followed to the same day.
extension ValidationCheck {
  /// Customers by day of their first order, from January 1 to March 25, 1997: how many of the 2357
  /// in the tenth of the cohort that Fader and Hardie published (2001).
  private static let entrants = [
    18, 22, 17, 20, 23, 25, 32, 18, 24, 18, 25, 26, 28, 25, 22, 22, 22, 27, 29, 35, 25, 25, 29, 26,
    27, 26, 29, 31, 33, 30, 22, 29, 30, 36, 36, 25, 43, 26, 31, 29, 33, 33, 25, 25, 25, 22, 35, 36,
    34, 30, 25, 25, 32, 24, 37, 31, 36, 34, 30, 26, 31, 30, 32, 40, 29, 29, 28, 31, 30, 30, 26, 28,
    32, 25, 34, 28, 31, 28, 21, 19, 24, 24, 33, 30,
  ]

  /// The fitted numbers of customers with 0 to 6, and 7 and more repeat orders.
  private static let fitted = [1407.7, 460.3, 192.5, 101.2, 59.8, 38.1, 25.5, 71.9]

  /// How many customers the cohort has.
  static var cohort: Int { entrants.reduce(0, +) }

  static let purchaseHistory = ValidationCheck(
    name: "bg-nbd", subject: "customers of CDNOW by their repeat orders in 39 weeks",
    source: "Fader, Hardie and Lee 2005: r .2426, α 4.4135, a .7929, b 2.4258",
    replications: 30,
    quantities: fitted.enumerated().map {
      Quantity(name: $0 < 7 ? "\($0)" : "7 and more", expected: $1)
    }
  ) { streams in
    var counts = [Int](repeating: 0, count: fitted.count)
    for (day, entrants) in entrants.enumerated() {
      // Who enters on a day is followed to the 272nd, in a market of the day's own.
      let days = Double(272 - day)
      var market = try MarketConfiguration.plain(
        people: entrants, horizonDays: days, reportEveryDays: days)
      market.platform.clickShareAtTop = 1
      market.need.needsPerYear = 0.2426 / 4.4135 / 7 * 365.25
      market.need.needRateShape = 0.2426
      market.need.openDays = try .constant(0.01)
      market.need.occasionsPerDay = 2400
      market.firm.customersNowShare = 1
      market.loyalty.dropOut = DropOutConfiguration(
        churn: BetaGeometricChurn(alpha: 0.7929, beta: 2.4258))
      let nothing = FixedSpending(spendPerDay: [0, 0], reviewDays: 300)
      let record = MarketReplication.run(
        market, policy: nothing, streams: streams.part(UInt32(day)))
      counts = zip(counts, record.retention.customersByRepeatOrders).map(+)
    }
    return counts.map { Part(Double($0)) }
  }
}
