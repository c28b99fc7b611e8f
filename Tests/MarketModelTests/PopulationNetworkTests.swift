import ConversionModel
import Populations
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// A population by a Bayesian network (E8) in the market.
///
/// Means are held to 4.5 standard errors, a false alarm of 7e-6 each.
struct PopulationNetworkTests {
  /// Gender and segment decide on spending; taste hangs on the segment; region on nothing.
  private static func network(knownToFirm: [String] = ["region", "income"]) throws
    -> PopulationNetwork
  {
    PopulationNetwork(
      network: try BayesianNetwork([
        NetworkNode(
          name: "segment", law: .categories(["thrifty", "keen"], rows: [[0.75, 0.25]])),
        NetworkNode(
          name: "gender", law: .categories(["male", "Female", "other"], rows: [[0.5, 0.3, 0.2]])),
        NetworkNode(
          name: "spendPerMonth", parents: ["segment"],
          law: .number(
            NumberLaw(scale: .log),
            rows: [
              try .lognormal(median: 800, sigma: 0.4), try .lognormal(median: 800, sigma: 0.4),
            ])),
        NetworkNode(
          name: "taste", parents: ["segment"],
          law: .number(
            NumberLaw(), rows: [try .normal(mean: -0.5, sd: 0.3), try .normal(mean: 1.5, sd: 0.3)])),
        NetworkNode(
          name: "region", law: .categories(["north", "south", "west"], rows: [[0.2, 0.3, 0.5]])),
        NetworkNode(
          name: "income", law: .number(NumberLaw(), rows: [try .normal(mean: 5, sd: 2)])),
      ]),
      knownToFirm: knownToFirm)
  }

  private static func market(people: Int = 4000) throws -> MarketConfiguration {
    var market = try MarketConfiguration.make(people: people)
    market.population.network = try network()
    market.population.femaleShare = nil
    market.population.spendPerMonth = nil
    market.population.tasteSpread = nil
    return market
  }

  @Test("Traits that are nodes come from the network, the others as before")
  func traits() throws {
    let market = try Self.market()
    let people = Population(market.population, need: market.need, streams: streams(21))
    let before = Population(
      try .make(people: 4000), need: market.need, streams: streams(21))
    #expect(people.traits.map(\.age) == before.traits.map(\.age))
    #expect(people.traits.map(\.priceSensitivity) == before.traits.map(\.priceSensitivity))
    let n = 4000.0
    let women = Double(people.traits.count(where: \.isFemale)) / n
    #expect(abs(women - 0.3) < standardErrors * (0.21 / n).squareRoot())
    let tastes = moments(people.traits.map { Double($0.taste) })
    #expect(abs(tastes.mean - 0) < standardErrors * tastes.meanError)
    // 0.75·0.5² + 0.25·1.5² between the segments and 0.3² within.
    #expect(abs(tastes.variance - 0.84) < standardErrors * tastes.varianceError)
    // The reference median has a standard error of 1.2533·0.4/√16385, and the sample's own.
    let logs = people.traits.map { log(Double($0.relativeSpend)) }.sorted()
    let error = 1.2533 * 0.4 * (1 / n + 1 / 16_385).squareRoot()
    #expect(abs(logs[2000]) < standardErrors * error)
  }

  @Test(
    "What is no trait is kept, a byte a category, and is the same however many people there are")
  func attributes() throws {
    let many = try Self.market(people: 900)
    let few = try Self.market(people: 300)
    let all = try #require(
      Population(many.population, need: many.need, streams: streams(4)).attributes)
    #expect(all.columns.map(\.name) == ["segment", "region", "income"])
    guard case .categories(let labels, let codes)? = all["region"] else {
      Issue.record("no region")
      return
    }
    #expect(labels == ["north", "south", "west"] && codes.count == 900)
    let some = Population(few.population, need: few.need, streams: streams(4)).attributes
    #expect(some?["region"] == .categories(labels, codes: Array(codes.prefix(300))))
  }

  @Test("Attributes that the firm knows are features, one a category but the first; others are not")
  func features() throws {
    let market = MarketCore(
      configuration: try Self.market(people: 50), policy: Spending(perDay: [0, 0]),
      streams: streams(4))
    let names = market.features.names
    let first = try #require(names.firstIndex(of: "region=south"))
    #expect(names[first...].prefix(3) == ["region=south", "region=west", "income"])
    #expect(names[first + 3] == "social_paid")
    #expect(!names.contains { $0.hasPrefix("segment") || $0.hasPrefix("region=north") })
    #expect(market.features.standardized[first...].prefix(4) == [false, false, true, false])
    guard case .categories(_, let regions)? = market.population.attributes?["region"],
      case .numbers(let incomes)? = market.population.attributes?["income"]
    else {
      Issue.record("no attributes")
      return
    }
    var row = [Double](repeating: -1, count: names.count)
    for person in 0..<50 {
      market.features.write(
        market.records, person: person, source: .paid(0), at: 0, into: &row)
      #expect(row[first] == (regions[person] == 1 ? 1 : 0))
      #expect(row[first + 1] == (regions[person] == 2 ? 1 : 0))
      #expect(row[first + 2] == incomes[person])
      #expect(row[first + 3] == 1 && row[first + 4] == 0)
    }
    #expect(Set(regions) == [0, 1, 2])
  }

  @Test("Crossed columns are features of the firm's model, made when a row is normalised")
  func crosses() throws {
    var configuration = try Self.market(people: 50)
    configuration.learner.crosses = [
      CrossedColumns("region", "income"), CrossedColumns("source", "female"),
    ]
    let plain = MarketCore(
      configuration: try Self.market(people: 50), policy: Spending(perDay: [0, 0]),
      streams: streams(4))
    let market = MarketCore(
      configuration: configuration, policy: Spending(perDay: [0, 0]), streams: streams(4))
    let names = market.features.names
    #expect(Array(names.prefix(plain.features.count)) == plain.features.names)
    #expect(
      Array(names.dropFirst(plain.features.count)) == [
        "region=south × income", "region=west × income",
      ] + plain.features.names.suffix(4).map { "\($0) × female" })
    var learner = market.learner
    var row = [Double](repeating: -1, count: names.count)
    for person in 0..<50 {
      market.features.write(
        market.records, person: person, source: .paid(0), at: 0, into: &row)
      let prediction = learner.touch(person: person, at: 0, features: row.span)
      #expect(prediction > 0 && prediction < 1)
    }
    #expect(learner.featureNames == names)
  }

  // The firm's hidden segment makes tastes; with tastes 2 apart, buyers are mostly of one segment.
  @Test("E8: a hidden segment acts through its children, and does not where it has none")
  func hiddenSegment() throws {
    func keenShareOfOrders(dependent: Bool) throws -> (share: Double, orders: Double) {
      var configuration = try Self.market(people: 1500)
      if !dependent {
        let nodes = try Self.network().network.nodes.map { node in
          node.name == "taste"
            ? NetworkNode(
              name: "taste", law: .number(NumberLaw(), rows: [try .normal(mean: 0, sd: 0.9)]))
            : node
        }
        configuration.population.network = PopulationNetwork(
          network: try BayesianNetwork(nodes), knownToFirm: [])
      }
      var simulation = open(configuration, Spending(perDay: [4000, 1000]))
      simulation.run(until: 60)
      let market = simulation.model.core
      guard case .categories(_, let segments)? = market.population.attributes?["segment"] else {
        return (.nan, 0)
      }
      let orders = market.accounts.map { Double($0.orders) }
      let keen = zip(orders, segments).reduce(0) { $0 + ($1.1 == 1 ? $1.0 : 0) }
      let total = orders.reduce(0, +)
      return (keen / total, total)
    }
    let dependent = try keenShareOfOrders(dependent: true)
    let independent = try keenShareOfOrders(dependent: false)
    // Orders of one person cluster; a design effect of four covers it.
    let error = (4 * 0.25 * 0.75 / independent.orders).squareRoot()
    #expect(independent.orders > 300)
    #expect(abs(independent.share - 0.25) < standardErrors * error)
    #expect(dependent.share > 0.25 + standardErrors * error)
  }

  @Test("The table of people has traits, needs and attributes, as the market has them")
  func table() throws {
    let configuration = try Self.market(people: 60)
    let people = configuration.people(drawnFrom: streams(8))
    let market = Population(configuration.population, need: configuration.need, streams: streams(8))
    #expect(
      people.columns.map(\.name) == [
        "age", "gender", "spendPerMonth", "taste", "priceSensitivity", "needsPerYear", "segment",
        "region", "income",
      ])
    guard case .numbers(let tastes)? = people["taste"],
      case .categories(let genders, let codes)? = people["gender"]
    else {
      Issue.record("no columns")
      return
    }
    #expect(tastes.map { Float($0) } == market.traits.map(\.taste))
    #expect(codes.map { genders[Int($0)] == "Female" } == market.traits.map(\.isFemale))
    let plain = try MarketConfiguration.make(people: 60).people(drawnFrom: streams(8))
    #expect(plain.columns.count == 6)
    guard case .numbers(let ages)? = plain["age"] else {
      Issue.record("no age")
      return
    }
    #expect(ages.map { Float($0) } == market.traits.map(\.age))
  }

  @Test("Each application has needs of its own, by a node that multiplies them")
  func needs() throws {
    var market = try MarketConfiguration.make(people: 4000)
    let without = Population(market.population, need: market.need, streams: streams(5))
    market.population.network = PopulationNetwork(
      network: try BayesianNetwork([
        NetworkNode(
          name: "application", law: .categories(["a", "b", "c"], rows: [[0.4, 0.4, 0.2]])),
        NetworkNode(
          name: ActingNode.needFactor, parents: ["application"],
          law: .number(
            NumberLaw(), rows: [try .constant(0.5), try .constant(2), try .constant(-1)])),
      ]), knownToFirm: [])
    let with = Population(market.population, need: market.need, streams: streams(5))
    guard case .categories(_, let codes)? = with.attributes?["application"] else {
      Issue.record("no applications")
      return
    }
    for person in 0..<4000 {
      // What is below 0 counts as 0.
      let expected = without.traits[person].needsPerDay * [0.5, 2, 0][Int(codes[person])]
      #expect(abs(with.traits[person].needsPerDay - expected) <= 1e-6 * expected)
    }
  }

  // A share of slots is binomial: 4.5 standard errors, 7e-6 each.
  @Test("Social media's slots go to people as much as they use it")
  func slots() throws {
    var social = SocialMediaConfiguration.make()
    social.frequencyCapPerWeek = 1000
    var market = try MarketConfiguration.make(people: 600, social: social)
    market.population.network = PopulationNetwork(
      network: try BayesianNetwork([
        NetworkNode(
          name: "use", law: .categories(["none", "some", "much"], rows: [[0.2, 0.4, 0.4]])),
        NetworkNode(
          name: ActingNode.habit(of: "social"), parents: ["use"],
          law: .number(NumberLaw(), rows: [try .constant(0), try .constant(1), try .constant(4)])),
      ]), knownToFirm: [])
    var simulation = open(market, Spending(perDay: [3000, 0]), seed: 2)
    simulation.run(until: 60)
    guard case .categories(_, let codes)? = simulation.model.core.population.attributes?["use"]
    else {
      Issue.record("no uses")
      return
    }
    var seen = [0.0, 0, 0]
    let people = (0..<3).map { use in Double(codes.count { $0 == use }) }
    for person in 0..<600 {
      seen[Int(codes[person])] += Double(simulation.model.socialMedium.exposures[person].seen)
    }
    let slots = seen.reduce(0, +)
    #expect(seen[0] == 0 && slots > 1000, "\(seen)")
    let share = 4 * people[2] / (people[1] + 4 * people[2])
    #expect(
      abs(seen[2] - slots * share) < standardErrors * (slots * share * (1 - share)).squareRoot())
  }
}
