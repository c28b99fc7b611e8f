import Foundation
import Testing

@testable import Scenarios

/// What editors are told of a scenario file, against what the reader says of it.
@Suite struct EditorSchemaTests {
  private let file = RepositoryFiles.path("scenarios/mine.yaml")

  @Test("The schema is JSON, of the draft that it names")
  func json() throws {
    let text = Scenario.jsonSchema()
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(json["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(text.hasSuffix("}\n"))
  }

  @Test("Every scenario and template of the library conforms, and so do the documents' examples")
  func library() throws {
    let check = try SchemaCheck.ofScenarios()
    let files = try RepositoryFiles.names(under: "scenarios", endingIn: ".yaml")
    #expect(files.count >= 2)
    for file in files {
      let problems = try check.problems(in: try RepositoryFiles.text(file))
      #expect(problems.isEmpty, "\(file)")
    }
    #expect(try check.problems(in: smallScenario).isEmpty)
    let document = MarkedDocument(try RepositoryFiles.text("Documentation/ScenarioFormat.md"))
    for example in ["example", "population"] {
      let text = try #require(document.block(after: example))
      #expect(try check.problems(in: text).isEmpty, "\(example)")
    }
  }

  @Test(
    "What may be written in several ways conforms in each of them",
    arguments: [
      "market: {needs: {perYear: 2}}", "market: {needs: {perYear: [1, 2, 3]}}",
      "market: {needs: {perYear: {lognormal: {median: 2, sigma: 0.4}}}}",
      "product: {cartDays: {exponential: {rate: 2}}}", "product: {cartDays: [1, 2, 3]}",
      "product: {cartDays: {discrete: {values: [1, 2], weights: [0.5, 0.5]}}}",
      "market: {network: {kind: wellMixed, rewiredShare: ~}}", "market: {network: {meanDegree: 4}}",
      "strategies: {greedy-return: ~}", "strategies: {bold: {from: even-split, stepShare: 0.2}}",
      "channels: {social: {costPerMille: 25}}",
      "channels: {social: {kind: socialMedia, sees: none}}",
      "market: {people: 1e3}", "baseline: 2027", "clock: {start: \"2027-01-04\"}",
    ])
  func conforms(text: String) throws {
    let problems = try SchemaCheck.ofScenarios().problems(in: text)
    #expect(problems.isEmpty)
  }

  @Test(
    "What is wrong by itself does not conform, and the reader refuses it too",
    arguments: [
      ("clock: {horizonDays: 0}", "clock.horizonDays"),
      ("clock: {horizonDays: 2.5}", "clock.horizonDays"),
      ("clock: {horizonDays: [10, 20, 30]}", "clock.horizonDays"),
      ("clock: {start: 4 January 2027}", "clock.start"),
      ("firm: {cash: a lot}", "firm.cash"), ("firm: {cash: -5}", "firm.cash"),
      ("firm: {fixedCostsPerMonth: 5}", "firm.fixedCostsPerMonth"),
      ("money: {currency: BTC}", "money.currency"),
      ("product: {satisfiedShare: [0.5, 0.9, 1.2]}", "product.satisfiedShare"),
      ("product: {satisfiedShare: [0.5, 0.9]}", "product.satisfiedShare"),
      ("product: {cartDays: {exponential: {mena: 1}}}", "product.cartDays"),
      ("product: {cartDays: {exponental: {mean: 1}}}", "product.cartDays"),
      ("product: {cartDays: {gamma: {mean: 1, scale: 1}}}", "product.cartDays"),
      ("product: {cartDays: {exponential: {mean: [1, 2, 3]}}}", "product.cartDays"),
      ("learner: {kind: newton}", "learner.kind"),
      ("market: {shopping: {weekdayFactors: [1, 2]}}", "market.shopping.weekdayFactors"),
      (
        "market: {shopping: {seasons: [{name: x, from: 2027-02-04, factor: 2}]}}",
        "market.shopping.seasons.0.to"
      ),
      (
        "market: {traits: {correlations: [{of: age, with: height, value: 0}]}}",
        "market.traits.correlations.0.with"
      ),
      ("market: {network: {kind: smallWorld}}", "market.network.kind"),
      ("market: {network: {kind: wellMixed, rewiredShare: 0.1}}", "market.network.rewiredShare"),
      ("channels: {social: {kind: socialMedia, operatedBy: firm}}", "channels.social.operatedBy"),
      ("channels: {social: {matchShare: 1.5}}", "channels.social.matchShare"),
      ("channels: {social: {costPerMile: 1}}", "channels.social.costPerMile"),
      ("channels: [social, platform]", "channels"),
      ("strategies: {fixed: {policy: fixed, spendPerMonth: 5}}", "strategies.fixed.spendPerMonth"),
      ("strategies: {fixed: {policy: spend}}", "strategies.fixed.policy"),
      ("strategy: {}", "strategy"), ("name: [a, b]", "name"), ("format: 2", "format"),
    ])
  func refused(text: String, path: String) throws {
    let problems = try SchemaCheck.ofScenarios().problems(in: text)
    #expect(problems == [path])
    #expect(throws: ScenarioError.self) {
      try Scenario(
        text: "extends: ecommerce-conversion\nname: mine\n" + text, file: file)
    }
  }

  @Test("For each key of a scenario, whatever the reader accepts conforms, and nonsense does not")
  func everyKey() throws {
    let check = try SchemaCheck.ofScenarios()
    let tree = try ScenarioTree(text: smallScenario, file: "small.yaml")
    let substitutes = [
      "words", "-1e9", "1e15", "0.5", "[1]", "[0.1, 0.2, 0.3]", "{nothing: {at: 1}}",
      "{uniform: {low: 0.1, high: 0.4}}",
    ]
    var verdicts = (both: 0, neither: 0, schemaOnly: 0)
    for path in tree.root.leaves(at: "") {
      for substitute in substitutes {
        let setting = "\(path)=\(substitute)"
        let root = try ScenarioSetting(setting).applied(to: tree.root)
        let reader = ScenarioReader(root, context: ReadingContext(resolution: .likely))
        _ = ScenarioSchema.read(reader)
        let isRead = (try? reader.finish()) != nil
        // The section at hand is enough to look at, and sooner looked at.
        let section = root.only(path.prefix { $0 != "." })
        let problems = check.problems(in: section)
        switch (isRead, problems.isEmpty) {
        case (true, true): verdicts.both += 1
        case (false, false): verdicts.neither += 1
        case (false, true): verdicts.schemaOnly += 1
        case (true, false): Issue.record("\(setting): read, but wrong at \(problems)")
        }
      }
    }
    // A name that is not there, or numbers that contradict others, are beyond a schema.
    #expect(verdicts.both > 150 && verdicts.neither > 300)
    #expect(verdicts.schemaOnly * 10 < verdicts.neither)
  }

  @Test("A key has its meaning, unit, range and default in words")
  func words() throws {
    let text = Scenario.jsonSchema()
    for words in [
      "\"Length of a reporting period. Whole number from 1 to 366, days. Default: 7.\"",
      "\"Price of a thousand impressions; with an auction, the firm's bid for them. Money of at least 0.01, per 1000 impressions. May be uncertain. Required, here or in the file that this one extends.\"",
      "\"default\": 7",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }
}

extension ScenarioNode {
  /// The mapping with one of its keys only.
  fileprivate func only(_ key: Substring) -> ScenarioNode {
    var node = self
    node.content = .mapping(
      mapping?.without(Set(mapping?.entries.map(\.key) ?? []).subtracting([String(key)]))
        ?? ScenarioMapping())
    return node
  }

  /// The key paths of the values that are no mappings but distributions, in their order.
  fileprivate func leaves(at path: String) -> [String] {
    guard let mapping, !mapping.isDistribution, path != "strategies" else { return [path] }
    return mapping.entries.flatMap {
      $0.value.leaves(at: path.isEmpty ? $0.key : "\(path).\($0.key)")
    }
  }
}
