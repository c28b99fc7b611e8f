import ConversionModel
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Consent, withdrawal, deletion, laws by date, and fines (R15).
@Suite struct ConsentTests {
  private let budget = Spending(perDay: [1000, 1000])

  private func configuration(
    _ consent: ConsentConfiguration?, law: [LawRow] = [], people: Int = 400
  ) throws -> MarketConfiguration {
    var configuration = try MarketConfiguration.make(people: people, horizonDays: 90)
    configuration.macro.consent = consent
    configuration.macro.law = law
    return configuration
  }

  private static let profilingLaw = LawRow(name: "PIPL", day: -100, consentFor: .all)

  @Test("R15: a person who never consented leaves no data in any model", arguments: 1...3)
  func noDataWithoutConsent(seed: Int) throws {
    let market = try configuration(
      ConsentConfiguration(shares: [1, 0.5, 0.5, 1]), law: [Self.profilingLaw])
    var simulation = open(market, budget, seed: seed)
    simulation.run(until: 90)
    let core = simulation.model.core
    let refusing = core.people.indices.filter {
      !core.macro.consents[$0].contains(ConsentPurposes(.profiling))
    }
    #expect(refusing.count > 100 && refusing.count < 300)
    for person in refusing { #expect(core.records[person] == .blank) }
    // Every touch that the model has learnt from or will is on the file of somebody who consented.
    let visits = (0..<core.records.count).reduce(0) { $0 + core.records[$1].visits }
    #expect(core.learner.touches == visits && visits > 0)
    // They bought all the same: the model knows nothing of it.
    #expect(refusing.contains { core.accounts[$0].orders > 1 })
    for person in refusing {
      #expect(!core.hasConsented(person, to: .training, at: 50))
      #expect(core.hasConsented(person, to: .marketing, at: 50))
    }
  }

  @Test("R15: with nobody's consent the model learns nothing, and nothing else changes")
  func nobodyConsents() throws {
    let asked = try configuration(ConsentConfiguration(shares: [0, 0, 0, 0]))
    let notAsked = try configuration(nil)
    let with = play(asked, budget)
    let without = play(notAsked, budget)
    #expect(with.periods.last?.learning.examples == 0)
    #expect(try #require(without.periods.last?.learning.examples) > 0)
    #expect(with.totals.orders == without.totals.orders)
    #expect(with.totals.visits == without.totals.visits)
    #expect(with.channels[0].attributedOrders == 0)
  }

  @Test("R15: whoever consents to everything is treated as where nobody is asked")
  func everybodyConsents() throws {
    let asked = play(
      try configuration(ConsentConfiguration(shares: [1, 1, 1, 1]), law: [Self.profilingLaw]),
      budget)
    #expect(asked == play(try configuration(nil), budget))
  }

  @Test("R15: a law holds from its date on")
  func datedLaw() throws {
    let consent = ConsentConfiguration(shares: [1, 0, 0, 1])
    let law = LawRow(name: "new", day: 40, consentFor: .init(.profiling))
    var simulation = open(try configuration(consent, law: [law]), budget)
    simulation.run(until: 40)
    let before = simulation.model.core.learner.touches
    #expect(before > 0)
    #expect(simulation.model.core.hasConsented(0, to: .profiling, at: 39.9))
    simulation.run(until: 90)
    let core = simulation.model.core
    #expect(core.learner.touches == before)
    #expect(!core.hasConsented(0, to: .profiling, at: 40))
    #expect(core.hasConsented(0, to: .training, at: 40))
    #expect((0..<core.records.count).allSatisfy { core.records[$0].visits == 0 })
    // What was not learnt by then never is.
    #expect(core.learner.learnt < before)
  }

  @Test("R15: without a profile nobody is targeted, only met by the share that is kept open")
  func targeting() throws {
    var audience = Audience()
    audience.isIncluded = Array(repeating: true, count: 400)
    audience.explorationShare = 0.1
    let policy = Spending(perDay: [4000, 0], audience: audience)
    var simulation = open(
      try configuration(ConsentConfiguration(shares: [1, 0.5, 1, 1])), policy)
    simulation.run(until: 10)
    let core = simulation.model.core
    for person in core.people.indices {
      let isProfiled = core.macro.consents[person].contains(ConsentPurposes(.profiling))
      #expect(core.propensity(of: person, on: 0, at: 10) == (isProfiled ? 1 : 0.1))
    }
  }

  @Test("R15: consents are withdrawn and data deleted at their yearly rates")
  func hazards() throws {
    let consent = ConsentConfiguration(
      shares: [1, 1, 1, 1], withdrawalsPerYear: 0.8, deletionsPerYear: 0.4)
    var simulation = open(
      try configuration(consent, law: [Self.profilingLaw], people: 3000), Spending(perDay: [0, 0]))
    simulation.run(until: 90)
    let core = simulation.model.core
    // Each person's first deletion within 90 days: binomial with p = 1 − exp(−0.4·90/365.25).
    let deleted = 3000 * (1 - 0.906_151)
    #expect(
      abs(Double(core.record.totals.deletions) - deleted)
        < standardErrors * (deleted * 0.906_151).squareRoot())
    // Whoever has done neither still consents: exp(−1.2·90/365.25) = 0.744018.
    let kept = Double(core.macro.consents.count { $0 == .all })
    #expect(
      abs(kept - 3000 * 0.744_018) < standardErrors * (3000 * 0.744_018 * 0.255_982).squareRoot())
    #expect(core.record.totals.consentWithdrawals > 0)
  }

  @Test("R15: people withdraw and demand deletion of a firm, too, that keeps to nothing")
  func notHonoured() throws {
    var consent = ConsentConfiguration(
      shares: [1, 0.6, 1, 1], withdrawalsPerYear: 0.8, deletionsPerYear: 0.4)
    func run() throws -> MarketCore {
      var simulation = open(
        try configuration(consent, law: [Self.profilingLaw]), Spending(perDay: [4000, 1000]))
      simulation.run(until: 90)
      return simulation.model.core
    }
    let keeping = try run()
    consent.isHonoured = false
    let breaking = try run()
    #expect(breaking.record.totals.consentWithdrawals > 20)
    #expect(
      breaking.record.totals.consentWithdrawals == keeping.record.totals.consentWithdrawals)
    #expect(breaking.record.totals.deletions == keeping.record.totals.deletions)
    // It goes on using what it should not have.
    let refusing = breaking.people.indices.filter { breaking.macro.consents[$0].isEmpty }
    #expect(refusing.contains { breaking.records[$0].visits > 0 })
    #expect(breaking.learner.touches > keeping.learner.touches)
  }

  @Test("R15: a fine is a share of the last year's turnover, and only who breaks the law pays it")
  func fines() throws {
    var law = Self.profilingLaw
    law.auditsPerYear = 12
    law.fineShareOfTurnover = 0.05
    var consent = ConsentConfiguration(shares: [1, 0.5, 0.5, 1], isHonoured: false)
    let breaking = play(try configuration(consent, law: [law]), budget)
    #expect(breaking.totals.audits > 0)
    // Each audit takes at most a twentieth of what was sold until then.
    #expect(breaking.totals.fines > 0)
    #expect(
      breaking.totals.fines <= 0.05 * breaking.totals.revenue * Double(breaking.totals.audits))
    consent.isHonoured = true
    let keeping = play(try configuration(consent, law: [law]), budget)
    #expect(keeping.totals.audits == breaking.totals.audits)
    #expect(keeping.totals.fines == 0)
    let unfined = try ledgerProfit(of: consent, law)
    #expect(abs(breaking.totals.profit + breaking.totals.fines - unfined) < 1)
  }

  /// The profit of a firm that breaks the law and is never audited.
  private func ledgerProfit(of consent: ConsentConfiguration, _ law: LawRow) throws -> Double {
    var unaudited = law
    unaudited.fineShareOfTurnover = 0
    var breaking = consent
    breaking.isHonoured = false
    return play(try configuration(breaking, law: [unaudited]), budget).totals.profit
  }

  @Test("R15: data of people abroad needs consent to leave their region too")
  func crossBorder() throws {
    var market = try configuration(ConsentConfiguration(shares: [1, 1, 1, 0]))
    market.macro.regions = [
      Region(name: "home", share: 0.5),
      Region(name: "away", share: 0.5, entry: RegionEntry(day: 0)),
    ]
    let core = open(market, budget).model.core
    for person in core.people.indices {
      let isHome = core.macro.regionOf[person] == 0
      #expect(core.hasConsented(person, to: .training, at: 1) == isHome)
      #expect(core.hasConsented(person, to: .marketing, at: 1))
    }
  }
}
