import CGSL
import Populations
import RandomStreams
import Testing

/// Whether people come out as the network says.
@Suite struct BayesianNetworkTests {
  // The joint distribution by the chain rule, cell by cell: 3 × 2 × 2 × 2 of them. The test is
  // refused at a level of 1e-5, its false-alarm probability.
  @Test("Frequencies of all combinations are the product of the nodes' shares")
  func joint() throws {
    let people = 20_000
    let table = try Support.shop().sample(
      people: people, streams: Support.streams, purpose: Support.purpose)
    let regions = [0.5, 0.3, 0.2]
    let segments = [0.7, 0.3]
    let phone = [[0.9, 0.5], [0.2, 0.6], [0.3, 0.05]]
    let often = [0.8, 0.25]
    var shares: [Double] = []
    for region in 0..<3 {
      for segment in 0..<2 {
        for device in 0..<2 {
          for habit in 0..<2 {
            let ofPhone = phone[region][segment]
            shares.append(
              regions[region] * segments[segment] * (device == 0 ? ofPhone : 1 - ofPhone)
                * (habit == 0 ? often[device] : 1 - often[device]))
          }
        }
      }
    }
    var counts = [Int](repeating: 0, count: 24)
    let columns = ["region", "segment", "device", "habit"].map { Support.codes(table, $0) }
    for person in 0..<people {
      let cell = columns.reduce(0) { $0 * ($1 == columns[0] ? 3 : 2) + Int($1[person]) }
      counts[cell] += 1
    }
    #expect(Support.chiSquare(counts, shares: shares) > Support.level)
  }

  // Linear: mean 2 + 0.5·mean(parent), variance 1 + 0.25·4. Logarithmic: the same of logarithms.
  // Means are held to 4.5 standard errors (7e-6 each), variances of normals with theirs, var·√(2/n).
  @Test(
    "A number follows its numeric parent, on the linear and on the logarithmic scale",
    arguments: NumberLaw.Scale.allCases)
  func slopes(scale: NumberLaw.Scale) throws {
    let isLog = scale == .log
    let network = try BayesianNetwork([
      NetworkNode(
        name: "child",
        law: .number(
          NumberLaw(scale: scale, slopes: [.init(parent: "parent", value: 0.5)]),
          rows: [
            isLog
              ? try .lognormal(median: exponential(2), sigma: 1) : try .normal(mean: 2, sd: 1)
          ])),
      NetworkNode(
        name: "parent",
        law: .number(
          NumberLaw(scale: scale),
          rows: [
            isLog ? try .lognormal(median: exponential(3), sigma: 2) : try .normal(mean: 3, sd: 2)
          ])),
    ])
    let people = 20_000
    let table = network.sample(people: people, streams: Support.streams, purpose: Support.purpose)
    func onScale(_ name: String) -> [Double] {
      Support.numbers(table, name).map { isLog ? logarithm($0) : $0 }
    }
    let (child, parent) = (onScale("child"), onScale("parent"))
    let n = Double(people)
    let mean = Support.mean(child)
    #expect(abs(mean - 3.5) < 4.5 * (2 / n).squareRoot())
    let variance = Support.mean(child.map { ($0 - mean) * ($0 - mean) })
    #expect(abs(variance - 2) < 4.5 * 2 * (2 / n).squareRoot())
    let parentMean = Support.mean(parent)
    let covariance = Support.mean(zip(child, parent).map { ($0 - mean) * ($1 - parentMean) })
    // Of two normals: var(cov) = (σ²τ² + cov²) / n = (2·4 + 2²) / n.
    #expect(abs(covariance - 2) < 4.5 * (12 / n).squareRoot())
  }

  // Ages from 20 to 60 evenly, cut at 30 and 50: shares of 1/4, 1/2 and 1/4, each with its own row.
  @Test("A number is known to its children by the class between its cuts, limits being kept")
  func cuts() throws {
    let law = NumberLaw(limits: 20...55, cuts: [30, 50])
    #expect(law.labels == ["below 30", "30 to 50", "from 50"])
    let network = try BayesianNetwork([
      NetworkNode(name: "age", law: .number(law, rows: [try .uniform(low: 20, high: 60)])),
      NetworkNode(
        name: "group", parents: ["age"],
        law: .categories(["a", "b", "c"], rows: [[1, 0, 0], [0, 1, 0], [0, 0, 1]])),
    ])
    let table = network.sample(
      people: 8000, streams: Support.streams, purpose: Support.purpose)
    let groups = Support.codes(table, "group")
    let ages = Support.numbers(table, "age")
    #expect(zip(ages, groups).allSatisfy { ($0 < 30 ? 0 : $0 < 50 ? 1 : 2) == $1 })
    let counts = (0..<3).map { code in groups.count { $0 == code } }
    #expect(Support.chiSquare(counts, shares: [0.25, 0.5, 0.25]) > Support.level)
    #expect(ages.allSatisfy { 20...55 ~= $0 } && ages.contains(55))
  }

  @Test("A class is drawn by its share, and a number within it by the class's own distribution")
  func classes() throws {
    let network = try BayesianNetwork([
      NetworkNode(
        name: "spend",
        law: .classes(
          [
            NumberClass(label: "none", numbers: try .constant(0)),
            NumberClass(label: "some", numbers: try .uniform(low: 10, high: 20)),
          ], rows: [[0.4, 0.6]]))
    ])
    let spend = Support.numbers(
      network.sample(people: 5000, streams: Support.streams, purpose: Support.purpose), "spend")
    let buyers = spend.filter { $0 != 0 }
    #expect(
      Support.chiSquare([5000 - buyers.count, buyers.count], shares: [0.4, 0.6]) > Support.level)
    #expect(buyers.allSatisfy { 10..<20 ~= $0 })
    // The standard deviation of a uniform of width 10 is 10/√12.
    #expect(
      abs(Support.mean(buyers) - 15) < 4.5 * 10 / (12 * Double(buyers.count)).squareRoot())
  }

  @Test("The same seed draws the same people; more people or another node change nobody")
  func keyed() throws {
    let network = try Support.shop()
    func sample(_ network: BayesianNetwork, _ people: Int, seed: UInt32 = 77) -> PeopleTable {
      network.sample(
        people: people, streams: ReplicationStreams(seed: seed, replication: 0),
        purpose: Support.purpose)
    }
    let few = sample(network, 300)
    #expect(few == sample(network, 300))
    #expect(few != sample(network, 300, seed: 78))
    let irrelevant = NetworkNode(
      name: "shoe size", law: .number(NumberLaw(), rows: [try .normal(mean: 40, sd: 3)]))
    let more = sample(try BayesianNetwork([irrelevant] + network.nodes.reversed()), 500)
    for name in ["region", "segment", "device", "habit"] {
      #expect(Support.codes(few, name) == Array(Support.codes(more, name).prefix(300)))
    }
    // A child of everything changes nothing of what it depends on, either.
    let child = NetworkNode(
      name: "child", parents: ["habit"],
      law: .categories(["x", "y"], rows: [[0.5, 0.5], [0.1, 0.9]]))
    let withChild = sample(try BayesianNetwork(network.nodes + [child]), 300)
    #expect(few == withChild.without(["child"]))
    #expect(sample(network.ancestry(of: ["device"]), 300) == few.without(["habit"]))
  }

  private static let two = NetworkLaw.categories(["a", "b"], rows: [[0.5, 0.5]])
  private static func node(
    _ name: String, _ parents: [String] = [], _ law: NetworkLaw = two
  ) -> NetworkNode {
    NetworkNode(name: name, parents: parents, law: law)
  }
  private static let rows2 = NetworkLaw.categories(["a", "b"], rows: [[0.5, 0.5], [0.5, 0.5]])
  /// How many mistakes there are.
  private static let mistakeCount = 14

  private static func mistake(
    _ index: Int
  ) throws -> (nodes: [NetworkNode], at: String, problem: NetworkError.Problem) {
    let normal = [try Distribution.normal(mean: 0, sd: 1)]
    let number = NetworkLaw.number(NumberLaw(), rows: normal)
    let sloped = NetworkLaw.number(
      NumberLaw(slopes: [.init(parent: "x", value: 1)]), rows: normal)
    let mistakes: [(nodes: [NetworkNode], at: String, problem: NetworkError.Problem)] = [
      ([node("x"), node("x")], "x", .duplicateName),
      ([node("x", ["y"], rows2)], "x", .unknownParent("y")),
      ([node("x"), node("y", ["x", "x"])], "y", .repeatedParent("x")),
      ([node("x", [], number), node("y", ["x"])], "y", .parentWithoutClasses("x")),
      ([node("x"), node("y", [], sloped)], "y", .slopeOnCategories("x")),
      ([node("x", ["x"], rows2)], "x", .cycle(["x"])),
      (
        [node("a"), node("x", ["z"], rows2), node("y", ["x"], rows2), node("z", ["y"], rows2)],
        "x", .cycle(["z", "y"])
      ),
      ([node("x"), node("y", ["x"])], "y", .rowCount(found: 1, expected: 2)),
      (
        [node("x", [], .categories(["a", "b"], rows: [[0.5, 0.4]]))], "x",
        .shares(row: 0, found: [0.5, 0.4], categories: 2)
      ),
      (
        [node("x", [], .categories(["a", "b"], rows: [[1.5, -0.5]]))], "x",
        .shares(row: 0, found: [1.5, -0.5], categories: 2)
      ),
      (
        [node("x", [], .categories(["a", "a"], rows: [[0.5, 0.5]]))], "x", .labels(["a", "a"])
      ),
      ([node("x", [], .categories([], rows: [[]]))], "x", .labels([])),
      (
        [
          node(
            "x", [], .number(NumberLaw(cuts: [2, 1]), rows: normal))
        ], "x", .cuts([2, 1])
      ),
      (
        [
          node(
            "x", [], .number(NumberLaw(scale: .log), rows: normal))
        ], "x", .negativeDraw(row: 0)
      ),
    ]
    #expect(mistakes.count == mistakeCount)
    return mistakes[index]
  }

  @Test("What is no network is refused, with the node at fault", arguments: 0..<mistakeCount)
  func refused(index: Int) throws {
    let mistake = try Self.mistake(index)
    #expect(throws: NetworkError(node: mistake.at, problem: mistake.problem)) {
      try BayesianNetwork(mistake.nodes)
    }
  }

  private func exponential(_ number: Double) -> Double { gsl_sf_exp(number) }
  private func logarithm(_ number: Double) -> Double { gsl_sf_log(number) }
}
