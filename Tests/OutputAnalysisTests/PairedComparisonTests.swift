import OutputAnalysis
import Testing

struct PairedComparisonTests {
  @Test("The analysis is of the differences within pairs")
  func handComputed() throws {
    let first: [Double] = [11, 22, 33, 44]
    let second: [Double] = [10, 20, 30, 40]
    let comparison = try #require(PairedComparison(first, minus: second))
    // Differences 1, 2, 3, 4: variance 5/3, standard error sqrt(5/12).
    let standardError = (5.0 / 12).squareRoot()
    #expect(comparison.count == 4)
    #expect(comparison.meanDifference == 2.5)
    #expect(isNear(comparison.standardError, standardError, within: 1e-14))
    // t(.975, 3) = 3.182446.
    #expect(isNear(comparison.halfWidth, 3.182446 * standardError, within: 1e-6))
    #expect(comparison.excludesZero)
    // Student's t with 3 degrees of freedom has the distribution function
    // 1/2 + (t / (sqrt 3 (1 + t²/3)) + atan(t / sqrt 3)) / π; at t = 3.872983 the two
    // tails hold 0.030466.
    #expect(isNear(comparison.pValue, 0.030466, within: 1e-6))
    // Variances 121 · 5/3 and 100 · 5/3 against 5/3.
    #expect(isNear(comparison.varianceRatio, 221, within: 1e-9))
  }

  @Test("Several comparisons widen the interval and raise the p-value by Bonferroni's rule")
  func simultaneous() throws {
    let first: [Double] = [1, 3, 2, 5, 4, 6, 8, 7, 10, 9]
    let second = [Double](repeating: 4, count: 10)
    let alone = try #require(PairedComparison(first, minus: second))
    let amongThree = try #require(PairedComparison(first, minus: second, comparisons: 3))
    let standardError = try #require(alone.standardError)
    // t(.975, 9) = 2.262157 and t(1 - .05/6, 9) = 2.933324.
    #expect(isNear(alone.halfWidth, 2.262157 * standardError, within: 1e-6))
    #expect(isNear(amongThree.halfWidth, 2.933324 * standardError, within: 1e-6))
    let pValue = try #require(alone.pValue)
    #expect(isNear(amongThree.pValue, 3 * pValue, within: 1e-12))
    let amongMany = try #require(PairedComparison(first, minus: second, comparisons: 1000))
    #expect(amongMany.pValue == 1)
  }

  @Test("A p-value is below one minus the level exactly when the interval excludes zero")
  func agreement() throws {
    var generator = NormalGenerator(seed: 22)
    var exclusions = 0
    for _ in 0..<300 {
      let first = (0..<8).map { _ in 1 + generator.normal() }
      let second = (0..<8).map { _ in generator.normal() }
      let comparison = try #require(PairedComparison(first, minus: second, comparisons: 2))
      let pValue = try #require(comparison.pValue)
      #expect(comparison.excludesZero == (pValue < 0.05))
      exclusions += comparison.excludesZero ? 1 : 0
    }
    #expect(exclusions > 30 && exclusions < 270)
  }

  @Test("So many pairs of the same mean and spread are needed for the interval to exclude zero")
  func needed() throws {
    // The mean is 1.
    let first: [Double] = [6, -4, 1, 6, -4, 1, 3, -1, 5, -3]
    let second = [Double](repeating: 0, count: 10)
    let comparison = try #require(PairedComparison(first, minus: second))
    let error = try #require(comparison.standardError)
    let variance = error * error * 10
    let needed = try #require(comparison.pairsToExcludeZero)
    func halfWidth(_ pairs: Int) -> Double {
      StudentT(degreesOfFreedom: pairs - 1).reach(level: 0.95)
        * (variance / Double(pairs)).squareRoot()
    }
    #expect(halfWidth(needed) < 1 && halfWidth(needed - 1) >= 1)
    #expect((40...100).contains(needed))
    #expect(PairedComparison([2, 4], minus: [1, 1])?.pairsToExcludeZero != nil)
    #expect(PairedComparison([3, 4, 5], minus: [1, 2, 3])?.pairsToExcludeZero == nil)
    #expect(PairedComparison([1, -1], minus: [0, 0])?.pairsToExcludeZero == nil)
    #expect(PairedComparison([1], minus: [0])?.pairsToExcludeZero == nil)
  }

  @Test("A strategy and its copy differ by exactly nothing, with infinite variance ratio")
  func copy() throws {
    let values = [3.5, 1.25, 9]
    let comparison = try #require(PairedComparison(values, minus: values))
    #expect(comparison.meanDifference == 0)
    #expect(comparison.standardError == 0)
    #expect(comparison.halfWidth == 0)
    #expect(comparison.pValue == 1)
    #expect(comparison.varianceRatio == .infinity)
    #expect(!comparison.excludesZero)
  }

  @Test("A constant difference is certain")
  func constant() throws {
    let comparison = try #require(PairedComparison([3, 5, 9], minus: [1, 3, 7]))
    #expect(comparison.meanDifference == 2)
    #expect(comparison.pValue == 0)
    #expect(comparison.excludesZero)
    #expect(comparison.varianceRatio == .infinity)
    let still = try #require(PairedComparison([3, 3], minus: [1, 1]))
    #expect(still.varianceRatio == nil)
  }

  @Test("One pair shows a difference and nothing about its error")
  func tooFew() throws {
    let one = try #require(PairedComparison([3], minus: [1]))
    #expect(one.meanDifference == 2)
    #expect(one.standardError == nil)
    #expect(one.halfWidth == nil)
    #expect(one.pValue == nil)
    #expect(one.varianceRatio == nil)
    #expect(!one.excludesZero)
    #expect(PairedComparison([], minus: []) == nil)
  }

  @Test("Lists of unequal length, and values that are not numbers, stop the program")
  func unequal() async {
    await #expect(processExitsWith: .failure) { _ = PairedComparison([.nan], minus: [1]) }
    await #expect(processExitsWith: .failure) { _ = PairedComparison([1, 2], minus: [1]) }
  }
}
