import CGSL
import Testing

@testable import RandomStreams

/// Fast ways to draw: the same bits as the plain ones, or the same law.
struct BulkDrawsTests {
  let streams = ReplicationStreams(seed: 31, replication: 2)

  @Test("Four blocks at once are the four blocks")
  func fourBlocks() {
    var stream = streams.stream(StreamPurpose(1), entity: 1)
    for _ in 0..<500 {
      let key = stream.nextTwoWords()
      let words = (0..<7).map { _ in stream.nextWord() }
      let last = SIMD4(words[3], words[4], words[5], words[6])
      let blocks = Philox4x32.fourBlocks(key: key, words[0], words[1], words[2], last)
      for lane in 0..<4 {
        let block = Philox4x32.block(key: key, words[0], words[1], words[2], last[lane])
        #expect(blocks.low[lane] == block.low)
        #expect(blocks.high[lane] == block.high)
      }
    }
  }

  @Test("Eight uniforms are the next eight, wherever the stream stands", arguments: 0..<9)
  func eightUniforms(wordsBefore: Int) {
    var plain = streams.stream(StreamPurpose(2), entity: 2)
    for _ in 0..<wordsBefore { _ = plain.nextWord() }
    var fast = plain
    for _ in 0..<20 {
      let eight = fast.eightUniforms()
      for lane in 0..<8 { #expect(eight[lane] == plain.uniform()) }
      #expect(fast.nextBlock == plain.nextBlock)
      #expect(fast.wordsLeft == plain.wordsLeft)
    }
    #expect(fast.gamma(shape: 0.7, scale: 2) == plain.gamma(shape: 0.7, scale: 2))
  }

  @Test("The last blocks of a stream are reached")
  func lastBlocks() {
    var plain = streams.stream(StreamPurpose(2), entity: 3)
    plain.nextBlock = .max - 4
    var fast = plain
    let eight = fast.eightUniforms()
    for lane in 0..<8 { #expect(eight[lane] == plain.uniform()) }
    #expect(fast.nextBlock == .max)
  }

  @Test("An array is filled with the next uniforms", arguments: [0, 1, 7, 8, 9, 100])
  func fill(count: Int) {
    var plain = streams.stream(StreamPurpose(3), entity: count)
    var fast = plain
    var values = [Double](repeating: -1, count: count)
    fast.fill(&values)
    #expect(values == (0..<count).map { _ in plain.uniform() })
    #expect(fast.uniform() == plain.uniform())
  }

  @Test("Exponentials have the bits of GSL's", arguments: [1, 0.37, 1e-300, 1e300, 0])
  func exponentialBits(mean: Double) {
    var ours = streams.stream(StreamPurpose(4), entity: 4)
    _ = ours.nextWord()
    var gsl = ours
    for _ in 0..<2000 {
      let expected = gsl.withGSL { gsl_ran_exponential($0, mean) }
      #expect(ours.exponential(mean: mean).bitPattern == expected.bitPattern)
    }
    #expect(ours == gsl)
  }

  @Test("Values drawn from an alias table are those of GSL", arguments: [1, 2, 3, 8, 1000])
  func aliasBits(count: Int) throws {
    let weights = (0..<count).map { Double(($0 * 7919) % 101) + 0.25 }
    let table = try #require(gsl_ran_discrete_preproc(count, weights))
    defer { gsl_ran_discrete_free(table) }
    let distribution = try Distribution.discrete(
      values: (0..<count).map(Double.init), weights: weights)
    var ours = streams.stream(StreamPurpose(7), entity: count)
    var gsl = ours
    for _ in 0..<5000 {
      let expected = gsl.withGSL { gsl_ran_discrete($0, table) }
      #expect(distribution.draw(from: &ours) == Double(expected))
    }
    #expect(ours == gsl)
  }

  // Counts and places of successes for four probabilities, by chi-square at a level of 1e-5 and two
  // moments at 4.5 standard errors: one choice of seeds in 10,000.
  @Test(
    "The successes among many trials are those of trials one by one", arguments: [0.003, 0.1, 0.9])
  func successes(probability: Double) {
    var stream = streams.stream(StreamPurpose(5), entity: Int(1000 * probability))
    let trials = 500
    var places = [Int](repeating: 0, count: 10)
    let counts = (0..<4000).map { _ in
      var count = 0
      var last = -1
      stream.forEachSuccess(among: trials, probability: probability) { index in
        #expect(index > last && index < trials)
        last = index
        count += 1
        places[index / 50] += 1
      }
      return Double(count)
    }
    let found = Statistics.moments(counts)
    let mean = Double(trials) * probability
    #expect(abs(found.mean - mean) < Statistics.standardErrors * found.meanError)
    let variance = mean * (1 - probability)
    #expect(abs(found.variance - variance) < Statistics.standardErrors * found.varianceError)
    // Binomial cells vary less than Poisson ones.
    let scale = 1 - probability
    let expected = 4000 * mean / 10
    let statistic = places.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
    #expect(gsl_cdf_chisq_Q(statistic / expected / scale, 10) > Statistics.level)
    let level = Statistics.chiSquare(counts, from: 0) {
      gsl_ran_binomial_pdf(UInt32($0), probability, UInt32(trials))
    }
    #expect(level > Statistics.level)
  }

  @Test("With a probability of 0, 1 or next to nothing the successes are none, all or none")
  func certain() {
    var stream = streams.stream(StreamPurpose(6), entity: 6)
    func successes(_ trials: Int, _ probability: Double) -> [Int] {
      var found: [Int] = []
      stream.forEachSuccess(among: trials, probability: probability) { found.append($0) }
      return found
    }
    #expect(successes(5, 1) == [0, 1, 2, 3, 4])
    #expect(successes(5, 0).isEmpty)
    #expect(successes(0, 1).isEmpty)
    #expect(successes(1000, 1e-300).isEmpty)
  }
}
