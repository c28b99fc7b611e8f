import Testing

@testable import Scenarios

private enum Kind: String, CaseIterable {
  case searchAds
  case exhibition
}

@Suite struct ScenarioReaderTests {
  @Test("All problems are reported at once, in the order of the lines")
  func allAtOnce() {
    let text = """
      format: 1
      market:
        people: many
        share: 1.5
        budget: -5
        zone: 9:30
        open: yes
        start: 2027-02-30
      channels:
        search: {kind: serachAds, cpm: 3}
        social: 5
      strategies:
        base: {use: serach}
      horizonMonth: 0
      """
    let found = messages(text) { reader in
      _ = reader.integer("format", in: 1...1, "The version of the format.")
      let market = reader.section("market", "The market.")
      _ = market.integer("people", in: 1...100_000_000, "People.")
      _ = market.share("share", "A share.")
      _ = market.money("budget", "A budget.")
      #expect(market.text("zone", "A zone.") == "9:30")
      _ = market.flag("open", "Whether it is open.")
      _ = market.date("start", "The first day.")
      _ = market.number("price", in: .positive, "The price.")
      _ = reader.collection("channels", "The channels.") { _, channel in
        _ = channel.choice("kind", "The kind.") as Kind
        _ = channel.number("costPerMille", default: 5, "The cost.")
      }
      _ = reader.collection("strategies", "The strategies.") { _, strategy in
        _ = strategy.reference(
          "use", to: "channel", among: reader.names(in: "channels"), "A channel.")
      }
      _ = reader.integer("horizonMonths", in: 1...120, "The horizon.")
    }
    #expect(
      found == [
        "s.yaml:2: market.price: missing; expected a number above 0",
        "s.yaml:3: market.people: found \"many\" (text); "
          + "expected a whole number from 1 to 100000000",
        "s.yaml:4: market.share: found 1.5; expected a share from 0 to 1",
        "s.yaml:5: market.budget: found -5; expected an amount of money of at least 0",
        "s.yaml:7: market.open: found \"yes\" (text); expected true or false",
        "s.yaml:8: market.start: found \"2027-02-30\" (text); expected a date as 2027-01-31",
        "s.yaml:10: channels.search.kind: found \"serachAds\" (text); "
          + "expected searchAds or exhibition; did you mean \"searchAds\"?",
        "s.yaml:10: channels.search.cpm: unknown key; did you mean \"costPerMille\"?",
        "s.yaml:11: channels.social: found 5; expected a mapping",
        "s.yaml:13: strategies.base.use: found \"serach\" (text); expected search or social; "
          + "did you mean \"search\"?",
        "s.yaml:14: horizonMonth: unknown key; did you mean \"horizonMonths\"?",
      ])
  }

  @Test("What stands there is named by its type")
  func foundTypes() {
    let text = """
      a: "12"
      b: .inf
      c: true
      d:
      e: [1, 2]
      f: {x: 1, y: 2}
      g: {}
      h: 2.5
      i: 1e30
      j: "a long text that goes on and on for more than forty characters"
      """
    let expected = "expected a whole number from 0 to 9"
    let uncertain = "\(expected), [low, likely, high] or a distribution"
    let found = messages(text) { reader in
      for key in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] {
        _ = reader.integer(key, in: 0...9, "A number.")
      }
    }
    #expect(
      found == [
        "s.yaml:1: a: found \"12\" (text, being quoted); \(expected)",
        "s.yaml:2: b: found .inf (not a finite number); \(expected)",
        "s.yaml:3: c: found true (true or false); \(expected)",
        "s.yaml:4: d: found nothing; \(expected)",
        "s.yaml:5: e: found a list of 2; \(uncertain)",
        "s.yaml:6: f: found a mapping; \(uncertain)",
        "s.yaml:7: g: found an empty mapping; \(uncertain)",
        "s.yaml:8: h: found 2.5; \(expected)",
        "s.yaml:9: i: found 1e30; \(expected)",
        "s.yaml:10: j: found \"a long text that goes on and on for more…\" (text); \(expected)",
      ])
  }

  @Test("Values are read with their types, and defaults stand in for what isn't written")
  func values() throws {
    let text = """
      number: -1.5e2
      integer: 1e6
      hex: 0x10
      share: 1
      money: 1234.565
      hexMoney: 0x10
      text: "yes"
      flag: True
      kind: exhibition
      date: 2027-01-04
      dates: [2027-05-18, 2027-06-18]
      names: [b, a]
      numbers: [1, .5]
      one: {a: 1, b: 2}
      """
    let reader = try reader(text)
    #expect(reader.number("number", "") == -150)
    #expect(reader.integer("integer", in: 0...10_000_000, "") == 1_000_000)
    #expect(reader.integer("hex", in: 0...100, "") == 16)
    #expect(reader.share("share", "") == 1)
    #expect(reader.money("money", "") == 123_456)
    #expect(reader.money("hexMoney", "") == 1600)
    #expect(reader.text("text", "") == "yes")
    #expect(reader.flag("flag", ""))
    #expect(reader.choice("kind", "") as Kind == .exhibition)
    #expect(reader.date("date", "").weekday == 1)
    #expect(reader.dates("dates", "").map(\.month) == [5, 6])
    #expect(reader.references("names", to: "letter", among: ["a", "b"], "") == ["b", "a"])
    #expect(reader.numbers("numbers", count: 2, "") == [1, 0.5])
    let one = reader.section("one", "")
    #expect(one.keys(naming: "letter", among: ["a", "b"]) == ["a", "b"])
    #expect(one.number("b", "") + one.number("a", "") == 3)
    #expect(reader.number("absent", default: 3, "") == 3)
    #expect(reader.money("absent", default: 3, "") == 3)
    #expect(reader.choice("absent", default: Kind.searchAds, "") == .searchAds)
    #expect(reader.optional("absent") { $0.number("absent", "") } == nil)
    #expect(reader.optional("number") { $0.number("number", "") } == -150)
    #expect(reader.optionalSection("absent", "") == nil)
    #expect(reader.section("absent", "").number("x", default: 2, "") == 2)
    try reader.finish()
  }

  @Test("The digits of the currency decide what a minor unit is")
  func minorDigits() throws {
    let reader = try reader("yen: 1234.5\ndinar: 1.2345")
    reader.setMinorDigits(0)
    #expect(reader.money("yen", "") == 1234)
    reader.setMinorDigits(3)
    #expect(reader.money("dinar", "") == 1234)
  }

  @Test("Amounts beyond the ledger's range are refused")
  func largeAmounts() {
    #expect(
      messages("a: 2e13") { _ = $0.money("a", "") }
        == ["s.yaml:1: a: found 2e13; expected an amount of money up to 10000000000000"])
  }

  @Test("Lists and matrices are checked element by element")
  func lists() {
    let text = """
      dates: [2027-05-18, soon]
      names: [a, b, a, c]
      numbers: [1, 2]
      shares: [0.5, 2]
      rivals: [{name: A}, {name: B}, {name: A}, 5]
      none: []
      matrix: [[1, 0.9], [0.9, 1]]
      skew: [[1, 0.9], [0.8, 1]]
      wide: [[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]]
      """
    let found = messages(text) { reader in
      _ = reader.dates("dates", from: .earliest, to: .latest, "")
      _ = reader.references("names", to: "letter", among: ["a", "b"], "")
      _ = reader.numbers("numbers", count: 3, "")
      _ = reader.numbers("shares", in: .share, "")
      _ = reader.list("rivals", identifiedBy: "name", "") { _ = $0.text("name", "") }
      _ = reader.list("none", atLeast: 1, "") { _ in }
      #expect(reader.correlations("matrix", size: 2, "") == [[1, 0.9], [0.9, 1]])
      _ = reader.correlations("skew", size: 2, "")
      _ = reader.correlations("wide", size: 3, "")
    }
    #expect(
      found == [
        "s.yaml:1: dates.1: found \"soon\" (text); expected a date as 2027-01-31",
        "s.yaml:2: names.2: duplicate name \"a\"",
        "s.yaml:2: names.3: found \"c\" (text); expected a or b",
        "s.yaml:3: numbers: found a list of 2; expected a list of 3 numbers",
        "s.yaml:4: shares.1: found 2; expected a number from 0 to 1",
        "s.yaml:5: rivals.2.name: duplicate name \"A\": line 5 has it too",
        "s.yaml:5: rivals.3: found 5; expected a mapping",
        "s.yaml:6: none: found an empty list; expected at least 1 element",
        "s.yaml:8: skew: no correlation matrix; "
          + "expected equal numbers either side of a diagonal of ones, positive definite",
        "s.yaml:9: wide: no correlation matrix; "
          + "expected equal numbers either side of a diagonal of ones, positive definite",
      ])
  }

  @Test("Keys that name something else are checked against what there is")
  func namedKeys() {
    let found = messages("spend: {search: 1, serach: 2, x: 3}") { reader in
      let spend = reader.section("spend", "")
      for name in spend.keys(naming: "channel", among: ["search", "social"]) {
        _ = spend.money(name, "")
      }
    }
    #expect(
      found == [
        "s.yaml:1: spend.serach: unknown channel; expected search or social; "
          + "did you mean \"search\"?",
        "s.yaml:1: spend.x: unknown channel; expected search or social",
      ])
  }

  @Test("A problem between keys is reported at the key it is about")
  func ownProblems() {
    let found = messages("a: 1\nb: 2") { reader in
      _ = (reader.number("a", ""), reader.number("b", ""))
      reader.report(.value("2"), at: "b", expected: "less than a, which is 1")
      #expect(reader.hasProblems)
    }
    #expect(found == ["s.yaml:2: b: found 2; expected less than a, which is 1"])
  }
}
