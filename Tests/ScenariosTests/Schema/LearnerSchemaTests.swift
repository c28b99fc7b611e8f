import ConversionModel
import MarketModel
import Policies
import Testing

@testable import Scenarios

/// The conversion model's keys.
@Suite struct LearnerSchemaTests {
  private static let written = "kind: adam\n  learningRate: 0.02\n"

  private func learner(_ keys: String) throws -> LearnerConfiguration {
    try small(replacing: [Self.written: "\(keys)\n"]).likely.market.learner
  }

  @Test(
    "Every learner can be chosen, and stands by its own settings", arguments: LearnerMethod.allCases
  )
  func kinds(method: LearnerMethod) throws {
    let learner = try learner("kind: \(method.rawValue)")
    #expect(learner.method == method && learner.problems().isEmpty)
    #expect(method.idle(learner.settings).isEmpty)
    #expect(learner.settings.step == method.standardStep)
    #expect(learner.settings.processNoise == method.standardProcessNoise)
  }

  @Test("A key that has no effect on the kind is refused")
  func idle() throws {
    let keys = [
      (LearnerMethod.Setting.step, "learningRate: 0.1"), (.decayExamples, "decayExamples: 50"),
      (.l1, "l1: 0.1"), (.l2, "l2: 0.1"), (.batchSize, "batchSize: 8"),
      (.processNoise, "processNoise: 0.001"), (.adapts, "restarts: true"),
    ]
    for method in LearnerMethod.allCases {
      for (setting, key) in keys {
        let found = problems(replacing: [Self.written: "kind: \(method.rawValue)\n  \(key)\n"])
        #expect(found.isEmpty == method.uses.contains(setting), "\(method) with \(key): \(found)")
      }
    }
  }

  @Test("Targeting by what is not known needs a learner that knows what it does not know")
  func rating() throws {
    func text(_ kind: String, _ keys: String) -> [String: String] {
      [
        Self.written: "kind: \(kind)\n",
        "same: {from: even}":
          "same: {from: even, policy: precision-marketing, targetShare: 0.3, explorationShare: 0.1, \(keys)}",
      ]
    }
    func rating(_ keys: String) throws -> PrecisionMarketing.Rating? {
      let strategies = try small(replacing: text("full", keys)).likely.strategies
      return (strategies[2].policy as? PrecisionMarketing)?.rating
    }
    #expect(try rating("rateBy: thompson") == .thompson)
    #expect(try rating("rateBy: upperBound") == .upperBound(deviations: 1))
    #expect(try rating("rateBy: upperBound, boundDeviations: 2") == .upperBound(deviations: 2))
    #expect(try rating("reviewDays: 14") == .prediction)
    #expect(
      problems(replacing: text("adam", "rateBy: thompson")) == [
        "strategies.same.rateBy: a learner of kind adam does not know how sure it is; "
          + "expected prediction, or learner.kind diagonal, full or mixture"
      ])
    #expect(problems(replacing: text("full", "boundDeviations: 2")).count == 1)
  }
}
