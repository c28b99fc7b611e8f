import Testing

@testable import Scenarios

@Suite struct DerivedCollectionTests {
  private func read(_ reader: ScenarioReader) -> [[Double]] {
    reader.collection("strategies", derivedBy: "from", "The strategies.") { _, strategy in
      let spend = strategy.section("spend", "Spending.")
      return [spend.number("a", default: 0, ""), spend.number("b", default: 0, "")]
    }
  }

  @Test("An entry has the values of those it derives from where it has none of its own")
  func derived() throws {
    let reader = try reader(
      """
      strategies:
        third: {from: second, spend: {a: 5}}
        first: {spend: {a: 1, b: 2}}
        second: {from: first, spend: {b: 3}}
        fourth: {from: first, spend: {b: null}}
      """)
    #expect(read(reader) == [[5, 3], [1, 2], [1, 3], [1, 0]])
    try reader.finish()
  }

  @Test("A wrong value and a missing one are reported once, though others inherit them")
  func inheritedProblem() {
    let text = """
      strategies:
        third: {from: second}
        second: {from: first}
        first: {spend: {a: many}}
      """
    let found = messages(text) { reader in
      _ = reader.collection("strategies", derivedBy: "from", "The strategies.") { _, strategy in
        let spend = strategy.section("spend", "Spending.")
        return [spend.number("a", default: 0, ""), spend.number("b", "")]
      }
    }
    #expect(found.filter { $0.contains("many") }.count == 1)
    #expect(found.filter { $0.contains("missing") }.count == 1)
    #expect(found.allSatisfy { $0.hasPrefix("s.yaml:4: strategies.") }, "\(found)")
    #expect(found.contains { $0.contains("strategies.first.spend.b") }, "\(found)")
  }

  @Test("A wrong setting is reported once, though others inherit its value")
  func inheritedSetting() {
    let text = """
      strategies:
        first: {spend: {a: 1}}
        second: {from: first}
      """
    let found = messages(text, settings: ["strategies.first.spend={a: many, b: many}"]) {
      _ = read($0)
    }
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.contains("strategies.first.spend.") }, "\(found)")
  }

  @Test("Deriving from nothing known, or in a circle, is refused")
  func refused() {
    let text = """
      strategies:
        today: {spend: {a: 1}}
        sales: {from: tody}
        self: {from: self}
        one: {from: two}
        two: {from: one}
        three: {from: two}
        four: {from: [today]}
      """
    #expect(
      messages(text) { _ = read($0) } == [
        "s.yaml:3: strategies.sales.from: found \"tody\" (text); "
          + "expected today, self, one, two, three or four; did you mean \"today\"?",
        "s.yaml:4: strategies.self.from: self derives from itself; "
          + "expected today, sales, one, two, three or four",
        "s.yaml:5: strategies.one.from: two derives from itself; "
          + "expected today, sales, self, one, three or four",
        "s.yaml:6: strategies.two.from: one derives from itself; "
          + "expected today, sales, self, two, three or four",
        "s.yaml:8: strategies.four.from: found a list of 1; "
          + "expected today, sales, self, one, two or three",
      ])
  }
}
