internal import MarketModel
internal import Policies
internal import Populations
internal import RandomStreams

/// Repeat buying as Ehrenberg and his colleagues found it: needs are negative binomial over people,
/// and choices among brands are Dirichlet.
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

  // Without the rounding to three digits, penetration and rate are .20509 and 1.7749: 1 − E (1 + M p
  // / K)^−K over a beta of .3875 and 1.1625, by quadrature.
  static let brandChoice = ValidationCheck(
    name: "dirichlet",
    subject: "buyers and purchases of a brand that has a quarter of the category",
    source: source, replications: 30,
    quantities: [
      Quantity(name: "penetration", expected: 0.20509), Quantity(name: "rate", expected: 1.7749),
    ]
  ) { streams in
    var market = try category()
    market.rival.consideredShare = 1
    market.population.tasteSpread = nil
    market.population.network = PopulationNetwork(network: try tastes(), knownToFirm: [])
    return buyers(of: market, streams)
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

  /// Tastes by which the share of a person's purchases that is ours has a beta distribution.
  ///
  /// A purchase is ours if we are chosen twice, when the offer goes into the cart and when it is
  /// ordered: a person whose share is p chooses us with probability √p against a rival of utility
  /// 0.
  private static func tastes() throws -> BayesianNetwork {
    let shares = try Distribution.beta(a: share * spread, b: (1 - share) * spread)
    let steps = 4000
    let tastes = (0..<steps).map { step in
      let chance = shares.quantile((Double(step) + 0.5) / Double(steps)).squareRoot()
      return log(chance / (1 - chance))
    }
    let taste = NetworkLaw.number(
      NumberLaw(), rows: [try .empiricalInterpolated(values: tastes)])
    return try BayesianNetwork([NetworkNode(name: Trait.taste.nodeName, law: taste)])
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
