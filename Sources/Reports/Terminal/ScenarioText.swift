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
          return "\(strategy.name) (\(strategy.policyName)"
            + (position == scenario.baseline ? ", baseline)" : ")")
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

  private static func inputs(_ scenario: Scenario) -> String {
    guard !scenario.uncertainInputs.isEmpty else { return "no uncertain inputs\n" }
    var table = ConsoleTable(columns: [.text("uncertain input"), .text("written")])
    for input in scenario.uncertainInputs { table.append([input.keyPath, input.written]) }
    return table.rendered()
  }
}
