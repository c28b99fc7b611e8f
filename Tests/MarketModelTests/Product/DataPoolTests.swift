import RandomStreams
import Testing

@testable import MarketModel

struct DataPoolTests {
  @Test(
    "Records of one person are worth fewer than those of many",
    arguments: [(1.0, 0.3, 1.0), (10, 0, 10), (10, 1, 1), (21, 0.05, 10.5), (0, 0.5, 0)])
  func worth(records: Double, correlation: Double, worth: Double) {
    #expect(abs(DataPool.worth(of: records, correlation: correlation) - worth) < 1e-12)
  }

  @Test("A thousand records teach more when more people have left them")
  func diversity() {
    var few = DataPool(people: 100, segments: 1, correlation: 0.1)
    var many = few
    for record in 0..<1000 {
      few.add(1, of: record % 5, inSegment: 0)
      many.add(1, of: record % 100, inSegment: 0)
    }
    #expect(few.records == 1000 && many.records == 1000)
    // 200 / (1 + 199 · .1) for each of 5, and 10 / (1 + 9 · .1) for each of 100.
    #expect(abs(few.worthBySegment[0] - 5 * 200 / 20.9) < 1e-9)
    #expect(abs(many.worthBySegment[0] - 100 * 10 / 1.9) < 1e-9)
  }

  @Test("After any additions and deletions the sums are those of the persons", arguments: 1...5)
  func sums(seed: Int) {
    var stream = streams(seed).stream(StreamPurpose(60_001), entity: 0)
    var pool = DataPool(people: 40, segments: 3, correlation: 0.07)
    for _ in 0..<3000 {
      let person = stream.index(below: 40)
      if stream.bernoulli(0.03) {
        pool.delete(person, inSegment: person % 3)
      } else {
        pool.add(1 + stream.index(below: 30), of: person, inSegment: person % 3)
      }
    }
    #expect(pool.records == pool.recordsByPerson.reduce(0) { $0 + Int($1) })
    #expect(pool.records > 1000)
    for segment in 0..<3 {
      let worth = stride(from: segment, to: 40, by: 3).reduce(0.0) {
        $0 + DataPool.worth(of: Double(pool.recordsByPerson[$1]), correlation: 0.07)
      }
      #expect(abs(pool.worthBySegment[segment] - worth) < 1e-8)
    }
  }
}
