import Foundation
import Testing

@testable import ConversionModel

@Suite("Recurrent network")
struct LongShortTermMemoryTests {
  @Test("Its gradient is that of finite differences, through all rows and for every parameter")
  func gradient() {
    let network = RecurrentNetwork(features: 3, cells: 4, rows: 5)
    var generator = SampleGenerator(seed: 11)
    var p = (0..<network.parameterCount).map { _ in generator.uniform() - 0.5 }
    // With zeros among the features, as of categories.
    let x = (0..<15).map { _ in generator.uniform() < 0.3 ? 0 : 4 * generator.uniform() - 2 }
    var scratch = [Double](repeating: 0, count: network.scratchCount)
    func logit() -> Double {
      p.withPointer { p in
        x.withPointer { x in
          scratch.withMutablePointer { network.logit(p, x, rows: 5, scratch: $0) }
        }
      }
    }
    _ = logit()
    var sum = [Double](repeating: 0, count: network.parameterCount)
    p.withPointer { p in
      x.withPointer { x in
        scratch.withMutablePointer { scratch in
          sum.withMutablePointer {
            network.gradient(p, x, rows: 5, slope: 1, scratch: scratch, addedTo: $0)
          }
        }
      }
    }
    for index in p.indices {
      let (kept, step) = (p[index], 1e-5)
      p[index] = kept + step
      let above = logit()
      p[index] = kept - step
      let below = logit()
      p[index] = kept
      // The difference's own error is about step² and 1e-16/step: 1e-10 here.
      #expect(abs((above - below) / (2 * step) - sum[index]) < 1e-8, "parameter \(index)")
    }
    #expect(sum.count { abs($0) > 1e-3 } > p.count / 2)
  }

  /// Touches of three kinds of interleaved people; the label is known but for chance from the kind of
  /// the touch before, of which the touch itself says nothing.
  private func losses(
    orderMatters: Bool, rows: Int = 20_000
  ) -> (network: Double, logistic: Double, oracle: Double) {
    var generator = SampleGenerator(seed: 3)
    var network = LongShortTermMemory(featureCount: 3)
    var logistic = BayesianRegression(featureCount: 3)
    var before = [Int](repeating: -1, count: 2_000)
    var losses = (network: 0.0, logistic: 0.0, oracle: 0.0)
    var judged = 0.0
    for row in 0..<rows {
      let person = Int(generator.uniform() * Double(before.count))
      let kind = Int(3 * generator.uniform())
      var x = [0.0, 0, 0]
      x[kind] = 1
      let isRight = orderMatters ? before[person] == (kind + 1) % 3 : kind == 0
      let p = isRight ? 0.7 : 0.1
      let label = generator.uniform() < p
      before[person] = kind
      network.turn(to: UInt64(person))
      let mine = network.learn(x.span, label: label)
      let other = logistic.learn(x.span, label: label)
      guard row >= rows / 2 else { continue }
      judged += 1
      losses.network -= log(label ? mine : 1 - mine)
      losses.logistic -= log(label ? other : 1 - other)
      losses.oracle -= log(label ? p : 1 - p)
    }
    return (losses.network / judged, losses.logistic / judged, losses.oracle / judged)
  }

  @Test("It learns what the order of touches says, where a logistic model can't")
  func order() {
    let losses = losses(orderMatters: true)
    // Without the order the best is a constant of 0.3: 0.61 against the oracle's 0.42. Of 10,000 rows
    // the standard error of a paired difference is below 0.005.
    #expect(losses.logistic > losses.oracle + 0.15)
    #expect(losses.network < losses.oracle + 0.03)
  }

  @Test("Where order says nothing it comes near the logistic model, and no further")
  func noOrder() {
    let losses = losses(orderMatters: false)
    #expect(losses.network < losses.logistic + 0.015)
    #expect(losses.logistic < losses.oracle + 0.005)
  }

  @Test("It reads the latest rows of the sequence only, and those of no other")
  func sequences() {
    func prediction(_ touches: [(sequence: UInt64, kind: Double)]) -> Double {
      var network = LongShortTermMemory(featureCount: 1, rows: 3)
      for touch in touches {
        network.turn(to: touch.sequence)
        network.pass([touch.kind].span)
      }
      network.turn(to: 1)
      return network.predict([0.5].span)
    }
    let base = prediction([(1, 1), (1, -1)])
    #expect(prediction([(2, 5), (1, 1), (2, -3), (1, -1), (3, 2)]) == base)
    #expect(prediction([(1, 7), (1, 1), (1, -1)]) == base)
    #expect(prediction([(1, -1), (1, 1)]) != base)
    #expect(prediction([(1, -1)]) != base)
  }

  @Test("Predicting changes nothing, and learning predicts the same first")
  func predicts() {
    var network = LongShortTermMemory(featureCount: 2, cells: 4, rows: 4)
    var generator = SampleGenerator(seed: 9)
    for row in 0..<200 {
      network.turn(to: UInt64(row % 7))
      let x = [generator.uniform() - 0.5, generator.uniform()]
      let expected = network.predict(x.span)
      #expect(network.learn(x.span, label: x[0] > 0) == expected)
    }
    #expect(network.examples == 200)
    #expect(network.weights.count == 3)
  }
}
