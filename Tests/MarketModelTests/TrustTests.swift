import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Trust rises by touches, service and certificates, fades, and counts in the choice (B7).
struct TrustTests {
  private static func levels(_ carryOver: Double) -> TrustLevels {
    TrustLevels(people: 3, TrustConfiguration(carryOverPerMonthShare: carryOver))
  }

  // Levels are kept in single precision: six digits.
  private func isNear(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) < 1e-6
  }

  @Test("Touches remove parts of the distrust that is left, and trust fades by the month")
  func risesAndFades() {
    var trust = Self.levels(0.8)
    trust.raise(1, by: 0.5, at: 10)
    trust.raise(1, by: 0.5, at: 10)
    #expect(isNear(trust[1, at: 10], 0.75))
    #expect(isNear(trust[1, at: 10 + 2 * daysPerMonth], 0.75 * 0.64))
    #expect(trust[0, at: 50] == 0 && trust[2, at: 50] == 0)
    trust.lower(1, by: 0.4, at: 10 + daysPerMonth)
    #expect(isNear(trust[1, at: 10 + daysPerMonth], 0.6 * 0.6))
    #expect(isNear(trust.mean(at: 10 + daysPerMonth) ?? 0, 0.36 / 3))
  }

  @Test("A certificate removes its part of everybody's distrust and does not fade")
  func certificates() {
    var trust = Self.levels(0.5)
    trust.raise(0, by: 0.6, at: 0)
    trust.certify(lift: 0.25)
    trust.certify(lift: 0.2)
    #expect(isNear(trust[0, at: 0], 1 - 0.4 * 0.6))
    #expect(isNear(trust[1, at: 900], 0.4))
  }

  private func market(utility: Double, perTouch: Double) throws -> MarketConfiguration {
    var market = try MarketConfiguration.make()
    market.product.trustUtility = utility
    for channel in market.channels.indices {
      market.channels[channel].trustPerTouch = perTouch
    }
    market.trust.liftPerSatisfyingOrder = perTouch / 2
    market.trust.lossPerUnsatisfyingOrder = perTouch
    return market
  }

  private static let spending = Spending(perDay: [4000, 1000])

  @Test("Without a weight in the choice nothing is followed, and nothing differs")
  func off() throws {
    let plain = play(try .make(), Self.spending)
    #expect(play(try market(utility: 0, perTouch: 0.5), Self.spending) == plain)
    #expect(plain.totals.meanTrust == nil)
    let untouched = play(try market(utility: 3, perTouch: 0), Self.spending)
    #expect(untouched.totals.meanTrust == 0 && untouched.totals.orders == plain.totals.orders)
  }

  @Test("Trust in the choice brings orders, more where a touch weighs more")
  func lever() throws {
    let orders = try [0.0, 0.1, 0.5].map { perTouch in
      let market = try market(utility: 3, perTouch: perTouch)
      return (1...4).reduce(0) { $0 + play(market, Self.spending, seed: $1).totals.orders }
    }
    // The same draws: whatever raises our utility turns other choices into ours.
    #expect(orders[0] < orders[1] && orders[1] < orders[2])
  }

  @Test("Only those who were touched trust the firm, at the rate of the channel that touched them")
  func touched() throws {
    var market = try market(utility: 1e-9, perTouch: 0)
    market.channels[0].trustPerTouch = 0.3
    market.trust.carryOverPerMonthShare = 1
    market.trust.liftPerSatisfyingOrder = 0
    market.trust.lossPerUnsatisfyingOrder = 0
    for channel in market.channels.indices { market.channels[channel].sees = .identified }
    for channel in market.channels.indices { market.channels[channel].matchShare = 1 }
    var simulation = open(market, Self.spending)
    simulation.run(until: 60)
    let core = simulation.model.core
    let visits = core.record.channels[0].paidClicks + core.record.channels[0].organicVisits
    // Each visit by the first channel takes the factor .7 off a visitor's distrust; without fading
    // the factors tell how many there were.
    let touches = core.people.indices.map { log(1 - core.trust[$0, at: 60]) / log(0.7) }
    #expect(visits > 20)
    #expect(abs(touches.reduce(0, +) - Double(visits)) < 1e-3)
    for (person, count) in touches.enumerated() where core.records[person].visits == 0 {
      #expect(count == 0)
    }
  }

  @Test("Service raises trust or destroys it")
  func service() throws {
    let market = try market(utility: 1, perTouch: 0.5)
    var core = open(market, Self.spending).model.core
    core.rememberService(4, isSatisfied: true, at: 0)
    core.rememberService(5, isSatisfied: true, at: 0)
    core.rememberService(5, isSatisfied: false, at: 0)
    #expect(isNear(core.trust[4, at: 0], 0.25) && isNear(core.trust[5, at: 0], 0.125))
  }

  @Test("A certificate is paid on its day and raises everybody's trust from then on")
  func certified() throws {
    var market = try market(utility: 1, perTouch: 0)
    let plain = play(market, Self.spending)
    market.trust.certificates = [
      CertificateConfiguration(
        name: "seal", grantedOnDay: 20, cost: Money(minorUnits: 90_000), lift: 0.3)
    ]
    var events: [TracedEvent] = []
    let record = try MarketReplication.trace(
      market, policy: Self.spending, streams: streams(1),
      label: ReplicationLabel(text: "a test", startDay: 0), filter: TraceFilter()
    ) { events.append($0) }
    let granted = events.filter { $0.kindName == "certified" }
    #expect(granted.map(\.day) == [20] && granted.map(\.cashChange) == [-90_000])
    #expect(isNear(record.totals.meanTrust ?? 0, 0.3))
    #expect(record.periods.map(\.totals.meanTrust).prefix(2) == [0, 0])
    #expect(record.totals.orders >= plain.totals.orders)
    #expect(record.totals.fixedCosts == plain.totals.fixedCosts + 90_000)
  }
}
