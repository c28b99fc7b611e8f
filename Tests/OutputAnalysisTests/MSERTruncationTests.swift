import OutputAnalysis
import Testing

struct MSERTruncationTests {
  @Test("The deletion point has the least squared standard error of batch means")
  func handComputed() throws {
    // Batches of one. From the fourth on the values are 1, 3 by turns: variance about 1.
    let series: [Double] = [30, 20, 10, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]
    let mser = try #require(MSERTruncation(of: series, batchSize: 1))
    #expect(mser.truncation == 3)
    #expect(mser.truncatedMean == 2)
    // Ten squared deviations of 1 over ten squared.
    #expect(isNear(mser.statistic, 0.1, within: 1e-15))
    #expect(!mser.isTooShort)
  }

  @Test("Batches are of five, and the deletion is of whole batches")
  func batches() throws {
    let start = [Double](repeating: 50, count: 7)
    let steady = (0..<95).map { Double($0 % 5) }
    let mser = try #require(MSERTruncation(of: start + steady))
    #expect(mser.batchSize == 5)
    // The first two batches are touched by the start; the others all have the mean 2.
    #expect(mser.truncation == 10)
    #expect(mser.truncatedMean == 2)
    #expect(mser.statistic == 0)
  }

  @Test("The statistic is that of its definition at every scale, a billion away from zero too")
  func definition() throws {
    var generator = NormalGenerator(seed: 30)
    let noise = generator.autoregression(
      count: 60, correlation: 0.5, displacement: 4, decay: 0.8)
    let near = try #require(MSERTruncation(of: noise, batchSize: 1))
    let smallest = (0...55).map { deleted -> Double in
      let rest = noise[deleted...]
      let mean = rest.reduce(0, +) / Double(rest.count)
      let squares = rest.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
      return squares / Double(rest.count * rest.count)
    }
    let least = try #require(smallest.min())
    #expect(isNear(near.statistic, least, within: 1e-13))
    #expect(smallest.firstIndex { $0 < least + 1e-13 } == near.truncation)
    let far = try #require(MSERTruncation(of: noise.map { 1e9 + $0 }, batchSize: 1))
    #expect(far.truncation == near.truncation)
    #expect(isNear(far.statistic, near.statistic, within: 1e-6))
  }

  @Test("A constant series loses nothing, and one that never settles is called too short")
  func extremes() throws {
    let constant = try #require(MSERTruncation(of: [Double](repeating: 0.1, count: 50)))
    #expect(constant.truncation == 0)
    #expect(!constant.isTooShort)
    let rising = try #require(MSERTruncation(of: (0..<500).map(Double.init)))
    #expect(rising.isTooShort)
    #expect(rising.truncation > 250)
    // Ten batches are needed.
    #expect(MSERTruncation(of: [Double](repeating: 3, count: 49)) == nil)
    #expect(MSERTruncation(of: []) == nil)
  }

  @Test("A planted transient is found, and a stationary series mostly left alone")
  func rates() throws {
    var generator = NormalGenerator(seed: 31)
    let macroReplications = 300
    var found = 0
    var leftAlone = 0
    var calledTooShort = 0
    for _ in 0..<macroReplications {
      // Ten standard deviations off, falling to a tenth of one within 90 observations.
      let displaced = generator.autoregression(
        count: 1000, correlation: 0.5, displacement: 10, decay: 0.95)
      let mser = try #require(MSERTruncation(of: displaced))
      // After 25 observations 2.8 standard deviations are left, after 200 next to nothing.
      if (25...200).contains(mser.truncation) { found += 1 }
      let stationary = try #require(
        MSERTruncation(of: generator.autoregression(count: 1000, correlation: 0.5)))
      if stationary.truncation <= 100 { leftAlone += 1 }
      if stationary.isTooShort { calledTooShort += 1 }
    }
    // If the rule fails in no more than 2 % of the series, more than 18 failures of 300 have a
    // probability of 1.2e-5 for each of the three rates.
    #expect(found >= macroReplications - 18)
    #expect(leftAlone >= macroReplications - 18)
    #expect(calledTooShort <= 18)
  }

  @Test("Values that are not finite stop the program")
  func notFinite() async {
    await #expect(processExitsWith: .failure) {
      _ = MSERTruncation(of: [Double](repeating: 1, count: 50) + [.nan, 1, 1, 1, 1])
    }
  }
}
