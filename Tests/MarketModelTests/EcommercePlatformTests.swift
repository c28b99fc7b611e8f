import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Search, ranking, promoted listings and the season (A4).
struct EcommercePlatformTests {
  private static func platform(
    _ change: (inout EcommercePlatformConfiguration) -> Void = { _ in }
  ) -> EcommercePlatform {
    var parts = EcommercePlatformConfiguration.make()
    change(&parts)
    return EcommercePlatform(
      index: 0, streamChannel: 0, configuration: parts, streams: streams(1))
  }

  @Test("A listing stands behind those that sell more")
  func position() {
    var platform = Self.platform {
      $0.otherListings = 3
      $0.otherListingSalesSigma = 0
      $0.otherListingSalesPerDay = 2
    }
    #expect(platform.position(at: 0) == 4)
    // A sale counts ln 2 / 14 a day at first, so that the 41st lifts the estimate above 2 a day.
    for _ in 0..<40 { platform.recordSale(at: 5) }
    #expect(platform.position(at: 5) == 4)
    platform.recordSale(at: 5)
    #expect(platform.position(at: 5) == 1)
    #expect(platform.position(at: 6) == 4)
  }

  @Test("Steady sales are estimated at their rate")
  func steadySales() {
    // Two listings with 2.9 and 3.1 sales a day stand on either side of three a day.
    for (rate, expected) in [(2.9, 1), (3.1, 2)] {
      var platform = Self.platform {
        $0.otherListings = 1
        $0.otherListingSalesSigma = 0
        $0.otherListingSalesPerDay = rate
      }
      for sale in 1...900 { platform.recordSale(at: Double(sale) / 3) }
      #expect(platform.position(at: 300 + 1 / 6) == expected)
    }
  }

  @Test("The top three get the sourced shares of clicks")
  func clickShares() {
    let shares = (0...2).map { ahead in
      Self.platform {
        $0.otherListings = ahead
        $0.otherListingSalesSigma = 0
      }.organicClickShare(at: 0)
    }
    #expect(abs(shares[0] - 0.276) < 1e-12)
    // Backlinko's three shares add up to 54.4 %; a power of the position is off by .3 points.
    #expect(abs(shares.reduce(0, +) - 0.544) < 0.005)
  }

  @Test("The promoted budget saves up a day's money at most, or one click's")
  func budget() {
    var platform = Self.platform { $0.costPerClick = 100 }
    #expect(!platform.canPromote(at: 5))
    platform.setSpend(perDay: 250, at: 0)
    #expect(!platform.canPromote(at: 0.39) && platform.canPromote(at: 0.41))
    for _ in 0..<2 {
      #expect(platform.canPromote(at: 30))
      platform.payClick(at: 30)
    }
    #expect(!platform.canPromote(at: 30))
    platform.setSpend(perDay: 20, at: 40)
    #expect(platform.canPromote(at: 40))
    platform.payClick(at: 40)
    #expect(!platform.canPromote(at: 40))
    platform.setSpend(perDay: 0, at: 50)
    #expect(!platform.canPromote(at: 60))
  }

  @Test("A promoted budget is never exceeded, and used where there is demand")
  func spend() throws {
    let market = try MarketConfiguration.make(people: 300, reportEveryDays: 1, social: nil)
    let record = play(market, Spending(perDay: [300]))
    for period in record.periods {
      #expect(period.channelSpend[0] <= 300 * period.end + 0.5)
    }
    let spend = try #require(record.channels.first).spend
    #expect(spend > 0.6 * 300 * 60)
    #expect(abs(spend - 120 * Double(record.channels[0].paidClicks)) <= 0.5)
  }

  @Test("A season pulls purchases forward and makes no needs (A4, R14)")
  func season() throws {
    var plain = try MarketConfiguration.make(
      people: 500, horizonDays: 100, reportEveryDays: 10, social: nil,
      platform: .makeAlwaysClicked())
    plain.need.occasionsPerDay = 0.25
    plain.need.openDays = try .gamma(mean: 18, sd: 12)
    // Most needs end in an order, and an order makes no others by trust or memory: what a festival
    // takes then lacks afterwards.
    plain.product.waitingUtility = 0
    plain.product.awarenessUtility = 0
    plain.product.satisfactionUtility = 0
    var festival = plain
    for day in 50..<60 { festival.calendar.shoppingFactorByDay[day] = 2.5 }
    let spending = Spending(perDay: [0])
    let seeds = 1...4
    let before = seeds.map { play(plain, spending, seed: $0) }
    let after = seeds.map { play(festival, spending, seed: $0) }
    #expect(
      before.map { $0.periods.map(\.totals.needs) } == after.map { $0.periods.map(\.totals.needs) })
    func orders(_ records: [MarketRecord], _ from: Int, _ to: Int) -> Double {
      records.reduce(0) { sum, record in
        sum
          + Double(
            record.periods[to / 10 - 1].totals.orders - record.periods[from / 10 - 1].totals.orders)
      }
    }
    // A festival is to bring 1.5 to 5 times the orders and, with the time around it, at most half
    // as many again. The same needs under both calendars: the difference has little noise.
    let during = orders(after, 50, 60) / orders(before, 50, 60)
    #expect(during > 1.5 && during < 5)
    // Afterwards fewer needs are left than in a plain year, once the festival's carts are decided.
    #expect(orders(after, 60, 90) < orders(before, 60, 90))
    let net = orders(after, 20, 90) / orders(before, 20, 90)
    #expect(net > 1 && net < 1.5)
  }
}
