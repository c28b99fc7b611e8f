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
}
