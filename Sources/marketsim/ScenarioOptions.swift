internal import ArgumentParser

/// The options that say what is played.
struct ScenarioOptions: ParsableArguments {
  @Argument(help: "The scenario file, in YAML.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(
    name: .customLong("strategy"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A strategy of the scenario; where several are played, may be repeated.", valueName: "name"))
  var strategies: [String] = []

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A value that replaces the scenario's; may be repeated.", valueName: "key.path=value"))
  var settings: [String] = []

  func validate() throws {
    guard !file.isEmpty else { throw ValidationError("The scenario file's name is empty.") }
    for (index, name) in strategies.enumerated() where strategies[..<index].contains(name) {
      throw ValidationError("The strategy '\(name)' is named twice.")
    }
  }

  /// The words that repeat these options in the manifest's command.
  var words: [String] {
    [file] + strategies.flatMap { ["--strategy", $0] } + settings.flatMap { ["--set", $0] }
  }
}
