import Foundation
import MarketModel
import Populations
import RandomStreams
import Testing

@testable import Scenarios

/// A population's network in a scenario: declared, learnt, and refused.
@Suite struct PopulationSchemaTests {
  private static let declared = """
      population:
        attributes:
          region: {categories: [city, town], knownToFirm: true, table: [0.6, 0.4]}
          age: {distribution: {uniform: {low: 20, high: 60}}, cuts: [35]}
          device:
            parents: [region, age]
            categories: [phone, computer]
            table:
              city: {below 35: [0.9, 0.1], from 35: [0.6, 0.4]}
              town: {below 35: [0.7, 0.3], from 35: [0.2, 0.8]}
          spendPerMonth:
            parents: [device]
            scale: log
            slopes: {age: 0.01}
            limits: [1, 100000]
            distribution:
              phone: {lognormal: {median: 900, sigma: 0.5}}
              computer: {lognormal: {median: 1400, sigma: 0.5}}
          consent: {parents: [region], categories: [yes, no], table: {city: [0.5, 0.5], town: [1, 0]}}
    """

  /// The small scenario with a population, and without the traits that are its nodes.
  private static func replacements(_ population: String = declared) -> [String: String] {
    [
      "  network: {meanDegree": population + "\n  network: {meanDegree",
      "    age: 40\n": "",
      "    spendPerMonth: {lognormal: {median: 1500, sigma: 0.7}}\n": "",
      "    correlations: [{of: age, with: taste, value: -0.5}]\n": "",
    ]
  }

  private static func found(_ old: String, _ new: String) -> [String] {
    #expect(declared.contains(old), "\(old)")
    return problems(replacing: replacements(declared.replacing(old, with: new)))
  }

  @Test("A declared network becomes the market's, and its traits leave the copula")
  func reads() throws {
    var text = smallScenario
    for (old, new) in Self.replacements() { text = text.replacing(old, with: new) }
    let scenario = try Scenario(text: text, file: "small.yaml")
    let population = scenario.likely.market.population
    let network = try #require(population.network)
    #expect(network.knownToFirm == ["region"])
    #expect(population.age == nil && population.spendPerMonth == nil)
    #expect(population.femaleShare == 0.5)
    let expected = try BayesianNetwork([
      NetworkNode(name: "region", law: .categories(["city", "town"], rows: [[0.6, 0.4]])),
      NetworkNode(
        name: "age", law: .number(NumberLaw(cuts: [35]), rows: [try .uniform(low: 20, high: 60)])),
      NetworkNode(
        name: "device", parents: ["region", "age"],
        law: .categories(
          ["phone", "computer"], rows: [[0.9, 0.1], [0.6, 0.4], [0.7, 0.3], [0.2, 0.8]])),
      NetworkNode(
        name: "spendPerMonth", parents: ["device"],
        law: .number(
          NumberLaw(
            scale: .log, slopes: [.init(parent: "age", value: 0.01)], limits: 1...100_000),
          rows: [
            try .lognormal(median: 900, sigma: 0.5), try .lognormal(median: 1400, sigma: 0.5),
          ])),
      NetworkNode(
        name: "consent", parents: ["region"],
        law: .categories(["yes", "no"], rows: [[0.5, 0.5], [1, 0]])),
    ])
    #expect(network.network == expected)
    #expect(scenario.people(seed: 3).columns.count == 6 + 3)
    #expect(scenario.people(seed: 3) == scenario.people(seed: 3))
    #expect(scenario.people(seed: 3) != scenario.people(seed: 4))
  }

  private static let mistakes: [(old: String, new: String, problem: String)] = [
    (
      "table: [0.6, 0.4]", "table: [0.6, 0.3]",
      "market.population.attributes.region.table: found shares that sum to 0.9; expected a sum of 1"
    ),
    (
      "table: [0.6, 0.4]", "table: [0.6, 0.4, 0]",
      "market.population.attributes.region.table: found a list of 3; "
        + "expected 2 shares that sum to 1, of city, town"
    ),
    (
      "table: [0.6, 0.4]", "table: [1.6, -0.6]",
      "market.population.attributes.region.table.0: found 1.6; expected a share from 0 to 1"
    ),
    (
      ", table: [0.6, 0.4]", "",
      "market.population.attributes.region.table: missing; expected a list of shares"
    ),
    (
      "parents: [region, age]", "parents: [regoin, age]",
      "market.population.attributes.device.parents.0: found \"regoin\" (text); expected region, age,"
        + " device or consent; did you mean \"region\"?"
    ),
    (
      "city: {below 35: [0.9, 0.1], from 35: [0.6, 0.4]}", "city: {below 35: [0.9, 0.1]}",
      "market.population.attributes.device.table.city.from 35: missing; expected a list of shares"
    ),
    (
      "town: {below 35", "twon: {below 35",
      "market.population.attributes.device.table.twon: unknown category of region; "
        + "expected city or town; did you mean \"town\"?"
    ),
    (
      "city: {below 35: [0.9, 0.1], from 35: [0.6, 0.4]}", "city: [0.9, 0.1]",
      "market.population.attributes.device.table.city: found a list of 2; "
        + "expected a mapping of the categories of age: below 35 or from 35"
    ),
    (
      "region: {categories: [city, town], knownToFirm: true, table: [0.6, 0.4]}",
      "region: {parents: [consent], categories: [city, town], "
        + "table: {yes: [0.5, 0.5], no: [0.5, 0.5]}}",
      "market.population.attributes.region.parents: depends on itself by way of consent; "
        + "expected no cycle"
    ),
    (
      "categories: [phone, computer]", "categories: [phone, phone]",
      "market.population.attributes.device.categories.1: found \"phone\" (text); "
        + "expected a name that is not in the list before"
    ),
    (
      "limits: [1, 100000]\n", "\n",
      "market.population.attributes.spendPerMonth.limits: missing; "
        + "expected [lowest, highest], since slopes can lead anywhere"
    ),
    (
      "limits: [1, 100000]", "limits: [0, 100000]",
      "market.population.attributes.spendPerMonth.limits.0: found 0; expected a number above 0"
    ),
    (
      "slopes: {age: 0.01}", "slopes: {device: 0.01}",
      "market.population.attributes.spendPerMonth.slopes.device: unknown numeric attribute; "
        + "expected age"
    ),
    (
      "uniform: {low: 20, high: 60}", "uniform: {low: 20, high: 160}",
      "market.population.attributes.age.distribution: found a distribution with draws from 20 to "
        + "160; expected draws from 0 to 120"
    ),
    (
      "cuts: [35]", "cuts: [35, 30]",
      "market.population.attributes.age.cuts: found numbers that do not ascend; "
        + "expected ascending numbers"
    ),
    (
      "consent: {", "needsPerYear: {",
      "market.population.attributes.needsPerYear: the name is taken; expected another name"
    ),
    (
      "consent: {", "gender: {",
      "market.population.attributes.gender.categories: gender without a category \"female\"; "
        + "expected categories, as [female, male]"
    ),
    (
      "knownToFirm: true", "knownToFrim: true",
      "market.population.attributes.region.knownToFrim: unknown key; did you mean \"knownToFirm\"?"
    ),
  ]

  @Test("A mistake in a network is located", arguments: mistakes.indices)
  func refused(index: Int) {
    let mistake = Self.mistakes[index]
    let found = Self.found(mistake.old, mistake.new)
    #expect(found.contains(mistake.problem), "\(found)")
  }

  @Test("A trait that is a node may stand nowhere else")
  func twice() {
    var replacements = Self.replacements()
    replacements["    age: 40\n"] = nil
    #expect(
      problems(replacing: replacements) == [
        "market.traits.age: the trait is a node of market.population too; "
          + "expected one of the two; \"age: ~\" removes what a template says here"
      ])
    var correlated = Self.replacements()
    correlated["    correlations: [{of: age, with: taste, value: -0.5}]\n"] = nil
    #expect(
      problems(replacing: correlated).first
        == "market.traits.correlations.0.of: found age; expected a trait that is no node of "
        + "market.population, which says itself what it depends on")
  }

  /// Customers of two kinds: the young with a phone, the others with a computer.
  private static let customers =
    "id,how old,device,spendPerMonth\n"
    + (0..<400).map { index in
      let isYoung = index % 2 == 0
      let device = isYoung == (index % 10 != 0) ? "phone" : "computer"
      return "\(index),\((isYoung ? 20 : 50) + index % 13),\(device),\(500 + 3 * (index % 97))\n"
    }.joined()

  private static let learning = """
      population:
        learnFrom: customers.csv
        learning:
          columns: {id: skip}
          names: {how old: age}
          classes: 3
          knownToFirm: [device]
        attributes:
          taste:
            parents: [device]
            distribution: {phone: {normal: {mean: 1, sd: 0.5}}, computer: 0}
    """

  private static func learnt(
    _ population: String = learning, customers: String = customers
  ) throws -> (folder: URL, file: String) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marketsim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var text = smallScenario
    var replacements = Self.replacements(population)
    replacements["    tasteSpread: 0.8\n"] = ""
    // An uncertain input, so that each replication reads the scenario anew.
    replacements["quality: 0.25"] = "quality: [0.2, 0.25, 0.3]"
    for (old, new) in replacements { text = text.replacing(old, with: new) }
    let file = folder.appendingPathComponent("small.yaml")
    try Data(text.utf8).write(to: file)
    try Data(customers.utf8).write(to: folder.appendingPathComponent("customers.csv"))
    return (folder, file.path)
  }

  @Test(
    "A network is learnt from a file beside the scenario, once, and joined with what is declared")
  func learns() throws {
    let (folder, file) = try Self.learnt()
    defer { try? FileManager.default.removeItem(at: folder) }
    let scenario = try Scenario(file: file)
    let network = try #require(scenario.likely.market.population.network)
    #expect(network.network.nodes.map(\.name) == ["age", "device", "spendPerMonth", "taste"])
    #expect(network.knownToFirm == ["device"])
    let edges = network.network.nodes.flatMap { node in
      node.parents.map { [$0, node.name].sorted() }
    }
    #expect(edges == [["age", "device"], ["device", "taste"]])
    #expect(scenario.dataFiles.last?.hasSuffix("/customers.csv") == true)
    // What has been learnt stays, whatever becomes of the file; another file is another scenario.
    try Data("a\n1\n".utf8).write(to: folder.appendingPathComponent("customers.csv"))
    let resolved = try scenario.resolved(drawnBy: ReplicationStreams(seed: 1, replication: 2))
    #expect(resolved.market.population.network == network)
    try Data((Self.customers + "400,33,phone,700\n").utf8)
      .write(to: folder.appendingPathComponent("customers.csv"))
    #expect(try Scenario(file: file).contentHash != scenario.contentHash)
  }

  @Test("A learnt network that is printed and pasted draws the same people")
  func pasted() throws {
    let (folder, file) = try Self.learnt()
    defer { try? FileManager.default.removeItem(at: folder) }
    let table = try CustomerFile.read(
      folder.path + "/customers.csv", uses: ["id": .skip])
    let network = try NetworkLearner(classCount: 3).learn(from: table.renamed(["how old": "age"]))
    let yaml = PopulationText.yaml(network, notes: ["a note"])
    #expect(yaml.hasPrefix("# a note\nmarket:\n  traits:  #"))
    #expect(
      yaml.contains("\n    age: ~\n    spendPerMonth: ~\n    correlations: []\n  population:\n"))
    let lines = yaml.split(separator: "\n")
    let first = try #require(lines.firstIndex(of: "    attributes:"))
    let attributes = lines[first...].joined(separator: "\n")
    let population = Self.learning.split(separator: "\n").last { $0.contains("taste") } ?? ""
    let start = try #require(Self.learning.range(of: String(population)))
    let pasted =
      "  population:\n" + attributes + "\n"
      + Self.learning[start.lowerBound...]
    let (other, otherFile) = try Self.learnt(pasted)
    defer { try? FileManager.default.removeItem(at: other) }
    let learnt = try Scenario(file: file).people(seed: 5)
    #expect(try Scenario(file: otherFile).people(seed: 5) == learnt)
  }

  @Test("A network learnt from columns that never differ loads in a scenario that extends another")
  func constantColumns() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marketsim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = (0..<40).map { "30,basic,\($0 % 2 == 0 ? "female" : "male"),900\n" }
    let customers = Data(("age,plan,gender,spendPerMonth\n" + rows.joined()).utf8)
    try customers.write(to: folder.appendingPathComponent("customers.csv"))
    try Data(smallScenario.utf8).write(to: folder.appendingPathComponent("small.yaml"))
    let table = try CustomerFile.read(
      folder.path + "/customers.csv", numeric: PopulationText.numericTraits)
    let yaml = PopulationText.yaml(try NetworkLearner().learn(from: table), notes: [])
    let text = "format: 1\nextends: small\n" + yaml
    let file = folder.appendingPathComponent("learnt.yaml")
    try Data(text.utf8).write(to: file)
    let people = try Scenario(file: file.path).people(seed: 1)
    #expect(people["age"] == .numbers(Array(repeating: 30, count: 500)))
    // Learnt by the scenario itself, they are numbers too.
    let learning = "market: {traits: {age: ~, femaleShare: ~, spendPerMonth: ~, correlations: []}, "
    try Data(
      ("format: 1\nextends: small\n" + learning + "population: {learnFrom: customers.csv}}\n").utf8
    ).write(to: file)
    #expect(try Scenario(file: file.path).people(seed: 1)["age"] == people["age"])
  }

  private static let learningMistakes: [(old: String, new: String, end: String)] = [
    (
      "customers.csv", "customer.csv",
      "customer.csv: found no such file; expected a file of customers with a header"
    ),
    (
      "{id: skip}", "{ids: skip}",
      "market.population.learning.columns.ids: unknown column; "
        + "expected id, how old, device or spendPerMonth; did you mean \"id\"?"
    ),
    (
      "{id: skip}", "{id: skip, device: numeric}",
      "customers.csv:2: market.population.learnFrom: column device: found \"computer\"; "
        + "expected a number"
    ),
    (
      "{how old: age}", "{how old: device}",
      "market.population.learning.names: found the name device twice; expected each name once"
    ),
    (
      "classes: 3", "structure: {device: [age], age: [device]}",
      "market.population.learning: age: depends on itself by way of device; expected no cycle"
    ),
    (
      "classes: 3", "structure: {device: [aeg]}",
      "market.population.learning.structure.device.0: found \"aeg\" (text); "
        + "expected age, device or spendPerMonth; did you mean \"age\"?"
    ),
    (
      "{how old: age}", "{how old: years, spendPerMonth: age}",
      "market.population.learnFrom: column age: found 500; expected numbers from 0 to 120"
    ),
    (
      "taste:", "device:",
      "market.population.attributes.device: a column of learnFrom has the name too; "
        + "expected each name once"
    ),
  ]

  @Test("A mistake in what is learnt is located", arguments: learningMistakes.indices)
  func learningRefused(index: Int) throws {
    let mistake = Self.learningMistakes[index]
    let (folder, file) = try Self.learnt(
      Self.learning.replacing(mistake.old, with: mistake.new))
    defer { try? FileManager.default.removeItem(at: folder) }
    do throws(ScenarioError) {
      _ = try Scenario(file: file)
      Issue.record("no error")
    } catch {
      let messages = error.problems.map(\.description)
      #expect(messages.contains { $0.hasSuffix(mistake.end) }, "\(messages)")
    }
  }
}
