import Foundation
import MarketModel
import RandomStreams
import Testing

@testable import Scenarios

/// Friendships that a file holds.
@Suite struct EdgeListTests {
  private static let scenario = smallScenario.replacing(
    "network: {meanDegree: 4, rewiredShare: 0.1}",
    with: "network: {kind: edgeList, file: data/friends.csv}"
  ).replacing("people: 500", with: "people: 5")

  /// Reads the small scenario with a file of friendships beside it.
  private func read(
    _ friendships: String, scenario: String = scenario, settings: [String] = [],
    _ body: (Scenario) throws -> Void
  ) throws {
    try withFolder(["s.yaml": scenario, "data/friends.csv": friendships]) { folder in
      try body(try Scenario(file: folder + "/s.yaml", settings: settings))
    }
  }

  /// The problems of a file of friendships, without the folder.
  private func problems(
    _ friendships: String, scenario: String = scenario, settings: [String] = []
  ) throws -> [String] {
    var found: [String] = []
    try withFolder(["s.yaml": scenario, "data/friends.csv": friendships]) { folder in
      do throws(ScenarioError) {
        _ = try Scenario(file: folder + "/s.yaml", settings: settings)
      } catch {
        found = error.problems.map { $0.description.replacing(folder + "/", with: "") }
      }
    }
    return found
  }

  private func rows(_ scenario: Scenario) -> [[UInt32]] {
    guard case .edgeList(let network) = scenario.likely.market.network else { return [] }
    return (0..<network.people).map { Array(network.friends(of: $0)) }
  }

  @Test("A file compressed by gzip holds the friendships of the plain one")
  func compressed() throws {
    let packed = Self.scenario.replacing("friends.csv", with: "friends.csv.gz")
    let friendships = "1,2\n2,3\n4,5\n"
    var plain: [[UInt32]] = []
    try read(friendships) { plain = rows($0) }
    try withFolder(["s.yaml": packed, "data/friends.csv": friendships]) { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["gzip", "\(folder)/data/friends.csv"]
      try process.run()
      process.waitUntilExit()
      #expect(rows(try Scenario(file: folder + "/s.yaml")) == plain)
    }
    #expect(!plain.isEmpty)
  }

  @Test(
    "Lines are read with any of the separators, with comments, columns' names and either line end",
    arguments: [
      "1,2\n2,5\n1,4\n", "person,friend\n1,2\n5,2\n4,1", "# note\n\n1 2\n2\t5\n 1 ; 4 \n",
      "\u{feff}a;b\r\n1;4\r\n2;5\r\n2;1\r\n",
    ])
  func forms(text: String) throws {
    try read(text) { #expect(rows($0) == [[1, 3], [0, 4], [], [0], [1]]) }
  }

  @Test("An empty file leaves everybody alone")
  func empty() throws {
    try read("") { #expect(rows($0) == [[], [], [], [], []]) }
  }

  @Test("Every line that is no friendship is named, with what it says")
  func mistakes() throws {
    let text = "from,to\n1,2\n3,3\n1,6\n0,2\n1;2;3\nAnn,Bob\n4\n-1,2\n2.5,1\n99999999999999999999,1"
    #expect(
      try problems(text) == [
        "data/friends.csv:3: found \"3,3\"; expected two different people",
        "data/friends.csv:4: found \"1,6\"; expected numbers from 1 to 5",
        "data/friends.csv:5: found \"0,2\"; expected numbers from 1 to 5",
        "data/friends.csv:6: found \"1;2;3\"; expected the numbers of two people",
        "data/friends.csv:7: found \"Ann,Bob\"; expected the numbers of two people",
        "data/friends.csv:8: found \"4\"; expected the numbers of two people",
        "data/friends.csv:9: found \"-1,2\"; expected the numbers of two people",
        "data/friends.csv:10: found \"2.5,1\"; expected the numbers of two people",
        "data/friends.csv:11: found \"99999999999999999999,1\"; expected the numbers of two people",
      ])
    #expect(
      try problems("-1,2\n") == [
        "data/friends.csv:1: found \"-1,2\"; "
          + "expected the numbers of two people"
      ])
  }

  @Test("A friendship that is written twice is named with both lines, whichever way round")
  func repeated() throws {
    #expect(
      try problems("1,2\n3,4\n2,1\n1,2\n") == [
        "data/friends.csv:3: repeats the friendship \"2,1\" of line 1",
        "data/friends.csv:4: repeats the friendship \"1,2\" of line 1",
      ])
  }

  @Test("Of a file that is something else, twenty lines are enough")
  func limit() throws {
    #expect(try problems(String(repeating: "x\n", count: 500)).count == 20)
  }

  @Test("A file that can't be had is named where the scenario names it")
  func missing() throws {
    let place = "s.yaml:37: market.network.file: "
    #expect(
      try problems("", scenario: Self.scenario.replacing("friends.csv", with: "frends.csv")) == [
        place + "data/frends.csv: no such file; expected a file of friendships"
      ])
    #expect(
      try problems("", scenario: Self.scenario.replacing("data/friends.csv", with: "data")) == [
        place + "data: a directory, not a file; expected a file of friendships"
      ])
    #expect(
      try problems("", scenario: Self.scenario.replacing("data/friends.csv", with: "7")) == [
        place + "found 7; expected the path of a file of friendships"
      ])
  }

  @Test("An uncertain number of people is refused, as the file names them by number")
  func uncertainPeople() throws {
    let scenario = Self.scenario.replacing("people: 5\n", with: "people: [4, 5, 9]\n")
    #expect(
      try problems("1,2\n", scenario: scenario) == [
        "s.yaml:29: market.people: uncertain; "
          + "expected one number, as network.file names people by their numbers"
      ])
  }

  @Test("A path on the command line counts from the working directory")
  func setting() throws {
    try withFolder(["f.csv": "1,2\n"]) { folder in
      try read("", settings: ["market.network.file=\(folder)/f.csv"]) {
        #expect(rows($0) == [[1], [0], [], [], []])
        #expect($0.dataFiles == ["\(folder)/f.csv"])
      }
    }
    #expect(
      try problems("", settings: ["market.network.file=data/nowhere.csv"]).first?.contains(
        ": data/nowhere.csv: no such file") == true)
  }

  @Test("The file is read once, and every replication has its network and its hash")
  func once() throws {
    let scenario = Self.scenario.replacing("perYear: 2,", with: "perYear: [1, 2, 3],")
    try withFolder(["s.yaml": scenario, "data/friends.csv": "1,2\n"]) { folder in
      let first = try Scenario(file: folder + "/s.yaml")
      let file = folder + "/data/friends.csv"
      try Data("1,3\n".utf8).write(to: URL(filePath: file))
      let second = try Scenario(file: folder + "/s.yaml")
      try FileManager.default.removeItem(atPath: file)
      let resolved = try first.resolved(drawnBy: ReplicationStreams(seed: 1, replication: 1))
      #expect(resolved.market.network == first.likely.market.network)
      #expect(first.likely.market.network != second.likely.market.network)
      #expect(first.contentHash != second.contentHash)
      #expect(first.dataFiles == [file])
    }
  }
}
