internal import Foundation
internal import MarketModel
internal import Policies
internal import RandomStreams

/// Lanchester's attrition between two sellers (Kimball 1957; Little 1979): dM/dt = a (1 − M) − b M.
///
/// A person is the customer of whom she bought from last. Our advertising reaches anybody at the
/// rate a, is always clicked, makes a need and sells; needs that open by themselves, at the rate b,
/// never meet us and go to the rival. So each side takes the other's customers at its own rate.
extension ValidationCheck {
  static let lanchester = ValidationCheck(
    name: "lanchester",
    subject: "our share of customers against a rival, with a .3, b .2, M .1 at first",
    source: "Lanchester 1916; Kimball 1957: M* = a/(a + b)", replications: 30,
    quantities: [1.0, 2, 4].map {
      Quantity(name: "M(\(shortDecimal($0)))", expected: share(after: $0))
    } + [Quantity(name: "M*", expected: 0.6)]
  ) { streams in
    let shares = try playAttrition(streams)
    return [shares[0], shares[1], shares[3], shares[19]].map { Part($0) }
  }

  private static let a = 0.3
  private static let b = 0.2
  private static let opening = 0.1

  private static func share(after years: Double) -> Double {
    let rest = a / (a + b)
    return rest + (opening - rest) * exp(-(a + b) * years)
  }

  /// Our share of the customers at the end of each of twenty years.
  private static func playAttrition(_ streams: ReplicationStreams) throws -> [Double] {
    // A year is so many days of the market, beside which a day's need vanishes.
    let year = 2000.0
    let people = 5000
    var market = try MarketConfiguration.plain(
      people: people, horizonDays: 20 * year, reportEveryDays: year)
    market.need.needsPerYear = b * 365.25 / year
    market.need.openDays = try .constant(1)
    market.awareness.directVisitShare = 0
    market.firm.customersNowShare = opening
    // Of an offer that is met there is no doubt, and the rival's is met where ours is not.
    market.product.quality = 50
    market.rival.consideredShare = 1
    market.rival.customersNowShare = 1 - opening
    // An impression costs one minor unit.
    market.social.clickThroughShare = 1 - 1e-9
    market.social.impulseShare = 1
    let advertising = FixedSpending(
      spendPerDay: [a * Double(people) / year, 0], reviewDays: market.calendar.horizonDays)
    let record = MarketReplication.run(market, policy: advertising, streams: streams)
    return record.periods.map { period in
      guard let competition = period.competition else { return .nan }
      return Double(competition.sellers[0].customers) / Double(competition.customers)
    }
  }
}
