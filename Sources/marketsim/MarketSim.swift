internal import ArgumentParser
internal import Populations
internal import Reports
internal import Scenarios
internal import SimulationKernel
internal import TableLearning

/// The program: reads the command line, lets the command work, and renders what went wrong.
///
/// Everything below throws values; only here do they become words and exit codes.
@main
struct MarketSim: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Program.name,
    abstract: "Plays a market out, person by person, and says which channel strategy to choose.",
    discussion: """
      EXAMPLES
        marketsim compare scenarios/ecommerce-conversion.yaml --output results/mine
        marketsim run scenarios/ecommerce-conversion.yaml --strategy fixed --seed 7
        marketsim check scenarios/ecommerce-conversion.yaml
        marketsim population --learn customers.csv
        marketsim learn visits.csv --label converted
        marketsim new --template ecommerce-conversion --output my.yaml
        marketsim schema --output marketsim.schema.json

      EXIT CODES
        0    all went well
        1    something failed, as a full disk, or a check found a difference
        2    the input or the command line is wrong
        129  the terminal was closed
        130  interrupted
        143  asked to end
      """,
    version: "\(Program.name) \(Program.version)",
    subcommands: [
      RunCommand.self, CompareCommand.self, CheckCommand.self, TraceCommand.self,
      ProfileCommand.self, PopulationCommand.self, LearnCommand.self, SchemaCommand.self,
      NewCommand.self, ValidateCommand.self,
    ])

  static func main() async {
    Interruption.exitsCleanly()
    FaultReport.install()
    let console = Console.standard
    do {
      try refuseUnknownCommand(CommandLine.arguments.dropFirst().first)
      var command = try parseAsRoot()
      if let working = command as? any WorkingCommand {
        try await working.work(on: console)
      } else {
        try command.run()
      }
    } catch {
      end(with: error, on: console)
    }
  }

  /// Prints an error, or the help that was asked for, and ends the process.
  private static func end(with error: any Error, on console: Console) -> Never {
    if speaksForItself(error) {
      // A scenario may have many problems, one a line.
      for line in "\(error)".split(separator: "\n") { console.complain("Error: \(line)\n") }
      exit(withCode: (error as? OutputError)?.isOfDisk == true ? .failure : .badInput)
    }
    // A command that has said all there is to say.
    if let code = error as? ExitCode { exit(withCode: code) }
    let code = exitCode(for: error)
    if code.isSuccess {
      console.print(fullMessage(for: error) + "\n")
    } else {
      console.complain(fullMessage(for: error) + "\n")
    }
    // ArgumentParser's own code for a usage error is 64, the `EX_USAGE` of BSD.
    exit(withCode: code == .validationFailure ? .badInput : code)
  }

  /// ArgumentParser calls a misspelt command an unexpected argument; this names those there are.
  private static func refuseUnknownCommand(_ word: String?) throws {
    guard let word, !word.hasPrefix("-") else { return }
    let known = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !known.contains(word), word != "help" else { return }
    throw ValidationError(
      "Unknown command '\(word)'; the commands are \(known.joined(separator: ", ")) and help.")
  }

  /// Whether an error says itself what is wrong, as all that the user can mend do.
  private static func speaksForItself(_ error: any Error) -> Bool {
    error is OutputError || error is ScenarioError || error is ArgumentProblem
      || error is CustomerFileError || error is TableError
  }

  private static func exit(withCode code: ExitCode) -> Never {
    exit(withError: code)
  }
}

extension ExitCode {
  /// What the user gave cannot be worked with.
  static let badInput = ExitCode(2)
}
