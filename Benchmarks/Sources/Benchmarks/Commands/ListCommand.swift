internal import ArgumentParser

/// Names of benchmarks.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the names of the benchmarks.")

  @OptionGroup
  var selection: Selection

  func run() {
    for benchmark in selection.benchmarks { print(benchmark.name) }
  }
}
