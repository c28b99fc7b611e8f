import RandomStreams
import Testing

@testable import MarketModel

/// R7: how long buyers take is counted, so that judgements that come too early are seen.
struct CycleTimesTests {
  @Test("R7 quantiles are those of the times, high by a class at most")
  func quantiles() throws {
    var times = CycleTimes()
    #expect(times.quantile(0.5) == nil && times.count == 0)
    for day in 1...1000 { times.record(days: Double(day) / 10) }
    for share in [0.1, 0.5, 0.9] {
      let found = try #require(times.quantile(share))
      #expect(found >= 100 * share && found <= 100 * share * 1.0443)
    }
    // What is shorter than the first class, or longer than the last, is in the end classes.
    times.record(days: 0)
    times.record(days: 1e9)
    #expect(times.count == 1002)
    #expect(try #require(times.quantile(1)) > 9000)
  }

  @Test("R7 replications add up")
  func merging() {
    var first = CycleTimes()
    var second = CycleTimes()
    var both = CycleTimes()
    for day in 1...50 {
      first.record(days: Double(day))
      both.record(days: Double(day))
    }
    for day in 20...90 {
      second.record(days: Double(day))
      both.record(days: Double(day))
    }
    var merged = second
    merged.merge(first)
    merged.merge(CycleTimes())
    first.merge(second)
    #expect(first == both && merged == both)
  }

  @Test("R7 an order's time runs from the first look at the offer for its need")
  func orders() throws {
    var market = try MarketConfiguration.make(people: 300, horizonDays: 90)
    // Looking, the cart and nothing else take time: who fills a cart orders ten days later.
    market.product.cartDays = try .constant(10)
    market.product.abandoningUtility = -50
    market.rival.consideredShare = 0
    market.product.waitingUtility = -50
    let record = play(market, Spending(perDay: [6000, 2000]), seed: 3)
    #expect(record.cycleTimes.count > 100)
    // Nobody waits: the first look fills the cart.
    let median = try #require(record.cycleTimes.quantile(0.5))
    let last = try #require(record.cycleTimes.quantile(1))
    #expect(median >= 10 && median < 10.45 && last == median)
  }
}
