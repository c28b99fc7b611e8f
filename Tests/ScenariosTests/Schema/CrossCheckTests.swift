import RandomStreams
import Testing

@testable import Scenarios

/// What the schema finds between keys that are each in order.
@Suite struct CrossCheckTests {
  private let correlations = "[{of: age, with: taste, value: -0.5}]"

  @Test("The small scenario, unchanged, has no problem")
  func unchanged() {
    #expect(problems(replacing: [:]) == [])
  }

  @Test("A second platform, or none, is in order")
  func platforms() {
    let parts = """
      kind: ecommercePlatform
          sees: identified
          matchShare: 0.95
          operatedBy: thirdParty
          commissionShare: 0.1
          settlementDays: 7
          otherListings: 60
          otherListingSalesPerDay: 2
          otherListingSalesSigma: 1.2
          rankingHalfLifeDays: 14
          clickShareAtTop: 0.276
          clickPositionExponent: 0.81
          costPerClick: 1.2
          promotedClickShare: 0.06

      """
    #expect(problems(replacing: ["learner:\n": "  second:\n    \(parts)learner:\n"]) == [])
    #expect(
      problems(replacing: ["  shop:\n    \(parts)": "", "{shop: 600}": "{social: 600}"]) == [])
  }

  @Test("Agents stand for whole numbers of people: what does not divide them is refused")
  func agents() {
    func found(_ people: String, _ represents: Int) -> [String] {
      problems(replacing: ["people: 500": "people: \(people)\n  agentRepresents: \(represents)"])
    }
    #expect(found("500", 10) == [] && found("500", 500) == [])
    #expect(
      found("500", 7) == [
        "market.agentRepresents: found 7; expected a number that divides market.people, 500, such "
          + "as 5"
      ])
    #expect(found("500", 8).first?.hasSuffix("such as 10") == true)
    #expect(found("503", 100).first?.hasSuffix("such as 1") == true)
    #expect(found("[300, 500, 700]", 7) == [])
  }

  @Test("A channel's life must be in order")
  func life() {
    func found(_ life: String) -> [String] {
      problems(replacing: ["learner:\n": "    life: {\(life)}\nlearner:\n"])
    }
    #expect(found("opensOn: 2027-02-20, buildDays: 10, buildCost: 1000, exitCost: 5") == [])
    #expect(found("pausesOn: 2027-02-20, resumesOn: 2027-02-25") == [])
    #expect(
      found("pausesOn: 2027-02-20").first
        == "channels.shop.life.pausesOn: one of pausesOn and resumesOn is missing; "
        + "expected both or none")
    #expect(
      found("pausesOn: 2027-02-20, resumesOn: 2027-02-10").first
        == "channels.shop.life.resumesOn: the rest ends before it begins; "
        + "expected a day after pausesOn")
    #expect(found("opensOn: 2020-01-01").count == 1)
  }

  @Test("A weight decay that would overshoot zero is refused")
  func decay() {
    #expect(
      problems(replacing: ["learningRate: 0.02": "learningRate: 10\n  l2: 1"]).first?
        .hasPrefix("learner.l2: found 1.0 with a learning rate of 10.0") == true)
  }

  @Test("An odd number of friends is refused, as half of them sit to either side")
  func degree() {
    #expect(
      problems(replacing: ["meanDegree: 4": "meanDegree: 5"])
        == ["market.network.meanDegree: found 5; expected an even number"])
  }

  @Test("A trait's correlation with itself, twice, or against the others is refused")
  func correlationsBetweenTraits() {
    #expect(
      problems(replacing: [correlations: "[{of: age, with: age, value: 0.5}]"])
        == [
          "market.traits.correlations.0.with: found age; expected another trait than age"
        ])
    let twice = "[{of: age, with: taste, value: 0.2}, {of: taste, with: age, value: 0.3}]"
    #expect(
      problems(replacing: [correlations: twice])
        == [
          "market.traits.correlations.1.with: found taste with age once more; "
            + "expected each pair of traits once"
        ])
    // Two that go along with a third can't go against each other: the determinant is -1.458.
    let contradiction = """
      [{of: age, with: taste, value: 0.9}, {of: age, with: spend, value: 0.9}, \
      {of: taste, with: spend, value: -0.9}]
      """
    #expect(
      problems(replacing: [correlations: contradiction])
        == [
          "market.traits.correlations: found correlations that contradict each other; "
            + "expected a positive definite matrix"
        ])
  }

  @Test("Drawn correlations that contradict each other stop the replication with the same problem")
  func drawnCorrelations() throws {
    let text = """
      [{of: age, with: taste, value: 0.8}, {of: age, with: spend, value: 0.8}, \
      {of: taste, with: spend, value: [-0.9, 0.5, 0.9]}]
      """
    // 1 + 2 · 0.64 r - 1.28 - r² is positive for r above 0.28, so that the likely value passes.
    let scenario = try small(replacing: [correlations: text])
    var refused = 0
    for replication in 0..<50 {
      let streams = ReplicationStreams(seed: 1, replication: UInt32(replication))
      do throws(ScenarioError) {
        _ = try scenario.resolved(drawnBy: streams)
      } catch {
        refused += 1
        #expect(error.problems[0].keyPath == "market.traits.correlations")
      }
    }
    #expect(refused > 0 && refused < 50)
  }

  @Test("A season that ends before it starts is refused, one of a day is not")
  func seasons() {
    #expect(
      problems(replacing: ["from: 2027-02-04, to: 2027-02-05": "from: 2027-02-04, to: 2027-02-03"])
        == [
          "market.shopping.seasons.0.to: found 2027-02-03; expected a day not before 2027-02-04"
        ])
    #expect(
      problems(replacing: ["from: 2027-02-04, to: 2027-02-05": "from: 2027-02-04, to: 2027-02-04"])
        == [])
    #expect(
      problems(replacing: ["name: sale": "name: feast"]).map { $0.prefix(34) }
        == ["market.shopping.seasons.1.name: du"])
  }

  @Test("Spending on a channel that isn't there is refused, with the nearest name")
  func unknownChannel() {
    #expect(
      problems(replacing: ["{shop: 600}": "{shpo: 600}"])
        == [
          "strategies.plan.spendByChannelPerMonth.shpo: unknown channel; "
            + "expected social or shop; did you mean \"shop\"?"
        ])
  }

  @Test("A baseline that is no strategy is refused; without one the first strategy is it")
  func baseline() throws {
    #expect(
      problems(replacing: ["name: small": "name: small\nbaseline: evn"])
        == ["baseline: found \"evn\" (text); expected even, plan or same; did you mean \"even\"?"])
    #expect(try small().baseline == 0)
    #expect(try small(replacing: ["name: small": "name: small\nbaseline: plan"]).baseline == 1)
  }

  @Test("What a policy has no use for is refused, and so are kinds and formats that aren't built")
  func unknown() {
    #expect(
      problems(replacing: ["spendPerMonth: 3000": "spendPerMonth: 3000, targetShare: 0.3"])
        .contains { $0.hasPrefix("strategies.even.targetShare: unknown key") })
    #expect(
      problems(replacing: ["policy: fixed": "policy: fixd"])
        .contains {
          $0 == "strategies.plan.policy: found \"fixd\" (text); expected even-split, fixed, "
            + "greedy-return, precision-marketing, switch or uplift-marketing; did you mean \"fixed\"?"
        })
    #expect(
      problems(replacing: ["format: 1": "format: 2"])
        == ["format: found 2; expected a whole number from 1 to 1"])
  }

  @Test("A strategy that switches names two others that don't, and a day")
  func switching() {
    func problem(_ strategy: String) -> [String] {
      problems(replacing: ["same: {from: even}": "same: {\(strategy)}"])
    }
    #expect(problem("policy: switch, first: even, second: plan, onDay: 30") == [])
    #expect(
      problem("policy: switch, first: evn, second: same, onDay: 0") == [
        "strategies.same.first: found \"evn\" (text); expected even or plan; did you mean \"even\"?",
        "strategies.same.second: found \"same\" (text); expected even or plan",
        "strategies.same.onDay: found 0; expected a whole number from 1 to 3660",
      ])
    #expect(
      problems(replacing: [
        "same: {from: even}":
          "same: {policy: switch, first: even, second: again, onDay: 3}\n"
          + "  again: {policy: switch, first: even, second: plan, onDay: 5}"
      ]).contains { $0.hasPrefix("strategies.same.second: ") && $0.contains("switch itself") })
    #expect(
      problem("policy: switch, first: even, second: plan, onDay: 30, reviewDays: 7")
        .contains { $0.hasPrefix("strategies.same.reviewDays: unknown key") })
  }

  @Test("No channel has the name of the visits that none has brought")
  func reservedName() throws {
    let found = problems(replacing: ["  social:\n": "  direct:\n"])
    #expect(
      found.contains {
        $0.hasPrefix("channels.direct: found direct; expected another name, as results use")
      }, "\(found)")
  }

  @Test("A node that acts by its name has to be a number, of a channel that has habits")
  func actingNodes() {
    func found(_ nodes: String) -> [String] {
      problems(replacing: [
        "  network: {meanDegree": "  population: {attributes: {\(nodes)}}\n  network: {meanDegree"
      ])
    }
    #expect(
      found("needFactor: {categories: [a, b], table: [0.5, 0.5]}") == [
        "market.population: the node needFactor has categories; expected a number, by which a "
          + "person's needs are multiplied, or another name"
      ])
    #expect(
      found("socialHabit: {categories: [a, b], table: [0.5, 0.5]}") == [
        "market.population: the node socialHabit has categories; expected a number, by which the "
          + "use of social is multiplied, or another name"
      ])
    #expect(found("socialHabit: {distribution: 2}, needFactor: {distribution: 2}") == [])
  }
}
