import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Who the people are.
///
/// All means are held to 4.5 standard errors, a false alarm of 7e-6 each.
struct PopulationTests {
  private static let size = 4000

  private static func population(
    _ change: (inout PopulationConfiguration) throws -> Void = { _ in }
  ) throws -> Population {
    var market = try MarketConfiguration.make(people: size)
    try change(&market.population)
    return Population(market.population, need: market.need, streams: streams(21))
  }

  // Age: the normal of mean 36 and sd 12 between 18 and 75; moments by the textbook formula.
  @Test("Ages have their distribution's mean, within its bounds")
  func age() throws {
    let ages = try Self.population().traits.map { Double($0.age) }
    let law = try Distribution.truncatedNormal(mean: 36, sd: 12, low: 18, high: 75)
    let found = moments(ages)
    #expect(abs(found.mean - law.mean) < standardErrors * found.meanError)
    #expect(ages.allSatisfy { (18...75).contains($0) })
  }

  @Test("The share of women is the configured one", arguments: [0, 0.1, 0.5, 0.7, 1])
  func women(share: Double) throws {
    let women = try Self.population { $0.femaleShare = share }.traits.count { $0.isFemale }
    let error = (share * (1 - share) / Double(Self.size)).squareRoot()
    #expect(abs(Double(women) / Double(Self.size) - share) <= standardErrors * error)
  }

  // The logarithm of the spend level is normal; its median's standard error is 1.2533 sd / sqrt n.
  @Test("The median spend level is 1 and its spread the configured one")
  func spend() throws {
    let logs = try Self.population().traits.map { log(Double($0.relativeSpend)) }.sorted()
    let found = moments(logs)
    let error = 0.7 / Double(Self.size).squareRoot()
    #expect(abs(logs[Self.size / 2]) < standardErrors * 1.2533 * error)
    #expect(abs(found.variance - 0.49) < standardErrors * found.varianceError)
  }

  @Test("Tastes have mean 0 and the configured spread")
  func taste() throws {
    let found = moments(try Self.population().traits.map { Double($0.taste) })
    #expect(abs(found.mean) < standardErrors * found.meanError)
    #expect(abs(found.variance - 0.64) < standardErrors * found.varianceError)
  }

  // The standard error of a correlation of normals is (1 - r²) / sqrt n.
  @Test("The normals behind the traits have the configured correlations")
  func correlations() throws {
    let matrix = [
      [1, 0, 0.15, -0.35, 0.1], [0, 1, 0, 0.15, 0], [0.15, 0, 1, 0.3, -0.3],
      [-0.35, 0.15, 0.3, 1, 0], [0.1, 0, -0.3, 0, 1.0],
    ]
    let population = try Self.population {
      $0.copula = try GaussianCopula(correlation: matrix)
      $0.age = try .normal(mean: 40, sd: 5)
    }
    // Gender is only a sign: it has its own test below.
    let normals: [MarketModel.Trait: [Double]] = [
      .age: population.traits.map { Double($0.age) },
      .spend: population.traits.map { log(Double($0.relativeSpend)) },
      .taste: population.traits.map { Double($0.taste) },
      .priceSensitivity: population.traits.map { log(Double($0.priceSensitivity)) },
    ]
    for (first, a) in normals {
      for (second, b) in normals where first.rawValue < second.rawValue {
        let expected = matrix[first.rawValue][second.rawValue]
        let error = (1 - expected * expected) / Double(Self.size).squareRoot()
        #expect(
          abs(Self.correlation(a, b) - expected) < standardErrors * error, "\(first), \(second)")
      }
    }
    // A normal of correlation r with another has mean r sqrt(2 / pi) where that is above its median.
    let women = population.traits.filter(\.isFemale).map { Double($0.taste) / 0.8 }
    let found = moments(women)
    #expect(abs(found.mean - 0.15 * 0.797_885) < standardErrors * found.meanError)
  }

  private static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let (first, second) = (moments(a), moments(b))
    let covariance =
      zip(a, b).reduce(0) { $0 + ($1.0 - first.mean) * ($1.1 - second.mean) } / Double(a.count)
    return covariance / (first.variance * second.variance).squareRoot()
  }

  @Test("A person's traits don't depend on how many others there are")
  func keyed() throws {
    let market = try MarketConfiguration.make(people: 40)
    let few = Population(market.population, need: market.need, streams: streams(2))
    let many = Population(try .make(people: 90), need: market.need, streams: streams(2))
    #expect(few.traits == Array(many.traits.prefix(40)))
  }

  // Poisson counts whose rates are gamma are negative binomial: mean m, variance m + m² / shape
  // (Ehrenberg 1959). Needs are followed for as long before the start as they last: ten days here.
  @Test("Counts of needs are negative binomial", arguments: [0.8, 3.0])
  func needCounts(shape: Double) throws {
    var market = try MarketConfiguration.make(people: 2000, horizonDays: 355.25, social: nil)
    market.need.needsPerYear = 3
    market.need.openDays = try .constant(10)
    market.need.needRateShape = shape
    market.need.needSpendElasticity = 0
    market.need.occasionsPerDay = 1e-6
    var simulation = open(market, Spending(reviewDays: 400, perDay: [0]))
    simulation.run(until: 355.25)
    let found = moments(simulation.model.core.accounts.map { Double($0.needsOpened) })
    #expect(abs(found.mean - 3) < standardErrors * found.meanError)
    #expect(abs(found.variance - (3 + 9 / shape)) < standardErrors * found.varianceError)
  }

  @Test("A market without needs has no orders and no fault")
  func noNeeds() throws {
    var market = try MarketConfiguration.make(people: 50, valueDays: 30)
    market.need.needsPerYear = 0
    var parts = SocialMediaConfiguration.make()
    parts.impulseShare = 0
    market.channels[0].kind = .socialMedia(parts)
    let record = play(market, Spending(perDay: [4000, 1000]))
    #expect(record.totals.needs == 0 && record.totals.orders == 0)
    #expect(record.totals.visits > 0)
  }
}
