import ConversionModel
import Foundation
import Testing

@Suite("Feature encoder")
struct FeatureEncoderTests {
  private let map = FeatureEncoder(columns: [
    FeatureColumn(name: "age", encoding: .number(.linear, marks: []), marksMissing: true),
    FeatureColumn(name: "spend", encoding: .number(.logarithmic, marks: [0])),
    FeatureColumn(name: "isNew", encoding: .flag(1)),
    FeatureColumn(name: "city", encoding: .levels(["Bern", "Oslo"], hasOthers: true)),
    FeatureColumn(name: "page", encoding: .buckets(4), marksMissing: true),
  ])

  @Test("Features stand in the order of the columns, under their names")
  func names() {
    #expect(
      map.featureNames == [
        "age", "age missing", "log(spend)", "spend=0", "isNew=1", "city=Bern", "city=Oslo",
        "city=other", "page#0", "page#1", "page#2", "page#3", "page missing",
      ])
    #expect(map.standardized.enumerated().filter(\.element).map(\.offset) == [0, 2])
    #expect(
      (0..<map.featureCount).map(map.column(ofFeature:)) == [0, 0, 1, 1, 2, 3, 3, 3, 4, 4, 4, 4, 4])
  }

  @Test("Features may have names of their own, and a level without one is the reference")
  func givenNames() {
    let map = FeatureEncoder(columns: [
      FeatureColumn(name: "gender", encoding: .flag(1), featureNames: ["female"]),
      FeatureColumn(
        name: "source", encoding: .levels(["a", "b"], hasOthers: false), marksMissing: true,
        featureNames: ["by a", "by b"]),
    ])
    #expect(map.featureNames == ["female", "by a", "by b", "source missing"])
    var row = [Double](repeating: 0, count: 4)
    map.set(0, number: 1, in: &row)
    map.set(1, level: nil, in: &row)
    #expect(row == [1, 0, 0, 0])
  }

  @Test("Values become features as their columns say")
  func encoding() {
    var row = [Double](repeating: 0, count: map.featureCount)
    map.set(0, number: 40, in: &row)
    map.set(1, number: 0, in: &row)
    map.set(2, number: 1, in: &row)
    map.set(3, level: 1, in: &row)
    map.set(4, hash: 0xffff_ffff_0000_0000, in: &row)
    #expect(row == [40, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0])
    row = [Double](repeating: 0, count: map.featureCount)
    map.setMissing(0, means: { $0 == 0 ? 33 : .nan }, in: &row)
    map.set(1, number: -9, in: &row)
    map.set(2, number: 0, in: &row)
    map.set(3, level: nil, in: &row)
    map.setMissing(4, means: { _ in .nan }, in: &row)
    #expect(row == [33, 1, -log(10), 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])
  }

  @Test("Hashes are spread evenly over buckets")
  func buckets() {
    var generator = SampleGenerator(seed: 4)
    var counts = [Double](repeating: 0, count: map.featureCount)
    for _ in 0..<4_000 {
      var row = [Double](repeating: 0, count: map.featureCount)
      map.set(4, hash: generator.next(), in: &row)
      for index in row.indices { counts[index] += row[index] }
    }
    // Five standard deviations of √(4,000 · 3/16) = 27: false alarm 2e-6.
    #expect(counts[8...11].allSatisfy { abs($0 - 1_000) < 137 })
  }
}
