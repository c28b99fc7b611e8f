internal import ArgumentParser

/// Counts how often the intervals for a steady-state mean hold the true one, in the kernel's M/M/1.
@main
struct IntervalCoverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interval-coverage",
    abstract: "Coverage of replication-deletion and batch means intervals over M/M/1 queues.",
    discussion: """
      Prints a Markdown table, and fails when a method does not keep its claim. With fewer than \
      2000 macro-replications, it allows for their chance.
      """)

  @Option(help: "How many times each interval is made.")
  var macroReplications = 2000

  @Option(help: "The master seed.")
  var seed: UInt32 = 1

  func validate() throws {
    guard macroReplications >= 1 else {
      throw ValidationError("There must be at least one macro-replication.")
    }
  }

  func run() throws {
    var study = CoverageStudy(seed: seed)
    for macroReplication in 0..<macroReplications { study.play(macroReplication) }
    print(
      "M/M/1 at load \(CoverageStudy.load), empty start, mean wait \(CoverageStudy.truth) services;"
    )
    print("\(macroReplications) macro-replications, seed \(seed), nominal coverage 95 %.\n")
    printRow(Coverage.header)
    printRow(Coverage.header.map { _ in "---" })
    for coverage in study.coverages { printRow(coverage.row) }
    guard study.coverages.allSatisfy(\.keepsClaim) else { throw ExitCode.failure }
  }

  private func printRow(_ cells: [String]) {
    print("| " + cells.joined(separator: " | ") + " |")
  }
}
