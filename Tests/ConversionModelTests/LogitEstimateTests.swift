import ConversionModel
import Foundation
import Testing

@Suite("Uncertainty and drift")
struct LogitEstimateTests {
  @Test("Intervals have the quantiles of the normal distribution")
  func intervals() {
    let estimate = LogitEstimate(mean: -1, variance: 4)
    // The 97.5 % quantile from the tables: 1.959963985.
    let interval = estimate.interval()
    #expect(abs(interval.lowerBound - (-1 - 2 * 1.959963984540054)) < 1e-12)
    #expect(abs(interval.upperBound - (-1 + 2 * 1.959963984540054)) < 1e-12)
    #expect(abs(LogitEstimate.deviations(level: 0.6826894921370859) - 1) < 1e-12)
    let probabilities = estimate.probabilityInterval(level: 0.5)
    #expect(abs(probabilities.upperBound - 1 / (1 + exp(1 - 2 * 0.6744897501960817))) < 1e-12)
    #expect(estimate.draw(standardNormal: -1.5) == -4)
    #expect(estimate.upperBound(deviations: 2) == 3)
  }

  @Test("A detector finds a rise of the mean, and takes a steady stream as it is")
  func drift() {
    var generator = SampleGenerator(seed: 1)
    var detector = DriftDetector(threshold: 20)
    var foundAt: Int?
    for index in 0..<6_000 {
      // Uniform losses of mean 0.5, from 4,000 on of mean 0.8.
      let value = generator.uniform() + (index < 4_000 ? 0 : 0.3)
      if detector.record(value), foundAt == nil { foundAt = index }
    }
    // The sum has to rise by 20 at 0.3 less the allowance an example: after about 70.
    #expect((4_040...4_140).contains(foundAt ?? 0))
    #expect(detector.alarms == 1)
  }

  @Test("An adaptive learner starts again after a change, and not without one")
  func adaptive() {
    for changes in [false, true] {
      var generator = SampleGenerator(seed: 3)
      var plain = BayesianRegression(featureCount: 2, processNoise: 0)
      var adaptive = AdaptiveLearner(plain)
      var (lossOfPlain, lossOfAdaptive) = (0.0, 0.0)
      for index in 0..<8_000 {
        let row = [generator.normal(), generator.normal()]
        let sign = changes && index >= 4_000 ? -1.0 : 1
        let label = generator.uniform() < 1 / (1 + exp(-2 * sign * row[0]))
        let (p, q) = (
          plain.learn(row.span, label: label), adaptive.learn(row.span, label: label)
        )
        guard index >= 6_000 else { continue }
        lossOfPlain -= log(label ? p : 1 - p)
        lossOfAdaptive -= log(label ? q : 1 - q)
      }
      #expect(adaptive.restarts == (changes ? 1 : 0))
      #expect(adaptive.examples == 8_000)
      #expect(changes ? lossOfAdaptive < 0.8 * lossOfPlain : lossOfAdaptive == lossOfPlain)
    }
  }
}
