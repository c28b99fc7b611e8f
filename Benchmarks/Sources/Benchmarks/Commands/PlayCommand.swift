internal import ArgumentParser

/// Rounds without a clock, for tools that count what a whole process does.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Plays rounds of one benchmark, unchecked, and prints the operations of a round.")

  @Option(help: "How many rounds.")
  var rounds = 1

  @OptionGroup
  var choice: Choice

  func run() throws {
    let session = try choice.benchmark.start()
    var operations = 0
    for _ in 0..<rounds { operations = session.playRound() }
    print(operations)
  }
}
