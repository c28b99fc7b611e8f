import ConversionModel
import Foundation
import Testing

@Suite("Bayesian regression")
struct BayesianRegressionTests {
  /// Rows that mix dense, one-hot and constant features, and labels that follow some of them.
  private func examples(
    _ count: Int, features: Int, seed: UInt64
  ) -> [(row: [Double], label: Bool)] {
    var generator = SampleGenerator(seed: seed)
    return (0..<count).map { _ in
      let row = (0..<features).map { index in
        index % 3 == 1 ? (generator.uniform() < 0.3 ? 1 : 0) : generator.normal()
      }
      let logit = -1 + row[0] - 0.5 * row[features - 1]
      return (row, generator.uniform() < 1 / (1 + exp(-logit)))
    }
  }

  @Test(
    "The first example moves weights and covariance as worked out by hand",
    arguments: BayesianRegression.Update.allCases)
  func byHand(update: BayesianRegression.Update) {
    var model = BayesianRegression(featureCount: 1, processNoise: 0, update: update)
    #expect(model.learn([2].span, label: true) == 0.5)
    // g = (0.1 · 2, 10), s² = 0.4 + 10; explicit: r = 0.5/(1 + 10.4/4), gain 0.25/(1 + 10.4/4).
    // Implicit: four steps of Newton's method from 0 towards the root of m = 10.4 (1 − σ(m)).
    var (residual, gain) = (0.5 / 3.6, 0.25 / 3.6)
    if update == .implicit {
      var m = 0.0
      for _ in 0..<4 {
        let p = 1 / (1 + exp(-m))
        m -= (m - 10.4 * (1 - p)) / (1 + 10.4 * p * (1 - p))
      }
      // Near the root, which is closer to 2 than to the explicit step's 1.4.
      #expect(abs(m - 10.4 / (1 + exp(m))) < 1e-3)
      let p = 1 / (1 + exp(-m))
      residual = 1 - p
      gain = p * (1 - p) / (1 + 10.4 * p * (1 - p))
    }
    let expected = [0.2 * residual, 10 * residual]
    #expect(zip(model.weights, expected).allSatisfy { abs($0 - $1) < 1e-11 })
    let covariance = [0.1 - gain * 0.04, -gain * 2, -gain * 2, 10 - gain * 100]
    #expect(zip(model.covariance, covariance).allSatisfy { abs($0 - $1) < 1e-10 })
    #expect(model.weightVariances == [model.covariance[0], model.covariance[3]])
  }

  @Test("It agrees with textbook loops, whatever the number of features", arguments: 1...26)
  func sameAsNaive(features: Int) {
    let implicit = features % 2 == 0
    var model = BayesianRegression(
      featureCount: features, processNoise: 1e-4, update: implicit ? .implicit : .explicit)
    var naive = NaiveFilter(featureCount: features, processNoise: 1e-4)
    var worst = 0.0
    for (index, example) in examples(40, features: features, seed: 3).enumerated() {
      let weight = index % 5 == 0 ? 2.5 : 1
      let before = naive.estimate(example.row)
      let estimate = model.estimateLogit(example.row.span)
      worst = max(worst, abs(estimate.mean - before.mean))
      worst = max(worst, abs(estimate.variance - before.variance))
      let predicted = model.predict(example.row.span)
      let prediction = model.learn(example.row.span, label: example.label, weight: weight)
      #expect(prediction == predicted)
      worst = max(
        worst,
        abs(
          prediction
            - naive.learn(example.row, label: example.label, weight: weight, implicit: implicit)))
    }
    for (weight, target) in zip(model.weights, naive.weights) {
      worst = max(worst, abs(weight - target))
    }
    for (value, target) in zip(model.covariance, naive.covariance.joined()) {
      worst = max(worst, abs(value - target))
    }
    #expect(worst < 1e-9)
  }

  @Test("Every set of instructions gives the same bits", arguments: [1, 7, 8, 15, 20, 23, 40, 62])
  func instructions(features: Int) {
    let examples = examples(60, features: features, seed: 5)
    var results: [[Double]] = []
    for instructions in VectorInstructions.allCases where instructions.isAvailable {
      var single = BayesianRegression(featureCount: features, instructions: instructions)
      var mixture = BayesianMixture(featureCount: features, instructions: instructions)
      var predictions: [Double] = []
      for example in examples {
        predictions.append(single.learn(example.row.span, label: example.label))
        predictions.append(mixture.learn(example.row.span, label: example.label))
      }
      results.append(
        predictions + single.weights + single.covariance + mixture.weights
          + mixture.weightVariances)
    }
    #expect(VectorInstructions.basic.isAvailable && VectorInstructions.widest.isAvailable)
    #expect(results.allSatisfy { $0 == results[0] })
  }

  @Test("Every set of instructions gives the same bits for numbers far from 1")
  func instructionsFarFromOne() {
    let scales = [1e-160, 1e-40, 1, 1e60, 0]
    var results: [[Double]] = []
    for instructions in VectorInstructions.allCases where instructions.isAvailable {
      var model = BayesianRegression(featureCount: 20, instructions: instructions)
      for (index, example) in examples(60, features: 20, seed: 6).enumerated() {
        let row = example.row.enumerated().map { $1 * scales[($0 + index) % scales.count] }
        model.learn(row.span, label: example.label)
      }
      results.append(model.weights + model.covariance)
    }
    #expect(results.allSatisfy { $0 == results[0] && $0.allSatisfy(\.isFinite) })
  }

  @Test("What is told of an example is, to the bit, what is told when it is learnt")
  func estimateBeforeLearning() {
    var model = BayesianRegression(featureCount: 30)
    var mixture = BayesianMixture(featureCount: 30)
    for example in examples(300, features: 30, seed: 7) {
      let (single, several) = (
        model.estimateLogit(example.row.span), mixture.estimateLogit(example.row.span)
      )
      let learnt = model.learnAndEstimate(example.row.span, label: example.label, weight: 1)
      #expect(learnt.logit == single)
      let mixed = mixture.learnAndEstimate(example.row.span, label: example.label, weight: 1)
      #expect(mixed.logit == several)
    }
  }

  @Test("The implicit step reaches the posterior's peak from wherever it starts")
  func implicitStep() {
    // A feature of 1 whose weight has the variance s²; the constant is as good as known. Beyond a
    // variance of 1 four moves of Newton's method, the most that are made, do not always suffice.
    var worst = 0.0
    for logit in stride(from: -7.0, through: 7, by: 0.5) {
      for power in stride(from: -4.0, through: 0, by: 0.25) {
        for label in [false, true] {
          let variance = pow(10, power)
          var model = BayesianRegression(
            featureCount: 1, processNoise: 0, priorVariance: variance, constant: logit,
            constantVariance: 1e-12)
          model.learn([1].span, label: label)
          // The peak solves m = logit + s² (y − σ(m)): the distance by halving.
          var (low, high) = label ? (0, variance) : (-variance, 0)
          for _ in 0..<200 {
            let middle = (low + high) / 2
            let error = (label ? 1 : 0) - 1 / (1 + exp(-(logit + middle)))
            if middle < variance * error { low = middle } else { high = middle }
          }
          worst = max(worst, abs(model.weights[0] / low - 1))
          let p = 1 / (1 + exp(-(logit + low)))
          let left = variance / (1 + variance * p * (1 - p))
          worst = max(worst, abs(model.weightVariances[0] / left - 1))
        }
      }
    }
    #expect(worst < 1e-8)
  }

  @Test("Noise raises a variance up to the prior one and leaves a larger one as it is")
  func noise() {
    var model = BayesianRegression(featureCount: 2, processNoise: 0.04, constantVariance: 10)
    model.learn([0, 1].span, label: false)
    let variances = model.weightVariances
    // The first weight has not been touched: it is at the cap, and stays.
    #expect(variances[0] == 0.1)
    #expect(variances[1] <= 0.1)
    #expect(variances[2] > 0.1)
    // What an example takes from a variance of 0.1 is at most 0.01/4, and the noise more.
    var steady = BayesianRegression(featureCount: 2, processNoise: 0)
    for index in 0..<100 {
      model.learn([0, Double(index % 2)].span, label: index % 3 == 0)
      steady.learn([0, Double(index % 2)].span, label: index % 3 == 0)
    }
    #expect(model.weightVariances[1] == 0.1)
    #expect(steady.weightVariances[1] < 0.07)
  }

  @Test("A copy goes on by itself")
  func copies() {
    for example in examples(3, features: 4, seed: 1) {
      var original = BayesianRegression(featureCount: 4)
      original.learn(example.row.span, label: true)
      var copy = original
      let weights = original.weights
      copy.learn(example.row.span, label: false)
      #expect(original.weights == weights)
      #expect(copy.weights != weights)
      original.learn(example.row.span, label: false)
      #expect(original.weights == copy.weights)
    }
  }

  @Test("Known weights are recovered, and the intervals know how well")
  func recoversWeights() {
    // Weights drawn from the prior, so that the posterior's claim can be checked: the mean square of
    // (weight − mean)/deviation over 30 streams of 6 weights has mean 1 and, by χ² with 180 degrees of
    // freedom, deviation √(2/180) = 0.105. Five of them: false alarm 1e-6 were it normal.
    var (sum, count) = (0.0, 0)
    var generator = SampleGenerator(seed: 8)
    for _ in 0..<30 {
      let truth = (0..<6).map { _ in 0.1.squareRoot() * generator.normal() }
      var model = BayesianRegression(
        featureCount: 5, processNoise: 0, constantVariance: 0.1)
      for _ in 0..<400 {
        let row = (0..<5).map { _ in generator.normal() }
        let logit = zip(truth, row + [1]).reduce(0) { $0 + $1.0 * $1.1 }
        model.learn(row.span, label: generator.uniform() < 1 / (1 + exp(-logit)))
      }
      for index in 0..<6 {
        let error = model.weights[index] - truth[index]
        sum += error * error / model.weightVariances[index]
        count += 1
      }
    }
    #expect(abs(sum / Double(count) - 1) < 5 * 0.105)
  }

  @Test("The diagonal filter is the full one where only one feature and no constant is uncertain")
  func diagonal() {
    // With a constant known for certain the covariance is diagonal and stays so.
    var full = BayesianRegression(
      featureCount: 1, processNoise: 0, constantVariance: 1e-300, update: .explicit)
    var diagonal = DiagonalBayesianRegression(
      featureCount: 1, processNoise: 0, constantVariance: 1e-300)
    for example in examples(200, features: 1, seed: 2) {
      let prediction = diagonal.learn(example.row.span, label: example.label)
      #expect(abs(prediction - full.learn(example.row.span, label: example.label)) < 1e-12)
    }
    #expect(abs(full.weightVariances[0] - diagonal.weightVariances[0]) < 1e-12)
    let (left, right) = (full.estimateLogit([2].span), diagonal.estimateLogit([2].span))
    #expect(abs(left.mean - right.mean) < 1e-12)
    #expect(abs(left.variance - right.variance) < 1e-12)
  }

  @Test("The diagonal filter treats every feature alike", arguments: 1...9)
  func everyFeatureCounts(features: Int) {
    var model = DiagonalBayesianRegression(featureCount: features)
    let row = [Double](repeating: 0.7, count: features)
    for index in 0..<40 { model.learn(row.span, label: index % 3 == 0) }
    #expect(model.weights.dropLast().allSatisfy { abs($0 - model.weights[0]) < 1e-14 })
    #expect(model.weightVariances.dropLast().allSatisfy { $0 < 0.1 })
    // The constant's variance starts at 10 and is held under the cap after an example.
    #expect(model.weightVariances[features] <= 0.1)
    let estimate = model.estimateLogit(row.span)
    let logit = 0.7 * model.weights.dropLast().reduce(0, +) + model.weights[features]
    #expect(abs(estimate.mean - logit) < 1e-13)
    #expect(abs(model.predict(row.span) - 1 / (1 + exp(-logit))) < 1e-14)
  }
}
