import MarketModel
import RandomStreams
import Testing

@testable import Scenarios

/// The kinds of network in a scenario.
@Suite struct NetworkReadingTests {
  private let written = "network: {meanDegree: 4, rewiredShare: 0.1}"

  private func network(_ text: String) throws -> NetworkConfiguration {
    try small(replacing: [written: "network: \(text)"]).likely.market.network
  }

  private func problems(_ text: String, people: String = "500") -> [String] {
    ScenariosTests.problems(replacing: [
      "people: 500": "people: \(people)", written: "network: \(text)",
    ])
  }

  @Test("A network without a kind is the small world")
  func defaultKind() throws {
    #expect(
      try network("{meanDegree: 4, rewiredShare: 0.1}")
        == .wattsStrogatz(meanDegree: 4, rewiredShare: 0.1))
    #expect(
      try network("{kind: wattsStrogatz, meanDegree: 4, rewiredShare: 0.1}")
        == .wattsStrogatz(meanDegree: 4, rewiredShare: 0.1))
  }

  @Test("Each kind reads its own keys")
  func kinds() throws {
    #expect(try network("{kind: wellMixed, meanDegree: 5}") == .wellMixed(meanDegree: 5))
    #expect(try network("{kind: barabasiAlbert, meanDegree: 6}") == .barabasiAlbert(meanDegree: 6))
    #expect(try network("{kind: randomRegular, meanDegree: 7}") == .randomRegular(degree: 7))
    let blocks = "kind: stochasticBlock, withinDegree: 8.5, betweenDegree: 1.5"
    let cases: [(String, NetworkGroups)] = [
      ("groupsBy: sizes, groupSizes: [5, 3, 2]", .sizes([5, 3, 2])),
      ("groupsBy: gender", .gender), ("groupsBy: age, bandEdges: [30, 50]", .ageBands([30, 50])),
      ("groupsBy: spend, bandEdges: [0.5, 2]", .spendBands([0.5, 2])),
    ]
    for (text, groups) in cases {
      #expect(
        try network("{\(blocks), \(text)}")
          == .stochasticBlock(
            BlockConfiguration(groups: groups, withinDegree: 8.5, betweenDegree: 1.5)))
    }
  }

  @Test("A kind's mistakes are named")
  func mistakes() {
    #expect(
      problems("{kind: smallWorld, meanDegree: 5}").first?.hasPrefix(
        "market.network.kind: found \"smallWorld\" (text); expected wattsStrogatz") == true)
    #expect(
      problems("{kind: wellMixed, meanDegree: 5, rewiredShare: 0.1}") == [
        "market.network.rewiredShare: unknown key with kind: wellMixed; expected kind: wattsStrogatz"
      ])
    #expect(
      problems("{kind: barabasiAlbert, meanDegree: 5}")
        == ["market.network.meanDegree: found 5; expected an even number"])
    #expect(
      problems("{kind: randomRegular, meanDegree: 5}", people: "501")
        == [
          "market.network.meanDegree: found 5; expected an even number, as 501 people is odd"
        ])
    #expect(problems("{kind: randomRegular, meanDegree: 5}") == [])
    let blocks = "kind: stochasticBlock, withinDegree: 8, betweenDegree: 2"
    #expect(
      problems("{\(blocks), groupsBy: sizes}")
        == ["market.network.groupSizes: missing; expected a list of numbers, one a group"])
    #expect(
      problems("{\(blocks), groupsBy: age, bandEdges: [50, 30]}")
        == ["market.network.bandEdges: not ascending; expected each number above the one before"])
    #expect(
      problems("{\(blocks), groupsBy: gender, bandEdges: [30]}").first?.hasPrefix(
        "market.network.bandEdges: unknown key") == true)
    #expect(
      problems("{meanDegree: 1000, rewiredShare: 0}", people: "100000000") == [
        "market.network.meanDegree: found 1000 friends for each of 100000000 people; "
          + "expected at most 40"
      ])
  }

  @Test("An uncertain odd degree of a kind that needs an even one counts as the even one below")
  func uncertain() throws {
    let scenario = try small(replacing: [
      written: "network: {kind: barabasiAlbert, meanDegree: [2, 10, 30]}"
    ])
    for seed in 1...20 {
      let resolved = try scenario.resolved(
        drawnBy: ReplicationStreams(seed: 1, replication: UInt32(seed)))
      guard case .barabasiAlbert(let degree) = resolved.market.network else {
        Issue.record("another kind")
        return
      }
      #expect(degree % 2 == 0)
    }
  }
}
