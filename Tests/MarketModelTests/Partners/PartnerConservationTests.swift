import RandomStreams
import Testing

@testable import MarketModel

/// No account and no money is lost, whatever the partners; the argument is the seed to repeat.
struct PartnerConservationTests {
  /// One of the generator's markets, with partners of all sorts, at times beside a sales team.
  private static func market(_ seed: Int) throws -> (MarketConfiguration, Spending) {
    var generator = MarketGenerator(seed: seed)
    var (market, spending) = try generator.next()
    var stream = streams(seed).stream(StreamPurpose(60_002), entity: 0)
    func number(_ low: Double, _ high: Double) -> Double { low + (high - low) * stream.uniform() }
    func money(_ most: Double) -> Money { Money(minorUnits: Int64(number(0, most))) }
    if stream.bernoulli(0.5) {
      market.population.people *= 3
      market.accounts = AccountsConfiguration(
        roles: (0..<3).map {
          BuyingRole(name: "\($0)", vetoShare: number(0, 0.5), vetoShareIfTrusted: number(0, 0.5))
        }, seats: try .exponential(mean: number(1, 50)))
      if case .edgeList = market.network { market.network = .wellMixed(meanDegree: 3) }
    }
    var parts = try PartnersConfiguration.make()
    parts.territories = 1 + stream.index(below: 12)
    parts.partnersAtStart = stream.index(below: parts.territories + 1)
    parts.partnersWanted = stream.index(below: parts.territories + 1)
    parts.recruiting.searchDays = try .exponential(mean: number(0, 10))
    parts.recruiting.onboardingDays = try .exponential(mean: number(0, 10))
    parts.recruiting.candidates = 1 + stream.index(below: 4)
    parts.recruiting.costPerCandidate = money(1000)
    parts.recruiting.onboardingCost = money(10_000)
    parts.recruiting.strengthSigma = number(0, 1)
    parts.relationship = PartnerRelationship(
      healthAtStart: number(0, 1), healthHalfLifeDays: number(1, 200),
      careForHalfHealth: number(1, 1e5), lossPerDirectSale: number(0, 0.3),
      lossPerPoachedSale: number(0, 0.3), defectsPerYearShare: number(0, 0.99))
    parts.selling = PartnerSelling(
      recommendShare: stream.bernoulli(0.5) ? 0 : number(0, 1), leadsPerMonth: number(0, 60),
      knowsNeedShare: number(0, 1), createsNeedShare: number(0, 1), liftPerCall: number(0, 1),
      adviceUtility: number(-1, 2), cycleDays: try .exponential(mean: number(0, 30)))
    parts.contract = PartnerContract(
      commissionShare: number(0, 1), commissionMonths: stream.bernoulli(0.5) ? nil : number(0, 3),
      paymentDays: number(0, 40), minimumCommissionPerMonth: money(20_000),
      registrationDays: number(0, 90), honoursRegistrations: stream.bernoulli(0.5),
      noticeDays: number(0, 20), exitCost: money(10_000))
    if stream.bernoulli(0.5) {
      market.product.plan = try .make(meanChurn: 0.1)
    } else if stream.bernoulli(0.5) {
      parts.contract.minimumCommissionPerMonth = .zero
      parts.stock = DistributorStock(
        target: money(1e6), reorderBelowShare: number(0, 1), returnedShare: number(0, 1))
    }
    market.channels.append(
      ChannelConfiguration(
        name: "dealers", sees: .identified, matchShare: number(0, 1), kind: .partners(parts)))
    spending.perDay.append(stream.bernoulli(0.3) ? 0 : number(0, 5000))
    let horizon = market.calendar.horizonDays
    if stream.bernoulli(0.3) {
      market.channels[market.channels.count - 1].lifeCycle = LifeCycle(
        opensOnDay: number(0, 10), pause: number(11, 12)..<number(13, 20),
        closesOnDay: stream.bernoulli(0.5) ? number(20, horizon + 20) : nil)
    }
    if stream.bernoulli(0.4) {
      var team = try SalesTeamConfiguration.make(prospectsPerDay: number(0, 10))
      team.salesAssistFromSeats = 1 + stream.index(below: 20)
      market.channels.append(
        ChannelConfiguration(
          name: "sales", sees: .identified, matchShare: 1, kind: .salesTeam(team)))
      spending.perDay.append(team.staff.spendPerDay(ofRepresentatives: stream.index(below: 4)))
    }
    return (market, spending)
  }

  @Test(
    "Accounts in are accounts in stages, leads and goods in are those that left or are there",
    arguments: 1...30)
  func conserved(seed: Int) throws {
    let (market, spending) = try Self.market(seed)
    try MarketReplication.check(market, policy: spending, streams: streams(seed))
    let record = play(market, spending, seed: seed)
    let totals = record.totals
    let accounts = market.population.people / (market.accounts?.roles.count ?? 1)
    for period in record.periods {
      #expect(period.ledgerImbalance == 0 && period.stagesAgree)
      #expect(period.stages.reduce(0, +) == accounts)
    }
    let channel = try #require(market.channels.firstIndex { $0.name == "dealers" })
    let pipeline = record.channels[channel].pipeline
    #expect(pipeline.leads == pipeline.ended + pipeline.open)
    #expect(pipeline.opportunities <= pipeline.leads)
    let partners = record.channels[channel].partners
    #expect(partners.healthDays <= partners.partnerDays && partners.healthDays >= 0)
    #expect(
      partners.boughtForStock
        >= partners.soldFromStock + partners.stock + partners.returnedFromStock - 1)
    #expect(partners.doubleCommissions + partners.poachedSales <= partners.directSales)
    #expect(
      totals.marketing + totals.channelPayroll == record.channels.reduce(0) { $0 + $1.spend })
    #expect(
      partners.careCost + partners.recruitingCost + partners.exitCost + partners.minimumPaid
        + partners.doubleCommission <= record.channels[channel].spend + 1)
    #expect(play(market, spending, seed: seed) == record)
  }

  @Test("R9 Partners who do nothing shift nobody's draws", arguments: 1...3)
  func idle(seed: Int) throws {
    let market = try MarketConfiguration.make()
    var withPartners = market
    withPartners.channels.append(.partners(try .make(partners: 0)))
    let alone = play(market, Spending(perDay: [2000, 1000]), seed: seed)
    let beside = play(withPartners, Spending(perDay: [2000, 1000, 0]), seed: seed)
    #expect(beside.totals.orders == alone.totals.orders)
    #expect(beside.totals.visits == alone.totals.visits)
    #expect(beside.totals.firmValue == alone.totals.firmValue)
  }
}
