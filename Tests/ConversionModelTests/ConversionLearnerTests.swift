import ConversionModel
import Foundation
import Testing

@Suite("Conversion learner")
struct ConversionLearnerTests {
  private func learner(
    people: Int = 10, windowDays: Double = 10, timing: LabelTiming = .whenKnown,
    method: LearnerMethod = .gradientDescent
  ) -> ConversionLearner {
    ConversionLearner(
      featureNames: ["level", "flag"], standardized: [true, false], people: people,
      configuration: LearnerConfiguration(
        method: method, settings: .init(step: 0.05, decayExamples: 0),
        labelWindowDays: windowDays, labelTiming: timing))
  }

  @Test("A conversion is learnt when it comes, a touch without one when its window closes (R7)")
  func labelDelay() {
    var learner = learner()
    #expect(learner.touch(person: 0, at: 0, features: [1, 0].span) == 0.5)
    #expect(learner.touch(person: 1, at: 1, features: [2, 1].span) == 0.5)
    #expect(learner.touch(person: 0, at: 2, features: [3, 1].span) == 0.5)
    #expect(learner.learnt == 0)
    #expect(learner.openExamples == 3)
    #expect(learner.conversion(person: 0, at: 4) == 2)
    #expect(learner.learnt == 2)
    #expect(learner.openExamples == 1)
    // Scored only once the window has closed, so that every scored cohort is complete.
    #expect(learner.validation.count == 0)
    learner.mature(upTo: 10)
    #expect(learner.validation.count == 1)
    #expect(learner.validation.positives == 1)
    learner.mature(upTo: 11)
    #expect(learner.learnt == 3)
    #expect(learner.validation.count == 2)
    learner.mature(upTo: 12)
    #expect(learner.learnt == 3)
    #expect(learner.validation.count == 3)
    #expect(learner.validation.positives == 2)
    #expect(learner.baseRate.rate == 3.0 / 5)
    #expect(learner.maturingExamples == 0)
  }

  @Test("With labels at window close nothing is learnt before, whatever the label")
  func labelsAtWindowClose() {
    var learner = learner(timing: .atWindowClose)
    _ = learner.touch(person: 0, at: 0, features: [1, 0].span)
    #expect(learner.conversion(person: 0, at: 4) == 1)
    #expect(learner.learnt == 0)
    learner.mature(upTo: 10)
    #expect(learner.learnt == 1)
    #expect(learner.validation.positives == 1)
    #expect(learner.predict([1, 0].span) > 0.5)
  }

  @Test("Before the first window closes, learning conversions at once overrates everyone")
  func earlyPositives() {
    for timing in [LabelTiming.whenKnown, .atWindowClose] {
      var learner = learner(people: 100, windowDays: 1_000, timing: timing)
      for person in 0..<100 {
        _ = learner.touch(person: person, at: 0, features: [Double(person % 7), 1].span)
      }
      // One in ten converts.
      for person in 0..<10 {
        learner.conversion(person: person, at: 1)
      }
      let prediction = learner.predict([3, 1].span)
      #expect(timing == .whenKnown ? prediction > 0.55 : prediction == 0.5)
      // Once the window has closed on all, both have learnt all.
      learner.mature(upTo: 1_000)
      #expect(learner.learnt == 100)
      #expect(learner.predict([3, 1].span) < 0.5)
    }
  }

  @Test("R15: touches of a person who is forgotten are neither learnt nor scored; later ones are")
  func forgetting() {
    for timing in [LabelTiming.whenKnown, .atWindowClose] {
      var learner = learner(timing: timing)
      _ = learner.touch(person: 0, at: 0, features: [1, 0].span)
      _ = learner.touch(person: 1, at: 0, features: [2, 1].span)
      learner.forget(person: 1)
      learner.conversion(person: 1, at: 1)
      learner.mature(upTo: 10)
      #expect(learner.learnt == 1)
      #expect(learner.validation.count == 1)
      #expect(learner.validation.positives == 0)
      _ = learner.touch(person: 1, at: 11, features: [2, 1].span)
      learner.conversion(person: 1, at: 12)
      learner.mature(upTo: 30)
      #expect(learner.learnt == 2)
      #expect(learner.validation.positives == 1)
    }
  }

  @Test("A conversion exactly a window after the touch comes too late; one at the touch counts")
  func windowEdge() {
    var learner = learner()
    _ = learner.touch(person: 0, at: 0, features: [1, 0].span)
    _ = learner.touch(person: 1, at: 0, features: [1, 0].span)
    #expect(learner.conversion(person: 1, at: 0) == 1)
    #expect(learner.conversion(person: 0, at: 10) == 0)
    #expect(learner.conversionsWithoutTouch == 1)
    #expect(learner.validation.count == 2)
    #expect(learner.validation.positives == 1)
  }

  @Test("The prediction scored is the one made at the touch, beside the base rate of that time")
  func scoresPredictionOfTouch() throws {
    var learner = learner(people: 2, windowDays: 1)
    var loss = 0.0
    var baseRateLoss = 0.0
    var closed = BaseRate()
    var generator = SampleGenerator(seed: 2)
    for day in 0..<200 {
      learner.mature(upTo: Double(day))
      // Yesterday's touch has just been closed.
      if day > 0 {
        closed.record(day % 2 == 1)
      }
      let prediction = learner.touch(
        person: 0, at: Double(day), features: [generator.normal(), 1].span)
      let converts = day % 2 == 0
      if converts {
        learner.conversion(person: 0, at: Double(day) + 0.5)
      }
      loss -= log(converts ? prediction : 1 - prediction)
      baseRateLoss -= log(converts ? closed.rate : 1 - closed.rate)
    }
    learner.mature(upTo: 200)
    #expect(learner.validation.count == 200)
    #expect(abs(try #require(learner.validation.logLoss) - loss / 200) < 1e-12)
    #expect(abs(try #require(learner.validation.baseRateLogLoss) - baseRateLoss / 200) < 1e-12)
  }

  @Test("Predicting leaves the learner as it is and agrees with weights in original units")
  func prediction() {
    var learner = learner(people: 100, windowDays: 3)
    var generator = SampleGenerator(seed: 4)
    for index in 0..<500 {
      _ = learner.touch(
        person: index % 100, at: Double(index) / 10,
        features: [generator.normal() * 4 + 9, generator.uniform() < 0.5 ? 1 : 0].span)
    }
    let rows = learner.normalizer.rows
    let prediction = learner.predict([11, 1].span)
    let weights = learner.weightsInOriginalUnits
    let logit = 11 * weights[0] + weights[1] + weights[2]
    #expect(abs(prediction - 1 / (1 + exp(-logit))) < 1e-12)
    #expect(learner.normalizer.rows == rows)
    #expect(learner.predict([11, 1].span) == prediction)
  }

  @Test("It starts from the configured prior rate, as does the base rate")
  func prior() {
    var learner = ConversionLearner(
      featureNames: ["level"], standardized: [true], people: 1,
      configuration: LearnerConfiguration(labelWindowDays: 1, priorConversionRate: 0.02))
    #expect(abs(learner.touch(person: 0, at: 0, features: [5].span) - 0.02) < 1e-15)
    #expect(learner.baseRate.rate == 0.02)
  }

  @Test(
    "The surer the prior rate, the less a run of one label moves it: to the posterior's peak",
    arguments: [LearnerMethod.mixture, .full], [0.3, 1, 3])
  func priorDeviation(method: LearnerMethod, deviation: Double) {
    var configuration = LearnerConfiguration(
      method: method, labelWindowDays: 1, priorConversionRate: 0.02)
    configuration.priorDeviation = deviation
    var learner = ConversionLearner(
      featureNames: ["level"], standardized: [true], people: 1, configuration: configuration)
    let touches = 60
    for index in 0..<touches {
      _ = learner.touch(person: 0, at: 2 * Double(index), features: [5].span)
    }
    learner.mature(upTo: 1_000)
    // Sixty touches without a conversion: where (logit − prior)/variance + 60 σ(logit) = 0.
    let prior = log(0.02 / 0.98)
    var (low, high) = (-20.0, prior)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let slope =
        (middle - prior) / (deviation * deviation) + Double(touches) / (1 + exp(-middle))
      if slope > 0 { high = middle } else { low = middle }
    }
    let p = learner.predict([5].span)
    // Filters linearise at each example, not at the peak of all: up to a sixth of the way off.
    #expect(abs(log(p / (1 - p)) - low) < 0.02 + (prior - low) / 6, "\(low)")
  }

  @Test("Where only two columns together tell who converts, a cross of them learns it")
  func crosses() throws {
    func loss(_ products: [FeatureProduct]) throws -> Double {
      var generator = SampleGenerator(seed: 21)
      var learner = ConversionLearner(
        featureNames: ["a", "b", "a × b"], standardized: [true, false, false], products: products,
        people: 1, configuration: LearnerConfiguration(method: .full, labelWindowDays: 0.5))
      for index in 0..<2_000 {
        let (a, b) = (generator.normal(), generator.uniform() < 0.5 ? 1.0 : 0)
        _ = learner.touch(person: 0, at: Double(index), features: [a, b, 0].span)
        let logit = b == 1 ? 3 * a : -3 * a
        if generator.uniform() < 1 / (1 + exp(-logit)) {
          learner.conversion(person: 0, at: Double(index))
        }
      }
      learner.mature(upTo: 3_000)
      return try #require(learner.validation.logLoss)
    }
    // The truth's is 0.36, and that of a coin 0.69; the standard error of each is below 0.015.
    #expect(try loss([]) > 0.65)
    #expect(try loss([FeatureProduct(feature: 2, left: 0, right: 1)]) < 0.45)
  }

  @Test("A copy goes on by itself, and both end alike on the same events")
  func copies() {
    var original = learner(method: .adam)
    for index in 0..<50 {
      _ = original.touch(
        person: index % 10, at: Double(index), features: [Double(index % 7), 1].span)
      if index % 4 == 0 {
        original.conversion(person: index % 10, at: Double(index))
      }
    }
    var copy = original
    let weights = original.model.weights
    copy.mature(upTo: 100)
    #expect(original.model.weights == weights)
    #expect(original.openExamples > 0)
    #expect(copy.openExamples == 0)
    original.mature(upTo: 100)
    #expect(original.model.weights == copy.model.weights)
    #expect(original.validation.logLoss == copy.validation.logLoss)
  }

  /// Progressive losses of touches that convert by a known rule, their labels shuffled or not.
  private func losses(seed: UInt64, permuted: Bool) -> [(model: Double, baseRate: Double)] {
    var generator = SampleGenerator(seed: seed)
    var learner = ConversionLearner(
      featureNames: ["a", "b", "flag"], standardized: [true, true, false], people: 1,
      configuration: LearnerConfiguration(
        method: .adam, labelWindowDays: 1, labelTiming: .atWindowClose))
    let rows = (0..<6_000).map { _ in
      [generator.normal(), 50 * generator.uniform(), generator.uniform() < 0.3 ? 1 : 0]
    }
    var labels = rows.map { row in
      let logit = -1 + 0.9 * row[0] + 0.03 * (row[1] - 25) - row[2]
      return generator.uniform() < 1 / (1 + exp(-logit))
    }
    if permuted {
      labels.shuffle(using: &generator)
    }
    var losses: [(model: Double, baseRate: Double)] = []
    for (index, row) in rows.enumerated() {
      let time = Double(index)
      learner.mature(upTo: time)
      let baseRate = learner.baseRate.rate
      let prediction = learner.touch(person: 0, at: time, features: row.span)
      if labels[index] {
        learner.conversion(person: 0, at: time)
        losses.append((-log(prediction), -log(baseRate)))
      } else {
        losses.append((-log(1 - prediction), -log(1 - baseRate)))
      }
    }
    return losses
  }

  @Test("It beats the base rate where there is something to learn, and never on shuffled labels")
  func learnsOnlyWhatIsThere() {
    // Paired differences of 6,000 examples; five standard errors, one-sided false alarm 3e-7.
    func gain(permuted: Bool) -> Double {
      let gains = losses(seed: 21, permuted: permuted).map { $0.baseRate - $0.model }
      let n = Double(gains.count)
      let mean = gains.reduce(0, +) / n
      let variance = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
      return mean / (variance / n).squareRoot()
    }
    #expect(gain(permuted: false) > 5)
    #expect(gain(permuted: true) < 0)
  }

  @Test("Settings out of range are all named")
  func problems() {
    #expect(LearnerConfiguration(labelWindowDays: 14).problems().isEmpty)
    var bad = LearnerConfiguration(
      settings: .init(
        step: 0, decayExamples: -1, l1: -1, l2: -1, batchSize: 0, processNoise: .infinity),
      labelWindowDays: .infinity, decisionThreshold: 1.5, priorConversionRate: 0)
    bad.priorDeviation = 0
    bad.mergesEveryDays = 0
    bad.largestWeight = 0.5
    #expect(bad.problems().map(\.setting) == LearnerConfigurationProblem.Setting.allCases)
  }
}
