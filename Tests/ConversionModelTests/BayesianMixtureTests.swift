import ConversionModel
import Foundation
import Testing

@Suite("Mixture of Bayesian filters")
struct BayesianMixtureTests {
  @Test("It is Bayes' rule over four filters with a fixed share")
  func sameAsNaive() {
    var generator = SampleGenerator(seed: 4)
    var mixture = BayesianMixture(featureCount: 3)
    var filters = BayesianMixture.processNoises.map {
      NaiveFilter(featureCount: 3, processNoise: $0)
    }
    var shares = [0.25, 0.25, 0.25, 0.25]
    var worst = 0.0
    for index in 0..<150 {
      let row = [generator.normal(), generator.uniform() < 0.4 ? 1 : 0, generator.normal()]
      let label = generator.uniform() < 1 / (1 + exp(-row[0]))
      let weight = index % 7 == 0 ? 1.5 : 1
      let logit = mixture.estimateLogit(row.span)
      let estimates = filters.map { $0.estimate(row) }
      let mean = zip(shares, estimates).reduce(0) { $0 + $1.0 * $1.1.mean }
      let variance = zip(shares, estimates).reduce(0) {
        $0 + $1.0 * ($1.1.variance + ($1.1.mean - mean) * ($1.1.mean - mean))
      }
      worst = max(worst, abs(logit.mean - mean), abs(logit.variance - variance))
      let probabilities = filters.indices.map {
        filters[$0].learn(row, label: label, weight: weight, implicit: true)
      }
      let prediction = zip(shares, probabilities).reduce(0) { $0 + $1.0 * $1.1 }
      worst = max(worst, abs(mixture.predict(row.span) - prediction))
      worst = max(worst, abs(mixture.learn(row.span, label: label, weight: weight) - prediction))
      for filter in 0..<4 {
        shares[filter] *= pow(label ? probabilities[filter] : 1 - probabilities[filter], weight)
      }
      let sum = shares.reduce(0, +)
      shares = shares.map { (1 - 1e-4) * $0 / sum + 1e-4 / 4 }
    }
    for (share, target) in zip(mixture.filterProbabilities, shares) {
      worst = max(worst, abs(share - target))
    }
    for index in 0..<4 {
      let weight = zip(shares, filters).reduce(0) { $0 + $1.0 * $1.1.weights[index] }
      worst = max(worst, abs(mixture.weights[index] - weight))
    }
    #expect(worst < 1e-9)
    #expect(mixture.restarts == 0)
  }

  @Test("After a change of the weights slow filters start again, and it predicts well again")
  func drift() {
    var generator = SampleGenerator(seed: 6)
    var mixture = BayesianMixture(featureCount: 2)
    var steady = BayesianRegression(featureCount: 2, processNoise: 0)
    var (lossOfMixture, lossOfSteady) = (0.0, 0.0)
    for index in 0..<16_000 {
      let row = [generator.normal(), generator.normal()]
      let logit = index < 8_000 ? -1 + 2 * row[0] : -1 - 2 * row[0] + row[1]
      let p = 1 / (1 + exp(-logit))
      let label = generator.uniform() < p
      let (ours, theirs) = (
        mixture.learn(row.span, label: label), steady.learn(row.span, label: label)
      )
      guard index >= 14_000 else { continue }
      // The divergence from the true probability, which is the regret without the labels' noise.
      lossOfMixture += p * log(p / ours) + (1 - p) * log((1 - p) / (1 - ours))
      lossOfSteady += p * log(p / theirs) + (1 - p) * log((1 - p) / (1 - theirs))
    }
    #expect(mixture.restarts > 0)
    #expect(lossOfMixture / 2_000 < 0.005)
    #expect(lossOfSteady / 2_000 > 0.05)
    #expect(abs(mixture.filterProbabilities.reduce(0, +) - 1) < 1e-12)
  }

  @Test("A copy goes on by itself")
  func copies() {
    var original = BayesianMixture(featureCount: 2)
    original.learn([1, 2].span, label: true)
    var copy = original
    let weights = original.weights
    copy.learn([1, 2].span, label: false)
    #expect(original.weights == weights)
    original.learn([1, 2].span, label: false)
    #expect(original.weights == copy.weights)
  }
}
