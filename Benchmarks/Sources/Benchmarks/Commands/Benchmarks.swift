internal import ArgumentParser

/// Measures the parts whose speed matters, and checks that they did what they should.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures marketsim; build it with --configuration release.",
    subcommands: [
      TimeCommand.self, BytesCommand.self, PlayCommand.self, ListCommand.self, MarketCommand.self,
    ],
    defaultSubcommand: TimeCommand.self)
}

/// Which benchmarks are meant.
struct Selection: ParsableArguments {
  @Flag(help: "Also those that take long; else they run when their whole name is given.")
  var all = false

  @Flag(help: "Names are whole names, not parts of names.")
  var exact = false

  @Argument(help: "Only benchmarks whose name has one of these in it.")
  var names: [String] = []

  /// The benchmarks, in the order in which they run.
  var benchmarks: [Benchmark] {
    Catalogue.all.filter { benchmark in
      guard !names.contains(benchmark.name) else { return true }
      guard !exact, all || !benchmark.isLong else { return false }
      return names.isEmpty || names.contains { benchmark.name.contains($0) }
    }
  }

  func validate() throws {
    guard !benchmarks.isEmpty else { throw ValidationError("No benchmark has that name.") }
  }
}

/// One benchmark, by its whole name.
struct Choice: ParsableArguments {
  @Argument(help: "The benchmark's whole name.")
  var name: String

  /// The benchmark of that name.
  var benchmark: Benchmark {
    get throws {
      guard let benchmark = Catalogue.all.first(where: { $0.name == name }) else {
        throw ValidationError("No benchmark is named \(name).")
      }
      return benchmark
    }
  }
}
