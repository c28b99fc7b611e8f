import RandomStreams
import Testing

@testable import Scenarios

@Suite struct UncertaintyTests {
  private let text = """
    people: [8000, 15000, 25000]
    share: [0.05, 0.10, 0.20]
    growth: [-1, 0, 3]
    cap: [-30, -20, -5]
    floor: [10, 12, 20]
    fee: [0, 2, 5]
    price: {lognormal: {median: 3, sigma: 0.5}}
    rest: {normal: {mean: 0.2, sd: 0.5}}
    """

  private struct Values {
    var people = 0
    var numbers: [Double] = []
    var fee: Int64 = 0
  }

  private func read(_ reader: ScenarioReader) -> Values {
    Values(
      people: reader.integer("people", in: 1...100_000_000, ""),
      numbers: [
        reader.share("share", ""), reader.number("growth", ""),
        reader.number("cap", in: .atMost(0), ""), reader.number("floor", in: .atLeast(5), ""),
        reader.number("price", in: .positive, ""), reader.share("rest", ""),
      ],
      fee: reader.money("fee", ""))
  }

  private func draws(_ text: String, seed: UInt32, count: Int) throws -> [Values] {
    let tree = try ScenarioTree(text: text, file: "s.yaml")
    return try (0..<count).map {
      let streams = ReplicationStreams(seed: seed, replication: UInt32($0))
      let reader = ScenarioReader(tree, resolution: .drawn(streams))
      let values = read(reader)
      try reader.finish()
      return values
    }
  }

  @Test("Without replications an uncertain input is its likely value, or its mean")
  func likely() throws {
    let reader = try reader(text)
    let values = read(reader)
    try reader.finish()
    #expect(values.people == 15_000 && values.fee == 200)
    #expect(values.numbers[0...3] == [0.1, 0, -20, 12])
    // The mean of a lognormal is the median times the exponential of half the variance.
    #expect(abs(values.numbers[4] - 3 * 1.133148453066826) < 1e-9)
    #expect(values.numbers[5] == 0.2)
    #expect(
      reader.uncertainInputs.map { "\($0.keyPath) \($0.written)" } == [
        "people [8000, 15000, 25000]", "share [0.05, 0.10, 0.20]", "growth [-1, 0, 3]",
        "cap [-30, -20, -5]", "floor [10, 12, 20]", "price lognormal(median: 3, sigma: 0.5)",
        "rest normal(mean: 0.2, sd: 0.5)", "fee [0, 2, 5]",
      ])
  }

  @Test("Draws have the three values as their 10 %, 50 % and 90 % points and stay in the range")
  func percentiles() throws {
    let count = 4000
    let draws = try draws(text, seed: 11, count: count)
    #expect(draws.allSatisfy { (1...100_000_000).contains($0.people) })
    #expect(draws.allSatisfy { $0.fee >= 0 })
    for (column, range) in [
      (0, 0.0...1.0), (2, -Double.infinity...0), (3, 5...Double.infinity),
      (4, 0...Double.infinity), (5, 0...1),
    ] {
      #expect(draws.allSatisfy { range.contains($0.numbers[column]) })
    }
    // The share of draws at or below a point has standard error √(p(1-p)/n). Eighteen points within
    // 4.5 of them: a false alarm once in some eight thousand seeds, and the seed is fixed.
    func check(_ values: [Double], _ points: [Double]) {
      for (point, share) in zip(points, [0.1, 0.5, 0.9]) {
        let below = Double(values.count { $0 <= point }) / Double(count)
        let standardError = (share * (1 - share) / Double(count)).squareRoot()
        #expect(abs(below - share) < 4.5 * standardError, "\(point): \(below)")
      }
    }
    check(draws.map { Double($0.people) }, [8000, 15_000, 25_000])
    check(draws.map { $0.numbers[0] }, [0.05, 0.1, 0.2])
    check(draws.map { $0.numbers[1] }, [-1, 0, 3])
    check(draws.map { $0.numbers[2] }, [-30, -20, -5])
    check(draws.map { $0.numbers[3] }, [10, 12, 20])
    check(draws.map { Double($0.fee) / 100 }, [0, 2, 5])
  }

  @Test("A replication has one value for an input, and another replication another")
  func repeatable() throws {
    let first = try draws(text, seed: 3, count: 5)
    let again = try draws(text, seed: 3, count: 5)
    #expect(first.map(\.numbers) == again.map(\.numbers))
    #expect(Set(first.map(\.people)).count == 5)
    #expect(try draws(text, seed: 4, count: 1)[0].people != first[0].people)
  }

  @Test("Another uncertain input, or another order, shifts no draw")
  func unaffected() throws {
    let plain = try draws(text, seed: 3, count: 3)
    let lines = text.split(separator: "\n").reversed().joined(separator: "\n")
    #expect(try draws(lines, seed: 3, count: 3).map(\.numbers) == plain.map(\.numbers))
    let certain = text.replacing("[0.05, 0.10, 0.20]", with: "0.1")
    let others = try draws(certain, seed: 3, count: 3)
    #expect(others.map(\.people) == plain.map(\.people))
    #expect(others.map { $0.numbers[1...] } == plain.map { $0.numbers[1...] })
  }

  @Test("An input that strategies inherit is one input, and named elements keep theirs")
  func inherited() throws {
    let streams = ReplicationStreams(seed: 1, replication: 2)
    func values(_ text: String) throws -> ([Double], [UncertainInput]) {
      let reader = try reader(text, resolution: .drawn(streams))
      var values = reader.collection("strategies", derivedBy: "from", "") { _, strategy in
        strategy.number("effort", in: .positive, "")
      }
      values += reader.list("rivals", identifiedBy: "name", "") {
        _ = $0.text("name", "")
        return $0.number("price", in: .positive, "")
      }
      try reader.finish()
      return (values, reader.uncertainInputs)
    }
    let (values1, inputs) = try values(
      """
      strategies: {a: {effort: [1, 2, 3]}, b: {from: a}, c: {effort: [1, 2, 3]}}
      rivals: [{name: A, price: [1, 2, 3]}]
      """)
    #expect(values1[0] == values1[1] && values1[0] != values1[2])
    #expect(
      inputs.map(\.keyPath) == ["strategies.a.effort", "strategies.c.effort", "rivals.A.price"])
    #expect(inputs.map(\.value) == [values1[0], values1[2], values1[3]])
    let (values2, _) = try values(
      "rivals: [{name: B, price: [1, 2, 3]}, {name: A, price: [1, 2, 3]}]")
    #expect(values2[1] == values1[3] && values2[0] != values2[1])
  }

  @Test("Points out of order or out of the range are refused")
  func refused() {
    let text = """
      a: [1, 3, 2]
      b: [0, 2, 3]
      c: [1, x, 3]
      d: {normal: {mean: 2, sd: 1}}
      e: {pareto: {minimum: 1, shape: 0.5}}
      f: [1, 2, 1e300]
      """
    for resolution in [
      UncertaintyResolution.likely, .drawn(ReplicationStreams(seed: 1, replication: 0)),
    ] {
      let found = messages(text, resolution: resolution) { reader in
        _ = reader.number("a", "")
        _ = reader.number("b", in: .positive, "")
        _ = reader.number("c", "")
        _ = reader.share("d", "")
        _ = reader.number("e", in: .positive, "")
        _ = reader.number("f", in: .positive, "")
      }
      #expect(
        found == [
          "s.yaml:1: a: found [1, 3, 2]; expected [low, likely, high] in this order",
          "s.yaml:2: b.0: found 0; expected a number above 0",
          "s.yaml:3: c.1: found \"x\" (text); expected a number",
          "s.yaml:4: d: found a mean of 2; expected a distribution with a mean from 0 to 1",
          "s.yaml:5: e: found no finite mean; expected a distribution with a mean above 0",
          "s.yaml:6: f: found 1e+300 in [1, 2, 1e300]; "
            + "expected at most 1e10 times likely, which is 2.0",
        ])
    }
  }

  @Test("Two inputs whose paths have one hash are refused rather than tied together")
  func collision() {
    // A known collision of the 32-bit FNV-1a hash.
    #expect(StableHash.of32Bits("costarring") == StableHash.of32Bits("liquid"))
    let found = messages("costarring: [1, 2, 3]\nliquid: [1, 2, 3]") {
      _ = ($0.number("costarring", ""), $0.number("liquid", ""))
    }
    #expect(
      found == [
        "s.yaml:2: liquid: has the random stream of costarring; "
          + "expected another name for one of the two"
      ])
  }

  @Test("Equal points make a certain number")
  func degenerate() throws {
    let streams = ReplicationStreams(seed: 1, replication: 0)
    let reader = try reader("a: [2, 2, 2]", resolution: .drawn(streams))
    #expect(reader.money("a", "") == 200)
  }
}
