import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Needs come by themselves, and the same draws meet every strategy (R4, R9).
struct NeedTests {
  private static let strategies = [
    Spending(perDay: [0, 0]), Spending(perDay: [4000, 0]), Spending(perDay: [0, 4000]),
    Spending(reviewDays: 3, perDay: [2000, 1000]),
  ]

  @Test("People's own needs are the same under every strategy (R4)", arguments: 1...4)
  func ownNeeds(seed: Int) throws {
    let market = try MarketConfiguration.make()
    let records = Self.strategies.map { play(market, $0, seed: seed) }
    for record in records {
      #expect(record.periods.map(\.totals.needs) == records[0].periods.map(\.totals.needs))
    }
    #expect(Set(records.map(\.totals.visits)).count > 1)
  }

  @Test("A further need prolongs the open one, and never shortens it")
  func prolonging() throws {
    var market = try MarketConfiguration.make(people: 40, social: nil)
    market.need.needsPerYear = 60
    market.need.openDays = try .exponential(mean: 20)
    market.product.waitingUtility = 50
    market.rivals = []
    var simulation = open(market, Spending(perDay: [0]))
    var ends = simulation.model.core.accounts.map(\.needEnds)
    var (prolonged, further) = (0, 0)
    while simulation.schedule.now < 60, simulation.step() {
      let needs = simulation.model.core.record.totals.needs
      for account in ends.indices {
        let end = simulation.model.core.accounts[account].needEnds
        if ends[account] > -.infinity && end > -.infinity {
          #expect(end >= ends[account])
          prolonged += end > ends[account] ? 1 : 0
        }
        ends[account] = end
      }
      further = needs
    }
    #expect(prolonged > 20 && further > 2 * prolonged)
  }

  @Test("Channels without impulses route needs and make none (R4)")
  func impulses() throws {
    var parts = SocialMediaConfiguration.make()
    parts.impulseShare = 0
    let without = try MarketConfiguration.make(social: parts)
    #expect(play(without, Self.strategies[1]).totals.impulseNeeds == 0)
    #expect(play(try .make(), Self.strategies[1]).totals.impulseNeeds > 0)
    #expect(play(try .make(), Self.strategies[0]).channels[0].impressions == 0)
  }

  // What would be exactly the same if the firm did not exist: needs that end with the rival or by
  // themselves.
  @Test("Where the firm cannot be met, the rival's sales are the same under every strategy")
  func firmNotMet() throws {
    var market = try MarketConfiguration.make()
    market.product.quality = -700
    for channel in market.channels.indices {
      guard case .socialMedia(var parts) = market.channels[channel].kind else { continue }
      parts.clickThroughShare = 0
      market.channels[channel].kind = .socialMedia(parts)
    }
    let sales = Self.strategies.map { play(market, $0).periods.map(\.totals.rivalSales) }
    #expect(sales.allSatisfy { $0 == sales[0] })
    #expect((sales[0].last ?? 0) > 0)
  }

  @Test("A channel that does nothing can be removed without a trace (R9)", arguments: 1...4)
  func removedIdleChannel(seed: Int) throws {
    var parts = SocialMediaConfiguration.make()
    parts.sharePerVisit = 0
    parts.sharePerSatisfyingOrder = 0
    let with = play(
      try .make(valueDays: 60, social: parts), Spending(perDay: [0, 800]), seed: seed)
    let without = play(
      try .make(valueDays: 60, social: nil), Spending(perDay: [800]), seed: seed)
    // All but the learner, whose features name the channels.
    #expect(with.totals == without.totals)
    #expect(with.channels[1] == without.channels[0])
    #expect(with.periods.map(\.stages) == without.periods.map(\.stages))
  }

  // 150 markets of one person: the value of her first order is hers, whenever and however it comes.
  @Test("An active channel changes whether people order, not what (R9)")
  func removedActiveChannel() throws {
    var market = try MarketConfiguration.make(people: 1)
    market.network = .wattsStrogatz(meanDegree: 0, rewiredShare: 0)
    market.need.needsPerYear = 20
    market.firm.customersNowShare = 0
    var alone = market
    alone.channels.removeFirst()
    var compared = 0
    for seed in 1...150 {
      let with = play(market, Spending(perDay: [200, 500]), seed: seed)
      let without = play(alone, Spending(perDay: [500]), seed: seed)
      #expect(with.totals.needs == without.totals.needs)
      guard with.totals.orders == 1, without.totals.orders == 1 else { continue }
      compared += 1
      #expect(with.totals.orderValue == without.totals.orderValue)
    }
    #expect(compared >= 10)
  }

  @Test("A need that nobody answers ends after its time")
  func unanswered() throws {
    var market = try MarketConfiguration.make(people: 1, horizonDays: 60, social: nil)
    market.need.openDays = try .constant(5)
    market.need.needsPerYear = 0
    market.need.occasionsPerDay = 1e-9
    market.awareness.knowUsNowShare = 1
    var simulation = open(market, Spending(perDay: [0]))
    #expect(!simulation.model.core.accounts[0].isNeedOpen)
    simulation.edit { $0.core.openImpulse(of: 0, &$1) }
    simulation.run(until: 4.999)
    #expect(simulation.model.core.accounts[0].stage == .considering)
    simulation.run(until: 5.001)
    #expect(!simulation.model.core.accounts[0].isNeedOpen)
    #expect(simulation.model.core.accounts[0].stage == .aware)
  }
}
