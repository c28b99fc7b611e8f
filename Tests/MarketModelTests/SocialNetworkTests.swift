import RandomStreams
import Testing

@testable import MarketModel

/// The small world.
struct SocialNetworkTests {
  private static func friends(
    people: Int, degree: Int = 10, rewired: Double, seed: Int = 5
  ) -> [[Int]] {
    let network = SocialNetwork(
      people: people,
      configuration: NetworkConfiguration(meanDegree: degree, rewiredShare: rewired),
      streams: streams(seed))
    return (0..<people).map { person in network.friendSlots(of: person).map(network.friend) }
  }

  @Test("Friendship is mutual, with others only, once each", arguments: [0, 0.1, 0.5, 1])
  func simple(rewired: Double) {
    for people in [1, 2, 3, 4, 5, 6, 11, 12, 60] {
      for seed in 1...3 {
        let friends = Self.friends(people: people, rewired: rewired, seed: seed)
        let reach = people > 2 ? min(5, (people - 1) / 2) : 0
        #expect(friends.reduce(0) { $0 + $1.count } == 2 * people * reach)
        for person in 0..<people {
          #expect(Set(friends[person]).count == friends[person].count)
          #expect(friends[person].allSatisfy { $0 != person && friends[$0].contains(person) })
        }
      }
    }
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
  func clustering() {
    let found = [0, 0.1, 0.3, 1].map { Self.clustering(Self.friends(people: 800, rewired: $0)) }
    #expect(abs(found[0] - 2.0 / 3) < 1e-9)
    #expect(abs(found[1] - 2.0 / 3 * 0.729) < 0.05)
    #expect(abs(found[2] - 2.0 / 3 * 0.343) < 0.05)
    #expect(found[3] < 0.05)
  }

  private static func clustering(_ friends: [[Int]]) -> Double {
    let known = friends.map(Set.init)
    var closed = 0
    var open = 0
    for own in friends {
      for (index, first) in own.enumerated() {
        for second in own[..<index] {
          open += 1
          closed += known[first].contains(second) ? 1 : 0
        }
      }
    }
    return Double(closed) / Double(open)
  }
}
