import RandomStreams
import Testing

@testable import MarketModel

/// The small world of Watts and Strogatz.
struct SmallWorldTests {
  private static func friends(
    people: Int, degree: Int = 10, rewired: Double, seed: Int = 5
  ) -> [[Int]] {
    MarketModelTests.friends(
      people: people, .wattsStrogatz(meanDegree: degree, rewiredShare: rewired), seed: seed)
  }

  @Test("There are as many friendships as the ring has", arguments: [0, 0.1, 0.5, 1])
  func count(rewired: Double) {
    for people in [1, 2, 3, 4, 5, 6, 11, 12, 60] {
      let friends = Self.friends(people: people, rewired: rewired)
      let reach = people > 2 ? min(5, (people - 1) / 2) : 0
      #expect(friends.reduce(0) { $0 + $1.count } == 2 * people * reach)
    }
  }

  // FNV-1a over the rows, each ended by 2³² − 1: results rest on these draws and on this order.
  @Test(
    "The draws and the order of friends are those of the reference results",
    arguments: [
      (1000, 10, 0.1, 13_170_636_720_123_302_109 as UInt64),
      (257, 6, 1.0, 1_312_858_264_380_691_604), (5, 10, 0.5, 16_625_527_671_768_252_392),
    ])
  func golden(people: Int, degree: Int, rewired: Double, expected: UInt64) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for row in Self.friends(people: people, degree: degree, rewired: rewired) {
      for friend in row + [0xffff_ffff] {
        hash = (hash ^ UInt64(friend)) &* 0x100_0000_01b3
      }
    }
    #expect(hash == expected)
  }

  // 10,000 friendships: the share's standard error is .004. One in 200 rewired ones still leads to
  // a neighbour, which is within the tolerance of 4.5 standard errors (7e-6).
  @Test("The configured share of friendships leads elsewhere", arguments: [0, 0.1, 0.2])
  func rewired(share: Double) {
    let people = 2000
    let friends = Self.friends(people: people, rewired: share)
    let far = (0..<people).reduce(0) { count, person in
      count
        + friends[person].count { friend in
          let distance = abs(friend - person)
          return min(distance, people - distance) > 5
        }
    }
    let edges = Double(people) * 5
    let error = (share * (1 - share) / edges).squareRoot()
    #expect(abs(Double(far) / 2 / edges - share * 0.995) <= standardErrors * error)
  }

  // Watts and Strogatz 1998: 3 (k - 2) / 4 (k - 1) on the ring; times (1 - p)³ when rewired
  // (Barrat and Weigt 2000), which is an approximation: hence the wide band.
  @Test("Clustering falls with rewiring as in the literature")
  func clusteringFalls() {
    let found = [0, 0.1, 0.3, 1].map { clustering(Self.friends(people: 800, rewired: $0)) }
    #expect(abs(found[0] - 2.0 / 3) < 1e-9)
    #expect(abs(found[1] - 2.0 / 3 * 0.729) < 0.05)
    #expect(abs(found[2] - 2.0 / 3 * 0.343) < 0.05)
    #expect(found[3] < 0.05)
  }

  // On the ring of 1001 people, 10 are at each of the distances 1 to 100: a mean of 50.5. The others
  // are means over 40 networks of an independent program, with the standard deviation of one; the
  // tolerance is 4.5 of these (7e-6). ln n / ln k, which Watts and Strogatz give for no order at
  // all, is 3.0.
  @Test("Ways are short with a few shortcuts, as in the literature")
  func pathLength() {
    func mean(rewired: Double) -> Double {
      let friends = Self.friends(people: 1001, rewired: rewired)
      let sources = Array(stride(from: 0, to: 1001, by: 13))
      let steps = sources.reduce(0) { $0 + distances(from: $1, friends).reduce(0, +) }
      return Double(steps) / Double(sources.count * 1000)
    }
    #expect(abs(mean(rewired: 0) - 50.5) < 1e-9)
    #expect(abs(mean(rewired: 0.02) - 6.91) < standardErrors * 0.307)
    #expect(abs(mean(rewired: 0.1) - 4.435) < standardErrors * 0.0467)
  }
}
