import ConversionModel
import Foundation
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Nobody, no money and no message gets lost where everything is combined with everything; the
/// argument is the seed to repeat.
///
/// A few markets are played each time, and 200 with the variable MARKETSIM_ACCEPTANCE, which takes
/// minutes without optimisation.
@Suite struct AllFeaturesTests {
  private static let isAcceptance =
    ProcessInfo.processInfo.environment["MARKETSIM_ACCEPTANCE"] != nil
  static let seeds = 1...(isAcceptance ? 200 : 12)

  private static func market(_ seed: Int) throws -> (MarketConfiguration, Spending) {
    var generator = MarketGenerator(seed: seed + 5000)
    return try generator.nextOfAllFeatures()
  }

  @Test("After every event the books balance and everybody is in one stage", arguments: seeds)
  func everyEvent(seed: Int) throws {
    let (market, spending) = try Self.market(seed)
    try MarketReplication.check(market, policy: spending, streams: streams(seed))
  }

  @Test("People, money and messages at the reports", arguments: seeds)
  func reports(seed: Int) throws {
    let (market, spending) = try Self.market(seed)
    let record = play(market, spending, seed: seed)
    let accounts = market.population.people / (market.accounts?.roles.count ?? 1)
    for period in record.periods {
      #expect(period.ledgerImbalance == 0 && period.stagesAgree)
      #expect(period.stages.allSatisfy { $0 >= 0 } && period.stages.reduce(0, +) == accounts)
      #expect(period.totals.subscriptions.mrrByWaterfall == period.totals.subscriptions.mrr)
    }
    let totals = record.totals
    // What the firm has was paid in or earned, but for what customers have paid ahead.
    let owned = totals.cash + totals.receivables - totals.merchantPayables - totals.debt
    let paidIn = market.firm.openingCash.asDouble + totals.finance.fundingRaised
    let ahead = totals.subscriptions.deferredRevenue - totals.subscriptions.openingDeferredRevenue
    // A market of agents has whole minor units for each of them.
    let rounding = Double(market.agentRepresents - 1)
    #expect(
      abs(owned - totals.finance.creditDrawn - paidIn - totals.profit - ahead) <= rounding)
    #expect((totals.debt > 0) == (totals.ruinDay != nil))
    #expect(totals.marketing + totals.channelPayroll == record.channels.reduce(0) { $0 + $1.spend })
    let sources = record.channels + [record.direct]
    #expect(totals.carts == sources.reduce(0) { $0 + $1.carts })
    #expect(totals.orders == sources.reduce(0) { $0 + $1.orders })
    #expect(totals.subscriptions.signUps == sources.reduce(0) { $0 + $1.signUps })
    #expect(totals.cartOrders <= totals.carts && totals.cartOrders <= totals.orders)
    for pipeline in record.channels.map(\.pipeline) {
      #expect(pipeline.leads == pipeline.ended + pipeline.open)
      #expect(pipeline.qualified <= pipeline.conversations)
      #expect(pipeline.conversations <= pipeline.contacts)
    }
  }

  @Test(
    "Orders are those of the accounts, and those that have not arrived are under way",
    arguments: seeds)
  func orders(seed: Int) throws {
    let (market, spending) = try Self.market(seed)
    var simulation = open(market, spending, seed: seed)
    func count(_ field: (AccountState) -> Int) -> Int {
      simulation.model.core.accounts.reduce(0) { $0 + field($1) }
    }
    let (ordersBefore, deliveriesBefore) = (count { Int($0.orders) }, count { Int($0.deliveries) })
    simulation.run(until: market.calendar.horizonDays)
    let totals = simulation.model.core.record.totals
    let orders = count { Int($0.orders) } - ordersBefore
    let deliveries = count { Int($0.deliveries) } - deliveriesBefore
    #expect(totals.orders == orders && totals.deliveries == deliveries)
    if market.product.plan == nil {
      #expect(count { Int($0.pendingDeliveries) } == orders - deliveries)
    }
    let core = simulation.model.core
    let open = core.learner.maturingExamples + core.learner.validation.count
    #expect(open <= core.learner.touches)
    if market.macro.consent == nil { #expect(open == core.learner.touches) }
  }

  @Test("The same arguments give the same record", arguments: [1, 2, 3])
  func reproducible(seed: Int) throws {
    let (market, spending) = try Self.market(seed)
    #expect(play(market, spending, seed: seed) == play(market, spending, seed: seed))
  }

  @Test("Every feature is drawn, and so is its absence")
  func variety() throws {
    let markets = try (1...40).map { try Self.market($0).0 }
    let features: [(MarketConfiguration) -> Bool] = [
      { $0.accounts != nil }, { $0.product.plan != nil }, { $0.product.ai != nil },
      { $0.product.trustUtility != 0 }, { $0.population.network != nil },
      { !$0.macro.regions.isEmpty }, { $0.macro.consent != nil }, { !$0.macro.festivals.isEmpty },
      { !$0.macro.shocks.isEmpty }, { $0.loyalty.referral != nil }, { $0.loyalty.dropOut != nil },
      { $0.firm.finance.credit != nil }, { $0.calendar.businessShopping != nil },
    ]
    for feature in features {
      #expect(markets.contains(where: feature) && !markets.allSatisfy(feature))
    }
    let kinds = Set(markets.flatMap { $0.channels.map(\.kind.name) })
    #expect(
      kinds.isSuperset(of: [
        "socialMedia", "ecommercePlatform", "website", "searchAds", "shops", "exhibition",
        "salesTeam", "email", "chat", "courses",
        "partners", "developers",
      ]))
  }
}
