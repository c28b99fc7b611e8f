internal import ArgumentParser
internal import Experiments
internal import Reports
internal import Scenarios

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
    let read = try scenario.read(on: console)
    let strategy = try scenario.one(in: read)
    let plan = replication.plan(read, strategies: [strategy])
    let output = try replication.openOutput()
    let progress = console.progressLine(
      "replications", total: plan.replications, quiet: replication.quiet)
    let result = try await Experiment.run(plan) { _ in progress?.advance() }
    progress?.finish()
    // Files first: whoever stops reading the answer must not lose them.
    let written = try replication.write(
      ResultFiles.files(of: result), of: plan, command: ["run"] + scenario.words, to: output)
    if !replication.quiet { console.print(RunText.text(result) + (written ?? "")) }
  }
}
