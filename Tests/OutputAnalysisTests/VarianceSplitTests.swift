import OutputAnalysis
import Testing

struct VarianceSplitTests {
  @Test("The split is the analysis of variance of pairs")
  func handComputed() throws {
    let split = try #require(
      VarianceSplit([1, 6, 9], sameInputsOtherSeeds: [3, 4, 13]))
    // Pair means 2, 5, 11: variance 21. Half squared differences 2, 2, 8: mean 4.
    #expect(split.count == 3)
    #expect(isNear(split.seedVariance, 4, within: 1e-12))
    #expect(isNear(split.inputVariance, 19, within: 1e-12))
    #expect(isNear(split.inputShare, 19.0 / 23, within: 1e-12))
    #expect(isNear(split.seedShare, 4.0 / 23, within: 1e-12))
    #expect(split.standardError > 0)
  }

  @Test("Outputs that only the inputs move have a share of one")
  func onlyInputs() throws {
    let split = try #require(VarianceSplit([1, 2, 5], sameInputsOtherSeeds: [1, 2, 5]))
    #expect(split.inputShare == 1)
    #expect(split.seedVariance == 0)
    #expect(isNear(split.standardError, 0, within: 1e-12))
  }

  @Test("A covariance that chance made negative is a share of zero")
  func clamped() throws {
    let split = try #require(VarianceSplit([1, 2, 3], sameInputsOtherSeeds: [3, 2, 1]))
    #expect(split.inputShare == 0)
    #expect(split.seedShare == 1)
  }

  @Test("Where nothing varies, or of one pair, there is no split")
  func undefined() {
    #expect(VarianceSplit([2, 2], sameInputsOtherSeeds: [2, 2]) == nil)
    #expect(VarianceSplit([1], sameInputsOtherSeeds: [2]) == nil)
    #expect(VarianceSplit([], sameInputsOtherSeeds: []) == nil)
  }

  @Test("Share and standard error are right over many samples", arguments: [0.2, 0.5, 0.9])
  func knownShare(share: Double) throws {
    var generator = NormalGenerator(seed: 23)
    let macroReplications = 500
    var estimates: [Double] = []
    var errors: [Double] = []
    for _ in 0..<macroReplications {
      let inputs = (0..<200).map { _ in share.squareRoot() * generator.normal() }
      let chance = (1 - share).squareRoot()
      let first = inputs.map { $0 + chance * generator.normal() }
      let second = inputs.map { $0 + chance * generator.normal() }
      let split = try #require(VarianceSplit(first, sameInputsOtherSeeds: second))
      estimates.append(split.inputShare)
      errors.append(split.standardError)
    }
    let summary = try #require(SampleSummary(of: estimates))
    let typicalError = try #require(SampleSummary(of: errors)).mean
    // Bias of order 1/200 allowed for besides 4.5 standard errors of the mean (7e-6 by chance).
    let standardError = try #require(summary.standardError)
    let tolerance = 0.005 + 4.5 * standardError
    #expect(isNear(summary.mean, share, within: tolerance))
    // Normal outputs: the standard deviation of the share is (1 - share²) / sqrt(200). That of
    // 500 estimates is known to 3.2 %: 4.5 of these, and the bias, make 17 %.
    let deviation = try #require(summary.standardDeviation)
    let theory = (1 - share * share) / Double(200).squareRoot()
    #expect(isNear(typicalError / deviation, 1, within: 0.17))
    #expect(isNear(typicalError / theory, 1, within: 0.17))
  }
}
