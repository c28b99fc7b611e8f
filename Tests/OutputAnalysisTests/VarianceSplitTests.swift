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

  // 400 samples of 12 pairs each. The 95 % interval holds in .89 to .96 of them by a simulation apart
  // from this code, with a standard error of at most .016; four of them are allowed for. The plain
  // interval, the share ± 2 standard errors, holds in .83 at a share of .7.
  @Test(
    "The interval of the share holds about as often as it says, also of few draws",
    arguments: [0.1, 0.3, 0.7])
  func interval(share: Double) throws {
    var generator = NormalGenerator(seed: 29)
    var held = 0
    for _ in 0..<400 {
      let inputs = (0..<12).map { _ in share.squareRoot() * generator.normal() }
      let chance = (1 - share).squareRoot()
      let first = inputs.map { $0 + chance * generator.normal() }
      let second = inputs.map { $0 + chance * generator.normal() }
      let split = try #require(VarianceSplit(first, sameInputsOtherSeeds: second))
      let interval = try #require(split.interval)
      #expect(interval.lowerBound >= 0 && interval.upperBound <= 1)
      #expect(interval.contains(split.inputShare))
      held += interval.contains(share) ? 1 : 0
    }
    #expect(held >= 400 * 86 / 100)
  }

  @Test("Too few draws have no interval")
  func tooFew() throws {
    let values = [1.0, 4, 2, 8, 5, 7, 1, 9, 3, 6]
    let others = [2.0, 4, 1, 9, 5, 6, 3, 8, 3, 7]
    let few = VarianceSplit(
      Array(values.dropLast()), sameInputsOtherSeeds: Array(others.dropLast()))
    #expect(try #require(few).interval == nil)
    #expect(try #require(VarianceSplit(values, sameInputsOtherSeeds: others)).interval != nil)
    #expect(try #require(VarianceSplit(values, sameInputsOtherSeeds: values)).interval == nil)
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
