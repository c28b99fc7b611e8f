internal import MarketModel
internal import Policies
internal import RandomStreams

/// Agents that stand for ten people each give the same market as the people (R12).
extension ValidationCheck {
  /// What is compared, by name.
  private static let measured: [(name: String, value: @Sendable (MarketTotals) -> Double)] = [
    ("visits", { Double($0.visits) }), ("orders", { Double($0.orders) }),
    ("customers", { Double($0.newCustomers) }), ("revenue", { $0.revenue }),
    ("marketing", { $0.marketing }),
  ]

  static let agents = ValidationCheck(
    name: "agents",
    subject: "one agent for ten people over one for each, in a market of everything",
    source: "R12: the same but for chance", replications: 100,
    quantities: measured.map { Quantity(name: $0.name, expected: 1) }
  ) { streams in
    var market = try lively(people: 20_000)
    let people = totals(of: market, streams)
    market.agentRepresents = 10
    let agents = totals(of: market, streams)
    return measured.map { measure in
      var part = Part(measure.value(agents))
      part.divisor = measure.value(people)
      return part
    }
  }

  private static func totals(
    of market: MarketConfiguration, _ streams: ReplicationStreams
  ) -> MarketTotals {
    // A fifth of a unit a person and month on each channel.
    let perDay = Double(market.population.people) * 20 / daysPerMonth
    let policy = FixedSpending(spendPerDay: [perDay, perDay], reviewDays: 14)
    return MarketReplication.run(market, policy: policy, streams: streams).totals
  }

  /// A market with needs, tastes, a rival, a ranking, advertising and word of mouth.
  private static func lively(people: Int) throws -> MarketConfiguration {
    var market = try MarketConfiguration.plain(
      people: people, horizonDays: 90, reportEveryDays: 30)
    market.network = .wattsStrogatz(meanDegree: 10, rewiredShare: 0.1)
    market.need.needsPerYear = 12
    market.need.needRateShape = 0.8
    market.need.openDays = try .gamma(mean: 10, sd: 6)
    market.need.occasionsPerDay = 0.5
    market.population.tasteSpread = 0.8
    market.awareness.carryOverPerMonthShare = 0.6
    market.awareness.awareFromShare = 0.1
    market.awareness.knowUsNowShare = 0.2
    market.awareness.customersKeepShare = 0.4
    market.awareness.liftPerVisit = 0.2
    market.awareness.liftPerOrder = 0.7
    market.awareness.directVisitShare = 0.4
    market.product.waitingUtility = 1
    market.product.abandoningUtility = 0.5
    market.product.awarenessUtility = 1
    market.rival.consideredShare = 0.6
    market.firm.customersNowShare = 0.1
    market.firm.lapseDays = 180
    market.social.costPerMille = 4000
    market.social.clickThroughShare = 0.011
    market.social.liftPerImpression = 0.015
    market.social.frequencyCapPerWeek = 4
    market.social.fatiguePerImpression = 0.25
    market.social.impulseShare = 0.15
    market.social.sharePerSatisfyingOrder = 0.15
    market.social.friendSeesPostShare = 0.3
    market.social.liftPerFriendPost = 0.15
    market.platform.operatedBy = .firm
    market.platform.commissionShare = 0.1
    market.platform.otherListings = 60
    // Sales of another listing in proportion to the market, as its own are.
    market.platform.otherListingSalesPerDay = Double(people) / 4000
    market.platform.otherListingSalesSigma = 1.2
    market.platform.clickShareAtTop = 0.276
    market.platform.clickPositionExponent = 0.81
    market.platform.costPerClick = 120
    market.platform.promotedClickShare = 0.06
    return market
  }
}
