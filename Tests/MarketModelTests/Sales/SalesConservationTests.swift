import RandomStreams
import Testing

@testable import MarketModel

/// No account and no money is lost, whatever the team; the argument is the seed to repeat.
struct SalesConservationTests {
  /// One of the generator's markets, with organisations and a sales team of all sorts.
  private static func market(_ seed: Int) throws -> (MarketConfiguration, Spending) {
    var generator = MarketGenerator(seed: seed)
    var (market, spending) = try generator.next()
    var stream = streams(seed).stream(StreamPurpose(60_001), entity: 0)
    func number(_ low: Double, _ high: Double) -> Double { low + (high - low) * stream.uniform() }
    let roles = (0...stream.index(below: 4)).map { role in
      BuyingRole(
        name: "role \(role)", vetoShare: number(0, 0.5), vetoShareIfTrusted: number(0, 0.5))
    }
    market.population.people *= roles.count
    market.accounts = AccountsConfiguration(
      roles: roles, seats: stream.bernoulli(0.5) ? try .exponential(mean: number(1, 50)) : nil)
    if case .edgeList = market.network { market.network = .wellMixed(meanDegree: 3) }
    var team = try SalesTeamConfiguration.make(
      representatives: stream.index(below: 4), prospectsPerDay: number(0, 20))
    team.staff.leavesPerYearShare = number(0, 0.9)
    team.staff.hiringDays = try .exponential(mean: number(0, 20))
    team.staff.rampDays = stream.bernoulli(0.3) ? 0 : number(1, 60)
    team.staff.noticeDays = number(0, 30)
    team.staff.costPerMonth = Money(minorUnits: Int64(number(1000, 100_000)))
    team.salesAssistFromSeats = stream.bernoulli(0.5) ? 1 + stream.index(below: 30) : nil
    team.productQualifiedShare = number(0, 1)
    team.order = LeadOrder.allCases[stream.index(below: 3)]
    team.contactDays = try .exponential(mean: number(0, 2))
    team.connectShare = number(0, 1)
    team.attempts = 1 + stream.index(below: 5)
    team.retryDays = number(0, 20)
    team.coldAfterDays = stream.bernoulli(0.3) ? nil : try .exponential(mean: number(0, 10))
    team.createsNeedShare = number(0, 1)
    team.cycleDays = try .exponential(mean: number(0, 30))
    team.commissionShare = number(0, 1)
    market.channels.append(
      ChannelConfiguration(
        name: "sales", sees: .identified, matchShare: number(0, 1), kind: .salesTeam(team)))
    let horizon = market.calendar.horizonDays
    if stream.bernoulli(0.3) {
      market.channels[market.channels.count - 1].lifeCycle = LifeCycle(
        opensOnDay: number(0, 10), pause: number(11, 12)..<number(13, 20),
        closesOnDay: stream.bernoulli(0.5) ? number(20, horizon + 20) : nil)
    }
    if stream.bernoulli(0.5) { market.product.plan = try .make(meanChurn: 0.1) }
    spending.perDay.append(number(0, 6) * team.staff.costPerMonth.asDouble / daysPerMonth)
    return (market, spending)
  }

  @Test(
    "Accounts in are accounts in stages, leads in are leads that ended or are open",
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
    let pipeline = try #require(record.channels.last).pipeline
    #expect(pipeline.leads == pipeline.ended + pipeline.open)
    #expect(pipeline.qualified <= pipeline.conversations)
    #expect(pipeline.conversations <= pipeline.contacts)
    #expect(pipeline.opportunities <= pipeline.qualified)
    #expect(pipeline.delayedRequests <= pipeline.requests)
    #expect(pipeline.busyDays <= pipeline.availableDays * (1 + 1e-12))
    #expect(totals.visitOrders <= totals.visits && totals.orders - totals.visitOrders >= 0)
    let inStages = try #require(record.periods.last).stages
    let onList = [FunnelStage.lead, .qualified, .opportunity].map { inStages[Int($0.rawValue)] }
    #expect(onList.reduce(0, +) <= pipeline.open)
    #expect(totals.marketing + totals.channelPayroll == record.channels.reduce(0) { $0 + $1.spend })
    #expect(totals.channelPayroll == pipeline.payroll)
    #expect(totals.orders >= pipeline.won && totals.noDecisions >= pipeline.noDecisions)
    #expect(play(market, spending, seed: seed) == record)
  }

  @Test("R9 A sales team that does nothing shifts nobody's draws", arguments: 1...3)
  func idle(seed: Int) throws {
    let market = try MarketConfiguration.make()
    var withTeam = market
    withTeam.channels.append(
      ChannelConfiguration(
        name: "sales", sees: .none, matchShare: 0,
        kind: .salesTeam(try .make(representatives: 0, prospectsPerDay: 0))))
    let alone = play(market, Spending(perDay: [2000, 1000]), seed: seed)
    let beside = play(withTeam, Spending(perDay: [2000, 1000, 0]), seed: seed)
    #expect(beside.totals.orders == alone.totals.orders)
    #expect(beside.totals.visits == alone.totals.visits)
    #expect(beside.totals.firmValue == alone.totals.firmValue)
  }
}
