import ConversionModel
import Foundation
import Testing

@Suite("Linear support vector machine and base rate")
struct LinearSupportVectorMachineTests {
  @Test("Only examples within the margin move the weights, which shrink with each example")
  func byHand() {
    var machine = LinearSupportVectorMachine(
      featureCount: 1, learningRate: .constant(0.5), l2: 0.1)
    machine.learn([2].span, label: true)
    #expect(machine.marginWeights == [1, 0.5])
    #expect(machine.margin([2].span) == 2.5)
    // Beyond the margin on the right side: only the penalty, which leaves the constant free.
    machine.learn([2].span, label: true)
    #expect(machine.marginWeights == [0.95, 0.5])
    // Negative label at margin 2.4: weights move along −x, by the weight.
    machine.learn([2].span, label: false, weight: 2)
    #expect(abs(machine.marginWeights[0] - (0.95 * 0.95 - 2)) < 1e-15)
    #expect(machine.marginWeights[1] == -0.5)
  }

  @Test("Its scaled probabilities are calibrated, and its weights are those of the log-odds")
  func calibrated() throws {
    var generator = SampleGenerator(seed: 7)
    var machine = LinearSupportVectorMachine(featureCount: 5)
    var validation = ProgressiveValidation()
    for index in 0..<20_000 {
      let x = (0..<5).map { _ in generator.normal() }
      let p = 1 / (1 + exp(1 - 1.5 * x[0] + x[1]))
      let label = generator.uniform() < p
      let predicted = machine.predict(x.span)
      let prediction = machine.learn(x.span, label: label)
      #expect(predicted == prediction)
      if index >= 10_000 {
        validation.record(prediction: prediction, baseRate: 0.3, label: label)
      }
    }
    // A perfect model's error is near √(2/π · 0.2 · 10/10,000) = 0.011; margins are no log-odds.
    #expect(try #require(validation.expectedCalibrationError(groups: 10)) < 0.03)
    #expect(try #require(validation.logLoss) < 0.9 * (try #require(validation.baseRateLogLoss)))
    let weights = machine.weights
    let row = [0.3, -0.2, 1, 0, 2]
    let logit = zip(weights, row + [1]).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(machine.predict(row.span) - 1 / (1 + exp(-logit))) < 1e-12)
  }

  @Test("The base rate as a learner follows Laplace's rule, with weights as so many examples")
  func baseRate() {
    var learner = BaseRateLearner(featureCount: 2)
    var rate = BaseRate()
    for index in 0..<20 {
      #expect(learner.learn([1, 2].span, label: index % 3 == 0) == rate.rate)
      rate.record(index % 3 == 0)
    }
    #expect(learner.predict([0, 0].span) == rate.rate)
    #expect(learner.weights.count == 3)
    #expect(abs(learner.weights[2] - log(rate.rate / (1 - rate.rate))) < 1e-14)
    learner.learn([1, 2].span, label: true, weight: 3)
    #expect(abs(learner.predict([0, 0].span) - (2 * 0.5 + 7 + 3) / 25) < 1e-15)
  }
}
