internal import ArgumentParser

/// Nanoseconds an operation.
struct TimeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time",
    abstract: "Times the benchmarks and checks their results; what runs without a subcommand.")

  @Option(help: "Rounds of each benchmark; the median is shown.")
  var rounds = 5

  @Flag(help: "Prints lines of comma-separated values.")
  var csv = false

  @Flag(help: "Does not check the results, where the same benchmark was checked just before.")
  var unchecked = false

  @OptionGroup
  var selection: Selection

  func validate() throws {
    guard rounds >= 1 else { throw ValidationError("There must be at least one round.") }
  }

  func run() throws {
    if csv { print(Measurement.csvHeader) }
    for benchmark in selection.benchmarks {
      do {
        let measurement = try benchmark.measure(rounds: rounds, isChecked: !unchecked)
        print(csv ? measurement.csvLine : measurement.line)
      } catch {
        throw ValidationError("\(benchmark.name): \(error)")
      }
    }
  }
}
