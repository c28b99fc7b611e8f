import MarketModel
import Testing

@testable import Scenarios

/// Festivals, shocks, regions, consent and law as a scenario says them.
@Suite struct MacroSchemaTests {
  private let anchor = "  shopping:\n    weekdayFactors"

  private func changed(_ text: String) -> [String: String] { [anchor: text + "\n" + anchor] }

  @Test("Without a word of it everything is off")
  func off() throws {
    #expect(try small().likely.market.macro == MacroConfiguration())
    #expect(try small().likely.market.need.factorByDay.isEmpty)
    #expect(try small().likely.market.calendar.businessShopping == nil)
  }

  @Test("R14: a festival's days count from the start, and its factor is in the shopping rhythm")
  func festivals() throws {
    let market = try small(
      replacing: changed(
        "  festivals:\n    - {name: sale, from: 2027-02-10, to: 2027-02-12, "
          + "shoppingFactor: 3, waitDays: 14, waitShare: 0.4, pullForwardDays: 30, "
          + "pullForwardShare: 0.3, discountShare: 0.1, advertisingPriceFactor: 1.5}")
    ).likely.market
    let festival = try #require(market.macro.festivals.first)
    #expect(festival.days == 10..<13)
    #expect(festival.waitDays == 14)
    #expect(festival.pullForwardShare == 0.3)
    #expect(festival.discountShare == 0.1)
    let plain = try small().likely.market.calendar.shoppingFactorByDay
    for day in 8..<15 {
      #expect(
        market.calendar.shoppingFactorByDay[day] == plain[day] * ((10...12).contains(day) ? 3 : 1))
    }
  }

  @Test("Festivals that overlap are refused")
  func overlap() {
    let found = problems(
      replacing: changed(
        "  festivals:\n    - {name: one, from: 2027-02-10, to: 2027-02-12}\n"
          + "    - {name: two, from: 2027-02-12, to: 2027-02-13}"))
    #expect(
      found == [
        "market.festivals.1.from: found 2027-02-12; expected a day outside one, as only one "
          + "festival is on at a time"
      ])
  }

  @Test("R7: what is dated outside the run is played without effect, and said")
  func outside() throws {
    // The run is 2027-01-31 to 2027-04-30, and the customers' worth is counted for a year after it.
    func warnings(_ text: String) throws -> [String] {
      try small(replacing: changed(text)).warnings.map(\.description)
    }
    let counted =
      "expected a day from 2027-01-31 to 2028-04-29, as nothing is played before or after"
    func festival(_ days: String) -> String { "  festivals:\n    - {name: sale, \(days)}" }
    #expect(
      try warnings(festival("from: 2020-02-10, to: 2020-02-12")) == [
        "small.yaml:49: market.festivals.0.to: found 2020-02-12; \(counted)"
      ])
    #expect(
      try warnings(festival("from: 2028-05-10, to: 2028-05-12, waitDays: 10")) == [
        "small.yaml:49: market.festivals.0.from: found 2028-05-10; \(counted)"
      ])
    for days in [
      "from: 2028-05-10, to: 2028-05-12, waitDays: 11", "from: 2027-01-01, to: 2027-01-31",
    ] {
      #expect(try warnings(festival(days)) == [])
    }
    func shock(_ day: String) -> String {
      "  shocks:\n    - {name: slump, on: \(day), durationDays: 10, recoveryDays: 20}"
    }
    #expect(try warnings(shock("2027-01-02")) == [])
    for day in ["2027-01-01", "2028-05-01", "9999-12-30"] {
      #expect(
        try warnings(shock(day)) == ["small.yaml:49: market.shocks.0.on: found \(day); \(counted)"])
    }
    #expect(try warnings("  law:\n    - {name: old, from: 1999-01-01}") == [])
    #expect(
      try warnings("  law:\n    - {name: new, from: 2030-01-01}") == [
        "small.yaml:49: market.law.0.from: found 2030-01-01; \(counted)"
      ])
    func region(_ day: String) -> String {
      "  regions: {home: {share: 0.75}, away: {share: 0.25, entersOn: \(day)}}"
    }
    #expect(try warnings(region("never")) == [] && warnings(region("2027-04-30")) == [])
    #expect(
      try warnings(region("2027-05-01")) == [
        "small.yaml:48: market.regions.away.entersOn: found 2027-05-01; expected a day up to "
          + "2027-04-30, the run's last, or never"
      ])
    #expect(try warnings(region("2027-01-30")).count == 1)
    // A scenario that cannot be read has problems, and no warnings.
    #expect(
      problems(replacing: changed(festival("from: 2020-01-01, to: 2026-12-31"))) == [
        "market.festivals.0.to: found 2026-12-31; expected a day up to 2020-12-31, as a festival "
          + "ends within a year"
      ])
    #expect(try warnings(festival("from: 2027-02-01, to: 2028-02-01")) == [])
  }

  @Test("A shock is dated or random, and may strike one region")
  func shocks() throws {
    let regions = "  regions: {home: {share: 0.75}, away: {share: 0.25}}\n"
    let market = try small(
      replacing: changed(
        regions + "  shocks:\n"
          + "    - {name: slump, on: 2027-03-02, durationDays: 10, recoveryDays: 20, "
          + "demandFactor: 0.5, region: away}\n"
          + "    - {name: war, perYear: 2, durationDays: 5, advertisingPriceFactor: 2}")
    ).likely.market
    #expect(
      market.macro.shocks == [
        Shock(
          name: "slump", timing: .dated(day: 30), durationDays: 10, recoveryDays: 20,
          demandFactor: 0.5, region: 1),
        Shock(
          name: "war", timing: .random(perYear: 2), durationDays: 5, advertisingPriceFactor: 2),
      ])
    let found = problems(
      replacing: changed("  shocks: [{name: slump, durationDays: 10, demandFactor: 0.5}]"))
    #expect(found == ["market.shocks.0: neither on nor perYear; expected one of the two"])
  }

  @Test("B4: regions have shares that sum to 1 and a date of entry")
  func regions() throws {
    let market = try small(
      replacing: changed(
        "  regions:\n    home: {share: 0.75}\n"
          + "    away: {share: 0.25, entersOn: 2027-03-02, entryCost: 50.5, brandShare: 0.4}")
    ).likely.market
    #expect(
      market.macro.regions == [
        Region(name: "home", share: 0.75),
        Region(
          name: "away", share: 0.25,
          entry: RegionEntry(day: 30, cost: Money(minorUnits: 5050), brandShare: 0.4)),
      ])
    let found = problems(
      replacing: changed("  regions: {home: {share: 0.75}, away: {share: 0.5}}"))
    #expect(found == ["market.regions: found shares that sum to 1.25; expected a sum of 1"])
    let costly = problems(
      replacing: changed("  regions: {home: {share: 1, entryCost: 5}}"))
    #expect(costly.count == 1 && costly[0].hasPrefix("market.regions.home.entryCost: unknown key"))
  }

  @Test("R15: a law's rows are dated, and need somebody who is asked")
  func law() throws {
    let law =
      "  law:\n    - {name: PIPL, from: 2021-11-01, consentFor: [profiling, training], "
      + "auditsPerYear: 1, fineShareOfTurnover: 0.05}\n"
      + "    - {name: filing, from: 2027-02-10, filingDays: 60}"
    let market = try small(
      replacing: changed(
        "  consent: {profilingShare: 0.5, trainingShare: 0.4, withdrawalsPerYear: 0.1}\n" + law)
    ).likely.market
    #expect(market.macro.consent?.shares == [1, 0.5, 0.4, 1])
    #expect(market.macro.consent?.withdrawalsPerYear == 0.1)
    #expect(market.macro.law.map(\.day) == [-1917, 10])
    try #require(market.macro.law.count == 2)
    #expect(
      market.macro.law[0].consentFor
        == [ConsentPurposes(.profiling), ConsentPurposes(.training)])
    #expect(market.macro.law[1].filingDays == 60)
    let found = problems(replacing: changed(law))
    #expect(
      found == [
        "market.law.0.consentFor: consent is needed, and nobody is asked; expected market.consent, "
          + "which says who consents"
      ])
  }
}
