internal import ArgumentParser

/// Plays one strategy of a scenario.
struct RunCommand: WorkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Plays one strategy of a scenario: the baseline unless another is named.",
    discussion: """
      EXAMPLES
        marketsim run scenarios/ecommerce-conversion.yaml
        marketsim run my.yaml --strategy fixed --replications 100
        marketsim run my.yaml --seed 7 --set firm.cash=500000
      """)

  @OptionGroup(title: "What is played") var scenario: ScenarioOptions
  @OptionGroup(title: "How it is played") var replication: ReplicationOptions

  func validate() throws {
    guard scenario.strategies.count <= 1 else {
      throw ValidationError(
        "'run' plays one strategy, and \(scenario.strategies.count) are named; see 'compare'.")
    }
  }

  func work(on console: Console) async throws {
    throw NotWired()
  }
}
