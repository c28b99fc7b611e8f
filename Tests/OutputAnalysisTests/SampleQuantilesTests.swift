import OutputAnalysis
import Testing

struct SampleQuantilesTests {
  @Test("A quantile interpolates between the sorted values")
  func handComputed() throws {
    let quantiles = try #require(SampleQuantiles(of: [10, 2, 8, 4, 6, 5, 7, 3, 9, 1]))
    // Linear at 1 + 9 p.
    #expect(quantiles.quantile(0) == 1)
    #expect(isNear(quantiles.quantile(0.25), 3.25, within: 1e-14))
    #expect(quantiles.quantile(0.5) == 5.5)
    #expect(isNear(quantiles.quantile(0.99), 9.91, within: 1e-14))
    #expect(quantiles.quantile(1) == 10)
    #expect(SampleQuantiles(of: []) == nil)
    #expect(try #require(SampleQuantiles(of: [3])).quantile(0.7) == 3)
  }

  @Test("A summary's quantiles are these, bit for bit")
  func summary() throws {
    var generator = NormalGenerator(seed: 25)
    let values = (0..<237).map { _ in 1e3 * generator.normal() }
    let summary = try #require(SampleSummary(of: values))
    let quantiles = try #require(SampleQuantiles(of: values))
    #expect(summary.p5 == quantiles.quantile(0.05))
    #expect(summary.p10 == quantiles.quantile(0.10))
    #expect(summary.p50 == quantiles.quantile(0.50))
    #expect(summary.p90 == quantiles.quantile(0.90))
    #expect(summary.p95 == quantiles.quantile(0.95))
    #expect(summary.minimum == values.min())
    #expect(summary.maximum == values.max())
  }

  @Test("Shares in percent and values that are not finite stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      _ = SampleQuantiles(of: [1, 2])?.quantile(50)
    }
    await #expect(processExitsWith: .failure) { _ = SampleQuantiles(of: [1, .nan]) }
  }
}
