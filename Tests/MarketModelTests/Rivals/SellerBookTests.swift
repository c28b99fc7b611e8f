import RandomStreams
import Testing

@testable import MarketModel

/// Who buys from whom: market shares in orders, in buyers and in customers.
struct SellerBookTests {
  private static func market(people: Int = 300) throws -> MarketConfiguration {
    var market = try MarketConfiguration.make(people: people, horizonDays: 80)
    market.product.waitingUtility = -1
    market.rivals = [
      RivalConfiguration(name: "old", priceLevel: 1.1, quality: 0.6, consideredShare: 0.8),
      RivalConfiguration(name: "cheap", priceLevel: 0.8, quality: -0.5, consideredShare: 0.5),
      RivalConfiguration(name: "unseen", priceLevel: 1, quality: 0, consideredShare: 0),
    ]
    market.rivals[0].customersNowShare = 0.4
    return market
  }

  @Test("Orders, buyers and customers of all sellers add up, in periods and in all")
  func addsUp() throws {
    let record = play(try Self.market(), Spending(perDay: [3000, 500]))
    var buyers = 0
    for period in record.periods {
      let competition = try #require(period.competition)
      let sellers = competition.sellers
      #expect(sellers[0].orders == period.totals.orders)
      #expect(sellers.dropFirst().reduce(0) { $0 + $1.orders } == period.totals.rivalSales)
      #expect(competition.customers <= 300)
      #expect(sellers.allSatisfy { $0.buyersInPeriod <= $0.buyers && $0.buyers <= $0.orders })
      #expect(competition.buyersInPeriod <= sellers.reduce(0) { $0 + $1.buyersInPeriod })
      buyers += competition.buyersInPeriod
    }
    let end = try #require(record.periods.last?.competition)
    #expect(end.buyers <= buyers && end.buyers > 100 && end.unansweredNeeds > 0)
    #expect(end.sellers[1].orders > 50 && end.sellers[2].orders > 20 && end.sellers[3].orders == 0)
  }

  @Test("Nothing is followed where one rival stands still")
  func still() throws {
    let record = play(try .make(), Spending(perDay: [3000, 500]))
    #expect(record.periods.allSatisfy { $0.competition == nil })
  }

  // Nobody has a need: only the opening counts. 2000 people; a share of .4 of the 95 % who are not
  // ours has a standard error of .011.
  @Test("At the start some bought from us last, and some from rivals")
  func opening() throws {
    var market = try Self.market(people: 2000)
    market.need.needsPerYear = 0
    let record = play(market, Spending(perDay: [0, 0]))
    let sellers = try #require(record.periods.last?.competition).sellers
    #expect(abs(Double(sellers[1].customers) / 2000 - 0.4) < standardErrors * 0.011)
    #expect(sellers[0].customers > 50 && sellers[2].customers == 0)
  }

  @Test("R9 Another rival whom nobody looks at changes nothing but the followed shares")
  func unseenRival() throws {
    var one = try Self.market()
    one.rivals.removeLast(2)
    var two = one
    two.rivals.append(
      RivalConfiguration(name: "unseen", priceLevel: 1, quality: 5, consideredShare: 0))
    let policy = Spending(perDay: [3000, 500])
    #expect(play(one, policy).totals == play(two, policy).totals)
  }

  @Test("Loyalty keeps a rival's customers with it")
  func loyalty() throws {
    func sales(loyalty: Double) throws -> Int {
      var market = try Self.market()
      market.rivals[0].loyaltyUtility = loyalty
      let record = play(market, Spending(perDay: [0, 0]))
      return record.periods.last?.competition?.sellers[1].orders ?? 0
    }
    let without = try sales(loyalty: 0)
    #expect(try sales(loyalty: 3) > without + 10)
  }

  @Test("A rival not looked at in the cart wins no cart")
  func cart() throws {
    var market = try Self.market()
    market.product.abandoningUtility = -60
    for index in market.rivals.indices { market.rivals[index].consideredInCartShare = 0 }
    let totals = play(market, Spending(perDay: [3000, 500])).totals
    // Every cart but those that wait at the end is ordered.
    #expect(totals.carts - totals.orders < 15 && totals.orders > 20)
  }
}
