import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Posts that are passed on: as a branching process, and with word of mouth switched off.
struct ContagionTests {
  /// A market in which nothing happens but that everybody who sees a post passes it on, each time
  /// to a Poisson number of people of the given mean.
  ///
  /// Nobody posts more than once in a week, and so a person passes on once in these tests. That and
  /// the finite number of people are why the market is not a branching process to the last; up to a
  /// thousand of many thousand people it is.
  private static func referrals(mean: Double, people: Int) throws -> MarketConfiguration {
    var social = SocialMediaConfiguration.make()
    social.clickThroughShare = 0
    social.resharePerPost = 1
    social.friendSeesPostShare = 0.5
    social.liftPerFriendPost = 0
    social.postDelayDays = 0.005
    var market = try MarketConfiguration.make(
      people: people, horizonDays: 7, reportEveryDays: 7, social: social)
    market.network = .wellMixed(meanDegree: 2 * mean)
    market.need.needsPerYear = 0
    market.awareness.knowUsNowShare = 0
    market.firm.customersNowShare = 0
    return market
  }

  /// How many people cascades reach, the first one included; they are cut at a limit.
  private static func cascades(
    _ count: Int, mean: Double, people: Int, limit: Int
  ) throws -> [Int] {
    let market = try referrals(mean: mean, people: people)
    let start = open(market, Spending(reviewDays: 7, perDay: [0, 0]))
    return (0..<count).map { number in
      // Each cascade is a branch of its own, with other posts than the ones before.
      var simulation = start
      var exposure = Exposure()
      exposure.posts = UInt16(number)
      simulation.model.socialMedium.exposures = Array(repeating: exposure, count: people)
      simulation.edit { market, schedule in
        var medium = market.socialMedium
        medium.post(by: number % people, probability: 1, in: &market.core, &schedule)
        market.socialMedium = medium
      }
      var reached = 1
      // A hundred generations; nothing that large is still undecided then.
      for step in 1...200 {
        simulation.run(until: Double(step) / 400)
        reached = 1 + simulation.model.core.record.totals.organicImpressions
        if reached >= limit { return limit }
      }
      simulation.run(until: 6.9)
      return min(limit, 1 + simulation.model.core.record.totals.organicImpressions)
    }
  }

  // Galton and Watson: the extinction probability q solves q = exp(m (q - 1)) for Poisson referrals
  // of mean m. "Extinct" means before a thousand people; of those that reach 300, with some hundred
  // posts under way, fewer than one in 10³⁰ still dies out, so that nothing more is played. The
  // number of cascades that die out is binomial: 4.5 standard errors are 7e-6.
  @Test(
    "Cascades die out before a thousand people with the probability of Galton and Watson",
    arguments: [(1.5, 0.4172), (2.0, 0.2032), (3.0, 0.0595)])
  func extinction(mean: Double, expected: Double) throws {
    let count = 200
    let sizes = try Self.cascades(count, mean: mean, people: 3000, limit: 300)
    let share = Double(sizes.count { $0 < 300 }) / Double(count)
    let error = (expected * (1 - expected) / Double(count)).squareRoot()
    #expect(abs(share - expected) < standardErrors * error, "\(share)")
  }

  // Borel 1942: with m = .8 a cascade has mean 1 / (1 - m) = 5 and variance m / (1 - m)³ = 100. The
  // fourth central moment of 732,500 makes the standard error of a variance of 1000 cascades 27.
  @Test("Cascades that must die out have the mean and variance of Borel")
  func subcritical() throws {
    let found = moments(
      try Self.cascades(1000, mean: 0.8, people: 3000, limit: .max).map(Double.init))
    #expect(abs(found.mean - 5) < standardErrors * 10 / 1000.0.squareRoot(), "\(found.mean)")
    #expect(abs(found.variance - 100) < standardErrors * 27, "\(found.variance)")
  }

  @Test("A launch makes as many people post, and none without one")
  func launch() throws {
    var market = try Self.referrals(mean: 10, people: 5000)
    market.network = .randomRegular(degree: 4)
    for posts in [0, 3] {
      var social = SocialMediaConfiguration.make()
      social.resharePerPost = 0
      social.clickThroughShare = 0
      social.friendSeesPostShare = 1
      social.launchPosts = posts
      market.channels[0].kind = .socialMedia(social)
      // Each post is seen by all four friends, within days of a week.
      let record = play(market, Spending(perDay: [0, 0]))
      #expect(record.totals.organicImpressions <= 4 * posts)
      #expect(record.totals.organicImpressions >= 3 * posts)
    }
  }

  /// By how many standard deviations more friendships join two visitors than if visitors were
  /// anybody: Cliff and Ord's join count under random labels, Spatial Processes, 1981.
  private static func joinCount(sharing: Bool, seed: Int) throws -> Double {
    var social = SocialMediaConfiguration.make()
    social.clickThroughShare = 0.2
    social.friendSeesPostShare = 0.8
    social.sharePerVisit = sharing ? 0.6 : 0
    social.sharePerSatisfyingOrder = sharing ? 0.6 : 0
    social.resharePerPost = sharing ? 0.1 : 0
    let people = 400
    var market = try MarketConfiguration.make(people: people, horizonDays: 15, social: social)
    for channel in market.channels.indices { market.channels[channel].matchShare = 1 }
    market.need.needsPerYear = 2
    market.network = .wattsStrogatz(meanDegree: 6, rewiredShare: 0.1)
    var simulation = open(market, Spending(perDay: [600, 0]), seed: seed)
    simulation.run(until: 14)
    let network = simulation.model.core.network
    let hasVisited = simulation.model.core.records.rows.map { $0.visits > 0 }
    var joined = 0.0
    var friendships = 0.0
    var shared = 0.0
    for person in 0..<people {
      let friends = network.friends(of: person)
      friendships += Double(friends.count) / 2
      shared += Double(friends.count * (friends.count - 1)) / 2
      guard hasVisited[person] else { continue }
      joined += Double(friends.count { hasVisited[Int($0)] }) / 2
    }
    let visitors = Double(hasVisited.count { $0 })
    // The probability that two, three and four given people are visitors.
    var chances: [Double] = [1]
    for number in 0..<4 {
      chances.append(chances[number] * (visitors - Double(number)) / Double(people - number))
    }
    let mean = friendships * chances[2]
    let variance =
      friendships * chances[2] + 2 * shared * chances[3]
      + (friendships * (friendships - 1) - 2 * shared) * chances[4] - mean * mean
    return (joined - mean) / variance.squareRoot()
  }

  // The test finds word of mouth above 1.645 standard deviations: a false alarm in about 5 % of runs
  // without any, binomial of mean 2 among 40. More than 10 have probability 5e-6.
  @Test("Without word of mouth no test finds it on the network; with it, the same test does")
  func absence() throws {
    let without = try (1...40).map { try Self.joinCount(sharing: false, seed: $0) }
    #expect(without.count { $0 > 1.645 } <= 10, "\(without)")
    // Nor is there the opposite, on average: 4.5 standard errors of a mean of 40.
    #expect(abs(without.reduce(0, +) / 40) < standardErrors / 40.0.squareRoot())
    let with = try (1...10).map { try Self.joinCount(sharing: true, seed: $0) }
    #expect(with.count { $0 > 1.645 } >= 9, "\(with)")
  }
}
