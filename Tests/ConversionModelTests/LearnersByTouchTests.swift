import ConversionModel
import Testing

/// The learners where labels mature with delay.
@Suite("Learners of touches")
struct LearnersByTouchTests {
  /// Touches of people of whom those above 0 convert with 0.6 the day after, the others with 0.1.
  private func taught(_ method: LearnerMethod) -> ConversionLearner {
    var learner = ConversionLearner(
      featureNames: ["level", "flag"], standardized: [true, false], people: 50,
      configuration: LearnerConfiguration(
        method: method, labelWindowDays: 2, labelTiming: .atWindowClose, priorConversionRate: 0.3))
    var generator = SampleGenerator(seed: 7)
    for day in 0..<4_000 {
      let level = generator.normal()
      _ = learner.touch(
        person: day % 50, at: Double(day), features: [20 + 5 * level, 1].span)
      if generator.uniform() < (level > 0 ? 0.6 : 0.1) {
        learner.conversion(person: day % 50, at: Double(day) + 0.5)
      }
    }
    return learner
  }

  // What can be told of a label lies 0.16 nats below the base rate here; two levels are no line,
  // so half of it is asked for. The learners' losses vary by 0.01 from seed to seed.
  @Test("Every learner learns who converts", arguments: LearnerMethod.allCases)
  func learns(method: LearnerMethod) throws {
    let learner = taught(method)
    let loss = try #require(learner.validation.logLoss)
    let baseRateLoss = try #require(learner.validation.baseRateLogLoss)
    if method == .baseRate {
      #expect(abs(loss - baseRateLoss) < 1e-12)
    } else {
      #expect(baseRateLoss - loss > 0.06, "\(loss) against \(baseRateLoss)")
      #expect(learner.predict([27, 1].span) > learner.predict([13, 1].span) + 0.2)
    }
  }

  @Test(
    "A Bayesian learner says how sure it is; its mean is near its prediction",
    arguments: LearnerMethod.allCases)
  func estimator(method: LearnerMethod) throws {
    let learner = taught(method)
    #expect((learner.estimator != nil) == method.isUncertain)
    guard let estimator = learner.estimator else { return }
    let (usual, strange) = (estimator.estimate([20, 1].span), estimator.estimate([45, 1].span))
    #expect(usual.deviation > 0 && strange.deviation > usual.deviation)
    // A mixture's prediction is a mean of probabilities, not of log-odds.
    #expect(usual.probabilityInterval().contains(learner.predict([20, 1].span)))
  }

  @Test("A copy of any learner goes on by itself", arguments: LearnerMethod.allCases)
  func copies(method: LearnerMethod) {
    let original = taught(method)
    var copy = original
    let before = original.predict([27, 1].span)
    for day in 4_000..<4_050 {
      _ = copy.touch(person: 0, at: Double(day), features: [27, 1].span)
    }
    copy.mature(upTo: 5_000)
    #expect(original.predict([27, 1].span) == before)
    #expect(copy.predict([27, 1].span) < before)
  }
}
