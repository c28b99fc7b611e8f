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

  /// Puts the files in place, the manifest last, and returns where they are, in words.
  func write(
    _ files: [OutputFile], of plan: ExperimentPlan, command: [String],
    to output: OutputDirectory?
  ) throws -> String? {
    guard let output else { return nil }
    let manifest = Manifest(
      command: [Program.name] + command + words,
      scenario: .init(name: plan.scenario.name, hash: plan.scenario.contentHash),
      strategies: plan.strategyNames, seed: plan.seed, replications: plan.replications,
      versions: .init(marketsim: Program.version), files: files)
    let seal = try manifest.file()
    // What an earlier command left here would stand beside these as if it belonged to them.
    let stale = ResultFiles.names.filter { name in !files.contains { $0.name == name } }
    try Interruption.delayed { try output.write(files, seal: seal, removing: stale) }
    let names = (files + [seal]).map(\.name).joined(separator: ", ")
    return "\nWritten to \(output.path): \(names)\n"
  }
}
