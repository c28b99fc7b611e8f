import ConversionModel
import Foundation
import Testing

@Suite("Logistic regression")
struct LogisticRegressionTests {
  private func model(
    _ optimizer: Optimizer, step: LearningRate, l2: Double = 0, features: Int = 2
  ) -> LogisticRegression {
    LogisticRegression(
      featureCount: features, optimizer: optimizer, learningRate: step, l2: l2)
  }

  private func expect(
    _ values: [Double], near expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(values.count == expected.count, sourceLocation: sourceLocation)
    for (value, target) in zip(values, expected) {
      #expect(abs(value - target) < 1e-12, sourceLocation: sourceLocation)
    }
  }

  @Test("Gradient descent moves the weights by step, residual and feature")
  func gradientDescentByHand() {
    var model = model(.gradientDescent, step: .constant(0.1))
    #expect(model.learn([2, -1].span, label: true) == 0.5)
    // r = 0.5: w = 0.1 · 0.5 · (2, −1, 1)
    expect(model.weights, near: [0.1, -0.05, 0.05])
    // logit of (1, 1) = 0.1; r = 0 − σ(0.1) with σ(0.1) = 0.524979187478940
    #expect(abs(model.learn([1, 1].span, label: false) - 0.524979187478940) < 1e-14)
    let move = 0.1 * 0.524979187478940
    expect(model.weights, near: [0.1 - move, -0.05 - move, 0.05 - move])
    #expect(model.examples == 2)
  }

  @Test("Momentum adds the decayed former gradients")
  func momentumByHand() {
    var model = model(.momentum(beta: 0.5), step: .constant(0.1))
    model.learn([2, -1].span, label: true)
    expect(model.weights, near: [0.1, -0.05, 0.05])
    model.learn([1, 1].span, label: false)
    // m = 0.5 · (1, −0.5, 0.5) − σ(0.1)
    let r = 0.524979187478940
    expect(
      model.weights,
      near: [0.1 + 0.1 * (0.5 - r), -0.05 + 0.1 * (-0.25 - r), 0.05 + 0.1 * (0.25 - r)])
  }

  @Test("Adam corrects the bias of both moments")
  func adamByHand() {
    var model = model(.adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8), step: .constant(0.1))
    model.learn([2, -1].span, label: true)
    // After one example the corrected moments are g and g²: each weight moves by η g/(|g| + ε).
    expect(
      model.weights,
      near: [0.1 * 1 / (1 + 1e-8), -0.1 * 0.5 / (0.5 + 1e-8), 0.1 * 0.5 / (0.5 + 1e-8)])
    let before = model.weights
    let x = [1.0, 1.0]
    let r = -1 / (1 + exp(-(before[0] + before[1] + before[2])))
    model.learn(x.span, label: false)
    let expected = zip(before, [1.0, -0.5, 0.5]).map { weight, first in
      let m = (0.9 * 0.1 * first + 0.1 * r) / (1 - 0.81)
      let v = (0.999 * 0.001 * first * first + 0.001 * r * r) / (1 - 0.998001)
      return weight + 0.1 * m / (v.squareRoot() + 1e-8)
    }
    expect(model.weights, near: expected)
  }

  @Test("Features beyond a multiple of eight are treated like the others", arguments: 1...17)
  func everyFeatureCounts(features: Int) {
    let optimizers: [Optimizer] = [
      .gradientDescent, .momentum(), .nesterov(), .adam(), .adaGrad(),
      .followTheRegularizedLeader(),
    ]
    for optimizer in optimizers {
      var model = model(optimizer, step: .constant(0.05), features: features)
      let row = [Double](repeating: 0.7, count: features)
      for index in 0..<40 {
        model.learn(row.span, label: index % 3 == 0)
      }
      let weights = model.weights
      #expect(weights.count == features + 1)
      #expect(weights[0] != 0)
      // The same feature everywhere: the same weight everywhere.
      #expect(weights.dropLast().allSatisfy { abs($0 - weights[0]) < 1e-14 })
      let logit = 0.7 * weights.dropLast().reduce(0, +) + weights[features]
      #expect(abs(model.predict(row.span) - 1 / (1 + exp(-logit))) < 1e-14)
    }
  }

  @Test("The penalty pulls every weight but the constant's towards 0")
  func penaltyByHand() {
    var model = model(.gradientDescent, step: .constant(0.1), l2: 0.2)
    model.learn([2, -1].span, label: true)
    model.learn([0, 0].span, label: true)
    let r = 1 - 1 / (1 + exp(-0.05))
    expect(model.weights, near: [0.1 * (1 - 0.02), -0.05 * (1 - 0.02), 0.05 + 0.1 * r])
  }

  @Test("An importance weight multiplies the gradient")
  func importanceWeight() {
    var model = model(.gradientDescent, step: .constant(0.1))
    model.learn([2, -1].span, label: true, weight: 3)
    expect(model.weights, near: [0.3, -0.15, 0.15])
  }

  @Test("The inverse square-root schedule halves the step after three times its decay")
  func schedule() {
    let schedule = LearningRate.inverseSquareRoot(initial: 0.4, decayExamples: 100)
    #expect(schedule.step(after: 0) == 0.4)
    #expect(abs(schedule.step(after: 300) - 0.2) < 1e-15)
    #expect(LearningRate.constant(0.4).step(after: 300) == 0.4)
  }

  @Test("Logits are held within 35 either way")
  func clippedLogits() {
    var model = model(.gradientDescent, step: .constant(1), features: 1)
    model.learn([1].span, label: true)
    #expect(model.predict([1e6].span) == 1 / (1 + exp(-35.0)))
    #expect(model.predict([-1e6].span) == 1 / (1 + exp(35.0)))
    #expect(model.predict([-1e6].span) > 0)
  }

  @Test("A feature gone out of use keeps the weight at which its momentum ends")
  func unusedFeature() {
    var model = model(.momentum(), step: .constant(0.01))
    model.learn([1, 1].span, label: true)
    for _ in 0..<4_000 {
      model.learn([0, 1].span, label: false)
    }
    // The sum of the geometric series of one gradient of 0.5.
    #expect(abs(model.weights[0] - 0.01 * 0.5 / 0.1) < 1e-14)
  }

  @Test("Known weights are recovered within five standard errors")
  func recoversWeights() {
    // Independent standard normal features, logit −0.5 + 0.8 x₀ − 1.2 x₁ + 0 x₂, n = 40,000.
    // A decaying step averages about the last thousands of examples, so that the standard error of
    // a weight is near that of a batch of n/10: 1/√(4,000 · E[p(1−p)]) ≈ 1/√(4,000 · 0.17) ≈ 0.038.
    // Five of them: false alarm 6e-7 a weight, but the seed is fixed.
    let truth = [0.8, -1.2, 0, -0.5]
    let learners: [(Optimizer, Double)] = [
      (.gradientDescent, 0.05), (.momentum(), 0.005), (.nesterov(), 0.005), (.adam(), 0.02),
    ]
    for (optimizer, step) in learners {
      var generator = SampleGenerator(seed: 11)
      var model = model(
        optimizer, step: .inverseSquareRoot(initial: step, decayExamples: 1_000), features: 3)
      for _ in 0..<40_000 {
        let x = [generator.normal(), generator.normal(), generator.normal()]
        let logit = truth[0] * x[0] + truth[1] * x[1] + truth[2] * x[2] + truth[3]
        model.learn(x.span, label: generator.uniform() < 1 / (1 + exp(-logit)))
      }
      for (weight, target) in zip(model.weights, truth) {
        #expect(abs(weight - target) < 0.19, "\(optimizer)")
      }
    }
  }

  @Test("A copy goes on by itself")
  func copies() {
    var original = model(.adam(), step: .constant(0.1))
    original.learn([1, 2].span, label: true)
    var copy = original
    let weights = original.weights
    copy.learn([1, 2].span, label: false)
    #expect(original.weights == weights)
    #expect(copy.weights != weights)
    original.learn([1, 2].span, label: false)
    #expect(original.weights == copy.weights)
  }
}
