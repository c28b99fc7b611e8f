internal import MarketModel
internal import Policies
internal import RandomStreams

/// Hill's curve x^s / (K^s + x^s), by which response models saturate: here the share of lookers who
/// choose an offer of x times the value for money that makes half of them do so.
///
/// It is the logit choice with the price's logarithm in the utility; the slope is the price
/// sensitivity.
extension ValidationCheck {
  static func hill(slope: Double, atThreeTimes expected: Double) -> ValidationCheck {
    ValidationCheck(
      name: "hill-\(shortDecimal(slope))",
      subject: "the share that chooses an offer, by its value for money, with slope "
        + shortDecimal(slope),
      source: "Hill 1910: 1/2 at K, 3^s / (1 + 3^s) at 3 K", replications: 30,
      quantities: [
        Quantity(name: "x = K", expected: 0.5), Quantity(name: "x = 3 K", expected: expected),
      ]
    ) { streams in
      try [1.0, 3].map { value in
        let record = try lookers(slope: slope, value: value, streams)
        return Part(record.totals.carts, over: record.totals.browses)
      }
    }
  }

  private static func lookers(
    slope: Double, value: Double, _ streams: ReplicationStreams
  ) throws -> MarketRecord {
    var market = try MarketConfiguration.plain(people: 2000, horizonDays: 365, reportEveryDays: 365)
    market.platform.clickShareAtTop = 1
    market.need.needsPerYear = 2
    // One occasion a need, mostly.
    market.need.openDays = try .constant(1)
    market.need.occasionsPerDay = 1
    market.population.priceSensitivity = try .constant(slope)
    market.product.priceLevel = 1 / value
    market.product.waitingUtility = 0
    let nothing = FixedSpending(spendPerDay: [0, 0], reviewDays: 365)
    return MarketReplication.run(market, policy: nothing, streams: streams)
  }
}
