import CGSL
import Populations
import RandomStreams
import Testing

@testable import Populations

/// Whether a structure is found again from the people that it drew.
@Suite struct StructureSearchTests {
  private static func data(_ table: PeopleTable) -> ClassedData {
    NetworkLearner.classed(table, table.columns.map { _ in nil })
  }

  private static func shopPeople(_ count: Int = 10_000, seed: UInt32 = 5) throws -> PeopleTable {
    try Support.shop().sample(
      people: count, streams: ReplicationStreams(seed: seed, replication: 0),
      purpose: Support.purpose)
  }

  /// What Markov-equivalent structures share: the edges without direction, and the parents without
  /// an edge between them that meet in a child (Verma and Pearl 1990).
  private struct Pattern: Equatable {
    var edges: Set<[String]> = []
    var meetings: Set<[String]> = []

    init(_ network: BayesianNetwork) {
      for node in network.nodes {
        for parent in node.parents { edges.insert([parent, node.name].sorted()) }
      }
      for node in network.nodes {
        for first in node.parents {
          for second in node.parents where first < second && !edges.contains([first, second]) {
            meetings.insert([first, node.name, second])
          }
        }
      }
    }
  }

  // The dependences are so strong that BIC errs in 10,000 people with a probability far below 1e-6:
  // the weakest edge has a likelihood ratio of hundreds, and a needless one pays log(10,000) / 2 a
  // parameter.
  @Test(
    "From 10,000 people the structure that drew them is found, up to equivalence",
    arguments: [StructureScore.bic, .bdeu(equivalentSampleSize: 1)])
  func recovers(score: StructureScore) throws {
    let learnt = try NetworkLearner(structure: .search(score, mostParents: 3))
      .learn(from: try Self.shopPeople())
    #expect(Pattern(learnt.network) == Pattern(try Support.shop()))
    #expect(learnt.people == 10_000 && learnt.completePeople == 10_000)
  }

  // Counts 30, 10 | 10, 50 of two by two. BIC: Σ n ln(n/row) − ½ ln 100 · 2.
  // BDeu with s = 2: each row has ½·2 = 1 before it, each cell ½.
  @Test("Scores of a family are those of the textbook formulas")
  func scores() {
    let codes: [[UInt8]] = [
      Array(repeating: 0, count: 40) + Array(repeating: 1, count: 60),
      Array(repeating: 0, count: 30) + Array(repeating: 1, count: 10)
        + Array(repeating: 0, count: 10) + Array(repeating: 1, count: 50),
    ]
    let data = ClassedData(names: ["a", "b"], codes: codes, categoryCounts: [2, 2], count: 100)
    let counts = FamilyCounts(of: 1, given: [0], in: data)
    #expect(counts.counts == [30, 10, 10, 50])
    let likelihood =
      30 * log(30.0 / 40) + 10 * log(10.0 / 40) + 10 * log(10.0 / 60) + 50 * log(50.0 / 60)
    #expect(abs(StructureScore.bic.value(of: counts) - (likelihood - log(100.0))) < 1e-9)
    func row(_ a: Double, _ b: Double) -> Double {
      lgammaOf(1) - lgammaOf(1 + a + b) + lgammaOf(0.5 + a) + lgammaOf(0.5 + b) - 2 * lgammaOf(0.5)
    }
    let expected = row(30, 10) + row(10, 50)
    #expect(
      abs(StructureScore.bdeu(equivalentSampleSize: 2).value(of: counts) - expected) < 1e-9)
    // Score equivalence: a → b and b → a fit alike.
    for score in [StructureScore.bic, .bdeu(equivalentSampleSize: 2)] {
      func value(_ node: Int, _ parents: [Int]) -> Double {
        score.value(of: FamilyCounts(of: node, given: parents, in: data))
      }
      #expect(abs(value(0, []) + value(1, [0]) - value(1, []) - value(0, [1])) < 1e-9)
    }
  }

  private func lgammaOf(_ x: Double) -> Double { gsl_sf_lngamma(x) }

  // Twelve columns of noise and copies of it, in which many edges want to be: every structure that
  // is found is acyclic (the network would refuse it), keeps the limit, and comes out the same again.
  @Test("A search keeps to acyclic graphs and its limit, and repeats itself", arguments: 0..<6)
  func acyclic(seed: Int) throws {
    var stream = ReplicationStreams(seed: UInt32(seed), replication: 1)
      .stream(StreamPurpose(1), entity: 0)
    var codes: [[UInt8]] = []
    for column in 0..<8 {
      codes.append(
        (0..<300).map { person in
          guard column > 0, stream.bernoulli(0.6) else { return UInt8(stream.index(below: 3)) }
          return codes[stream.index(below: column)][person]
        })
    }
    let table = PeopleTable(
      columns: codes.enumerated().map {
        .init(name: "c\($0)", values: .categories(["x", "y", "z"], codes: $1))
      }, count: 300)
    let learner = NetworkLearner(
      structure: .search(.bdeu(equivalentSampleSize: 5), mostParents: 2))
    let learnt = try learner.learn(from: table)
    #expect(learnt.network.nodes.contains { !$0.parents.isEmpty })
    #expect(learnt.network.nodes.allSatisfy { $0.parents.count <= 2 })
    #expect(try learner.learn(from: table) == learnt)
  }

  @Test("The found structure scores at least as well as the empty one and the true one")
  func scoresWell() throws {
    let data = Self.data(try Self.shopPeople(3000, seed: 9))
    let found = StructureSearch(data, score: .bic, mostParents: 3).parents
    func total(_ parents: [[Int]]) -> Double {
      parents.enumerated().reduce(0) {
        $0 + StructureScore.bic.value(of: FamilyCounts(of: $1.0, given: $1.1, in: data))
      }
    }
    #expect(total(found) >= total([[1, 2], [], [], [0]]) - 1e-6)
    #expect(total(found) > total([[], [], [], []]) + 100)
  }
}
