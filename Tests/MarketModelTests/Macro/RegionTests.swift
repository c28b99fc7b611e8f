import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Regions that the firm enters (B4).
@Suite struct RegionTests {
  private func configuration(
    _ entry: RegionEntry?, law: [LawRow] = [], people: Int = 400, horizonDays: Double = 180
  ) throws -> MarketConfiguration {
    var configuration = try MarketConfiguration.make(people: people, horizonDays: horizonDays)
    configuration.firm.openingCash = Money(minorUnits: 500_000_000)
    configuration.macro.regions = [
      Region(name: "home", share: 0.6), Region(name: "away", share: 0.4, entry: entry),
    ]
    configuration.macro.law = law
    return configuration
  }

  private let budget = Spending(perDay: [1000, 1000])

  @Test("B4: no wins before entry, and wins after it")
  func noWinsBeforeEntry() throws {
    let entry = RegionEntry(day: 60, cost: Money(minorUnits: 1_000_000), brandShare: 0.5)
    for seed in 1...2 {
      let on = play(try configuration(entry), budget, seed: seed).regions[1]
      let off = play(try configuration(nil), budget, seed: seed).regions[1]
      let first = try #require(on.firstOrderDay)
      #expect(first > 60)
      #expect(on.orders > 0)
      #expect(try #require(off.firstOrderDay) < 60)
      let never = play(try configuration(RegionEntry(day: 500)), budget, seed: seed)
      #expect(never.regions[1].orders == 0 && never.regions[1].visits == 0)
      #expect(never.regions[1].salesOpenDay == nil)
      #expect(never.regions[0].orders > 0)
    }
  }

  @Test("B4: payback later than at home, where everybody knows and trusts the firm")
  func payback() throws {
    // brandShare and strangerDisutility are assumptions: no source gives them.
    let cost = Money(minorUnits: 200_000)
    let abroad = RegionEntry(
      day: 30, cost: cost, brandShare: 0.4, brandBuildDays: 180, strangerDisutility: 1)
    let atHome = RegionEntry(day: 30, cost: cost)
    var delays: [Double] = []
    for seed in 1...6 {
      let there = play(try configuration(abroad), budget, seed: seed).regions[1]
      let here = play(try configuration(atHome), budget, seed: seed).regions[1]
      // What is not paid back within the run, 150 days after the entry, counts as paid back then.
      delays.append((there.paybackDays ?? 150) - (try #require(here.paybackDays)))
    }
    // Six pairs: the interval misses the mean in one of twenty programs; the seeds are fixed.
    #expect(meanRange(delays).lowerBound > 0, "\(delays)")
  }

  @Test("People live in regions in proportion to the shares, or where the population says")
  func shares() throws {
    let market = open(try configuration(nil, people: 20_000), budget).model
    let away = Double(market.core.macro.regionOf.count { $0 == 1 })
    // Binomial with 20,000 trials: 4.5 standard errors are 312.
    #expect(abs(away - 8000) < standardErrors * (20_000 * 0.24).squareRoot())
    #expect(market.core.record.regions.map(\.people).reduce(0, +) == 20_000)
  }

  @Test("An entry is paid from cash, and a firm that cannot pay it does not enter")
  func entryCost() throws {
    var entry = RegionEntry(day: 90, cost: Money(minorUnits: 1_000_000))
    let entered = play(try configuration(entry), budget)
    #expect(entered.totals.entryCosts == 1_000_000)
    #expect(entered.regions[1].entryDay == 90)
    entry.cost = Money(minorUnits: 50_000_000_000)
    let kept = play(try configuration(entry), budget)
    #expect(kept.totals.entryCosts == 0)
    #expect(kept.regions[1].entryDay == nil && kept.regions[1].orders == 0)
    #expect(kept.totals.ruinDay == nil)
  }

  @Test("R15: where the product must be filed first, sales open as much later")
  func filing() throws {
    let entry = RegionEntry(day: 60)
    let filing = LawRow(name: "filing", day: 30, region: 1, filingDays: 45)
    let record = play(try configuration(entry, law: [filing]), budget)
    #expect(record.regions[1].salesOpenDay == 105)
    #expect(try #require(record.regions[1].firstOrderDay) > 105)
    let elsewhere = LawRow(name: "filing", day: 30, region: 0, filingDays: 45)
    #expect(play(try configuration(entry, law: [elsewhere]), budget).regions[1].salesOpenDay == 60)
    let later = LawRow(name: "filing", day: 61, region: 1, filingDays: 45)
    #expect(play(try configuration(entry, law: [later]), budget).regions[1].salesOpenDay == 60)
  }

  @Test("The local brand starts at its share and approaches 1 with its mean time")
  func brand() {
    let entry = RegionEntry(day: 0, brandShare: 0.25, brandBuildDays: 100)
    #expect(entry.brand(after: -5) == 0.25)
    #expect(entry.brand(after: 0) == 0.25)
    // 1 − 0.75/e.
    #expect(abs(entry.brand(after: 100) - 0.724_090_419) < 1e-9)
  }

  @Test("R14: a shock of demand strikes its region alone")
  func regionalShock() throws {
    var struck = try configuration(nil)
    struck.macro.shocks = [
      Shock(name: "slump", timing: .dated(day: 30), durationDays: 300, demandFactor: 0.1, region: 1)
    ]
    let with = play(struck, budget)
    let without = play(try configuration(nil), budget)
    // Needs fall by nine tenths from day 30 on; orders follow as the needs that are open close.
    #expect(Double(with.regions[1].orders) < 0.5 * Double(without.regions[1].orders))
    #expect(Double(with.regions[0].orders) > 0.8 * Double(without.regions[0].orders))
  }
}
