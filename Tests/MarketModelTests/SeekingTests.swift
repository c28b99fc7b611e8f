import Populations
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Which way people with an open need look (R4).
struct SeekingTests {
  /// Three platforms that show everybody our listing, and nothing else; nobody ever buys.
  private func market(
    weights: [Double], elsewhere: Double, live: [Bool]
  ) throws -> MarketConfiguration {
    var platform = EcommercePlatformConfiguration.make()
    platform.otherListings = 0
    platform.clickShareAtTop = 1
    var market = try MarketConfiguration.make(
      people: 400, horizonDays: 60, social: nil, platform: platform)
    market.awareness.directVisitShare = 0
    market.product.waitingUtility = 50
    market.rival.consideredShare = 0
    market.need.seekElsewhereWeight = elsewhere
    let one = market.channels[0]
    market.channels = weights.indices.map {
      var channel = one
      channel.name = "platform \($0)"
      channel.seekWeight = weights[$0]
      // A channel that opens on the last day is never live.
      if !live[$0] { channel.lifeCycle = LifeCycle(opensOnDay: 60) }
      return channel
    }
    return market
  }

  private func visits(_ market: MarketConfiguration) -> (occasions: Int, visits: [Int]) {
    let record = play(market, Spending(perDay: market.channels.map { _ in 0 }), seed: 3)
    return (record.totals.shoppingOccasions, record.channels.map(\.organicVisits))
  }

  // Each count is binomial: four standard errors, 6e-5 each, 4e-4 for the seven.
  @Test("People look with the shares of the weights")
  func shares() throws {
    let (occasions, visits) = visits(
      try market(weights: [1, 2, 3], elsewhere: 4, live: [true, true, true]))
    #expect(occasions > 2000)
    for (count, share) in zip(visits, [0.1, 0.2, 0.3]) {
      let mean = share * Double(occasions)
      #expect(abs(Double(count) - mean) < 4 * (mean * (1 - share)).squareRoot())
    }
  }

  // A weight of 0 makes no way of it; one that never opens is a way, which stands before the others.
  @Test(
    "R9 A way that nobody takes can be taken away, wherever it stands among the others",
    arguments: [(0, true), (1, false)] as [(Double, Bool)])
  func unusedWay(weight: Double, isLive: Bool) throws {
    let three = try market(weights: [weight, 2, 3], elsewhere: 4, live: [isLive, true, true])
    var two = three
    two.channels.removeFirst()
    let (with, without) = (visits(three), visits(two))
    #expect(with.occasions == without.occasions && with.visits[0] == 0)
    #expect(Array(with.visits.dropFirst()) == without.visits)
    #expect(without.visits.allSatisfy { $0 > 100 })
  }

  @Test("Those who would have taken a closed way divert in proportion, and nobody else does")
  func diversion() throws {
    let open = visits(try market(weights: [1, 2, 3], elsewhere: 4, live: [true, true, true]))
    let closed = visits(try market(weights: [1, 2, 3], elsewhere: 4, live: [true, true, false]))
    // Nobody buys, so that the occasions are the same ones.
    #expect(open.occasions == closed.occasions && closed.visits[2] == 0)
    // Nobody who took another way gives it up; of the others a seventh and two come over.
    let lost = Double(open.visits[2])
    for (channel, share) in [(0, 1.0 / 7), (1, 2.0 / 7)] {
      let won = Double(closed.visits[channel] - open.visits[channel])
      #expect(abs(won - share * lost) < 4 * (lost * share * (1 - share)).squareRoot())
    }
  }

  @Test("A single way needs no draw; none at all finds us nowhere")
  func single() throws {
    let one = visits(try market(weights: [1], elsewhere: 0, live: [true]))
    #expect(one.visits == [one.occasions])
    #expect(visits(try market(weights: [1], elsewhere: 0, live: [false])).visits == [0])
    #expect(visits(try market(weights: [0, 5], elsewhere: 0, live: [true, true])).visits[0] == 0)
  }

  // Each count is binomial: four standard errors, 6e-5 each.
  @Test("Who uses a platform more looks there more, and who never does not at all")
  func habits() throws {
    var market = try market(weights: [1, 2], elsewhere: 1, live: [true, true])
    market.population.network = PopulationNetwork(
      network: try BayesianNetwork([
        NetworkNode(name: "kind", law: .categories(["away", "fond"], rows: [[0.5, 0.5]])),
        NetworkNode(
          name: ActingNode.habit(of: "platform 0"), parents: ["kind"],
          law: .number(NumberLaw(), rows: [try .constant(0), try .constant(3)])),
      ]), knownToFirm: ["kind"])
    var simulation = open(market, Spending(perDay: [0, 0]), seed: 3)
    simulation.run(until: 60)
    let core = simulation.model.core
    guard case .categories(_, let kinds)? = core.population.attributes?["kind"] else {
      Issue.record("no kinds")
      return
    }
    for person in 0..<400 {
      #expect(core.seekWeight(of: person, by: 0) == (kinds[person] == 1 ? 3 : 0))
      #expect(core.seekWeight(of: person, by: 1) == 2)
    }
    let visits = core.record.channels.map { Double($0.organicVisits) }
    // Of the fond 3 in 6 look on the first platform and 2 on the second, of the others 2 in 3.
    let fond = 2 * visits[0]
    let others = Double(core.record.totals.shoppingOccasions) - fond
    #expect(visits[0] > 300 && others > 300)
    let second = fond / 3 + others * 2 / 3
    #expect(abs(visits[1] - second) < 5 * (second * 0.8 + fond).squareRoot())
  }
}
