import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// What is added and does nothing changes no other draw.
struct DoNothingTests {
  @Test("Events that do nothing leave a run as it is", arguments: 1...3)
  func idleEvents(seed: Int) throws {
    let market = try MarketConfiguration.make()
    let policy = Spending(perDay: [3000, 800])
    var plain = open(market, policy, seed: seed)
    var crowded = open(market, policy, seed: seed)
    // A token that no need has yet: such an event is stale, as a cancelled one would be.
    for number in 0..<5000 {
      let person = Int32(number % 200)
      let event: MarketEvent =
        number % 2 == 0
        ? .shops(account: person, token: .max) : .needCloses(account: person, token: .max)
      crowded.schedule.schedule(event, at: Double(number) * 0.0119)
    }
    plain.run(until: 60)
    crowded.run(until: 60)
    #expect(plain.model.core.accounts == crowded.model.core.accounts)
    #expect(plain.model.core.records.rows == crowded.model.core.records.rows)
    #expect(plain.model.core.record == crowded.model.core.record)
    #expect(plain.model.core.record.totals.orders > 0)
  }

  @Test(
    "A channel that does nothing leaves every other draw, wherever it stands",
    arguments: 1...3, 0...2)
  func idleChannel(seed: Int, position: Int) throws {
    let without = try MarketConfiguration.make(valueDays: 60)
    var parts = SocialMediaConfiguration.make()
    parts.sharePerVisit = 0
    parts.sharePerSatisfyingOrder = 0
    var with = without
    with.channels.insert(
      ChannelConfiguration(
        name: "idle", sees: .clickId, matchShare: 0.8, kind: .socialMedia(parts)), at: position)
    var spending = [3000.0, 800]
    let alone = play(without, Spending(perDay: spending), seed: seed)
    spending.insert(0, at: position)
    let beside = play(with, Spending(perDay: spending), seed: seed)
    #expect(alone.totals == beside.totals)
    var others = beside.channels
    others.remove(at: position)
    #expect(alone.channels == others)
    #expect(alone.direct == beside.direct)
    #expect(alone.periods.map(\.stages) == beside.periods.map(\.stages))
    #expect(alone.channels[0].impressions > 0)
  }

  // People meet over posts, a medium's impressions and the platform's ranking; without these each
  // person's whole run is a matter of her own draws.
  @Test(
    "One person more changes nothing about the others where people don't meet", arguments: 1...3)
  func anotherPerson(seed: Int) throws {
    var platform = EcommercePlatformConfiguration.make()
    platform.clickPositionExponent = 0
    var few = try MarketConfiguration.make(social: nil, platform: platform)
    few.firm.openingCash = Money(minorUnits: 1_000_000_000_000)
    var more = few
    more.population.people += 1
    var first = open(few, Spending(perDay: [0]), seed: seed)
    var second = open(more, Spending(perDay: [0]), seed: seed)
    first.run(until: 60)
    second.run(until: 60)
    #expect(first.model.core.population.traits == second.model.core.population.traits.dropLast())
    #expect(first.model.core.accounts == second.model.core.accounts.dropLast())
    #expect(first.model.core.records.rows == second.model.core.records.rows.dropLast())
    #expect(first.model.core.accounts.contains { $0.orders > 1 })
  }
}
