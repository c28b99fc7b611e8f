import OutputAnalysis
import Testing

struct BatchMeansTests {
  @Test("A run is cut into equal batches, and what is too much goes from the beginning")
  func handComputed() throws {
    let batches = try #require(
      BatchMeans(of: [100, 1, 3, 4, 6, 2, 4, 7, 9], batchCount: 4))
    #expect(batches.batchSize == 2)
    #expect(batches.means == [2, 5, 3, 8])
    #expect(batches.estimate.mean == 4.5)
    // Squared deviations 6.25 + 0.25 + 2.25 + 12.25 = 21; t(.975, 3) = 3.182446.
    let standardError = (21.0 / 3 / 4).squareRoot()
    #expect(isNear(batches.estimate.standardError, standardError, within: 1e-14))
    #expect(isNear(batches.estimate.halfWidth, 3.182446 * standardError, within: 1e-6))
    // Squared differences 9 + 4 + 25 over 21.
    #expect(isNear(batches.correlation?.ratio, 38.0 / 21, within: 1e-14))
    #expect(batches.quarterCorrelation == nil)
    #expect(batches.isTooShort())
    #expect(BatchMeans(of: [1, 2, 3], batchCount: 4) == nil)
  }

  @Test("Quarters are of the same observations, a quarter as long")
  func quarters() throws {
    let series = (0..<48).map { Double($0 % 7) }
    let batches = try #require(BatchMeans(of: series, batchCount: 3))
    #expect(batches.batchSize == 16)
    let quarters = try #require(BatchMeans(of: series, batchCount: 12))
    #expect(batches.quarterCorrelation == VonNeumannTest(of: quarters.means))
  }

  @Test("A run that doesn't vary has an interval of no width and is long enough")
  func constant() throws {
    let batches = try #require(BatchMeans(of: [Double](repeating: 2, count: 200)))
    #expect(batches.batchSize == 8)
    #expect(batches.estimate.halfWidth == 0)
    #expect(batches.correlation == nil)
    #expect(!batches.isTooShort())
  }

  @Test("Intervals from correlated runs hold the mean as often as they claim")
  func coverage() throws {
    var generator = NormalGenerator(seed: 34)
    let macroReplications = 400
    var held = 0
    var flagged = 0
    var flaggedShort = 0
    for _ in 0..<macroReplications {
      // One-sided correlation time of 4: batches of 100 are 25 of them.
      let long = generator.autoregression(count: 2400, correlation: 0.8, mean: 7)
      let batches = try #require(BatchMeans(of: long))
      if batches.estimate.contains(7) { held += 1 }
      if batches.isTooShort() { flagged += 1 }
      let short = try #require(BatchMeans(of: Array(long[..<240])))
      if short.isTooShort() { flaggedShort += 1 }
    }
    // Batch means correlated by 0.04 cost one percent and a half; the standard error is 1.1 %.
    // Beyond 1.5 % and 4.5 of them by chance: 7e-6.
    #expect(isNear(Double(held) / Double(macroReplications), 0.95, within: 0.064))
    // Quarters of 25 are correlated by 0.18: the test finds it more often than not.
    #expect(flaggedShort > macroReplications * 9 / 10)
    #expect(flagged < flaggedShort)
  }

  @Test("One batch, and values that are not finite, stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) { _ = BatchMeans(of: [1, 2], batchCount: 1) }
    await #expect(processExitsWith: .failure) { _ = BatchMeans(of: [1, .nan], batchCount: 2) }
  }
}
