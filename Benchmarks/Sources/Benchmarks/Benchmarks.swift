internal import ArgumentParser

/// Measures the parts whose speed matters, and checks that they did what they should.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures marketsim; build it with --configuration release.")

  @Option(help: "Rounds of each benchmark; the median is shown.")
  var rounds = 5

  @Argument(help: "Only benchmarks whose name has one of these in it.")
  var names: [String] = []

  /// All benchmarks, in the order in which they run.
  static var all: [Benchmark] {
    [
      KernelHold.benchmark(pending: 1_000, operations: 2_000_000),
      KernelHold.benchmark(pending: 100_000, operations: 2_000_000),
      KernelHold.benchmark(pending: 1_000_000, operations: 2_000_000),
      MarketRun.benchmark(people: 100_000, days: 180, strategy: "precision-marketing"),
    ]
  }

  func validate() throws {
    guard rounds >= 1 else { throw ValidationError("There must be at least one round.") }
    guard !selected.isEmpty else { throw ValidationError("No benchmark has that name.") }
  }

  func run() throws {
    for benchmark in selected {
      print(try benchmark.measure(rounds: rounds).line)
    }
  }

  private var selected: [Benchmark] {
    guard !names.isEmpty else { return Self.all }
    return Self.all.filter { benchmark in names.contains { benchmark.name.contains($0) } }
  }
}
