import Foundation
import MarketModel
import Populations
import RandomStreams
import Testing

@testable import Scenarios

/// `Documentation/ScenarioFormat.md` says what the code reads.
///
/// Its tables are generated: `MARKETSIM_WRITE_DOCUMENTATION=1 scripts/test.sh --filter
/// ScenarioFormatTests` writes them.
@Suite struct ScenarioFormatTests {
  private let file = "Documentation/ScenarioFormat.md"

  private func document() throws -> MarkedDocument {
    MarkedDocument(try RepositoryFiles.text(file))
  }

  private var distributionTable: String {
    let rows = Distribution.names.map { name in
      let sets = (Distribution.parameterSets(of: name) ?? []).map { set in
        set.map { "`\($0)`" }.joined(separator: ", ")
      }
      return "| `\(name)` | \(sets.joined(separator: "; or ")) |\n"
    }
    return "| Distribution | Parameters |\n| --- | --- |\n" + rows.joined()
  }

  @Test("The tables of keys and distributions are those that the code gives")
  func tables() throws {
    let found = try document()
    let expected = try #require(
      found.replacing(generated: "keys", with: keyTable(Scenario.describeKeys()))?
        .replacing(generated: "distributions", with: distributionTable))
    if ProcessInfo.processInfo.environment["MARKETSIM_WRITE_DOCUMENTATION"] != nil {
      try Data(expected.text.utf8).write(to: RepositoryFiles.root.appendingPathComponent(file))
    } else {
      let isCurrent = found.text == expected.text
      #expect(
        isCurrent,
        """
        \(file) is out of date: \(found.firstDifference(from: expected)). Write it anew with \
        MARKETSIM_WRITE_DOCUMENTATION=1 scripts/test.sh --filter ScenarioFormatTests
        """)
    }
  }

  @Test("The meaning of every distribution is described beside the table")
  func distributionsAreDescribed() throws {
    let text = try document().text
    for name in Distribution.names {
      #expect(text.contains("`\(name)`:"), "\(name)")
    }
  }

  @Test("The example of a population is a valid scenario, and draws what it says")
  func population() throws {
    let text = try #require(try document().block(after: "population"))
    let scenario = try Scenario(
      text: text, file: RepositoryFiles.path("scenarios/devices-and-regions.yaml"),
      settings: ["market.people=200"])
    let network = try #require(scenario.likely.market.population.network)
    #expect(network.knownToFirm == ["region", "device"])
    #expect(
      scenario.people(seed: 1).columns.map(\.name).suffix(4)
        == ["needsPerYear", "region", "device", "segment"])
  }

  @Test("The example of an AI product is a valid scenario")
  func artificialIntelligence() throws {
    let text = try #require(try document().block(after: "ai"))
    let scenario = try Scenario(
      text: text, file: RepositoryFiles.path("scenarios/learning-recommender.yaml"))
    let ai = try #require(scenario.likely.market.product.ai)
    #expect(ai.learning.exponent == 0.2 && ai.inference.costPerUse == 2)
    #expect(ai.training?.distributed == nil && ai.federated == nil && ai.sources.isEmpty)
    let platform = scenario.likely.market.channels.firstIndex { $0.name == "platform" }
    #expect(ai.assistant?.channels == [try #require(platform)])
  }

  @Test("The example of a calendar, regions and law is a valid scenario")
  func surroundings() throws {
    let text = try #require(try document().block(after: "surroundings"))
    let scenario = try Scenario(
      text: text, file: RepositoryFiles.path("scenarios/festivals-and-regions.yaml"))
    let market = scenario.likely.market
    #expect(scenario.zone == "Asia/Shanghai")
    // 2027-06-01 is 148 days after the start.
    #expect(market.macro.festivals.map(\.days) == [148..<168])
    #expect(market.macro.regions.map { $0.entry?.day } == [nil, 56])
    #expect(market.macro.law.map(\.region) == [0, 1])
    let own = scenario.likely.market(
      under: try #require(scenario.strategyNames.firstIndex(of: "at-home")))
    #expect(own.macro.regions[1].entry?.day == .infinity)
    #expect(own.channels.map(\.lifeCycle.opensOnDay) == [56, 0])
    #expect(scenario.uncertainInputs.map(\.keyPath).contains("market.consent.profilingShare"))
  }

  @Test("The example is a valid scenario, and says what its comments say")
  func example() throws {
    let text = try #require(try document().block(after: "example"))
    let scenario = try Scenario(
      text: text, file: RepositoryFiles.path("scenarios/cheaper-impressions.yaml"))
    let base = try Scenario(file: RepositoryFiles.path("scenarios/ecommerce-conversion.yaml"))
    #expect(scenario.name == "cheaper-impressions")
    #expect(scenario.start == base.start)
    #expect(scenario.likely.market.calendar.horizonDays == 90)
    #expect(scenario.likely.market.firm.openingCash == Money(minorUnits: 50_000_000))
    #expect(scenario.likely.market.need.openDays == (try .gamma(mean: 14, sd: 9)))
    #expect(
      scenario.strategyNames
        == base.strategyNames.filter { $0 != "greedy-return" } + ["bold"])
    let uncertain = scenario.uncertainInputs.map(\.keyPath)
    #expect(uncertain.contains("market.needs.perYear"))
    #expect(!uncertain.contains("channels.social.costPerMille"))
    guard case .socialMedia(let social) = scenario.likely.market.channels[0].kind else {
      Issue.record("the first channel is social media")
      return
    }
    #expect(social.costPerMille == 2500)
  }

  @Test("The example of mistakes gives the messages that stand below it")
  func mistakes() throws {
    let document = try document()
    let text = try #require(document.block(after: "mistakes"))
    let messages = try #require(document.block(after: "messages"))
    let error = #expect(throws: ScenarioError.self) {
      try Scenario(text: text, file: RepositoryFiles.path("scenarios/mistakes.yaml"))
    }
    let found = "\(try #require(error))\n"
      .replacingOccurrences(of: RepositoryFiles.root.path + "/", with: "")
    #expect(found == messages)
  }

  @Test("The example of needs and habits is a valid scenario, and they act")
  func habits() throws {
    let text = try #require(try document().block(after: "habits"))
    let scenario = try Scenario(
      text: text, file: RepositoryFiles.path("scenarios/habits.yaml"),
      settings: ["market.people=2000"])
    let people = scenario.people(seed: 1)
    #expect(
      people.columns.map(\.name).suffix(5)
        == ["needsPerYear", "application", "needFactor", "platformHabit", "socialHabit"])
  }
}
