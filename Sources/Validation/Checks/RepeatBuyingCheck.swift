internal import MarketModel
internal import Policies
internal import RandomStreams

/// Repeat buying as Ehrenberg and his colleagues found it: needs are negative binomial over people,
/// and choices among brands are Dirichlet, by weights of attraction that are gamma distributed.
///
/// Toothpaste in a quarter: 56 % of people buy, 2.6 times; M 1.456, K .7788, S 1.550. A need is a
/// purchase, answered within the hour.
extension ValidationCheck {
  private static let source = "Goodhardt, Ehrenberg and Chatfield 1984, toothpaste"
  /// Mean purchases of a person in the quarter, and the shape of their rate over people.
  private static let purchases = 1.456
  private static let shape = 0.7788
  /// The sum of the Dirichlet parameters, and Colgate's part of it.
  private static let spread = 1.550
  private static let share = 0.25
  /// A quarter is so many days of the market, beside which an hour vanishes.
  private static let quarterDays = 900.0

  static let repeatBuying = ValidationCheck(
    name: "nbd", subject: "buyers and purchases of a category in a quarter", source: source,
    replications: 30,
    quantities: [
      Quantity(name: "penetration", expected: 0.56), Quantity(name: "rate", expected: 2.6),
    ]
  ) { streams in
    buyers(of: try category(), streams)
  }

  // Without the rounding to three digits, penetration and rate of a share of .25 are .20509 and 1.7749:
  // 1 − E (1 + M p / K)^−K over a beta of .3875 and 1.1625, by quadrature; of .40, .30199 and 1.9286.
  static let brandChoice = ValidationCheck(
    name: "dirichlet",
    subject: "buyers and purchases of two brands of four, ours with a quarter of the category",
    source: source, replications: 30,
    quantities: [
      Quantity(name: "penetration", expected: 0.20509), Quantity(name: "rate", expected: 1.7749),
      Quantity(name: "leader's penetration", expected: 0.30199),
      Quantity(name: "leader's rate", expected: 1.9286),
    ]
  ) { streams in
    var market = try category()
    // Weights of gamma distributions: a person's shares of the brands are Dirichlet.
    market.product.attractionShape = spread * share
    market.rivals = [0.4, 0.2, 0.15].map { share in
      var rival = RivalConfiguration(
        name: "brand of \(share)", priceLevel: 1, quality: 0, consideredShare: 1)
      rival.attractionShape = spread * share
      // What is in the cart has been chosen.
      rival.consideredInCartShare = 0
      return rival
    }
    let nothing = FixedSpending(spendPerDay: [0, 0], reviewDays: quarterDays)
    let record = MarketReplication.run(market, policy: nothing, streams: streams)
    let sellers = record.periods.last?.competition?.sellers ?? []
    return sellers.prefix(2).flatMap { seller in
      [
        Part(seller.buyers, over: market.population.people),
        Part(seller.orders, over: seller.buyers),
      ]
    }
  }

  /// The market in which every purchase is ours.
  private static func category() throws -> MarketConfiguration {
    var market = try MarketConfiguration.plain(
      people: 20_000, horizonDays: quarterDays, reportEveryDays: quarterDays)
    market.platform.clickShareAtTop = 1
    market.need.needsPerYear = purchases * 365.25 / quarterDays
    market.need.needRateShape = shape
    market.need.openDays = try .constant(1)
    return market
  }

  private static func buyers(
    of market: MarketConfiguration, _ streams: ReplicationStreams
  ) -> [Part] {
    let nothing = FixedSpending(spendPerDay: [0, 0], reviewDays: quarterDays)
    let totals = MarketReplication.run(market, policy: nothing, streams: streams).totals
    return [
      Part(totals.newCustomers, over: market.population.people),
      Part(totals.orders, over: totals.newCustomers),
    ]
  }
}
