import RandomStreams
import Testing

/// Draws against the law that each distribution claims.
struct DistributionFitTests {
  static let count = 20_000

  static func sample(_ distribution: Distribution, entity: Int = 1) -> [Double] {
    var stream = ReplicationStreams(seed: 42, replication: 1)
      .stream(StreamPurpose(1), entity: entity)
    return (0..<count).map { _ in distribution.draw(from: &stream) }
  }

  // 37 laws at a level of 1e-5: one choice of seeds in 2,700 would fail on correct draws. With
  // 20,000 draws a distance of 0.018 between cumulative functions is found.
  @Test("Draws fit the distribution's law", arguments: try DistributionCase.all())
  func goodnessOfFit(_ example: DistributionCase) {
    let sample = Self.sample(example.distribution)
    switch example.law {
    case .continuous(let cdf):
      #expect(Statistics.kolmogorovSmirnov(sample, cdf: cdf) > Statistics.level)
    case .integers(let first, let probability):
      let level = Statistics.chiSquare(sample, from: first, probability: probability)
      #expect(level > Statistics.level)
    case .degenerate(let value):
      #expect(sample.allSatisfy { $0 == value })
    }
  }

  // 37 laws of two comparisons at 4.5 standard errors (7e-6 each): one choice of seeds in 1,900.
  @Test("Mean and standard deviation are those of the draws", arguments: try DistributionCase.all())
  func moments(_ example: DistributionCase) {
    let found = Statistics.moments(Self.sample(example.distribution, entity: 2))
    let mean = example.distribution.mean
    let variance = example.distribution.standardDeviation * example.distribution.standardDeviation
    // Rounding alone, where the distribution is a single value.
    let rounding = 1e-12 * abs(mean)
    let width = Statistics.standardErrors
    #expect(abs(found.mean - mean) <= width * found.meanError + rounding)
    #expect(abs(found.variance - variance) <= width * found.varianceError + rounding * rounding)
  }

  @Test("Every draw lies in the support", arguments: try DistributionCase.all())
  func support(_ example: DistributionCase) {
    let support = example.distribution.support
    #expect(Self.sample(example.distribution).allSatisfy { support.contains($0) && $0.isFinite })
  }

  @Test("No draw depends on draws of another stream", arguments: try DistributionCase.all())
  func noHiddenState(_ example: DistributionCase) {
    let streams = ReplicationStreams(seed: 5, replication: 5)
    var alone = streams.stream(StreamPurpose(1), entity: 1)
    var between = alone
    var other = streams.stream(StreamPurpose(1), entity: 2)
    for _ in 0..<50 {
      let expected = example.distribution.draw(from: &alone)
      _ = example.distribution.draw(from: &other)
      _ = other.standardNormal()
      #expect(example.distribution.draw(from: &between) == expected)
    }
    #expect(alone == between)
  }

  @Test("Tasks that share a distribution draw what one task would")
  func sharedAcrossTasks() async throws {
    let shared = try Distribution.discrete(values: [1, 2, 3, 4, 5], weights: [5, 1, 3, 2, 4])
    let streams = ReplicationStreams(seed: 6, replication: 6)
    @Sendable func sum(_ entity: Int) -> Double {
      var stream = streams.stream(StreamPurpose(1), entity: entity)
      return (0..<2000).reduce(0) { sum, _ in sum + shared.draw(from: &stream) }
    }
    let expected = (0..<8).map(sum)
    let found = await withTaskGroup(of: (Int, Double).self) { group in
      for entity in 0..<8 { group.addTask { (entity, sum(entity)) } }
      return await group.reduce(into: [Double](repeating: 0, count: 8)) { $0[$1.0] = $1.1 }
    }
    #expect(found == expected)
  }
}
