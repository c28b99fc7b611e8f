import Populations
import RandomStreams
import Testing

@testable import Populations

/// Shares, classes and missing values of a learnt network.
@Suite struct NetworkLearnerTests {
  private static func table(_ rows: [(String, String)]) throws -> PeopleTable {
    let text = "a,b\n" + rows.map { "\($0.0),\($0.1)\n" }.joined()
    return try CustomerFile.table(of: Array(text.utf8), file: "t.csv")
  }

  private static let rows: [(String, String)] =
    Array(repeating: ("x", "p"), count: 6) + Array(repeating: ("x", "q"), count: 2)
    + [("y", "q"), ("y", "q"), ("y", "r"), ("", "p"), ("x", "")]

  private static func shares(
    _ smoothing: Smoothing
  ) throws -> (a: [[Double]], b: [[Double]], complete: Int) {
    let learnt = try NetworkLearner(structure: .given(["b": ["a"]]), smoothing: smoothing)
      .learn(from: try table(rows))
    func found(_ name: String) -> [[Double]] {
      if case .categories(_, let rows)? = learnt.network[name]?.law { rows } else { [] }
    }
    return (found("a"), found("b"), learnt.completePeople)
  }

  // Of a: 9 x and 3 y are known, of a and b together x: 6 p, 2 q; y: 2 q, 1 r.
  @Test("Laplace's estimate is (n + a) / (N + a r), of those whose values are known")
  func laplace() throws {
    let found = try Self.shares(.laplace(pseudoCount: 0.5))
    #expect(found.complete == 11)
    expectEqual(found.a, [[9.5 / 13, 3.5 / 13]])
    expectEqual(found.b, [[6.5 / 9.5, 2.5 / 9.5, 0.5 / 9.5], [0.5 / 4.5, 2.5 / 4.5, 1.5 / 4.5]])
  }

  @Test("Dirichlet's estimate spreads the prior sample over categories and combinations")
  func dirichlet() throws {
    let found = try Self.shares(.dirichlet(equivalentSampleSize: 6))
    expectEqual(found.a, [[12.0 / 18, 6.0 / 18]])
    expectEqual(found.b, [[7.0 / 11, 3.0 / 11, 1.0 / 11], [1.0 / 6, 3.0 / 6, 2.0 / 6]])
  }

  // Shares are rounded to millionths, and the largest takes what is left.
  private func expectEqual(_ found: [[Double]], _ expected: [[Double]]) {
    #expect(found.count == expected.count)
    for (row, other) in zip(found, expected) {
      for (share, another) in zip(row, other) { #expect(abs(share - another) < 2e-6) }
      #expect(abs(row.reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test("Millionths sum to one, and nothing possible becomes impossible")
  func millionths() {
    #expect(inMillionths([1.0 / 3, 1.0 / 3, 1.0 / 3]) == [0.333334, 0.333333, 0.333333])
    #expect(inMillionths([1 - 1e-9, 1e-9, 0]) == [0.999999, 0.000001, 0])
  }

  @Test("Numbers are cut into classes of about equal size; a common number stands alone")
  func classes() {
    let even = QuantileClasses((1...100).map(Double.init), count: 4)
    #expect(even.starts == [1, 26, 51, 76])
    #expect(even.classes.map(\.label) == ["1 to 25", "26 to 50", "51 to 75", "76 to 100"])
    #expect(even.codes(of: [1, 25, 26, 100, 1000, .nan, -5]) == [0, 0, 1, 3, 3, 255, 0])
    // Half are 0; 40 lie below, more than a fourth of a class.
    let heavy = QuantileClasses(
      (1...40).map { -Double($0) } + Array(repeating: 0, count: 100)
        + (1...60).map(Double.init), count: 4)
    #expect(heavy.classes.map(\.label) == ["-40 to -1", "0", "1 to 30", "31 to 60"])
    #expect(QuantileClasses([7, 7, 7], count: 8).classes.map(\.label) == ["7"])
    // More than 64 different numbers in a class: between their quantiles.
    let wide = QuantileClasses((0...1000).map(Double.init), count: 2)
    guard case .between(let knots) = wide.numbers[0] else {
      Issue.record("few numbers kept")
      return
    }
    #expect(knots.count == 33 && knots[0] == 0 && knots[32] == 500)
    #expect(abs(knots[16] - 250) < 1e-9)
  }

  @Test("A given structure that has a cycle or names no column is refused")
  func structure() throws {
    let table = try Self.table(Self.rows)
    #expect(throws: NetworkError(node: "a", problem: .cycle(["b"]))) {
      try NetworkLearner(structure: .given(["a": ["b"], "b": ["a"]])).learn(from: table)
    }
    #expect(throws: NetworkError(node: "b", problem: .unknownParent("c"))) {
      try NetworkLearner(structure: .given(["b": ["c"]])).learn(from: table)
    }
    #expect(throws: NetworkError(node: "d", problem: .unknownParent("d"))) {
      try NetworkLearner(structure: .given(["d": ["a"]])).learn(from: table)
    }
  }
}
