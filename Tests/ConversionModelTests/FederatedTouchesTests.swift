import ConversionModel
import Foundation
import Testing

/// Learners of groups that keep their touches to themselves (C3).
@Suite("Federated touches")
struct FederatedTouchesTests {
  private struct Touch {
    let group: Int
    let row: [Double]
    let converts: Bool
  }

  /// Touches whose second feature hardly varies within a group.
  private static func touches(_ count: Int, groups: Int) -> [Touch] {
    var generator = SampleGenerator(seed: 8)
    return (0..<count).map { index in
      let group = index % groups
      let row = [generator.normal(), Double(group) + 0.3 * generator.normal()]
      let logit = -2 + 0.8 * row[0] + 0.9 * row[1]
      return Touch(
        group: group, row: row, converts: generator.uniform() < 1 / (1 + exp(-logit)))
    }
  }

  private static func learner(
    of touches: [Touch], groups: Int, mergesEveryDays: Double?
  ) -> ConversionLearner {
    var configuration = LearnerConfiguration(
      method: .full, settings: .init(processNoise: 0), labelWindowDays: 1,
      labelTiming: .atWindowClose)
    configuration.mergesEveryDays = mergesEveryDays
    var learner = ConversionLearner(
      featureNames: ["a", "b"], standardized: [true, true], people: 1,
      configuration: configuration, groups: groups)
    for (day, touch) in touches.enumerated() {
      _ = learner.touch(
        person: 0, at: Double(day), features: touch.row.span, group: touch.group)
      if touch.converts { learner.conversion(person: 0, at: Double(day) + 0.5) }
    }
    learner.mature(upTo: Double(touches.count) + 1)
    return learner
  }

  @Test("C3: a single group that is merged at once pays no price")
  func alone() throws {
    let touches = Self.touches(500, groups: 1)
    let federated = Self.learner(of: touches, groups: 1, mergesEveryDays: 0.5)
    let plain = Self.learner(of: touches, groups: 1, mergesEveryDays: nil)
    let loss = try #require(federated.validation.logLoss)
    #expect(abs(loss - (try #require(federated.pooledLogLoss))) < 1e-9)
    #expect(abs(loss - (try #require(plain.validation.logLoss))) < 1e-9)
    #expect(plain.pooledLogLoss == nil)
  }

  @Test("C3: privacy has its price against one learner of all, and pays against learning alone")
  func price() throws {
    let touches = Self.touches(3_000, groups: 3)
    let federated = Self.learner(of: touches, groups: 3, mergesEveryDays: 30)
    let plain = Self.learner(of: touches, groups: 3, mergesEveryDays: nil)
    let (loss, pooled) = (
      try #require(federated.validation.logLoss), try #require(federated.pooledLogLoss)
    )
    #expect(abs(pooled - (try #require(plain.validation.logLoss))) < 1e-12)
    #expect(loss - pooled > 0 && loss - pooled < 0.02, "\(loss) against \(pooled)")
    var alone = 0.0
    for group in 0..<3 {
      let own = Self.learner(
        of: touches.filter { $0.group == group }, groups: 1, mergesEveryDays: nil)
      alone += try #require(own.validation.logLoss) / 3
    }
    #expect(loss < alone, "\(loss) against \(alone)")
  }
}
