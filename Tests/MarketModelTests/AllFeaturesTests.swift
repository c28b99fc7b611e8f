import ConversionModel
import Foundation
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Nobody, no money and no message gets lost where everything is combined with everything; the
/// argument is the seed to repeat.
///
/// A dozen markets are played each time. The variable MARKETSIM_MARKETS asks for others: `200` for
/// the first 200, which take minutes without optimisation, `201-400` for those.
@Suite struct AllFeaturesTests {
  static let seeds =
    seeds(of: ProcessInfo.processInfo.environment["MARKETSIM_MARKETS"] ?? "") ?? 1...12

  /// The seeds that a text asks for, or nil if it says none.
  static func seeds(of text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    switch ends.count {
    case 1: return ends[0].flatMap { $0 > 0 ? 1...$0 : nil }
    case 2:
      guard let first = ends[0], let last = ends[1], 0 < first, first <= last else { return nil }
      return first...last
    default: return nil
    }
  }

  static func market(_ seed: Int) throws -> (MarketConfiguration, Spending) {
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
    let (ordersBefore, deliveriesBefore) = (count(\.orders), count(\.deliveries))
    simulation.run(until: market.calendar.horizonDays)
    let totals = simulation.model.core.record.totals
    let orders = count(\.orders) - ordersBefore
    let deliveries = count(\.deliveries) - deliveriesBefore
    #expect(totals.orders == orders && totals.deliveries == deliveries)
    if market.product.plan == nil {
      let accounts = simulation.model.core.accounts
      #expect(accounts.allSatisfy { $0.deliveries <= $0.orders })
      // Where nothing else is open, who waits for an order is counted as that.
      let waiting = accounts.count { $0.stage == .order }
      let resting = accounts.count {
        !$0.isNeedOpen && $0.salesStage == nil && $0.deliveries < $0.orders
      }
      #expect(waiting >= resting)
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

  @Test("What channels and competitors count adds up", arguments: seeds)
  func counts(seed: Int) throws {
    let (market, spending) = try Self.market(seed)
    let record = play(market, spending, seed: seed)
    for channel in record.channels {
      let mailing = channel.mailing
      #expect(mailing.opened <= channel.impressions && mailing.reminders <= channel.impressions)
      #expect(mailing.complaints <= mailing.left && mailing.onList >= 0)
      #expect(mailing.onList + mailing.left >= mailing.mailed + mailing.heldOut)
      let service = channel.service
      #expect(service.botContacts <= service.contacts)
      #expect(service.resolvedByBot <= service.botContacts)
      #expect(service.answered + service.unanswered + service.resolvedByBot <= service.contacts)
      let developers = channel.developers
      #expect(developers.builds <= developers.signUps)
      #expect(developers.integrations <= developers.builds)
      #expect(developers.live == developers.integrations - developers.left)
      let partners = channel.partners
      #expect(0 <= partners.healthDays && partners.healthDays <= partners.partnerDays)
      #expect(partners.doubleCommissions + partners.poachedSales <= partners.directSales)
      #expect(
        partners.boughtForStock + 1
          >= partners.soldFromStock + partners.stock + partners.returnedFromStock)
      #expect(channel.live.orders <= channel.live.viewers)
    }
    for period in record.periods {
      guard let competition = period.competition else { continue }
      let sellers = competition.sellers
      #expect(sellers[0].orders == period.totals.orders)
      #expect(sellers.dropFirst().reduce(0) { $0 + $1.orders } == period.totals.rivalSales)
      #expect(competition.buyers <= sellers.reduce(0) { $0 + $1.buyers })
      #expect(competition.buyers <= competition.customers)
      #expect(sellers.allSatisfy { $0.buyersInPeriod <= $0.buyers && $0.buyers <= $0.orders })
    }
  }

  @Test("The variable says how many markets are played, or which")
  func range() {
    #expect(Self.seeds(of: "200") == 1...200)
    #expect(Self.seeds(of: "201-400") == 201...400)
    for text in ["", "0", "all", "5-3", "1-2-3", "-4"] { #expect(Self.seeds(of: text) == nil) }
  }
}
