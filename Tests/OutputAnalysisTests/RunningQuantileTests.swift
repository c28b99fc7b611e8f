import Foundation
import OutputAnalysis
import Testing

struct RunningQuantileTests {
  @Test("The published example: the median of twenty values is estimated as 4.44")
  func published() {
    // Jain and Chlamtac 1985, table I.
    let values = [
      0.02, 0.15, 0.74, 3.39, 0.83, 22.37, 10.15, 15.43, 38.62, 15.92, 34.60, 10.28, 1.47, 0.40,
      0.05, 11.39, 0.27, 0.42, 0.09, 11.37,
    ]
    var median = RunningQuantile(0.5)
    for value in values { median.record(value) }
    #expect(median.count == 20)
    #expect(isNear(median.estimate, 4.44, within: 0.005))
  }

  @Test("Up to five values the quantile is exact, and of none there is none")
  func few() throws {
    let values = [7.0, -2, 11, 4, 5]
    for share in [0.1, 0.5, 0.9] {
      var running = RunningQuantile(share)
      #expect(running.estimate == nil)
      #expect(running.share == share)
      for (place, value) in values.enumerated() {
        running.record(value)
        let exact = try #require(SampleQuantiles(of: Array(values[...place]))).quantile(share)
        #expect(isNear(running.estimate, exact, within: 1e-14))
        // Asking changes nothing.
        #expect(running.estimate == running.estimate)
      }
    }
  }

  @Test("A copy goes on by itself")
  func copies() {
    var first = RunningQuantile(0.5)
    for value in 0..<100 { first.record(Double(value)) }
    var second = first
    let before = first.estimate
    for _ in 0..<100 { second.record(1e6) }
    #expect(first.estimate == before)
    #expect(first.count == 100)
    #expect(second.count == 200)
    #expect(second.estimate != before)
  }

  @Test("Quantiles of many values are near the true ones", arguments: [0.05, 0.5, 0.9, 0.99])
  func accuracy(share: Double) throws {
    var generator = NormalGenerator(seed: 24)
    var running = RunningQuantile(share)
    let count = 20_000
    var values: [Double] = []
    for _ in 0..<count {
      // A billion away from zero the estimate is as good.
      let value = -log(generator.uniform())
      running.record(1e9 + value)
      values.append(value)
    }
    let truth = -log(1 - share)
    // The standard error of an exact sample quantile of the exponential distribution is
    // sqrt(p (1 - p) / n) / density, the density being 1 - p. P² is granted twice the four standard
    // errors that make a false alarm of the exact one as rare as 6e-5.
    let standardError = (share / (1 - share) / Double(count)).squareRoot()
    #expect(isNear(running.estimate, 1e9 + truth, within: 8 * standardError))
    let exact = try #require(SampleQuantiles(of: values)).quantile(share)
    #expect(isNear(exact, truth, within: 4 * standardError))
  }

  @Test("Shares of 0 and 1, and values that are not finite, stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) { _ = RunningQuantile(1) }
    await #expect(processExitsWith: .failure) {
      var median = RunningQuantile(0.5)
      median.record(.nan)
    }
  }
}
