import ConversionModel
import Foundation
import Testing

/// The compiled steps beside the optimisers' equations, written out coordinate by coordinate.
@Suite("Steps along gradients")
struct GradientKernelTests {
  /// Logistic regression by the equations of ``Optimizer``, one number at a time.
  private struct ByEquations {
    let (optimizer, step, l1, l2): (Optimizer, Double, Double, Double)
    var w: [Double]
    var m: [Double]
    var v: [Double]
    var steps = 0

    init(_ optimizer: Optimizer, step: Double, l1: Double, l2: Double, count: Int) {
      (self.optimizer, self.step, self.l1, self.l2) = (optimizer, step, l1, l2)
      w = [Double](repeating: 0, count: count + 1)
      (m, v) = (w, w)
    }

    func probability(_ x: [Double]) -> Double {
      1 / (1 + exp(-zip(w, x + [1]).reduce(0) { $0 + $1.0 * $1.1 }))
    }

    mutating func move(_ gradients: [Double]) {
      steps += 1
      for i in w.indices {
        let (l1, l2) = i < w.count - 1 ? (l1, l2) : (0, 0)
        var g = gradients[i]
        if case .followTheRegularizedLeader = optimizer {} else { g -= l2 * w[i] }
        var reach = step
        switch optimizer {
        case .gradientDescent: w[i] += step * g
        case .momentum(let beta):
          m[i] = beta * m[i] + g
          w[i] += step * m[i]
          reach = step / (1 - beta)
        case .nesterov(let beta):
          m[i] = beta * m[i] + g
          w[i] += step * (g + beta * m[i])
          reach = step / (1 - beta)
        case .adam(let beta1, let beta2, let epsilon):
          m[i] = beta1 * m[i] + (1 - beta1) * g
          v[i] = beta2 * v[i] + (1 - beta2) * g * g
          let first = m[i] / (1 - pow(beta1, Double(steps)))
          let second = v[i] / (1 - pow(beta2, Double(steps)))
          w[i] += step * first / (second.squareRoot() + epsilon)
        case .adaGrad(let epsilon):
          v[i] += g * g
          reach = step / (v[i] + epsilon).squareRoot()
          w[i] += g * reach
        case .followTheRegularizedLeader(let beta):
          let sigma = ((v[i] + g * g).squareRoot() - v[i].squareRoot()) / step
          m[i] += -g - sigma * w[i]
          v[i] += g * g
          let rest = max(0, abs(m[i]) - l1)
          w[i] = -(m[i] < 0 ? -rest : rest) / ((beta + v[i].squareRoot()) / step + l2)
          continue
        }
        let rest = max(0, abs(w[i]) - reach * l1)
        w[i] = w[i] < 0 ? -rest : rest
      }
    }
  }

  private static let optimizers: [(Optimizer, Double)] = [
    (.gradientDescent, 0.05), (.momentum(beta: 0.8), 0.01), (.nesterov(beta: 0.8), 0.01),
    (.adam(), 0.02), (.adaGrad(), 0.1), (.followTheRegularizedLeader(beta: 0.7), 0.2),
  ]

  private func examples(_ count: Int, features: Int) -> [(x: [Double], label: Bool, weight: Double)]
  {
    var generator = SampleGenerator(seed: 9)
    return (0..<count).map { index in
      let x = (0..<features).map { _ in generator.normal() }
      let label = generator.uniform() < 1 / (1 + exp(0.5 - x[0]))
      return (x, label, index % 5 == 0 ? 2.5 : 1)
    }
  }

  @Test(
    "Every optimiser follows its equations, whatever the features, penalties and batches",
    arguments: 1...18)
  func equations(features: Int) {
    for (optimizer, step) in Self.optimizers {
      for (l1, l2, batch) in [(0, 0, 1), (0.02, 0, 1), (0, 0.1, 1), (0.02, 0.1, 1), (0, 0, 3)] {
        var model = LogisticRegression(
          featureCount: features, optimizer: optimizer, learningRate: .constant(step), l1: l1,
          l2: l2, batchSize: batch)
        var naive = ByEquations(optimizer, step: step, l1: l1, l2: l2, count: features)
        var sums = [Double](repeating: 0, count: features + 1)
        for (index, example) in examples(90, features: features).enumerated() {
          let p = naive.probability(example.x)
          let learnt = model.learn(
            example.x.span, label: example.label, weight: example.weight)
          #expect(abs(learnt - p) < 1e-11)
          let residual = example.weight * ((example.label ? 1 : 0) - p)
          for (i, x) in (example.x + [1]).enumerated() { sums[i] += residual * x }
          guard (index + 1) % batch == 0 else { continue }
          naive.move(sums.map { $0 / Double(batch) })
          sums = [Double](repeating: 0, count: features + 1)
        }
        #expect(naive.w.contains { abs($0) > 0.01 })
        for (weight, target) in zip(model.weights, naive.w) {
          #expect(abs(weight - target) < 1e-11, "\(optimizer), \(l1), \(l2), batches of \(batch)")
        }
      }
    }
  }

  @Test("Every set of instructions gives the same bits", arguments: 1...18)
  func instructions(features: Int) {
    for (optimizer, step) in Self.optimizers {
      for (l1, batch) in [(0, 1), (0.02, 1), (0.02, 4)] {
        var results: [[Double]] = []
        for instructions in VectorInstructions.allCases where instructions.isAvailable {
          var model = LogisticRegression(
            featureCount: features, optimizer: optimizer, learningRate: .constant(step), l1: l1,
            l2: l1, batchSize: batch, exponential: .portable, instructions: instructions)
          let predictions = examples(90, features: features).map {
            model.learn($0.x.span, label: $0.label, weight: $0.weight)
          }
          results.append(predictions + model.weights)
        }
        #expect(results.allSatisfy { $0 == results[0] })
      }
    }
  }
}
