import ConversionModel
import Foundation
import Testing

@Suite("Optimisers and their options")
struct OptimizerTests {
  /// σ(0.1), the probability after a step of 0.1 from 0.5 along (2, −1) and the constant, at (1, 1).
  private let second = 0.524979187478940

  private func expect(
    _ values: [Double], near expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(values.count == expected.count, sourceLocation: sourceLocation)
    for (value, target) in zip(values, expected) {
      #expect(abs(value - target) < 1e-12, sourceLocation: sourceLocation)
    }
  }

  @Test("Nesterov's momentum steps along the gradient and what the next step will add")
  func nesterovByHand() {
    var model = LogisticRegression(
      featureCount: 2, optimizer: .nesterov(beta: 0.5), learningRate: .constant(0.1))
    model.learn([2, -1].span, label: true)
    // g = (1, −0.5, 0.5), m = g: w = 0.1 · 1.5 g
    expect(model.weights, near: [0.15, -0.075, 0.075])
    // logit of (1, 1) = 0.15; g = −σ(0.15) everywhere; m = 0.5 (1, −0.5, 0.5) + g
    let g = -1 / (1 + exp(-0.15))
    model.learn([1, 1].span, label: false)
    let m = [0.5 + g, -0.25 + g, 0.25 + g]
    expect(
      model.weights,
      near: zip([0.15, -0.075, 0.075], m).map { $0 + 0.1 * (g + 0.5 * $1) })
  }

  @Test("AdaGrad divides each coordinate's step by the root of its squared gradients")
  func adaGradByHand() {
    var model = LogisticRegression(
      featureCount: 2, optimizer: .adaGrad(epsilon: 0), learningRate: .constant(0.1))
    model.learn([2, -1].span, label: true)
    expect(model.weights, near: [0.1, -0.1, 0.1])
    model.learn([1, 1].span, label: false)
    let g = -second
    expect(
      model.weights,
      near: [
        0.1 + 0.1 * g / (1 + g * g).squareRoot(), -0.1 + 0.1 * g / (0.25 + g * g).squareRoot(),
        0.1 + 0.1 * g / (0.25 + g * g).squareRoot(),
      ])
  }

  @Test("FTRL's weights are those of its published algorithm, penalties and all")
  func ftrlByHand() {
    let (alpha, beta, l1, l2) = (0.3, 1.0, 1.5, 0.1)
    for penalised in [false, true] {
      let (l1, l2) = penalised ? (l1, l2) : (0, 0)
      var model = LogisticRegression(
        featureCount: 5, optimizer: .followTheRegularizedLeader(beta: beta),
        learningRate: .constant(alpha), l1: l1, l2: l2, constant: -1)
      var generator = SampleGenerator(seed: 3)
      var z = [Double](repeating: 0, count: 6)
      z[5] = beta / alpha
      var n = [Double](repeating: 0, count: 6)
      var w = [0, 0, 0, 0, 0, -1.0]
      expect(model.weights, near: w)
      for _ in 0..<60 {
        let x = (0..<5).map { _ in generator.normal() }
        let label = generator.uniform() < 1 / (1 + exp(-x[0]))
        let logit = zip(w, x + [1]).reduce(0) { $0 + $1.0 * $1.1 }
        let p = 1 / (1 + exp(-logit))
        #expect(abs(model.learn(x.span, label: label) - p) < 1e-12)
        for (i, feature) in (x + [1]).enumerated() {
          let g = (p - (label ? 1 : 0)) * feature
          let sigma = ((n[i] + g * g).squareRoot() - n[i].squareRoot()) / alpha
          z[i] += g - sigma * w[i]
          n[i] += g * g
          // The penalties leave the constant free.
          let (a, b) = i < 5 ? (l1, l2) : (0, 0)
          w[i] =
            abs(z[i]) <= a
            ? 0 : -(z[i] - (z[i] < 0 ? -a : a)) / ((beta + n[i].squareRoot()) / alpha + b)
        }
        expect(model.weights, near: w)
      }
      #expect(penalised == w.dropLast().contains(0))
    }
  }

  @Test(
    "The penalty on magnitudes shrinks the weights of useless features most",
    arguments: [Optimizer.gradientDescent, .momentum(), .nesterov(), .adam(), .adaGrad()])
  func magnitudes(optimizer: Optimizer) {
    func weights(l1: Double) -> [Double] {
      var generator = SampleGenerator(seed: 12)
      var model = LogisticRegression(
        featureCount: 6, optimizer: optimizer,
        learningRate: .inverse(initial: optimizer == .adaGrad() ? 0.2 : 0.01), l1: l1)
      for _ in 0..<6_000 {
        let x = (0..<6).map { _ in generator.normal() }
        model.learn(x.span, label: generator.uniform() < 1 / (1 + exp(-2 - 2 * x[0])))
      }
      return model.weights
    }
    let (free, held) = (weights(l1: 0), weights(l1: 0.05))
    func sum(_ weights: [Double]) -> Double { weights[1...5].reduce(0) { $0 + abs($1) } }
    #expect(sum(held) < 0.5 * sum(free))
    #expect(held[0] > 0.5 * free[0] && held[0] < free[0])
    #expect(held[6] > 0.5)
  }

  @Test("A penalised step moves each weight towards 0 by its size, and no further")
  func magnitudesByHand() {
    var model = LogisticRegression(
      featureCount: 2, optimizer: .gradientDescent, learningRate: .constant(0.1), l1: 0.6)
    model.learn([2, -1].span, label: true)
    // 0.1 − 0.06, −0.05 within 0.06 of 0, and the constant free.
    expect(model.weights, near: [0.04, 0, 0.05])
  }

  @Test("A batch makes one step by the mean gradient of its examples")
  func batches() {
    var model = LogisticRegression(
      featureCount: 2, optimizer: .gradientDescent, learningRate: .constant(0.1), l2: 0.5,
      batchSize: 2)
    #expect(model.learn([2, -1].span, label: true) == 0.5)
    expect(model.weights, near: [0, 0, 0])
    // Predicted with the weights of before the batch.
    #expect(model.learn([1, 1].span, label: false) == 0.5)
    expect(model.weights, near: [0.1 * 0.25, -0.1 * 0.5, 0])
    model.learn([0, 0].span, label: true)
    model.learn([0, 0].span, label: true)
    expect(model.weights, near: [0.025 * 0.95, -0.05 * 0.95, 0.1 * 0.5])
    #expect(model.examples == 4)
  }

  @Test("Equal examples in a batch are as one alone, for every optimiser")
  func equalBatches() {
    let optimizers: [Optimizer] = [
      .gradientDescent, .momentum(), .nesterov(), .adam(), .adaGrad(),
      .followTheRegularizedLeader(),
    ]
    for optimizer in optimizers {
      var alone = LogisticRegression(
        featureCount: 5, optimizer: optimizer, learningRate: .constant(0.05))
      var batched = LogisticRegression(
        featureCount: 5, optimizer: optimizer, learningRate: .constant(0.05), batchSize: 3)
      var generator = SampleGenerator(seed: 1)
      for index in 0..<20 {
        let x = (0..<5).map { _ in generator.normal() }
        alone.learn(x.span, label: index % 3 == 0)
        for _ in 0..<3 { batched.learn(x.span, label: index % 3 == 0) }
      }
      expect(batched.weights, near: alone.weights)
    }
  }

  @Test("Schedules shrink the step as they say")
  func schedules() {
    #expect(LearningRate.inverse(initial: 0.4, decayExamples: 100).step(after: 300) == 0.1)
    for examples in [0, 1, 50, 100, 1_000, 40_000] {
      let step = LearningRate.exponential(initial: 0.4, decayExamples: 100).step(after: examples)
      let expected = 0.4 * exp(-Double(examples) / 100)
      #expect(abs(step - expected) <= 1e-15 * expected)
    }
  }

  @Test("The portable exponential gives the platform's predictions but for the last bits")
  func portable() {
    var generator = SampleGenerator(seed: 2)
    for _ in 0..<2_000 {
      let logit = 80 * generator.uniform() - 40
      let predictions = LogisticRegression.Exponential.allCases.map { exponential in
        LogisticRegression(
          featureCount: 1, optimizer: .gradientDescent, learningRate: .constant(1),
          constant: 0, exponential: exponential
        ).predictAfterOneStep(to: logit)
      }
      #expect(abs(predictions[0] - predictions[1]) <= 1e-15 * predictions[0])
    }
  }
}

extension LogisticRegression {
  /// The prediction for a feature that brings the log-odds to `logit`.
  fileprivate func predictAfterOneStep(to logit: Double) -> Double {
    var model = self
    // The weight becomes 0.5, and the constant, too.
    model.learn([1].span, label: true)
    return model.predict([2 * (logit - 0.5)].span)
  }
}
