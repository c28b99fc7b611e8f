import ConversionModel
import MarketModel
import Policies
import RandomStreams
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
    #expect(
      problems(replacing: [Self.written: "kind: mixture\n  l2: 0.1\n"]) == [
        "learner.l2: no effect with kind: mixture; expected no such key; where it is inherited, "
          + "--set learner.l2=~ or \"l2: ~\" takes it back"
      ])
  }

  @Test("How surely the prior share is known is a setting of those that can be sure of something")
  func priorDeviation() throws {
    for method in LearnerMethod.allCases {
      let written = [Self.written: "kind: \(method.rawValue)\n  priorDeviation: 0.5\n"]
      #expect(problems(replacing: written).isEmpty == method.knowsPriorVariance)
    }
    #expect(try learner("priorDeviation: 0.5").priorDeviation == 0.5)
    #expect(try learner("kind: full").priorDeviation == 1)
    #expect(
      problems(replacing: [Self.written: "kind: adam\n  priorDeviation: 0.5\n"]) == [
        "learner.priorDeviation: no effect with kind: adam; expected no such key; where it is "
          + "inherited, --set learner.priorDeviation=~ or \"priorDeviation: ~\" takes it back"
      ])
    #expect(problems(replacing: [Self.written: "priorDeviation: 0\n"]).count == 1)
  }

  @Test("A key of other kinds says which, also where the kind is the default or around it")
  func otherKinds() {
    #expect(
      problems(replacing: [Self.written: "kind: adam\n  mergesEveryDays: 7\n"]) == [
        "learner.mergesEveryDays: unknown key with kind: adam; expected kind: full"
      ])
    #expect(
      problems(replacing: [Self.written: "mergesEveryDays: 7\n"]) == [
        "learner.mergesEveryDays: unknown key with kind: mixture; expected kind: full"
      ])
    #expect(
      problems(replacing: ["spendPerMonth: 3000": "spendPerMonth: 3000, targetShare: 0.3"])
        .contains {
          $0 == "strategies.even.targetShare: unknown key with policy: even-split; expected "
            + "policy: precision-marketing or policy: uplift-marketing"
        })
    #expect(
      problems(replacing: [Self.written: "mergeEveryDays: 7\n"]).first?.hasPrefix(
        "learner.mergeEveryDays: unknown key; ") == true)
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

  @Test("Columns of what is known of a touch can be crossed, each pair once")
  func crosses() throws {
    func found(_ crosses: String, kind: String = "full") -> [String] {
      problems(replacing: [Self.written: "kind: \(kind)\n  crosses: [\(crosses)]\n"])
    }
    let pairs = "{left: source, right: age}, {left: female, right: log_spend}"
    let learner = try learner("kind: full\n  crosses: [\(pairs)]")
    #expect(
      learner.crosses == [CrossedColumns("source", "age"), CrossedColumns("female", "log_spend")])
    #expect(
      found("{left: sourc, right: age}").first?.hasPrefix("learner.crosses.0.left: ") == true)
    #expect(found("{left: sourc, right: age}").first?.contains("did you mean \"source\"") == true)
    #expect(found("{left: age, right: age}").count == 1)
    #expect(found("{left: age, right: source}, {left: source, right: age}").count == 1)
    #expect(found(pairs, kind: "baseRate").first?.contains("no effect with kind") == true)
  }

  /// Two attributes of so many categories each, crossed with each other, known to the firm.
  private func crossed(_ count: Int, _ kind: String) -> [String: String] {
    let names = (1...count).map { "c\($0)" }.joined(separator: ", ")
    let shares = Array(repeating: "\(1 / Double(count))", count: count).joined(separator: ", ")
    let node = "{categories: [\(names)], knownToFirm: true, table: [\(shares)]}"
    return [
      Self.written: "\(kind.isEmpty ? "" : kind + "  ")crosses: [{left: one, right: two}]\n",
      "  network: {meanDegree":
        "  population: {attributes: {one: \(node), two: \(node)}}\n  network: {meanDegree",
    ]
  }

  @Test("A wide model gets the diagonal filter, says so, and refuses what would never end")
  func width() throws {
    // 9 of the profile, 2 of each channel and 2 · 14 of the attributes, and 14 · 14 crossed.
    let narrow = try small(replacing: crossed(15, ""))
    #expect(FeatureMap.counts(of: narrow.likely.market).all == 13 + 28 + 196)
    #expect(narrow.likely.market.learner.method == .mixture && narrow.warnings.isEmpty)
    let wide = try small(replacing: crossed(17, ""))
    #expect(wide.likely.market.learner.method == .diagonal)
    #expect(wide.warnings.count == 1)
    let warning = try #require(wide.warnings.first?.description)
    #expect(warning.hasPrefix("small.yaml:"))
    #expect(
      warning.contains(
        ": learner: 301 features, so the learner is the diagonal filter; expected fewer features"))
    let drawn = try wide.resolved(drawnBy: ReplicationStreams(seed: 1, replication: 0))
    #expect(drawn.market.learner == wide.likely.market.learner)
    for kind in ["full", "mixture"] {
      #expect(
        problems(replacing: crossed(17, "kind: \(kind)\n")) == [
          "learner.kind: found \(kind) with 301 features; expected diagonal, or another kind than "
            + "full and mixture; with more than 256 features a filter of all pairs takes too long"
        ])
    }
    #expect(problems(replacing: crossed(101, "kind: diagonal\n")) == [])
    #expect(
      problems(replacing: crossed(151, "kind: diagonal\n")) == [
        "learner.crosses: found crosses with 22500 features; expected up to 10000; cross columns of "
          + "fewer categories"
      ])
  }

  @Test("Features that are counted before there are people are those of the model")
  func counts() throws {
    let market = try small(replacing: crossed(5, "kind: full\n")).likely.market
    let record = MarketReplication.run(
      market, policy: FixedSpending(spendPerDay: [0, 0], reviewDays: 30),
      streams: ReplicationStreams(seed: 1, replication: 0))
    // The learner's weights are its features' and the intercept's.
    #expect(record.featureWeights.count - 1 == FeatureMap.counts(of: market).all)
  }

  @Test("A mistyped key of a cross is one problem, and what else is missing another")
  func mistypedCross() {
    func found(_ pair: String) -> [String] {
      problems(replacing: [Self.written: "kind: full\n  crosses: [\(pair)]\n"])
    }
    #expect(
      found("{lft: source, right: age}") == [
        "learner.crosses.0.lft: unknown key; did you mean \"left\"?"
      ])
    #expect(found("{lft: source}").count == 2)
    #expect(problems(replacing: [Self.written: "kind: full\n  crosses: []\n"]) == [])
  }

  @Test("What only some learners and strategies can do is refused elsewhere")
  func options() throws {
    func found(_ keys: String, _ replacements: [String: String] = [:]) -> [String] {
      problems(replacing: [Self.written: keys + "\n"].merging(replacements) { $1 })
    }
    let learner = try learner("kind: full\n  mergesEveryDays: 7\n  labels: fakeNegatives")
    #expect(learner.mergesEveryDays == 7 && learner.labelTiming == .fakeNegatives)
    #expect(found("kind: mixture\n  mergesEveryDays: 7").count == 1)
    #expect(
      found("kind: full\n  mergesEveryDays: 7\n  restarts: true").first?
        .hasPrefix("learner.restarts: found true") == true)
    #expect(
      found("kind: full\n  largestPropensityWeight: 10").first?.hasPrefix(
        "learner.largestPropensityWeight: no strategy chooses whom to address") == true)
    let targeting = [
      "same: {from: even}":
        "same: {from: even, policy: precision-marketing, targetShare: 0.3, explorationShare: 0.1}"
    ]
    #expect(found("kind: full\n  largestPropensityWeight: 10", targeting) == [])
    let market = try small(replacing: [Self.written: "truthEvery: 50\n"]).likely.market
    #expect(market.truthEvery == 50 && market.learner.method == .mixture)
    #expect(found("truthEvery: 0").count == 1)
  }

  @Test("Uplift marketing needs people on both sides of its experiment")
  func uplift() throws {
    func text(_ keys: String) -> [String: String] {
      ["same: {from: even}": "same: {from: even, policy: uplift-marketing, \(keys)}"]
    }
    let policy =
      try small(replacing: text("targetShare: 0.3, explorationShare: 0.2"))
      .likely.strategies[2].policy as? UpliftMarketing
    #expect(policy?.holdOutShare == 0.1 && policy?.explorationShare == 0.2)
    #expect(problems(replacing: text("targetShare: 0.3, explorationShare: 0")).count == 1)
    #expect(problems(replacing: text("targetShare: 0.3")).count == 1)
    #expect(
      problems(replacing: text("targetShare: 0.3, explorationShare: 0.2, holdOutShare: 1")).count
        == 1)
  }
}
