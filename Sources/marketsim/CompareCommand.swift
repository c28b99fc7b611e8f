internal import ArgumentParser
internal import Experiments
internal import Reports
internal import Scenarios

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
    guard replication.replications >= 2 else {
      throw ValidationError("'compare' needs at least 2 replications for an interval.")
    }
  }

  func work(on console: Console) async throws {
    let read = try scenario.read(on: console)
    let strategies = baselineFirst(try scenario.chosen(in: read), read.baseline)
    guard scenario.strategies.count != 1 else {
      throw ArgumentProblem("'compare' needs two strategies or more; for one, see 'run'")
    }
    guard strategies.count > 1 else {
      throw ArgumentProblem(
        "\(scenario.file): strategies: found one; expected two or more to compare; for one, see 'run'"
      )
    }
    let plan = replication.plan(read, strategies: strategies)
    let output = try replication.openOutput()
    let progress = console.progressLine(
      "runs", total: Experiment.runsToCompare(plan), quiet: replication.quiet)
    let comparison = try await Experiment.compare(plan) { progress?.advance() }
    progress?.finish()
    // Files first: whoever stops reading the answer must not lose them.
    let written = try replication.write(
      ResultFiles.files(of: comparison), of: plan, command: ["compare"] + scenario.words,
      to: output)
    if !replication.quiet { console.print(ComparisonText.text(comparison) + (written ?? "")) }
  }

  /// The strategies with the scenario's baseline first, or as named where it is not among them.
  private func baselineFirst(_ strategies: [Int], _ baseline: Int) -> [Int] {
    guard strategies.contains(baseline) else { return strategies }
    return [baseline] + strategies.filter { $0 != baseline }
  }
}
