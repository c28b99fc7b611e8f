import ConversionModel
import Foundation
import Testing

@Suite("Merging learners")
struct FederatedLearningTests {
  private let truth = [0.9, -0.6, 0, -1.0]

  private func example(_ generator: inout SampleGenerator) -> (row: [Double], label: Bool) {
    let row = (0..<3).map { _ in generator.normal() }
    let logit = zip(truth, row + [1]).reduce(0) { $0 + $1.0 * $1.1 }
    return (row, generator.uniform() < 1 / (1 + exp(-logit)))
  }

  @Test("One learner and ones that have learnt nothing merge to that one")
  func alone() throws {
    var generator = SampleGenerator(seed: 1)
    let fresh = BayesianRegression(featureCount: 3, processNoise: 0, constant: -0.5)
    var taught = fresh
    for _ in 0..<300 {
      let example = example(&generator)
      taught.learn(example.row.span, label: example.label)
    }
    let merged = try #require(BayesianRegression.merged([fresh, taught, fresh]))
    #expect(zip(merged.weights, taught.weights).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(zip(merged.covariance, taught.covariance).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(merged.examples == 300)
  }

  @Test("Merged, learners of a fifth each know nearly what one knows that has seen all")
  func nearlyAll() throws {
    var generator = SampleGenerator(seed: 2)
    let fresh = BayesianRegression(featureCount: 3, processNoise: 0)
    var whole = fresh
    var locals = [BayesianRegression](repeating: fresh, count: 5)
    for index in 0..<5_000 {
      let example = example(&generator)
      whole.learn(example.row.span, label: example.label)
      locals[index % 5].learn(example.row.span, label: example.label)
    }
    let merged = try #require(BayesianRegression.merged(locals))
    for index in 0..<4 {
      let deviation = whole.weightVariances[index].squareRoot()
      // The price: less than a posterior deviation here; a learner alone is off by √5 of them.
      #expect(abs(merged.weights[index] - whole.weights[index]) < deviation)
      #expect(abs(merged.weightVariances[index].squareRoot() / deviation - 1) < 0.1)
      #expect(locals[0].weightVariances[index] > 3 * merged.weightVariances[index])
    }
  }

  @Test("Learners that noise has made less sure than the prior still merge")
  func noise() throws {
    var generator = SampleGenerator(seed: 3)
    let fresh = BayesianRegression(featureCount: 2, processNoise: 1e-2, priorVariance: 0.1)
    var locals = [BayesianRegression](repeating: fresh, count: 5)
    for index in 0..<2_500 {
      // A feature twice: how the two differ in weight is never learnt, and noise adds to that while
      // each by itself is known better than before.
      let row = Array(repeating: generator.normal(), count: 2)
      let label = generator.uniform() < 1 / (1 + exp(-0.8 * row[0]))
      locals[index % 5].learn(row.span, label: label)
    }
    func difference(_ learner: BayesianRegression) -> Double {
      let covariance = learner.covariance
      return covariance[0] + covariance[4] - 2 * covariance[1]
    }
    // Five precisions of a difference this unsure, less four of the prior's, are none.
    #expect(locals.allSatisfy { difference($0) > 0.2 * 5 / 4 })
    let merged = try #require(BayesianRegression.merged(locals))
    #expect(abs(difference(merged) / 0.2 - 1) < 1e-6, "as unsure of it as before all examples")
    let logit = merged.estimateLogit([1, 1].span)
    #expect(locals.allSatisfy { logit.variance < $0.estimateLogit([1, 1].span).variance })
    // Each local learner estimates 0.8 from the last dozens of its examples.
    let mean = locals.reduce(0) { $0 + $1.estimateLogit([1, 1].span).mean } / 5
    #expect(abs(logit.mean - mean) < 2 * logit.variance.squareRoot(), "\(logit) \(mean)")
    #expect(abs(logit.mean - 0.8) < 4 * logit.variance.squareRoot(), "\(logit)")
  }
}
