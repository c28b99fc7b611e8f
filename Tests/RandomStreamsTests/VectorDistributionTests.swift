import RandomStreams
import Testing

struct VectorDistributionTests {
  private func draws(_ distribution: VectorDistribution, _ count: Int) -> [[Double]] {
    var stream = ReplicationStreams(seed: 11, replication: 1).stream(StreamPurpose(1), entity: 1)
    var values = [Double](repeating: .nan, count: distribution.count)
    return (0..<count).map { _ in
      distribution.draw(from: &stream, into: &values)
      return values
    }
  }

  @Test("Multinomial counts sum to the trials and fit their joint law")
  func multinomial() throws {
    let distribution = try VectorDistribution.multinomial(trials: 2, weights: [2, 5, 3])
    let sample = draws(distribution, 20_000)
    #expect(sample.allSatisfy { $0.reduce(0, +) == 2 })
    // The six outcomes of two trials, found by their counts of the first two; level 1e-5.
    let law: [(outcome: [Double], probability: Double)] = [
      ([2, 0, 0], 0.04), ([0, 2, 0], 0.25), ([0, 0, 2], 0.09), ([1, 1, 0], 0.2),
      ([1, 0, 1], 0.12), ([0, 1, 1], 0.3),
    ]
    let counts = law.map { cell in sample.filter { $0 == cell.outcome }.count }
    let level = Statistics.chiSquare(counts, expected: law.map { $0.probability * 20_000 })
    #expect(level > Statistics.level)
    #expect(zip(distribution.mean, [0.4, 1, 0.6]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("An outcome of weight 0 never comes, wherever it stands")
  func zeroWeights() throws {
    for weights in [[0, 0.3, 0.7], [0.3, 0, 0.7], [0.3, 0.6, 0.1, 0, 0], [0, 1, 0]] {
      let distribution = try VectorDistribution.multinomial(trials: 1000, weights: weights)
      for draw in draws(distribution, 200) {
        #expect(draw.reduce(0, +) == 1000)
        #expect(zip(draw, weights).allSatisfy { $1 > 0 || $0 == 0 })
      }
    }
  }

  @Test("Dirichlet shares sum to 1, and each is beta distributed")
  func dirichlet() throws {
    let concentration = [0.5, 2, 3.5]
    let distribution = try VectorDistribution.dirichlet(concentration: concentration)
    let sample = draws(distribution, 20_000)
    #expect(sample.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-12 })
    for index in 0..<3 {
      // Share i is beta(cᵢ, c − cᵢ); three comparisons of two at 4.5 standard errors.
      let marginal = try Distribution.beta(a: concentration[index], b: 6 - concentration[index])
      let found = Statistics.moments(sample.map { $0[index] })
      let variance = marginal.standardDeviation * marginal.standardDeviation
      #expect(abs(found.mean - marginal.mean) < Statistics.standardErrors * found.meanError)
      #expect(
        abs(found.variance - variance) < Statistics.standardErrors * found.varianceError)
      #expect(abs(distribution.mean[index] - marginal.mean) < 1e-12)
    }
  }

  @Test("Tiny concentrations still give shares")
  func tinyConcentrations() throws {
    let distribution = try VectorDistribution.dirichlet(concentration: [1e-4, 1e-4, 1e-4])
    for draw in draws(distribution, 500) {
      #expect(draw.allSatisfy { $0 >= 0 && $0 <= 1 })
      #expect(abs(draw.reduce(0, +) - 1) < 1e-9)
    }
  }

  @Test("Bad parameters are refused by name")
  func refused() {
    func parameter(_ make: () throws -> VectorDistribution) -> String? {
      #expect(throws: DistributionError.self) { try make() }?.parameter
    }
    #expect(parameter { try .multinomial(trials: -1, weights: [1]) } == "trials")
    #expect(parameter { try .multinomial(trials: 1, weights: [0, 0]) } == "weights")
    #expect(parameter { try .multinomial(trials: 1, weights: [1, .nan]) } == "weights[1]")
    #expect(parameter { try .dirichlet(concentration: []) } == "concentration")
    #expect(parameter { try .dirichlet(concentration: [1, 0]) } == "concentration[1]")
  }
}
