import ConversionModel
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// What becomes of leads, and of the people who work on them.
struct SalesTeamTests {
  /// A market in which every lead ends in a purchase: a need is made by every conversation, nobody
  /// vetoes, and everybody is chosen.
  private static func alwaysWon(
    prospectsPerDay: Double = 2, horizonDays: Double = 100
  ) throws -> (market: MarketConfiguration, team: SalesTeamConfiguration) {
    var team = try SalesTeamConfiguration.make(prospectsPerDay: prospectsPerDay)
    team.connectShare = 1
    team.createsNeedShare = 1
    team.contactDays = try .constant(0.1)
    team.meetingDays = try .constant(0.2)
    team.cycleDays = try .constant(20)
    var market = try MarketConfiguration.makeSales(
      accounts: 2000, horizonDays: horizonDays, team: team)
    market.need.needsPerYear = 0
    market.product.abandoningUtility = -60
    market.product.orderValue = try .constant(1000)
    market.product.orderValueSpendElasticity = 0
    market.rival.consideredShare = 0
    return (market, team)
  }

  @Test("Prospects come at their rate, and a deal comes a cycle after its conversation")
  func cycle() throws {
    let (market, team) = try Self.alwaysWon(prospectsPerDay: 4)
    let record = play(market, team.paying(4))
    let pipeline = record.channels[0].pipeline
    // Poisson of mean 400: within 4.5 standard deviations but once in 150,000 seeds.
    #expect(abs(Double(pipeline.leads) - 400) < 4.5 * 20)
    #expect(pipeline.won == record.totals.orders && pipeline.won > 200)
    #expect(pipeline.open == pipeline.leads - pipeline.won)
    // Those of the last twenty days are still open.
    #expect(abs(Double(pipeline.open) - 80) < 4.5 * 9)
    #expect(pipeline.lost + pipeline.noDecisions + pipeline.expired + pipeline.unaided == 0)
  }

  @Test("Deals are billed, representatives get their part of them, and pay is exact")
  func money() throws {
    let (market, team) = try Self.alwaysWon()
    let record = play(market, team.paying(4))
    let totals = record.totals
    let pipeline = record.channels[0].pipeline
    let value = Double(pipeline.won) * 100_000
    #expect(pipeline.dealValue == value && totals.orderValue == value)
    // Four for a hundred days, and a tenth of the value.
    let pay = 4 * 100 * team.staff.costPerMonth.asDouble / daysPerMonth
    #expect(abs(pipeline.payroll - (pay + 0.1 * value)) <= 1)
    #expect(record.channels[0].spend == pipeline.payroll)
    #expect(totals.channelPayroll == pipeline.payroll && totals.finance.payroll == pipeline.payroll)
    #expect(totals.marketing == 0 && totals.channelSpend == pipeline.payroll)
    // What was sold in the last thirty days is not paid yet.
    #expect(totals.receivables > 0 && totals.receivables < value)
  }

  @Test("A deal is no ordered cart")
  func noCarts() throws {
    let (market, team) = try Self.alwaysWon()
    let totals = play(market, team.paying(4)).totals
    #expect(totals.orders > 100 && totals.carts == 0 && totals.cartOrders == 0)
  }

  // A conversation and the meetings remove half of the distrust each, so that whoever was met has .75,
  // and .9375 if she was for a second need.
  @Test("Talks and meetings raise trust, where a touch of the team does")
  func trust() throws {
    var (market, team) = try Self.alwaysWon()
    market.product.trustUtility = 1
    market.trust.carryOverPerMonthShare = 0.999_999
    market.channels[0].trustPerTouch = 0.5
    var simulation = open(market, team.paying(4))
    simulation.run(until: 60)
    let core = simulation.model.core
    let met = core.accounts.indices.filter { core.accounts[$0].orders > 0 }
    #expect(met.count > 50)
    for account in met {
      let trust = core.trust[core.lead(of: account), at: 60]
      #expect([0.75, 0.9375].contains { abs(trust - $0) < 1e-3 })
    }
    market.channels[0].trustPerTouch = 0
    #expect(play(market, team.paying(4)).totals.meanTrust == 0)
  }

  @Test("R15: talks with those who consent to no profile leave nothing in the file and the model")
  func consent() throws {
    var (market, team) = try Self.alwaysWon()
    market.channels[0].matchShare = 1
    for share in [0.0, 1] {
      market.macro.consent = ConsentConfiguration(shares: [1, share, share, share])
      var simulation = open(market, team.paying(4))
      simulation.run(until: 60)
      let core = simulation.model.core
      #expect(core.record.channels[0].pipeline.conversations > 50)
      #expect((core.learner.touches > 0) == (share == 1))
      #expect((0..<core.records.count).contains { core.records[$0].visits > 0 } == (share == 1))
    }
  }

  @Test("A team is hired for its budget: late, at a cost, and unlearned; and let go with notice")
  func hiring() throws {
    var (market, team) = try Self.alwaysWon(horizonDays: 200)
    team.staff.representativesAtStart = 0
    market.channels[0].kind = .salesTeam(team)
    var simulation = open(market, team.paying(3))
    simulation.run(until: 39)
    #expect(simulation.model.core.record.channels[0].pipeline.leads == 0)
    simulation.run(until: 41)
    func desk(_ simulation: Simulation<Market>) -> SalesTeam? {
      simulation.model.channels[0] as? SalesTeam
    }
    #expect(desk(simulation)?.staff.onPayroll == 3 && desk(simulation)?.desk.serverCount == 0)
    // The first whole representative of three is there after a third of ninety days.
    simulation.run(until: 69)
    #expect(desk(simulation)?.desk.serverCount == 0)
    simulation.run(until: 71)
    #expect(desk(simulation)?.desk.serverCount == 1)
    simulation.run(until: 131)
    #expect(desk(simulation)?.desk.serverCount == 3)
    simulation.edit { $0.change(to: team.paying(1), &$1) }
    simulation.run(until: 160)
    #expect(desk(simulation)?.staff.onPayroll == 3)
    simulation.run(until: 162)
    #expect(desk(simulation)?.staff.onPayroll == 1 && desk(simulation)?.desk.serverCount == 1)
  }

  @Test("Who leaves is replaced, at the rate of the hazard")
  func attrition() throws {
    var (market, team) = try Self.alwaysWon(prospectsPerDay: 0, horizonDays: 730)
    team.staff.representativesAtStart = 200
    team.staff.leavesPerYearShare = 0.3
    team.staff.hiringDays = try .constant(0)
    market.channels[0].kind = .salesTeam(team)
    let pipeline = play(market, team.paying(200)).channels[0].pipeline
    // Two hundred places for two years at −ln .7 a year: Poisson of mean 142.7, within 4.5 of its
    // standard deviations.
    #expect(abs(Double(pipeline.departures) - 142.67) < 4.5 * 11.94)
    #expect(pipeline.hires == pipeline.departures && pipeline.representatives == 200)
  }

  @Test("Leads that wait grow cold, and those that are not reached come back before they expire")
  func aging() throws {
    var (market, team) = try Self.alwaysWon(prospectsPerDay: 10)
    team.connectShare = 0
    team.attempts = 3
    team.coldAfterDays = nil
    market.channels[0].kind = .salesTeam(team)
    var pipeline = play(market, team.paying(4)).channels[0].pipeline
    #expect(pipeline.conversations == 0)
    // Twice a week later: but for the last two weeks each lead is tried three times.
    #expect(Double(pipeline.contacts) > 2.6 * Double(pipeline.leads))
    #expect(pipeline.contacts <= 3 * pipeline.leads)
    #expect(abs(Double(pipeline.open) - 10 * 14) < 4.5 * 12)
    team.connectShare = 1
    team.contactDays = try .constant(1)
    team.coldAfterDays = try .constant(5)
    market.channels[0].kind = .salesTeam(team)
    pipeline = play(market, team.paying(4)).channels[0].pipeline
    // Ten come a day and four are worked at a time.
    #expect(Double(pipeline.expired) > 0.4 * Double(pipeline.leads))
    #expect(pipeline.leads == pipeline.ended + pipeline.open)
  }

  @Test("Large accounts ask for a representative, small ones serve themselves; both need a team")
  func inquiries() throws {
    var team = try SalesTeamConfiguration.make(prospectsPerDay: 0)
    team.salesAssistFromSeats = 10
    var market = try MarketConfiguration.makeSales(accounts: 400, horizonDays: 120, team: team)
    market.awareness.knowUsNowShare = 1
    market.awareness.directVisitShare = 1
    market.accounts?.seats = try .discrete(values: [5, 20], weights: [1, 1])
    let record = play(market, team.paying(4))
    #expect(record.channels[0].pipeline.leads > 50)
    #expect(record.direct.leadsBrought == record.channels[0].pipeline.leads)
    #expect(record.direct.dealsBrought == record.channels[0].pipeline.won)
    #expect(record.direct.carts > 50)
    team.salesAssistFromSeats = 30
    market.channels[0].kind = .salesTeam(team)
    #expect(play(market, team.paying(4)).channels[0].pipeline.leads == 0)
    market.channels[0].lifeCycle.opensOnDay = 200
    team.salesAssistFromSeats = 1
    market.channels[0].kind = .salesTeam(team)
    let without = play(market, team.paying(4))
    #expect(without.channels[0].pipeline.leads == 0 && without.totals.orders > 50)
  }

  @Test("Accounts that the product satisfies become leads, and buy more with a representative")
  func productQualified() throws {
    var (market, team) = try Self.alwaysWon(prospectsPerDay: 0)
    team.productQualifiedShare = 1
    market.channels[0].kind = .salesTeam(team)
    market.need.needsPerYear = 6
    market.awareness.knowUsNowShare = 1
    market.awareness.directVisitShare = 1
    market.product.satisfiedShare = 1
    let record = play(market, team.paying(8))
    let pipeline = record.channels[0].pipeline
    #expect(pipeline.leads > 100 && pipeline.won > 0)
    #expect(record.totals.orders > record.totals.newCustomers)
    team.productQualifiedShare = 0
    market.channels[0].kind = .salesTeam(team)
    #expect(play(market, team.paying(8)).channels[0].pipeline.leads == 0)
  }

  @Test("A team that closes drops its leads, and its people leave after their notice")
  func closing() throws {
    var (market, team) = try Self.alwaysWon()
    market.channels[0].lifeCycle.closesOnDay = 50
    let record = play(market, team.paying(4))
    let pipeline = record.channels[0].pipeline
    #expect(pipeline.open == 0 && pipeline.expired > 20 && pipeline.representatives == 0)
    #expect(pipeline.won > 0 && pipeline.leads == pipeline.ended)
    let pay = 4 * 80 * team.staff.costPerMonth.asDouble / daysPerMonth
    #expect(abs(pipeline.payroll - pay - 0.1 * pipeline.dealValue) <= 1)
  }

  @Test("With a price plan a deal is a subscription, and its first year what it brings in a year")
  func subscription() throws {
    var (market, team) = try Self.alwaysWon()
    market.product.plan = try .make(meanChurn: 0.1)
    team.commissionShare = 0.1
    let record = play(market, team.paying(4))
    let pipeline = record.channels[0].pipeline
    #expect(pipeline.won > 20)
    #expect(record.totals.subscriptions.newSubscribers == pipeline.won)
    #expect(record.totals.newCustomers == pipeline.won && pipeline.dealValue > 0)
  }
}
