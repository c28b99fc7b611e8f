import RandomStreams
import Testing

@testable import MarketModel

/// What a strategy opens, closes and enters on days of its own (D1, B4).
struct OpeningsTests {
  private static let spending = Spending(perDay: [6000, 2000])

  private func market() throws -> MarketConfiguration {
    try MarketConfiguration.make(people: 300, horizonDays: 60)
  }

  @Test("A strategy's day does what the same day of the scenario does")
  func days() throws {
    var written = try market()
    written.channels[0].lifeCycle = LifeCycle(opensOnDay: 12, closesOnDay: 40)
    let openings = Openings(
      channelOpens: [.init(place: 0, day: 12)], channelCloses: [.init(place: 0, day: 40)])
    let played = play(try market().with(openings), Self.spending)
    #expect(played == play(written, Self.spending))
    #expect(played.channels[0].impressions > 0)
    #expect(played != play(try market(), Self.spending))
  }

  @Test("A channel that never opens is never built, shown or paid, and gets no part of a budget")
  func never() throws {
    let never = Openings(channelOpens: [.init(place: 0, day: .infinity)])
    let record = play(try market().with(never), Self.spending)
    #expect(record.channels[0] == ChannelTotals())
    #expect(record.channels[1].spend > 0)
    let core = MarketCore(
      configuration: try market().with(never), policy: Self.spending, streams: streams(1))
    #expect(core.reports.map(\.takesBudget) == [false, true])
  }

  @Test("A closing that is called off leaves the channel as if none had been planned")
  func calledOff() throws {
    var closing = try market()
    closing.channels[1].lifeCycle.closesOnDay = 20
    let kept = Openings(channelCloses: [.init(place: 1, day: .infinity)])
    #expect(play(closing.with(kept), Self.spending) == play(try market(), Self.spending))
    #expect(play(closing, Self.spending) != play(try market(), Self.spending))
  }

  @Test("A region is entered on the strategy's day, or never")
  func regions() throws {
    var market = try market()
    market.macro.regions = [
      Region(name: "home", share: 0.5),
      Region(
        name: "abroad", share: 0.5,
        entry: RegionEntry(day: 10, cost: Money(minorUnits: 777))),
    ]
    func entered(_ day: Double) -> RegionTotals {
      play(market.with(Openings(regionEntries: [.init(place: 1, day: day)])), Self.spending)
        .regions[1]
    }
    #expect(entered(25).entryDay == 25 && entered(25).entryCost == 777)
    #expect(entered(.infinity).entryDay == nil && entered(.infinity).visits == 0)
    #expect(entered(10).visits > 0)
  }
}
