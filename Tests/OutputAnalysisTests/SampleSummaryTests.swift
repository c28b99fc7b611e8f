import OutputAnalysis
import Testing

struct SampleSummaryTests {
  @Test("A summary of the numbers 1 to 10 is what tables give")
  func handComputed() throws {
    let summary = try #require(SampleSummary(of: [10, 2, 8, 4, 6, 5, 7, 3, 9, 1]))
    #expect(summary.count == 10)
    #expect(summary.mean == 5.5)
    // The sum of squared deviations is 82.5; the t quantile is from a table: t(.975, 9) = 2.262157.
    let variance = 82.5 / 9
    #expect(isNear(summary.standardDeviation, variance.squareRoot(), within: 1e-14))
    #expect(isNear(summary.standardError, (variance / 10).squareRoot(), within: 1e-14))
    #expect(isNear(summary.halfWidth, 2.262157 * (variance / 10).squareRoot(), within: 1e-6))
    // Linear interpolation at 1 + 9 p.
    #expect(isNear(summary.p5, 1.45, within: 1e-14))
    #expect(isNear(summary.p10, 1.9, within: 1e-14))
    #expect(summary.p50 == 5.5)
    #expect(isNear(summary.p90, 9.1, within: 1e-14))
    #expect(isNear(summary.p95, 9.55, within: 1e-14))
    #expect(summary.minimum == 1)
    #expect(summary.maximum == 10)
  }

  @Test("The half-width follows Student's t for level and size")
  func quantiles() throws {
    // Values -1 and 1: the standard error is 1; t(.975, 1) = 12.706205, t(.95, 1) = 6.313752.
    let two = try #require(SampleSummary(of: [-1, 1]))
    #expect(isNear(two.halfWidth, 12.706205, within: 1e-6))
    let narrower = try #require(SampleSummary(of: [-1, 1], level: 0.9))
    #expect(isNear(narrower.halfWidth, 6.313752, within: 1e-6))
    #expect(narrower.level == 0.9)
  }

  @Test("One value has no half-width, and no values no summary")
  func tooFew() throws {
    let one = try #require(SampleSummary(of: [3]))
    #expect(one.mean == 3)
    #expect(one.p5 == 3)
    #expect(one.p95 == 3)
    #expect(one.standardDeviation == nil)
    #expect(one.standardError == nil)
    #expect(one.halfWidth == nil)
    #expect(SampleSummary(of: []) == nil)
  }

  @Test("Intervals of ten normal values hold the mean as often as they claim")
  func coverage() throws {
    var generator = NormalGenerator(seed: 20)
    let macroReplications = 2000
    var held = 0
    for _ in 0..<macroReplications {
      let values = (0..<10).map { _ in 3 + 2 * generator.normal() }
      let summary = try #require(SampleSummary(of: values))
      let halfWidth = try #require(summary.halfWidth)
      if abs(summary.mean - 3) <= halfWidth { held += 1 }
    }
    // For normal values the coverage is exactly 95 %; its standard error here is 0.49 %. Beyond
    // 4.5 of them by chance: 7e-6. The normal quantile in place of t would give 91.8 %.
    let coverage = Double(held) / Double(macroReplications)
    let standardError = (0.95 * 0.05 / Double(macroReplications)).squareRoot()
    #expect(isNear(coverage, 0.95, within: 4.5 * standardError))
  }

  @Test("A level outside 0 to 1 stops the program")
  func badLevel() async {
    await #expect(processExitsWith: .failure) { _ = SampleSummary(of: [1, 2], level: 95) }
    await #expect(processExitsWith: .failure) { _ = SampleSummary(of: [1], level: 1) }
  }
}
