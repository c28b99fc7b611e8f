internal import ArgumentParser
internal import Reports

/// Reads a scenario and says every problem of it, or what it holds.
struct CheckCommand: WorkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a scenario file without running it.",
    discussion: """
      Every problem is listed with its line, key, what was found and what is expected.

      EXAMPLES
        marketsim check scenarios/ecommerce-conversion.yaml
        marketsim check my.yaml --set clock.horizonDays=90 --strategy fixed
      """)

  @OptionGroup(title: "What is played") var scenario: ScenarioOptions

  func work(on console: Console) async throws {
    let read = try scenario.read(on: console)
    let strategies = try scenario.chosen(in: read)
    console.print(ScenarioText.text(read, strategies: strategies))
  }
}
