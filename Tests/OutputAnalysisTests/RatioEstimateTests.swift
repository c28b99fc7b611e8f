import OutputAnalysis
import Testing

struct RatioEstimateTests {
  @Test("The ratio is of sums, with the delta method's standard error")
  func handComputed() throws {
    let estimate = try #require(
      RatioEstimate(numerators: [10, 20, 60], denominators: [1, 4, 5]))
    #expect(estimate.ratio == 9)
    #expect(estimate.count == 3)
    // Residuals 1, -16, 15: their variance is 482 / 2; the mean denominator is 10 / 3.
    let standardError = (241.0 / 3).squareRoot() / (10.0 / 3)
    #expect(isNear(estimate.standardError, standardError, within: 1e-12))
    // t(.975, 2) = 4.302653.
    #expect(isNear(estimate.halfWidth, 4.302653 * standardError, within: 1e-5))
  }

  @Test("A replication without customers counts in the sums")
  func zeroDenominatorInOne() throws {
    let estimate = try #require(RatioEstimate(numerators: [30, 50], denominators: [0, 4]))
    #expect(estimate.ratio == 20)
  }

  @Test("Proportional pairs have no error")
  func proportional() throws {
    let estimate = try #require(RatioEstimate(numerators: [2, 4, 8], denominators: [1, 2, 4]))
    #expect(estimate.ratio == 2)
    #expect(estimate.standardError == 0)
    #expect(estimate.halfWidth == 0)
  }

  @Test("Without denominators there is no ratio, and of one pair no error")
  func undefined() throws {
    #expect(RatioEstimate(numerators: [1, 2], denominators: [0, 0]) == nil)
    #expect(RatioEstimate(numerators: [1, 2], denominators: [3, -3]) == nil)
    #expect(RatioEstimate(numerators: [], denominators: []) == nil)
    let one = try #require(RatioEstimate(numerators: [6], denominators: [4]))
    #expect(one.ratio == 1.5)
    #expect(one.standardError == nil)
    #expect(one.halfWidth == nil)
  }

  @Test("Values that are not numbers stop the program")
  func notNumbers() async {
    await #expect(processExitsWith: .failure) {
      _ = RatioEstimate(numerators: [1, 2], denominators: [3, .nan])
    }
  }

  @Test("Intervals of a ratio hold the true one nearly as often as they claim")
  func coverage() throws {
    var generator = NormalGenerator(seed: 21)
    let macroReplications = 1000
    var held = 0
    for _ in 0..<macroReplications {
      let denominators = (0..<40).map { _ in 10 + 2 * generator.normal() }
      let numerators = denominators.map { 3 * $0 + 4 * generator.normal() }
      let estimate = try #require(
        RatioEstimate(numerators: numerators, denominators: denominators))
      let halfWidth = try #require(estimate.halfWidth)
      if abs(estimate.ratio - 3) <= halfWidth { held += 1 }
    }
    // The method is approximate; its error at 40 pairs is taken to be below half a percent. The
    // standard error is 0.69 %; beyond 0.5 % and 4.5 of them by chance: 7e-6.
    let coverage = Double(held) / Double(macroReplications)
    let standardError = (0.95 * 0.05 / Double(macroReplications)).squareRoot()
    let tolerance = 0.005 + 4.5 * standardError
    #expect(isNear(coverage, 0.95, within: tolerance))
  }
}
