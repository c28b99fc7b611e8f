import SimulationKernel
import Testing

@testable import MarketModel

/// How the firm becomes known and is forgotten (B1, R11).
struct AwarenessTests {
  /// A market of people without needs, to whom nothing happens but what a test does.
  private static func quiet(
    carryOver: Double = 0.6, threshold: Double = 0.1
  ) throws -> Simulation<Market> {
    var market = try MarketConfiguration.make(people: 3, horizonDays: 400, social: nil)
    market.need.needsPerYear = 1e-9
    market.awareness.knowUsNowShare = 0
    market.firm.customersNowShare = 0
    market.awareness.carryOverPerMonthShare = carryOver
    market.awareness.awareFromShare = threshold
    return open(market, Spending(perDay: [0]))
  }

  // The stored awareness has the 24 bits of a Float.
  @Test("A month leaves the carry-over share (R11)", arguments: [0.5, 0.6, 0.7])
  func carryOver(share: Double) throws {
    var simulation = try Self.quiet(carryOver: share)
    simulation.edit { $0.core.setAwareness(of: 0, to: 0.8, &$1) }
    let market = simulation.model.core
    for months in 1...6 {
      let left = market.awareness(of: 0, at: Double(months) * daysPerMonth) / 0.8
      #expect(abs(left / pow(share, Double(months)) - 1) < 1e-6)
    }
    // B1 asks for 12-35 % after three months; R11 for 90 % of the effect within 3.3-6.5 months.
    #expect((0.12...0.35).contains(market.awareness(of: 0, at: 3 * daysPerMonth) / 0.8))
    #expect((3.2...6.6).contains(log(0.1) / log(share)))
  }

  @Test("Nothing that removes no unawareness makes a customer's floor her own")
  func noLift() throws {
    var simulation = try Self.quiet()
    simulation.edit { market, schedule in
      market.core.accounts[0].restingStage = .customer
      market.core.raiseAwareness(of: 0, by: 0, &schedule)
    }
    let market = simulation.model.core
    #expect(market.awareness(of: 0, at: 0) == market.configuration.awareness.customersKeepShare)
    #expect(market.people[0].awareness == 0)
  }

  @Test("Reading does not change awareness: it fades the same seen once or often")
  func lazy() throws {
    var simulation = try Self.quiet()
    simulation.edit { $0.core.setAwareness(of: 0, to: 0.8, &$1) }
    let once = simulation.model.core.awareness(of: 0, at: 50)
    for day in 0..<50 { _ = simulation.model.core.awareness(of: 0, at: Double(day)) }
    #expect(simulation.model.core.awareness(of: 0, at: 50) == once)
  }

  @Test("A lift removes its part of what is left to learn")
  func lift() throws {
    var simulation = try Self.quiet()
    simulation.edit { $0.core.raiseAwareness(of: 0, by: 0.25, &$1) }
    simulation.edit { $0.core.raiseAwareness(of: 0, by: 0.5, &$1) }
    #expect(abs(simulation.model.core.awareness(of: 0, at: 0) - 0.625) < 1e-6)
    simulation.run(until: daysPerMonth)
    simulation.edit { $0.core.raiseAwareness(of: 0, by: 0.5, &$1) }
    let expected = 0.6 * 0.625 + 0.5 * (1 - 0.6 * 0.625)
    #expect(abs(simulation.model.core.awareness(of: 0, at: daysPerMonth) - expected) < 1e-6)
  }

  @Test("A person forgets the firm when awareness falls below the threshold")
  func fades() throws {
    var simulation = try Self.quiet()
    simulation.edit { $0.core.setAwareness(of: 0, to: 0.8, &$1) }
    #expect(simulation.model.core.accounts[0].stage == .aware)
    let crossing = log(0.1 / 0.8) / log(0.6) * daysPerMonth
    simulation.run(until: crossing - 0.001)
    #expect(simulation.model.core.accounts[0].stage == .aware)
    // The check comes with an hour's margin.
    simulation.run(until: crossing + 0.05)
    #expect(simulation.model.core.accounts[0].stage == .unaware)
    #expect(simulation.model.core.stagesAreConsistent())
  }

  @Test("Being reminded in between puts forgetting off")
  func reminded() throws {
    var simulation = try Self.quiet()
    simulation.edit { $0.core.setAwareness(of: 0, to: 0.2, &$1) }
    simulation.run(until: 20)
    simulation.edit { $0.core.setAwareness(of: 0, to: 0.9, &$1) }
    let crossing = 20 + log(0.1 / 0.9) / log(0.6) * daysPerMonth
    simulation.run(until: crossing - 0.001)
    #expect(simulation.model.core.accounts[0].stage == .aware)
    simulation.run(until: crossing + 0.05)
    #expect(simulation.model.core.accounts[0].stage == .unaware)
    // And learning of it again makes aware again.
    simulation.edit { $0.core.setAwareness(of: 0, to: 0.3, &$1) }
    #expect(simulation.model.core.accounts[0].stage == .aware)
  }

  @Test("Awareness below the threshold makes nobody aware")
  func below() throws {
    var simulation = try Self.quiet(threshold: 0.5)
    simulation.edit { $0.core.setAwareness(of: 0, to: 0.49, &$1) }
    simulation.edit { $0.core.setAwareness(of: 1, to: 0.51, &$1) }
    #expect(simulation.model.core.accounts[0].stage == .unaware)
    #expect(simulation.model.core.accounts[1].stage == .aware)
  }

  @Test("Customers keep a part of their awareness until they lapse")
  func customersKeep() throws {
    var market = try MarketConfiguration.make(people: 40, horizonDays: 100, social: nil)
    market.need.needsPerYear = 1e-9
    market.awareness.knowUsNowShare = 0
    market.awareness.customersKeepShare = 0.4
    market.firm.customersNowShare = 1
    var simulation = open(market, Spending(perDay: [0]))
    simulation.run(until: 20)
    let stages = simulation.model.core.accounts.map(\.stage)
    #expect(stages.contains(.customer) && stages.contains(.lapsed))
    for person in 0..<40 {
      let kept = stages[person] == .customer ? 0.4 : 0
      #expect(simulation.model.core.awareness(of: person, at: 20) == kept)
    }
    simulation.run(until: 50)
    #expect(simulation.model.core.accounts.allSatisfy { $0.stage == .lapsed })
  }
}
