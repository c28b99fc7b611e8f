import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// What partners are owed, and what competition with them costs.
struct PartnerContractTests {
  @Test("An agent who sells nothing gets its minimum, by the day")
  func minimum() throws {
    var parts = try PartnersConfiguration.make()
    parts.selling.leadsPerMonth = 0
    parts.contract.minimumCommissionPerMonth = Money(minorUnits: 30_000)
    let market = try MarketConfiguration.makePartnered(horizonDays: 100, partners: parts)
    let record = play(market, Spending(perDay: [0]))
    let due = 30_000 * 10 * 100 / daysPerMonth
    // Ten bills at each of four dates, each rounded.
    #expect(abs(record.channels[0].partners.minimumPaid - due) <= 20)
    #expect(record.totals.marketing == record.channels[0].partners.minimumPaid)
  }

  @Test("A minimum below what an agent earns costs nothing")
  func minimumReached() throws {
    var parts = try PartnersConfiguration.make()
    parts.selling.cycleDays = try .constant(0)
    parts.contract.minimumCommissionPerMonth = Money(minorUnits: 1000)
    let market = try MarketConfiguration.makePartnered(horizonDays: 90, partners: parts)
    let record = play(market, Spending(perDay: [0]))
    #expect(record.channels[0].partners.earned > 0)
    #expect(record.channels[0].partners.minimumPaid == 0)
  }

  /// Partners whose accounts buy by themselves, at once and at the firm's own site.
  private static func competing(honours: Bool) throws -> (MarketConfiguration, MarketRecord) {
    var parts = try PartnersConfiguration.make()
    parts.selling.createsNeedShare = 0
    parts.selling.cycleDays = try .constant(300)
    parts.relationship.healthHalfLifeDays = 1e6
    parts.relationship.lossPerDirectSale = 0.001
    parts.relationship.lossPerPoachedSale = 0.01
    parts.contract.registrationDays = 1000
    parts.contract.honoursRegistrations = honours
    var market = try MarketConfiguration.makePartnered(horizonDays: 120, partners: parts)
    market.need.needsPerYear = 3
    market.product.waitingUtility = -60
    market.awareness.knowUsNowShare = 1
    market.awareness.directVisitShare = 1
    market.need.seekElsewhereWeight = 1
    market.product.cartDays = try .constant(0)
    return (market, play(market, Spending(perDay: [0])))
  }

  @Test("A sale of the firm's own to a registered account costs the partner's commission too")
  func doubleCommission() throws {
    let (_, record) = try Self.competing(honours: true)
    let partners = record.channels[0].partners
    #expect(partners.doubleCommissions > 20 && partners.poachedSales == 0)
    #expect(partners.doubleCommission == Double(partners.doubleCommissions) * 20_000)
    #expect(record.totals.marketing == partners.doubleCommission)
    #expect(partners.directSales == record.totals.orders && partners.earned == 0)
    let unregistered = Double(partners.directSales - partners.doubleCommissions)
    // Each of ten territories has lost a thousandth by a tenth of the sales, more or less.
    let left = 0.8 * exp(-0.001 * unregistered / 10)
    #expect(partners.healthDays / partners.partnerDays > left)
    // The mean over the days has lost a part of that: half of it, if they were sold evenly.
    let most = 0.8 * exp(-0.0002 * unregistered / 10)
    #expect(unregistered > 0 && partners.healthDays / partners.partnerDays < most)
  }

  @Test("Where it does not, the relationship pays for it")
  func poaching() throws {
    let (_, honoured) = try Self.competing(honours: true)
    let (_, poached) = try Self.competing(honours: false)
    let partners = poached.channels[0].partners
    #expect(partners.poachedSales > 20 && partners.doubleCommission == 0)
    #expect(poached.totals.marketing == 0)
    #expect(partners.healthDays < 0.99 * honoured.channels[0].partners.healthDays)
  }

  @Test("A7 Partners of two programmes who work the same accounts hurt each other's relationship")
  func programmes() throws {
    // Agents sell to whomever they call on; the others call on nobody and keep their health, but for
    // what the agents sell in their territories.
    func played(loss: Double) throws -> MarketRecord {
      var agents = try PartnersConfiguration.make()
      agents.selling.cycleDays = try .constant(0)
      var market = try MarketConfiguration.makePartnered(horizonDays: 120, partners: agents)
      var others = try PartnersConfiguration.make()
      others.selling.leadsPerMonth = 0
      others.relationship.healthHalfLifeDays = 1e9
      others.relationship.lossPerPartnerSale = loss
      others.relationship.lossPerDirectSale = 0.5
      var channel = ChannelConfiguration.partners(others)
      channel.name = "distributors"
      market.channels.append(channel)
      return play(market, Spending(perDay: [0, 0]))
    }
    let (peace, conflict) = (try played(loss: 0), try played(loss: 0.005))
    let (first, calm) = (peace.channels[0].partners, peace.channels[1].partners)
    #expect(first.directSales == 0 && first.otherPartnersSales == 0)
    #expect(calm.otherPartnersSales == peace.totals.orders && calm.otherPartnersSales > 100)
    #expect(calm.directSales == 0 && abs(calm.healthDays - 0.8 * calm.partnerDays) < 1e-3)
    // Those who sell are hurt by nothing, so that the sales are the same, and spread evenly over ten
    // territories: each leaves 0.995 of the health.
    let hurt = conflict.channels[1].partners
    #expect(conflict.totals.orders == peace.totals.orders)
    let left = 0.8 * pow(0.995, Double(conflict.totals.orders) / 10)
    let mean = hurt.healthDays / hurt.partnerDays
    #expect(left < mean && mean < 0.8 - 0.25 * (0.8 - left))
  }

  @Test("A distributor buys before it sells; the firm's revenue is what it was billed")
  func stock() throws {
    var parts = try PartnersConfiguration.make()
    parts.stock = DistributorStock(
      target: Money(minorUnits: 2_000_000), reorderBelowShare: 0.5, returnedShare: 0.6)
    var market = try MarketConfiguration.makePartnered(partners: parts)
    market.product.satisfiedShare = 1
    let record = play(market, parts.caring(50_000))
    let totals = record.totals
    let partners = record.channels[0].partners
    #expect(partners.soldFromStock == totals.orderValue && totals.orders > 500)
    #expect(partners.boughtForStock == partners.soldFromStock + partners.stock)
    #expect(partners.paidForStock == 0.8 * partners.boughtForStock)
    #expect(totals.revenue == partners.paidForStock && totals.commission == 0)
    #expect(totals.costOfRevenue == 0.5 * partners.boughtForStock)
    // What is on stock has been sold to the distributors, and not by them.
    #expect(totals.contribution == 0.3 * partners.soldFromStock)
    #expect(
      abs(
        totals.profit + totals.marketing + totals.fixedCosts - totals.contribution
          - 0.3 * partners.stock) < 1)
    // Ten stocks of 20,000 at 80 %.
    #expect(partners.stock >= 0.5 * 20_000_000 && partners.stock <= 20_000_000)
  }

  @Test("A distributor buys nothing before the firm sells somewhere")
  func stockBeforeEntry() throws {
    var parts = try PartnersConfiguration.make()
    parts.stock = DistributorStock(
      target: Money(minorUnits: 2_000_000), reorderBelowShare: 0.5, returnedShare: 0.6)
    func played(entryOn day: Double) throws -> MarketRecord {
      var market = try MarketConfiguration.makePartnered(partners: parts)
      market.macro.regions = [Region(name: "away", share: 1, entry: RegionEntry(day: day))]
      return play(market, parts.caring(50_000))
    }
    let never = try played(entryOn: 10_000)
    #expect(never.channels[0].partners.boughtForStock == 0 && never.totals.revenue == 0)
    #expect(never.totals.orders == 0)
    let later = try played(entryOn: 60)
    #expect(later.channels[0].partners.boughtForStock > 0 && later.totals.orders > 0)
  }

  @Test("What a distributor has left is taken back in part when it leaves")
  func stockBack() throws {
    var parts = try PartnersConfiguration.make()
    parts.selling.leadsPerMonth = 0
    parts.stock = DistributorStock(
      target: Money(minorUnits: 2_000_000), reorderBelowShare: 0.5, returnedShare: 0.6)
    var market = try MarketConfiguration.makePartnered(horizonDays: 100, partners: parts)
    market.channels[0].lifeCycle.closesOnDay = 50
    let record = play(market, Spending(perDay: [0]))
    let partners = record.channels[0].partners
    #expect(partners.returnedFromStock == 0.6 * 20_000_000 && partners.stock == 0)
    #expect(partners.refundedForStock == 0.8 * 0.6 * 20_000_000)
    #expect(record.totals.revenue == partners.paidForStock - partners.refundedForStock)
    #expect(partners.dismissed == 10 && partners.exitCost == 2_000_000 && partners.working == 0)
    #expect(record.totals.costOfRevenue == 0.5 * 0.4 * 20_000_000)
  }

  @Test("Of a subscription a partner has its part for as many months as agreed")
  func commissionMonths() throws {
    var parts = try PartnersConfiguration.make()
    parts.selling.leadsPerMonth = 2
    var market = try MarketConfiguration.makePartnered(horizonDays: 720, partners: parts)
    market.calendar.billing = BillingCalendar()
    market.product.plan = try .make(meanChurn: 0)
    market.product.priceLevel = 1
    func commission(_ months: Double?) -> (paid: Double, billed: Double, earned: Double) {
      parts.contract.commissionMonths = months
      market.channels = [.partners(parts)]
      let record = play(market, Spending(perDay: [0]))
      return (
        record.totals.commission, record.totals.subscriptions.billed,
        record.channels[0].partners.earned
      )
    }
    let always = commission(nil)
    #expect(always.billed > 0 && abs(always.paid - 0.2 * always.billed) < 0.001 * always.billed)
    #expect(always.earned == always.paid)
    let year = commission(12)
    #expect(year.billed == always.billed && year.paid < 0.8 * always.paid)
    #expect(commission(0).paid == 0)
  }

  @Test("A partner who leaves has no part of later bills")
  func endedCommission() throws {
    var parts = try PartnersConfiguration.make()
    parts.contract.noticeDays = 0
    var market = try MarketConfiguration.makePartnered(horizonDays: 400, partners: parts)
    market.product.plan = try .make(meanChurn: 0)
    market.channels[0].lifeCycle.closesOnDay = 200
    let record = play(market, Spending(perDay: [0]))
    let before = try #require(record.periods.last { $0.end <= 210 })
    let after = try #require(record.periods.first { $0.end >= 270 })
    #expect(record.totals.subscriptions.billed > after.totals.subscriptions.billed)
    #expect(record.totals.commission == after.totals.commission)
    #expect(before.totals.commission > 0)
  }
}
