import ConversionModel
import Foundation
import Testing

@testable import TableLearning

@Suite("Two priors")
struct TwoPriorsTests {
  private static let rows = 2_000

  /// Losses in nats of a pair and of each of its two, over rows whose label depends on the first of a
  /// few features by a weight.
  private func losses(weight: Double, features: Int) -> (pair: Double, single: [Double]) {
    var generator = SampleGenerator(state: 4)
    var pair = TwoPriors { DiagonalBayesianRegression(featureCount: features, priorVariance: $0) }
    var single = [0.1, 1].map {
      DiagonalBayesianRegression(featureCount: features, priorVariance: $0)
    }
    var losses = (pair: 0.0, single: [0.0, 0.0])
    func loss(_ prediction: Double, _ label: Bool) -> Double {
      -log(label ? prediction : 1 - prediction)
    }
    for _ in 0..<Self.rows {
      let row = (0..<features).map { _ in generator.uniform() < 0.5 ? 1.0 : -1.0 }
      let label = generator.uniform() < 1 / (1 + exp(-weight * row[0]))
      losses.pair += loss(pair.learn(row.span, label: label, weight: 1), label)
      for index in single.indices {
        losses.single[index] += loss(
          single[index].learn(row.span, label: label, weight: 1), label)
      }
    }
    return losses
  }

  @Test(
    "A pair loses hardly more than the better of its two, whichever that is",
    arguments: [(5.0, 4), (0.0, 100)])
  func losesLittle(weight: Double, features: Int) throws {
    let found = losses(weight: weight, features: features)
    let better = try #require(found.single.min())
    let worse = try #require(found.single.max())
    // Bayes' rule costs ln 2, the fixed share less than 1e-4 a row; deterministic.
    #expect(found.pair < better + 0.7 + 1e-4 * Double(Self.rows))
    #expect(worse > better + 5)
    #expect((found.single[1] < found.single[0]) == (weight > 0))
  }

  @Test("An example of a weight counts as often in the judgement, and one of weight 0 not at all")
  func weights() {
    func share(_ weights: [Double]) -> Double {
      var pair = TwoPriors { DiagonalBayesianRegression(featureCount: 1, priorVariance: $0) }
      let row = [1.0]
      pair.learn(row.span, label: true, weight: 1)
      for weight in weights { pair.learn(row.span, label: true, weight: weight) }
      return pair.wideShare
    }
    #expect(abs(share([]) - 0.5) < 1e-12)
    #expect(share([0]) == share([]))
    #expect(share([0.5]) > 0.5)
    #expect(share([0.5]) < share([1]))
    #expect(share([1]) < share([3]))
    #expect(share([1e6]).isFinite)
  }

  @Test("What is believed of the log-odds is the mixture of what the two believe")
  func estimates() throws {
    var pair = TwoPriors { BayesianMixture(featureCount: 1, priorVariance: $0) }
    var single = [0.1, 1].map { BayesianMixture(featureCount: 1, priorVariance: $0) }
    let row = [1.0]
    for _ in 0..<5 {
      pair.learn(row.span, label: true, weight: 1)
      for index in single.indices { single[index].learn(row.span, label: true, weight: 1) }
    }
    // The first two moments of a mixture of two laws.
    let estimates = single.map { $0.estimateLogit(row.span) }
    let share = [1 - pair.wideShare, pair.wideShare]
    let mean = zip(share, estimates).reduce(0) { $0 + $1.0 * $1.1.mean }
    let second = zip(share, estimates).reduce(0) {
      $0 + $1.0 * ($1.1.variance + $1.1.mean * $1.1.mean)
    }
    let before = pair.estimateLogit(row.span)
    #expect(abs(before.mean - mean) < 1e-12)
    #expect(abs(before.variance - (second - mean * mean)) < 1e-12)
    // The two do differ, so a mean that forgets one of them, or their distance, is seen.
    #expect(abs(estimates[1].mean - estimates[0].mean) > 0.05)
    #expect(pair.wideShare > 0.1 && pair.wideShare < 0.9)
    var copy = pair
    let learnt = try #require(copy.learnAndEstimate(row.span, label: true, weight: 1).logit)
    #expect(abs(learnt.mean - before.mean) < 1e-12)
    #expect(abs(learnt.variance - before.variance) < 1e-12)
    // A constant and one feature of 1: the mean of the log-odds is the sum of the weights' means.
    #expect(abs(before.mean - (pair.weights[0] + pair.weights[1])) < 1e-9)
    #expect(pair.weightVariances[0] > 0.1)
    #expect(single[0].weightVariances[0] <= 0.1)
    #expect(pair.examples == 5)
  }
}
