internal import MarketModel
public import Scenarios

/// What `check` prints: the scenario as it was read.
public enum ScenarioText {
  /// The whole text, ended by a line feed.
  ///
  /// - Parameter strategies: The positions of the strategies to list.
  public static func text(_ scenario: Scenario, strategies: [Int]) -> String {
    let market = scenario.likely.market
    let days = Int(market.calendar.horizonDays)
    var rows = [
      ("scenario", "\(scenario.name) (\(scenario.files.joined(separator: ", extends ")))"),
      ("hash", scenario.contentHash),
      (
        "horizon",
        "\(days) days, \(scenario.start) to \(scenario.start.adding(days: days - 1)), a report every "
          + "\(Int(market.calendar.reportEveryDays))"
          + (scenario.zone.map { ", in the time of \($0)" } ?? "")
      ),
      ("people", "\(market.population.people)"), ("network", market.network.name),
      ("currency", scenario.currency.code),
      (
        "goal",
        "firm value, ruined in \(ReadableNumber.percent(scenario.goal.maxRuinShare)) at most"
      ),
      ("channels", market.channels.map { "\($0.name) (\($0.kind.name))" }.joined(separator: ", ")),
      (
        "strategies",
        strategies.map { position in
          let strategy = scenario.likely.strategies[position]
          let words =
            [strategy.policyName] + dates(of: strategy, in: scenario)
            + (position == scenario.baseline ? ["baseline"] : [])
          return "\(strategy.name) (\(words.joined(separator: ", ")))"
        }.joined(separator: ", ")
      ),
    ]
    if !market.macro.regions.isEmpty {
      rows.append(("regions", market.macro.regions.map(\.name).joined(separator: ", ")))
    }
    if !scenario.dataFiles.isEmpty {
      rows.insert(("data", scenario.dataFiles.joined(separator: ", ")), at: 1)
    }
    let width = rows.map(\.0.count).max() ?? 0
    let head = rows.map { name, value in
      name + String(repeating: " ", count: width + 2 - name.count) + value + "\n"
    }
    return head.joined() + "\n" + inputs(scenario) + "\nvalid\n"
  }

  /// What a strategy opens, closes and enters on days of its own.
  private static func dates(of strategy: Strategy, in scenario: Scenario) -> [String] {
    let market = scenario.likely.market
    func words(_ dated: [Openings.Dated], _ names: [String], _ verb: String) -> [String] {
      dated.map {
        $0.day.isFinite
          ? "\(verb) \(names[$0.place]) on \(scenario.start.adding(days: Int($0.day)))"
          : "never \(verb) \(names[$0.place])"
      }
    }
    let channels = market.channels.map(\.name)
    return words(strategy.openings.channelOpens, channels, "opens")
      + words(strategy.openings.channelCloses, channels, "closes")
      + words(strategy.openings.regionEntries, market.macro.regions.map(\.name), "enters")
  }

  private static func inputs(_ scenario: Scenario) -> String {
    guard !scenario.uncertainInputs.isEmpty else { return "no uncertain inputs\n" }
    var table = ConsoleTable(columns: [.text("uncertain input"), .text("written")])
    for input in scenario.uncertainInputs { table.append([input.keyPath, input.written]) }
    return table.rendered()
  }
}
