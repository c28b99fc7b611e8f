import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Friends who are anybody, drawn when they are needed.
struct WellMixedTests {
  private static func network(people: Int, degree: Double) -> SocialNetwork {
    SocialNetwork(
      people: people, configuration: .wellMixed(meanDegree: degree), streams: streams(1))
  }

  /// Whom a person's posts meet.
  private static func met(_ network: SocialNetwork, by person: Int, posts: Int) -> [[Int]] {
    (0..<posts).map { post in
      var stream = streams(3).stream(.meeting, entity: person, occurrence: post)
      return network.friendSlots(of: person, drawing: &stream).map {
        network.friend(at: $0, of: person, drawing: &stream)
      }
    }
  }

  // 5000 posts: 4.5 standard errors (7e-6) from the sample.
  @Test("A post meets a Poisson number of people", arguments: [0.5, 3, 40])
  func number(mean: Double) {
    let posts = Self.met(Self.network(people: 1000, degree: mean), by: 7, posts: 5000)
    let found = moments(posts.map { Double($0.count) })
    #expect(abs(found.mean - mean) < standardErrors * found.meanError)
    #expect(abs(found.variance - mean) < standardErrors * found.varianceError)
  }

  // 2000 posts of 6 people on average: 1200 are expected of each of ten others.
  @Test("They are anybody but the person, all equally likely", arguments: [0, 4, 10])
  func uniform(person: Int) {
    let posts = Self.met(Self.network(people: 11, degree: 6), by: person, posts: 2000)
    var counts = [Double](repeating: 0, count: 11)
    for friend in posts.joined() { counts[friend] += 1 }
    #expect(counts[person] == 0)
    let expected = counts.reduce(0, +) / 10
    let chiSquare = counts.enumerated().reduce(0) {
      $1.offset == person
        ? $0 : $0 + ($1.element - expected) * ($1.element - expected) / expected
    }
    #expect(chiSquare < chiSquareLimit(degreesOfFreedom: 9), "\(chiSquare)")
  }

  @Test("Nobody is met where nobody else is, and no more than there are on average")
  func few() {
    #expect(
      Self.met(Self.network(people: 1, degree: 9), by: 0, posts: 50).allSatisfy { $0.isEmpty })
    let posts = Self.met(Self.network(people: 2, degree: 9), by: 0, posts: 1000)
    #expect(posts.joined().allSatisfy { $0 == 1 })
    #expect(abs(Double(posts.joined().count) / 1000 - 1) < standardErrors * 0.0316)
  }

  @Test("Nothing is stored, and posts find readers all the same")
  func market() throws {
    var market = try MarketConfiguration.make()
    market.network = .wellMixed(meanDegree: 6)
    let simulation = open(market, Spending(perDay: [4000, 1000]))
    #expect(simulation.model.core.network.isWellMixed)
    #expect(simulation.model.core.network.friends(of: 3).isEmpty)
    let record = play(market, Spending(perDay: [4000, 1000]))
    #expect(record.totals.organicImpressions > 0)
    #expect(play(market, Spending(perDay: [4000, 1000])) == record)
  }
}
