import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Accounts of several people, and how they decide (R8).
struct BuyingGroupTests {
  private static let four = [
    BuyingRole(name: "champion", vetoShare: 0.1, vetoShareIfTrusted: 0.05),
    BuyingRole(name: "user", vetoShare: 0.15, vetoShareIfTrusted: 0.05),
    BuyingRole(name: "it", vetoShare: 0.25, vetoShareIfTrusted: 0.1),
    BuyingRole(name: "finance", vetoShare: 0.25, vetoShareIfTrusted: 0.1),
  ]

  @Test("R8 Accounts of one person who never vetoes are people who buy for themselves, bit for bit")
  func consumers() throws {
    let market = try MarketConfiguration.make(valueDays: 30)
    var accounts = market
    accounts.accounts = AccountsConfiguration(roles: [.agreeing])
    let spending = Spending(perDay: [2000, 1000])
    #expect(play(accounts, spending) == play(market, spending))
  }

  @Test("R8 People and accounts know each other")
  func rows() throws {
    var market = try MarketConfiguration.make(people: 40)
    market.accounts = AccountsConfiguration(roles: Self.four)
    let core = open(market, Spending(perDay: [0, 0])).model.core
    #expect(core.accounts.count == 10 && core.people.count == 40)
    #expect(core.funnel.total == 10)
    for account in 0..<10 {
      #expect(Array(core.members(of: account)) == Array(4 * account..<4 * account + 4))
      #expect(core.members(of: account).allSatisfy { core.account(of: $0) == account })
      #expect(core.members(of: account).contains(core.shopper(of: account)))
    }
  }

  @Test("R8 An account is aware as long as any of its people is")
  func awareness() throws {
    var market = try MarketConfiguration.make(people: 8, horizonDays: 400, social: nil)
    market.accounts = AccountsConfiguration(roles: Self.four)
    market.need.needsPerYear = 0
    market.awareness.knowUsNowShare = 0
    market.firm.customersNowShare = 0
    var simulation = open(market, Spending(perDay: [0]))
    simulation.run(until: 1)
    simulation.edit { model, schedule in
      model.core.setAwareness(of: 5, to: 0.2, &schedule)
      model.core.setAwareness(of: 7, to: 0.8, &schedule)
    }
    // From .2 awareness falls below .1 after 41 days, from .8 after 124 days.
    let fading = [(40.0, true), (60, true), (122, true), (127, false)]
    for (day, isAware) in fading {
      simulation.run(until: day)
      #expect((simulation.model.core.accounts[1].stage == .aware) == isAware, "\(day)")
      #expect(simulation.model.core.accounts[0].stage == .unaware)
    }
  }

  /// Purchases that nothing but a veto stops, and how many there were.
  private static func intenders(_ roles: [BuyingRole], trust: Double) throws -> (
    passed: Int, stopped: Int
  ) {
    var market = try MarketConfiguration.makeAlwaysChosen(
      people: 300 * roles.count, horizonDays: 365)
    market.accounts = AccountsConfiguration(roles: roles)
    // Awareness stays as it is: no contact raises it, and it does not fade in a year.
    market.awareness.knowUsNowShare = trust > 0 ? 1 : 0
    market.awareness.awareFromShare = trust > 0 ? 0.999 : 0.5
    market.awareness.carryOverPerMonthShare = 0.999_999
    market.awareness.liftPerVisit = 0
    market.awareness.liftPerOrder = 0
    market.awareness.customersKeepShare = 0
    market.awareness.directVisitShare = 0
    let totals = play(market, Spending(perDay: [0])).totals
    return (totals.orders, totals.noDecisions)
  }

  @Test(
    "R8 A purchase passes if nobody vetoes: the product of the roles' shares", arguments: [0.0, 1])
  func vetoes(trust: Double) throws {
    let (passed, stopped) = try Self.intenders(Self.four, trust: trust)
    let expected =
      trust == 0 ? 0.9 * 0.85 * 0.75 * 0.75 : 0.95 * 0.95 * 0.9 * 0.9
    let all = Double(passed + stopped)
    #expect(all > 2500)
    // 4.5 standard errors of a share, 7e-6; at full trust awareness is .9995 on average.
    let error = (expected * (1 - expected) / all).squareRoot()
    #expect(abs(Double(passed) / all - expected) < standardErrors * error + 0.0005)
    #expect(try Self.intenders([.agreeing], trust: trust).stopped == 0)
  }

  @Test("R8 The rival's sales need the same people's consent, as those of a name they trust")
  func rival() throws {
    var market = try MarketConfiguration.makeAlwaysChosen(people: 1200, horizonDays: 365)
    market.accounts = AccountsConfiguration(roles: Self.four)
    market.rival.consideredShare = 1
    market.rival.quality = 60
    market.product.quality = -60
    let totals = play(market, Spending(perDay: [0])).totals
    let all = Double(totals.rivalSales + totals.noDecisions)
    let expected = 0.95 * 0.95 * 0.9 * 0.9
    let error = (expected * (1 - expected) / all).squareRoot()
    #expect(totals.orders == 0 && all > 2500)
    #expect(abs(Double(totals.rivalSales) / all - expected) < standardErrors * error)
  }

  @Test("R8 An account pays for its seats, drawn once and for all")
  func seats() throws {
    var market = try MarketConfiguration.makeAlwaysChosen(people: 100, horizonDays: 365)
    market.accounts = AccountsConfiguration(
      roles: [.agreeing], seats: try .discrete(values: [3, 40], weights: [1, 1]))
    let core = open(market, Spending(perDay: [0])).model.core
    let seats = (0..<100).compactMap { core.seats(of: $0) }
    #expect(Set(seats) == [3, 40] && seats == (0..<100).compactMap { core.seats(of: $0) })
    let totals = play(market, Spending(perDay: [0])).totals
    let perOrder = totals.orderValue / Double(totals.orders) / 100_000
    #expect(perOrder > 10 && perOrder < 33)
    #expect(totals.orderValue.truncatingRemainder(dividingBy: 100_000) == 0)
  }

  @Test("R8 The effect of a sales team is less than its deals: some would have bought unaided")
  func netEffect() throws {
    var team = try SalesTeamConfiguration.make(representatives: 8)
    team.salesAssistFromSeats = 1
    team.createsNeedShare = 0
    var market = try MarketConfiguration.makeSales(accounts: 500, horizonDays: 365, team: team)
    market.need.needsPerYear = 2
    market.awareness.knowUsNowShare = 0.8
    market.awareness.directVisitShare = 0.6
    var without = market
    without.channels[0].lifeCycle.opensOnDay = 365
    var effect = 0
    var deals = 0
    for seed in 1...4 {
      let aided = play(market, team.paying(8), seed: seed)
      effect += aided.totals.orders - play(without, team.paying(8), seed: seed).totals.orders
      deals += aided.channels[0].pipeline.won
    }
    #expect(deals > 100)
    // By dozens: no tolerance is needed.
    #expect(Double(effect) < 0.8 * Double(deals))
  }
}
