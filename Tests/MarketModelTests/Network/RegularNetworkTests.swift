import RandomStreams
import Testing

@testable import MarketModel

/// Networks in which everyone has as many friends.
struct RegularNetworkTests {
  private static func friends(people: Int, degree: Int, seed: Int = 5) -> [[Int]] {
    MarketModelTests.friends(people: people, .randomRegular(degree: degree), seed: seed)
  }

  @Test("Everyone has exactly the degree, in every network that can be")
  func everySmallNetwork() {
    for people in 1...16 {
      for degree in 0...17 {
        let friends = Self.friends(people: people, degree: degree)
        var expected = min(degree, people - 1)
        if expected % 2 == 1 && people % 2 == 1 { expected -= 1 }
        for person in 0..<people {
          #expect(friends[person].count == expected)
          #expect(Set(friends[person]).count == expected)
          #expect(friends[person].allSatisfy { $0 != person && friends[$0].contains(person) })
        }
        if expected >= 2 { #expect(isConnected(friends)) }
      }
    }
  }

  @Test("So it is in larger networks, thin and dense", arguments: [1, 2, 3, 10, 49, 50, 98])
  func larger(degree: Int) {
    let friends = Self.friends(people: 100, degree: degree)
    #expect(friends.allSatisfy { Set($0).count == degree && $0.count == degree })
    if degree >= 2 { #expect(isConnected(friends)) }
  }

  // Two random rings through n people: a way of two steps on one is closed by the other with
  // probability 2/(n - 1), so 4 triangles are expected, nearly Poisson. Of 60 networks the mean's
  // standard error is .26.
  @Test("Friends of a friend are no likelier to be friends than anybody")
  func triangles() {
    let counts = (1...60).map {
      Double(MarketModelTests.triangles(Self.friends(people: 200, degree: 4, seed: $0)))
    }
    let found = moments(counts)
    #expect(abs(found.mean - 4 * 200 / 199) < standardErrors * 0.26)
    #expect(abs(found.variance - 4) < standardErrors * max(found.varianceError, 0.7))
  }

  // Each of the 199 others should be a given person's friend with probability 3/199. Chi-square
  // over the others, in 2000 networks of 20 people.
  @Test("Anybody may be anybody's friend")
  func uniform() {
    let networks = 2000
    var counts = [Double](repeating: 0, count: 20)
    for seed in 1...networks {
      for friend in Self.friends(people: 20, degree: 3, seed: seed)[0] { counts[friend] += 1 }
    }
    let expected = 3 * Double(networks) / 19
    let chiSquare = counts.dropFirst().reduce(0) {
      $0 + ($1 - expected) * ($1 - expected) / expected
    }
    #expect(counts[0] == 0)
    #expect(chiSquare < chiSquareLimit(degreesOfFreedom: 18), "\(chiSquare)")
  }
}
