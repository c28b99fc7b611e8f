import ConversionModel
import Testing

@Suite("Conversion learner against a naive one")
struct ConversionLearnerAgainstNaiveTests {
  @Test("Random touches and conversions give the same predictions and weights", arguments: 1...12)
  func sameAsNaive(seed: UInt64) {
    var generator = SampleGenerator(seed: seed)
    let timing: LabelTiming = seed % 2 == 0 ? .whenKnown : .atWindowClose
    // Windows of 8 to 400 touches: the ring of 256 wraps without growing, or grows and wraps.
    let windowDays = [0.5, 3, 8, 25][Int(seed) % 4]
    var learner = ConversionLearner(
      featureNames: ["a", "b", "c"], standardized: [true, false, true], people: 20,
      configuration: LearnerConfiguration(
        method: .adam, settings: .init(step: 0.01, decayExamples: 0),
        labelWindowDays: windowDays, labelTiming: timing))
    var naive = NaiveLearner(
      windowDays: windowDays, timing: timing,
      model: LogisticRegression(
        featureCount: 3, optimizer: .adam(), learningRate: .constant(0.01)),
      normalizer: OnlineNormalizer(standardized: [true, false, true]))
    var time = 0.0
    var agree = true
    for _ in 0..<1_500 {
      // Bursts, so that the number held rises and falls; whole quarters, so that times tie.
      time += generator.uniform() < 0.2 ? 0.25 * Double(generator.integer(below: 4)) : 0
      let person = generator.integer(below: 20)
      if generator.uniform() < 0.85 {
        let row = [generator.normal(), generator.uniform() < 0.5 ? 1 : 0, Double(person)]
        agree =
          agree
          && learner.touch(person: person, at: time, features: row.span)
            == naive.touch(person: person, at: time, features: row)
      } else {
        agree =
          agree
          && learner.conversion(person: person, at: time)
            == naive.conversion(person: person, at: time)
      }
      agree =
        agree
        && learner.openExamples
          == naive.touches.reduce(0) { $0 + ($1.isClosed || $1.hasConverted ? 0 : 1) }
    }
    #expect(agree, "seed \(seed)")
    let heldBefore = learner.maturingExamples
    #expect(learner.touches == learner.validation.count + heldBefore)
    learner.mature(upTo: time + windowDays)
    naive.mature(upTo: time + windowDays)
    #expect(learner.model.weights == naive.model.weights)
    #expect(learner.learnt == naive.touches.count)
    #expect(learner.baseRate == naive.baseRate)
    var validation = ProgressiveValidation()
    for touch in naive.touches {
      validation.record(
        prediction: touch.prediction, baseRate: touch.baseRate, label: touch.hasConverted)
    }
    #expect(learner.validation.logLoss == validation.logLoss)
    #expect(learner.validation.baseRateLogLoss == validation.baseRateLogLoss)
    #expect(learner.validation.truePositives == validation.truePositives)
  }
}
