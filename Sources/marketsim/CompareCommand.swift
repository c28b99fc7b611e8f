internal import ArgumentParser

/// Plays strategies of a scenario on the same random numbers, and ranks them.
struct CompareCommand: WorkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares the strategies of a scenario, all or those named, and ranks them.",
    discussion: """
      All strategies meet the same customers and the same luck, so that differences are sharp.

      EXAMPLES
        marketsim compare scenarios/ecommerce-conversion.yaml --output results/mine
        marketsim compare my.yaml --strategy fixed --strategy even-split
        marketsim compare my.yaml --seed 7 --replications 200 --jobs 4
      """)

  @OptionGroup(title: "What is played") var scenario: ScenarioOptions
  @OptionGroup(title: "How it is played") var replication: ReplicationOptions

  func validate() throws {
    guard scenario.strategies.count != 1 else {
      throw ValidationError("'compare' needs two strategies or more; for one, see 'run'.")
    }
    guard replication.replications >= 2 else {
      throw ValidationError("'compare' needs at least 2 replications for an interval.")
    }
  }

  func work(on console: Console) async throws {
    throw NotWired()
  }
}
