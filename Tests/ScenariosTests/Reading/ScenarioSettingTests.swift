import Testing

@testable import Scenarios

@Suite struct ScenarioSettingTests {
  private let text = """
    market:
      people: 1000
      rivals: [{name: A, price: 1}, {name: B, price: 2}]
      share: [0.1, 0.2, 0.3]
    """

  private func value(_ setting: String, _ read: (ScenarioReader) -> Double) throws -> Double {
    read(try reader(text, settings: [setting]).section("market", "The market."))
  }

  @Test("A setting replaces values, in lists too, and adds what isn't there")
  func applied() throws {
    #expect(try value("market.people=5e3") { $0.number("people", "People.") } == 5000)
    #expect(
      try value(" market.new.deep = 4") {
        $0.section("new", "New.").number("deep", "Deep.")
      } == 4)
    #expect(try value("market.share.2=0.5") { $0.numbers("share", "Shares.")[2] } == 0.5)
    #expect(try value("market.share=0.7") { $0.share("share", "Share.") } == 0.7)
    #expect(
      try value("market.rivals.1.price=9") {
        $0.list("rivals", "Rivals.") { $0.number("price", "Price.") }[1]
      } == 9)
    #expect(try value("market={people: [1, 2, 3]}") { $0.number("people", "People.") } == 2)
    #expect(try value("market.people=null") { $0.number("people", default: 6, "People.") } == 6)
  }

  @Test("Later settings win")
  func order() throws {
    let reader = try reader("a: 1", settings: ["a=2", "a=3"])
    #expect(reader.number("a", "A number.") == 3)
  }

  @Test(
    "A setting that can't be applied says why",
    arguments: [
      ("market.people", "no \"=\"; expected key.path=value"),
      ("=5", "an empty key; expected key.path=value"),
      ("market..people=5", "an empty key; expected key.path=value"),
      ("a=", "a: no value; expected a value, a [list] or a {mapping}"),
      ("a=[1, 2", "a: not YAML: did not find expected ',' or ']'"),
      (
        "a=b: c",
        "a: found \"b: c\"; expected a value, a [list] or a {mapping}, "
          + "or text in quotation marks"
      ),
      (
        "a=- 1",
        "a: found \"- 1\"; expected a value, a [list] or a {mapping}, "
          + "or text in quotation marks"
      ),
      ("a={x: 1, x: 2}", "a.x: duplicate key: line 1 has it too"),
      ("a=!!int 3", "a: found the tag \"tag:yaml.org,2002:int\"; expected a value without a tag"),
      (
        "market.people.max=5",
        "market.people: found the value 1000; expected a mapping or a list"
      ),
      (
        "market.rivals.0.name.x=5",
        "market.rivals.0.name: found the value \"A\" (text); expected a mapping or a list"
      ),
      ("market.share.0.x=5", "market.share.0: found the value 0.1; expected a mapping or a list"),
      ("market.rivals.2.price=5", "market.rivals: found \"2\"; expected an index from 0 to 1"),
      ("market.rivals.A.price=5", "market.rivals: found \"A\"; expected an index from 0 to 1"),
      ("extends=other", "extends: can't be set; expected a key of the scenario's contents"),
    ])
  func refused(_ setting: String, _ message: String) {
    let found = messages(text, settings: [setting]) { _ = $0.node("market") }
    #expect(found.filter { !$0.contains("unknown key") } == ["--set \(setting): \(message)"])
  }

  @Test("A wrong value of a setting is reported as the setting's")
  func origin() {
    let settings = ["market.people=many", "market.poeple=5", "other.key=1"]
    let found = messages(text, settings: settings) {
      let market = $0.section("market", "The market.")
      _ = market.integer("people", in: 1...100_000_000, "People.")
      _ = (market.node("rivals"), market.node("share"))
    }
    #expect(
      found == [
        "--set market.people=many: market.people: found \"many\" (text); "
          + "expected a whole number from 1 to 100000000",
        "--set market.poeple=5: market.poeple: unknown key; did you mean \"people\"?",
        "--set other.key=1: other: unknown key; expected market",
      ])
  }
}
