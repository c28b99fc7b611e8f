import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Price plans where channels sell: who is paid when, and what counts as a sale (B6).
struct PlanOnChannelsTests {
  @Test(
    "Bills of deals that a sales team makes are paid as the plan says, not as single orders are")
  func team() throws {
    func receivables(plan planDays: Double, team teamDays: Double) throws -> Double {
      var team = try SalesTeamConfiguration.make()
      team.connectShare = 1
      team.createsNeedShare = 1
      team.paymentDays = teamDays
      var market = try MarketConfiguration.makeSales(team: team)
      market.need.needsPerYear = 0
      market.product.abandoningUtility = -60
      market.rival.consideredShare = 0
      market.product.plan = try .make()
      market.product.plan?.paymentDays = planDays
      let totals = play(market, team.paying(4)).totals
      #expect(totals.subscriptions.bills > 20)
      return totals.receivables
    }
    #expect(try receivables(plan: 0, team: 300) == 0)
    #expect(try receivables(plan: 300, team: 0) > 0)
  }

  @Test("Who chooses the offer in a shop signs up where there is a plan, and orders nothing")
  func shops() throws {
    var market = try MarketConfiguration.make(people: 600, and: .shops())
    market.channels.removeFirst(2)
    market.product.plan = try .make()
    let record = play(market, Spending(perDay: [0]))
    let plan = record.totals.subscriptions
    #expect(plan.newSubscribers > 20 && record.totals.orders == plan.newSubscribers)
    #expect(record.totals.carts == 0 && record.totals.cartOrders == 0)
    #expect(record.channels[0].signUps > 10)
    market.product.plan = nil
    #expect(play(market, Spending(perDay: [0])).totals.cartOrders > 20)
  }

  @Test("An organisation's people may object at a till as elsewhere (R8)")
  func veto() throws {
    func played(vetoShare: Double) throws -> MarketRecord {
      var market = try MarketConfiguration.make(people: 600, and: .shops())
      market.channels.removeFirst(2)
      market.accounts = AccountsConfiguration(roles: [
        BuyingRole(name: "buyer", vetoShare: 0, vetoShareIfTrusted: 0),
        BuyingRole(name: "finance", vetoShare: vetoShare, vetoShareIfTrusted: vetoShare),
      ])
      return play(market, Spending(perDay: [0]))
    }
    let free = try played(vetoShare: 0)
    #expect(free.totals.orders > 20 && free.totals.noDecisions == 0)
    let bound = try played(vetoShare: 1)
    #expect(bound.totals.orders == 0 && bound.totals.noDecisions > 20)
  }

  @Test("Subscriptions rank a listing up as orders do")
  func listing() throws {
    var platform = EcommercePlatformConfiguration.make()
    platform.operatedBy = .thirdParty
    platform.otherListingSalesPerDay = 0.01
    platform.otherListingSalesSigma = 0.1
    platform.clickPositionExponent = 0
    func place(priceLevel: Double) throws -> Int? {
      var market = try MarketConfiguration.make(people: 400, social: nil, platform: platform)
      market.product.plan = try .make()
      market.product.priceLevel = priceLevel
      market.firm.customersNowShare = 0
      var simulation = open(market, Spending(perDay: [0]))
      simulation.run(until: 60)
      return simulation.model.channels[0].place(at: 60)
    }
    #expect(try place(priceLevel: 1) == 1)
    // Nobody subscribes at such a price.
    #expect(try place(priceLevel: 1e9) == 21)
  }
}
