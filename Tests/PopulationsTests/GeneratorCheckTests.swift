import Foundation
import Populations
import RandomStreams
import Testing

@testable import Populations

/// Whether the check passes what is right and fails what is wrong.
@Suite struct GeneratorCheckTests {
  private static func shop(_ people: Int, seed: UInt32) throws -> PeopleTable {
    try Support.shop().sample(
      people: people, streams: ReplicationStreams(seed: seed, replication: 0),
      purpose: Support.purpose)
  }

  private static func check(_ source: PeopleTable, _ sample: PeopleTable) -> GeneratorCheck {
    GeneratorCheck(source: source, sample: sample, tolerance: 0, seed: 3)
  }

  // By the limits' construction a right generator fails with probability 0.001 by its distances; V
  // beyond five standard deviations is rarer.
  @Test("Two samples of one network pass without any tolerance")
  func same() throws {
    let result = Self.check(try Self.shop(4000, seed: 1), try Self.shop(3000, seed: 2))
    #expect(result.rows.count == 10)
    #expect(result.passes, "\(result.rows.filter { !$0.passes })")
    #expect(result.rows.allSatisfy { $0.distance >= 0 && $0.chance > 0 })
  }

  // The device's shares are exchanged in one of two sources: half the marginal moves by far more
  // than the 0.05 that chance explains for 4000 people.
  @Test("A shifted column fails, as do the pairs that it is in, and no others")
  func shifted() throws {
    let source = try Self.shop(4000, seed: 1)
    guard case .categories(let labels, let codes)? = source["segment"] else {
      Issue.record("no segment")
      return
    }
    let shifted = PeopleTable(
      columns: source.columns.map {
        $0.name == "segment"
          ? .init(
            name: "segment",
            values: .categories(labels, codes: codes.enumerated().map { $0 % 4 == 0 ? 1 : $1 }))
          : $0
      }, count: source.count)
    let result = Self.check(try Self.shop(4000, seed: 2), shifted)
    for row in result.rows {
      switch row.subject {
      case .column(let name): #expect(row.passes == (name != "segment"), "\(name)")
      case .pair(let first, let second):
        if ![first, second].contains("segment") { #expect(row.passes, "\(first), \(second)") }
      }
    }
    #expect(!result.passes)
  }

  @Test("Columns that are right one by one and independent where they should not be fail as a pair")
  func independent() throws {
    let source = try Self.shop(4000, seed: 1)
    // One person's habit to the next: the column is the same, the dependence gone.
    let turned = PeopleTable(
      columns: source.columns.map { column in
        guard column.name == "habit", case .categories(let labels, let codes) = column.values else {
          return column
        }
        return .init(
          name: "habit", values: .categories(labels, codes: Array(codes.dropFirst()) + [codes[0]]))
      }, count: source.count)
    let failed = Self.check(source, turned).rows.filter { !$0.passes }.map(\.subject)
    #expect(failed.contains(.pair("device", "habit")))
    #expect(!failed.contains(.column("habit")))
  }

  // Two samples of uniforms, one of them half as wide: the distance is one half.
  @Test("Numbers are compared by the largest difference of their distribution functions")
  func numbers() {
    #expect(SampleDistance.kolmogorovSmirnov([1, 2, 3, 4], [1, 2, 3, 4]) == 0)
    #expect(SampleDistance.kolmogorovSmirnov([1, 2], [3, 4]) == 1)
    #expect(SampleDistance.kolmogorovSmirnov([1, 1, 1, 2], [1, 2, 2, 2]) == 0.5)
    let wide = (0..<1000).map { Double($0) / 1000 }
    #expect(abs(SampleDistance.kolmogorovSmirnov(wide, wide.map { $0 / 2 }) - 0.5) < 0.002)
    func table(_ numbers: [Double]) -> PeopleTable {
      PeopleTable(columns: [.init(name: "x", values: .numbers(numbers))], count: numbers.count)
    }
    #expect(Self.check(table(wide), table(wide)).passes)
    #expect(!Self.check(table(wide), table(wide.map { $0 / 2 })).passes)
  }

  // Chi-square of 30, 10 | 10, 50 is n (ad − bc)² / (row and column sums) = 34.03; φ² = 0.3403.
  // Corrected by Bergsma: φ² − 1/99, over 2 − 1/99 − 1.
  @Test("Cramér's V is that of the formula, corrected; 0 for independence and 1 for identity")
  func cramersV() {
    func v(_ counts: [Double], _ rows: Int = 2, _ columns: Int = 2) -> Double {
      ContingencyTable(rowCount: rows, columnCount: columns, counts: counts).cramersV
    }
    let phi = 100 * 1400.0 * 1400 / (40 * 60 * 40 * 60) / 100
    let expected = ((phi - 1.0 / 99) / (1 - 1.0 / 99)).squareRoot()
    #expect(abs(v([30, 10, 10, 50]) - expected) < 1e-12)
    #expect(v([20, 30, 40, 60]) == 0)
    #expect(abs(v([50, 0, 0, 50]) - 1) < 1e-12)
    #expect(abs(v([50, 0, 0, 0, 0, 50], 2, 3) - 1) < 1e-12)
    #expect(v([50, 50, 0, 0]) == 0)
  }

  @Test("Columns of the source alone are named, and nothing in common is no pass")
  func notCompared() throws {
    let source = try Self.shop(100, seed: 1)
    let result = Self.check(source, source.without(["device", "habit"]))
    #expect(result.notCompared == ["device", "habit"])
    #expect(!Self.check(source, source.without(Set(source.columns.map(\.name)))).passes)
  }

  /// The folder with real data, where there is one.
  static let data = ProcessInfo.processInfo.environment["MARKETSIM_DATA"]

  // 7043 telephone customers (IBM's sample data on churn), six columns of them. 0.05 is the tolerance of
  // the command, for what eight classes and BIC leave out; chance alone fails it once in a thousand seeds
  // at most.
  @Test(
    "A population learnt from real customers passes the check against them",
    .enabled(if: data != nil, "MARKETSIM_DATA names no folder with real data"))
  func realCustomers() throws {
    let folder = try #require(Self.data)
    let file = "\(folder)/data/telco-churn/telco.csv"
    let used: Set = [
      "churn", "contract", "internet_service", "tenure", "monthly_charges", "payment_method",
    ]
    let names = try CustomerFile.columnNames(of: CustomerFile.contents(of: file), file: file)
    let uses = Dictionary(
      uniqueKeysWithValues: names.filter { !used.contains($0) }.map { ($0, ColumnUse.skip) })
    let customers = try CustomerFile.read(file, uses: uses)
    #expect(customers.count == 7043 && customers.columns.count == 6)
    let learnt = try NetworkLearner().learn(from: customers)
    let sample = learnt.sample(people: customers.count, seed: 1)
    let result = GeneratorCheck(source: customers, sample: sample, tolerance: 0.05, seed: 1)
    #expect(result.passes, "\(result.rows.filter { !$0.passes })")
  }
}
