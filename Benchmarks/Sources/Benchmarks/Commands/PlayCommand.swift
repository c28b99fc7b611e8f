internal import ArgumentParser

/// Rounds without a clock, for tools that count what a whole process does.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Plays rounds of one benchmark, unchecked, and prints the operations of a round.")

  @Option(help: "How many rounds; none only prepares them.")
  var rounds = 1

  @OptionGroup
  var choice: Choice

  func validate() throws {
    guard rounds >= 0 else { throw ValidationError("There cannot be fewer than no rounds.") }
  }

  func run() throws {
    let session = try choice.benchmark.start()
    var operations = 0
    for _ in 0..<rounds { operations = session.playRound() }
    print(operations)
  }
}
