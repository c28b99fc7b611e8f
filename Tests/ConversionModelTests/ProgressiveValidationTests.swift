import ConversionModel
import Foundation
import Testing

@Suite("Progressive validation")
struct ProgressiveValidationTests {
  @Test("Measures of four examples match those worked out by hand")
  func byHand() throws {
    var validation = ProgressiveValidation(threshold: 0.5)
    validation.record(prediction: 0.8, baseRate: 0.5, label: true)
    validation.record(prediction: 0.6, baseRate: 0.25, label: false)
    validation.record(prediction: 0.3, baseRate: 0.25, label: true)
    validation.record(prediction: 0.1, baseRate: 0.4, label: false)
    #expect(validation.count == 4)
    #expect(validation.positives == 2)
    let logLoss = -(log(0.8) + log(0.4) + log(0.3) + log(0.9)) / 4
    #expect(abs(try #require(validation.logLoss) - logLoss) < 1e-14)
    let baseRateLogLoss = -(log(0.5) + log(0.75) + log(0.25) + log(0.6)) / 4
    #expect(abs(try #require(validation.baseRateLogLoss) - baseRateLogLoss) < 1e-14)
    // (0.04 + 0.36 + 0.49 + 0.01)/4
    #expect(abs(try #require(validation.brierScore) - 0.225) < 1e-14)
    #expect(abs(try #require(validation.meanPrediction) - 0.45) < 1e-14)
    #expect(validation.positiveShare == 0.5)
    #expect(validation.accuracy == 0.5)
    #expect(validation.precision == 0.5)
    #expect(validation.recall == 0.5)
    #expect(validation.f1Score == 0.5)
    // Pairs won: 0.8 over both, 0.3 over 0.1.
    #expect(validation.areaUnderCurve == 0.75)
    #expect(validation.areaUnderCurveResolution == 0)
    // Each example its own group: (0.2 + 0.6 + 0.7 + 0.1)/4
    #expect(validation.calibration(groups: 4).count == 4)
    #expect(abs(try #require(validation.expectedCalibrationError(groups: 4)) - 0.4) < 1e-14)
  }

  @Test("A prediction at the threshold counts as predicted positive")
  func threshold() {
    var validation = ProgressiveValidation(threshold: 0.25)
    validation.record(prediction: 0.25, baseRate: 0.5, label: true)
    validation.record(prediction: 0.24, baseRate: 0.5, label: true)
    #expect(validation.truePositives == 1)
    #expect(validation.falseNegatives == 1)
  }

  @Test("Measures that are not defined are nil")
  func undefined() {
    var validation = ProgressiveValidation()
    #expect(validation.logLoss == nil)
    #expect(validation.calibration().isEmpty)
    validation.record(prediction: 0.1, baseRate: 0.5, label: false)
    #expect(validation.precision == nil)
    #expect(validation.recall == nil)
    #expect(validation.f1Score == nil)
    #expect(validation.areaUnderCurve == nil)
    #expect(validation.accuracy == 1)
  }

  @Test("Certain mistakes cost the logarithm of a millionth")
  func clipping() throws {
    var validation = ProgressiveValidation()
    validation.record(prediction: 0, baseRate: 1, label: true)
    validation.record(prediction: 1, baseRate: 0, label: true)
    let expected = -(log(1e-6) + log(1 - 1e-6)) / 2
    #expect(abs(try #require(validation.logLoss) - expected) < 1e-12)
    #expect(abs(try #require(validation.baseRateLogLoss) - expected) < 1e-12)
  }

  @Test("The area under the curve lies within its resolution of the exact one", arguments: 1...5)
  func areaUnderCurve(seed: UInt64) throws {
    var generator = SampleGenerator(seed: seed)
    var validation = ProgressiveValidation()
    var scores: [(score: Double, label: Bool)] = []
    for _ in 0..<600 {
      // Rare positives and small probabilities, as conversions are; some scores exactly tied.
      let logit = seed == 5 ? -3 : -4 + 0.8 * generator.normal()
      let score = 1 / (1 + exp(-logit))
      let label = generator.uniform() < 4 * score
      scores.append((score, label))
      validation.record(prediction: score, baseRate: 0.5, label: label)
    }
    var (won, pairs) = (0.0, 0.0)
    for positive in scores where positive.label {
      for negative in scores where !negative.label {
        pairs += 1
        won += positive.score > negative.score ? 1 : (positive.score == negative.score ? 0.5 : 0)
      }
    }
    let area = try #require(validation.areaUnderCurve)
    let resolution = try #require(validation.areaUnderCurveResolution)
    #expect(abs(area - won / pairs) <= resolution + 1e-12)
    #expect(seed == 5 ? area == 0.5 : resolution < 0.01)
  }

  @Test("Calibration groups hold all examples, in order of prediction and of about equal size")
  func calibration() throws {
    var generator = SampleGenerator(seed: 3)
    var validation = ProgressiveValidation()
    for _ in 0..<20_000 {
      let prediction = 0.1 * generator.uniform()
      validation.record(
        prediction: prediction, baseRate: 0.05, label: generator.uniform() < prediction)
    }
    let table = validation.calibration(groups: 10)
    #expect(table.count == 10)
    #expect(table.reduce(0) { $0 + $1.count } == 20_000)
    for (row, next) in zip(table, table.dropFirst()) {
      #expect(row.meanPrediction < next.meanPrediction)
    }
    for row in table {
      // The bins at the top are 3 % of the odds wide, here 30 % of a tenth of the examples.
      #expect(abs(row.count - 2_000) < 700)
      // Labels drawn at the predicted rate: five standard errors, false alarm 6e-6 for ten groups.
      let error = (row.meanPrediction * (1 - row.meanPrediction) / Double(row.count)).squareRoot()
      #expect(abs(row.positiveShare - row.meanPrediction) < 5 * error)
    }
    // The mean of |error| of a perfect model is near √(2/π · 0.05 · 0.95 · 10/20,000) = 0.0039.
    #expect(try #require(validation.expectedCalibrationError(groups: 10)) < 0.008)
  }

  @Test("A biased model shows its bias in the calibration error")
  func biased() throws {
    var validation = ProgressiveValidation()
    for index in 0..<1_000 {
      validation.record(prediction: 0.3, baseRate: 0.1, label: index % 10 == 0)
    }
    #expect(validation.calibration().count == 1)
    #expect(abs(try #require(validation.expectedCalibrationError()) - 0.2) < 1e-12)
  }

  @Test("A period's validation is the difference of two values, and merging restores the whole")
  func periods() throws {
    var generator = SampleGenerator(seed: 9)
    var (whole, second) = (ProgressiveValidation(), ProgressiveValidation())
    var first = whole
    for index in 0..<400 {
      let prediction = generator.uniform()
      let label = generator.uniform() < prediction
      whole.record(prediction: prediction, baseRate: 0.5, label: label)
      if index == 149 {
        first = whole
      }
      if index > 149 {
        second.record(prediction: prediction, baseRate: 0.5, label: label)
      }
    }
    var merged = first
    merged.merge(second)
    for (left, right) in [(whole.since(first), second), (merged, whole)] {
      #expect(left.count == right.count)
      #expect(left.truePositives == right.truePositives)
      #expect(left.areaUnderCurve == right.areaUnderCurve)
      #expect(abs(try #require(left.logLoss) - (try #require(right.logLoss))) < 1e-12)
      #expect(abs(try #require(left.brierScore) - (try #require(right.brierScore))) < 1e-12)
      #expect(left.calibration().map(\.count) == right.calibration().map(\.count))
    }
  }

  @Test("The base rate starts at its prior and follows Laplace's rule")
  func baseRate() {
    var baseRate = BaseRate()
    #expect(baseRate.rate == 0.5)
    baseRate.record(false)
    #expect(abs(baseRate.rate - 1.0 / 3) < 1e-15)
    baseRate.record(true)
    #expect(baseRate.rate == 0.5)
    #expect(BaseRate(prior: 0.02).rate == 0.02)
  }
}
