internal import Scenarios

extension Console {
  /// Says what in a scenario was hardly meant, a line each.
  func warn(of scenario: Scenario) {
    for warning in scenario.warnings { complain("Warning: \(warning)\n") }
  }
}

extension ScenarioOptions {
  /// Reads and checks the scenario, and says what in it was hardly meant.
  func read(on console: Console) throws -> Scenario {
    let scenario = try Scenario(file: file, settings: settings)
    console.warn(of: scenario)
    return scenario
  }

  /// The positions of the strategies that are named; all of them when none is.
  func chosen(in scenario: Scenario) throws -> [Int] {
    let unknown = strategies.filter { !scenario.strategyNames.contains($0) }
    guard unknown.isEmpty else {
      throw ArgumentProblem(unknown.map { problem($0, scenario) }.joined(separator: "\n"))
    }
    guard !strategies.isEmpty else { return Array(scenario.strategyNames.indices) }
    return strategies.compactMap { scenario.strategyNames.firstIndex(of: $0) }
  }

  /// The position of the strategy that is named, or of the baseline.
  func one(in scenario: Scenario) throws -> Int {
    let chosen = try chosen(in: scenario)
    return strategies.isEmpty ? scenario.baseline : chosen[0]
  }

  private func problem(_ name: String, _ scenario: Scenario) -> String {
    let nearest = nearestName(to: name, among: scenario.strategyNames)
    return "--strategy \(name): no strategy of \(file); expected "
      + scenario.strategyNames.joined(separator: ", ")
      + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
  }
}
