import MarketModel
import Testing

@testable import Scenarios

/// What strategies open, close and enter on days of their own (D1, B4).
@Suite struct OpeningsTests {
  /// The small scenario with two regions, and a third strategy in place of its own.
  private func written(_ strategy: String) -> [String: String] {
    [
      "{from: even}": "{from: plan, \(strategy)}",
      "  rival: {name": "  regions:\n    home: {share: 0.6}\n"
        + "    abroad: {share: 0.4, entersOn: 2027-03-01, entryCost: 5}\n  rival: {name",
    ]
  }

  private func found(_ strategy: String) -> [String] { problems(replacing: written(strategy)) }

  @Test("A strategy's days take the place of the scenario's, for this strategy only")
  func days() throws {
    let read = try small(
      replacing: written(
        "opensOn: {social: 2027-02-10}, closesOn: {shop: 2027-03-02}, entersOn: {abroad: never}")
    ).likely
    let own = read.market(under: 2)
    #expect(own.channels.map(\.lifeCycle.opensOnDay) == [10, 0])
    #expect(own.channels.map(\.lifeCycle.closesOnDay) == [nil, 30])
    #expect(own.macro.regions.map { $0.entry?.day } == [nil, .infinity])
    #expect(own.macro.regions[1].entry?.cost == Money(minorUnits: 500))
    for strategy in [0, 1] {
      let plain = read.market(under: strategy)
      #expect(plain.channels == read.market.channels && plain.macro == read.market.macro)
    }
  }

  @Test("What the scenario leaves for ever closed, a strategy opens; a closing it calls off")
  func calledOff() throws {
    var replacements = written("opensOn: {social: 2027-02-03}, closesOn: {shop: never}")
    replacements["    postDelayDays: 1.5\n"] =
      "    postDelayDays: 1.5\n    life: {opensOn: never}\n"
    replacements["learner:\n"] = "    life: {closesOn: 2027-03-01}\nlearner:\n"
    let read = try small(replacing: replacements).likely
    #expect(read.market.channels.map(\.lifeCycle.opensOnDay) == [.infinity, 0])
    let own = read.market(under: 2)
    #expect(own.channels.map(\.lifeCycle.opensOnDay) == [3, 0])
    #expect(own.channels.map(\.lifeCycle.closesOnDay) == [nil, nil])
  }

  @Test(
    "What could not be kept is refused",
    arguments: [
      ("opensOn: {shop: 2027-02-10, billboard: never}", "opensOn.billboard: unknown channel"),
      ("entersOn: {home: 2027-02-10}", "entersOn.home: unknown region; expected abroad"),
      ("opensOn: {social: 2020-01-01}", "opensOn.social: found \"2020-01-01\" (text); expected a"),
      ("opensOn: {social: soon}", "or never"),
      ("closesOn: {shop: 2027-01-31}", "closesOn: shop closes before it has opened"),
      ("opensOn: {shop: 2027-03-01}, closesOn: {shop: 2027-02-20}", "closesOn: shop closes before"),
      ("opensOn: {shop: never}", "opensOn: shop never opens, and money is planned for it"),
    ])
  func refused(strategy: String, words: String) {
    let found = found(strategy)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("strategies.same.") == true)
    #expect(found.first?.contains(words) == true, "\(found)")
  }

  @Test("A date after a shortened run is refused with the reason, once, and compared with nothing")
  func shortened() {
    var replacements = written("closesOn: {shop: 2027-03-20}")
    replacements["learner:\n"] = "    life: {opensOn: 2027-03-10}\nlearner:\n"
    replacements["horizonDays: 90"] = "horizonDays: 30"
    let found = problems(replacing: replacements)
    #expect(
      found == [
        "channels.shop.life.opensOn: found \"2027-03-10\" (text); expected a date from 2027-01-31 to "
          + "2027-03-02, within the 30 days of clock.horizonDays, or never",
        "strategies.same.closesOn.shop: found \"2027-03-20\" (text); expected a date from 2027-01-31 "
          + "to 2027-03-02, within the 30 days of clock.horizonDays, or never",
      ])
  }

  @Test("A strategy with days of its own is no part of a switch, which has its own")
  func switching() {
    func found(first: String, change: String) -> [String] {
      problems(replacing: [
        "same: {from: even}":
          "same: {from: even, \(first)}\n  both: {policy: switch, first: same, second: even, "
          + "onDay: 9\(change)}"
      ])
    }
    let dates = "opensOn: {social: 2027-02-10}"
    #expect(found(first: "reviewDays: 7", change: ", \(dates)") == [])
    #expect(
      found(first: dates, change: "") == [
        "strategies.both.first: same opens, closes or enters on days of its own; "
          + "expected a strategy that does not; the dates may stand here"
      ])
  }
}
