internal import Experiments
internal import Reports
internal import Scenarios

extension ReplicationOptions {
  /// What is to be run; the first strategy is the baseline.
  func plan(_ scenario: Scenario, strategies: [Int]) -> ExperimentPlan {
    ExperimentPlan(
      scenario: scenario, strategies: strategies, replications: replications, seed: seed,
      jobs: resolvedJobs)
  }

  /// Opens the output folder, if one is named, so that a long run does not end in vain.
  func openOutput() throws -> OutputDirectory? {
    try outputFolder.map { try OutputDirectory(path: $0) }
  }

  /// Puts the files in place, the manifest last, and says where they are.
  func write(
    _ files: [OutputFile], of plan: ExperimentPlan, command: [String],
    to output: OutputDirectory?, on console: Console
  ) throws {
    guard let output else { return }
    let manifest = Manifest(
      command: [Program.name] + command + words,
      scenario: .init(name: plan.scenario.name, hash: plan.scenario.contentHash),
      strategies: plan.strategyNames, seed: plan.seed, replications: plan.replications,
      versions: .init(marketsim: Program.version), files: files)
    let seal = try manifest.file()
    try Interruption.ignored { try output.write(files, seal: seal) }
    guard !quiet else { return }
    let names = (files + [seal]).map(\.name).joined(separator: ", ")
    console.print("\nWritten to \(output.path): \(names)\n")
  }
}
