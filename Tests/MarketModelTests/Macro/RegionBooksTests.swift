import SimulationKernel
import Testing

@testable import MarketModel

/// What the regions' books count adds up to the firm's, by whatever the firm sells and spends (B4).
struct RegionBooksTests {
  private let regions = [Region(name: "home", share: 0.6), Region(name: "away", share: 0.4)]

  @Test("With a price plan the regions' orders, bills and contributions are the firm's")
  func plan() throws {
    var market = try MarketConfiguration.makeSubscribing(
      to: try .make(.annualPrepaid(discountShare: 0), meanChurn: 0.3), people: 300,
      horizonDays: 200)
    market.product.plan?.servingCostPerSeatMonth = 1000
    market.product.paymentFeeShare = 0.02
    market.firm.customersNowShare = 0.2
    market.macro.regions = regions
    var platform = EcommercePlatformConfiguration.makeAlwaysClicked()
    platform.commissionShare = 0.1
    market.channels[0].kind = .ecommercePlatform(platform)
    let record = play(market, idle)
    let totals = record.totals
    #expect(totals.orders > 50)
    for region in record.regions {
      #expect(region.orders > 10 && region.orderValue > 0 && region.contribution > 0)
      #expect(region.firstOrderDay != nil)
    }
    func sum(_ part: (RegionTotals) -> Double) -> Double {
      record.regions.reduce(0) { $0 + part($1) }
    }
    #expect(record.regions.reduce(0) { $0 + $1.orders } == totals.orders)
    #expect(record.regions.reduce(0) { $0 + $1.newCustomers } == totals.newCustomers)
    #expect(abs(sum(\.orderValue) - totals.orderValue) < 1e-9 * totals.orderValue)
    #expect(abs(sum(\.contribution) - totals.contribution) < 1e-6 * totals.revenue)
    let channels = record.channels + [record.direct]
    let brought = channels.reduce(0) { $0 + $1.contribution }
    #expect(abs(brought - totals.contribution) < 1e-6 * totals.revenue)
  }

  @Test("What an account pays counts where the account is, and nowhere else")
  func oneAccount() throws {
    var market = try MarketConfiguration.makeSubscribing(
      to: try .make(.annualPrepaid(discountShare: 0), meanChurn: 1), people: 20,
      horizonDays: 200, needsPerYear: 0)
    market.macro.regions = regions
    var run = open(market, idle)
    let account = try #require(run.model.core.macro.regionOf.firstIndex(of: 1))
    run.run(until: 10)
    run.edit { $0.core.startSubscription(of: account, by: .direct, &$1) }
    run.run(until: 110)
    run.edit { market, schedule in market.core.recogniseRevenue(at: schedule.now) }
    let books = run.model.core.record.regions
    #expect(books[0].contribution == 0 && books[0].orders == 0)
    // A year of 100.00 a month is 328 a day, and one more on each of the first 280.
    #expect(books[1].contribution == 32_900 && books[1].orders == 1)
    #expect(books[1].orderValue == 120_000)
  }

  @Test("What search advertisements cost is spent where the searchers are")
  func searchAds() throws {
    var market = try MarketConfiguration.make(people: 400, channels: [.searchAds()])
    market.macro.regions = regions
    let record = play(market, Spending(perDay: [5000]))
    let spent = record.regions.reduce(0) { $0 + $1.spend }
    #expect(record.regions.allSatisfy { $0.spend > 0 })
    // The ledger books whole minor units.
    #expect(abs(spent - record.channels[0].spend) <= 1)
  }
}
