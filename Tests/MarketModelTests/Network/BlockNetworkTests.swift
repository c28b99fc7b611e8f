import RandomStreams
import Testing

@testable import MarketModel

/// Groups whose members mostly know each other.
struct BlockNetworkTests {
  private static func friends(
    people: Int, _ groups: NetworkGroups, within: Double, between: Double,
    traits: [PersonTraits] = []
  ) -> [[Int]] {
    MarketModelTests.friends(
      people: people,
      .stochasticBlock(
        BlockConfiguration(groups: groups, withinDegree: within, betweenDegree: between)),
      traits: traits)
  }

  /// Of the friends of those of a group, how many are in it.
  private static func within(_ friends: [[Int]], _ group: (Int) -> Int) -> (inside: Int, all: Int) {
    var found = (inside: 0, all: 0)
    for (person, row) in friends.enumerated() {
      found.all += row.count
      found.inside += row.count { group($0) == group(person) }
    }
    return found
  }

  // 4000 people: a mean of 6 with a standard error of √(2 · 6 / 4000), since a friendship counts
  // twice; chi-square over 0-1, 2, …, 11, 12+ friends has 11 degrees of freedom.
  @Test("Degrees are Poisson")
  func poisson() {
    let people = 4000
    let degrees = Self.friends(people: people, .sizes([1, 1]), within: 4, between: 2).map(\.count)
    let mean = Double(degrees.reduce(0, +)) / Double(people)
    #expect(abs(mean - 6) < standardErrors * (2 * 6 / Double(people)).squareRoot())
    var probability = exp(-6.0)
    var expected = [Double](repeating: 0, count: 13)
    for degree in 0...60 {
      expected[min(max(degree, 1), 12)] += probability * Double(people)
      probability *= 6 / Double(degree + 1)
    }
    var chiSquare = 0.0
    for bin in 1...12 {
      let found = Double(degrees.count { min(max($0, 1), 12) == bin })
      chiSquare += (found - expected[bin]) * (found - expected[bin]) / expected[bin]
    }
    #expect(chiSquare < chiSquareLimit(degreesOfFreedom: 11), "\(chiSquare)")
  }

  // Newman 2003: r = (Σ eᵢᵢ − Σ aᵢ²) / (1 − Σ aᵢ²). For two equal groups that is twice the share
  // within, minus 1; the share is of 10,000 friendships.
  @Test(
    "Friends are of one's own group as often as configured",
    arguments: [(8.0, 2.0, 0.6), (5.0, 5.0, 0.0), (0.0, 10.0, -1.0), (10.0, 0.0, 1.0)])
  func assortativity(withinDegree: Double, between: Double, expected: Double) {
    let people = 2000
    let friends = Self.friends(
      people: people, .sizes([2, 2]), within: withinDegree, between: between)
    let found = Self.within(friends) { $0 < people / 2 ? 0 : 1 }
    let assortativity = 2 * Double(found.inside) / Double(found.all) - 1
    let share = withinDegree / (withinDegree + between)
    let error = 2 * (share * (1 - share) / 10_000).squareRoot()
    #expect(abs(assortativity - expected) <= standardErrors * error, "\(assortativity)")
  }

  // Friends within: 6 in each group, of 600, 300 and 100 people. Across: one probability for all
  // pairs, so 2 · 1000 / (1000² − 600² − 300² − 100²) · 400 = 1.48 in the largest group and 3.33 in
  // the smallest. The standard errors are those of Poisson numbers.
  @Test("Unequal groups have the configured degrees")
  func unequal() {
    let friends = Self.friends(people: 1000, .sizes([6, 3, 1]), within: 6, between: 2)
    let group = { (person: Int) in person < 600 ? 0 : person < 900 ? 1 : 2 }
    let sizes = [600.0, 300, 100]
    for number in 0..<3 {
      let members = friends.indices.filter { group($0) == number }
      let inside = members.reduce(0) { $0 + friends[$1].count { group($0) == number } }
      let outside = members.reduce(0) { $0 + friends[$1].count { group($0) != number } }
      let size = sizes[number]
      #expect(abs(Double(inside) - 6 * size) < standardErrors * (2 * 6 * size).squareRoot())
      let expected = 2000 / 540_000 * (1000 - size) * size
      #expect(abs(Double(outside) - expected) < standardErrors * expected.squareRoot())
    }
  }

  @Test("A group too small for the degree knows all of itself")
  func small() {
    let friends = Self.friends(people: 8, .sizes([1, 1]), within: 50, between: 0)
    #expect(
      friends.map { $0.sorted() }
        == (0..<8).map { person in
          (person / 4 * 4..<person / 4 * 4 + 4).filter { $0 != person }
        })
  }

  @Test("Traits of the people can make the groups")
  func traits() throws {
    let market = try MarketConfiguration.make(people: 1000)
    let traits = Population(market.population, need: market.need, streams: streams(3)).traits
    let cases: [(NetworkGroups, (PersonTraits) -> Int)] = [
      (.gender, { $0.isFemale ? 1 : 0 }),
      (.ageBands([30, 45]), { $0.age < 30 ? 0 : $0.age < 45 ? 1 : 2 }),
      (.spendBands([1]), { $0.relativeSpend < 1 ? 0 : 1 }),
    ]
    for (groups, group) in cases {
      let friends = Self.friends(people: 1000, groups, within: 9, between: 1, traits: traits)
      // A share of .9 of 5000 friendships: a standard error of .0042.
      let found = Self.within(friends) { group(traits[$0]) }
      #expect(abs(Double(found.inside) / Double(found.all) - 0.9) < standardErrors * 0.0042)
      #expect(abs(Double(found.all) / 1000 - 10) < standardErrors * (20.0 / 1000).squareRoot())
    }
  }
}
