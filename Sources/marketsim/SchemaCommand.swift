internal import ArgumentParser
internal import Reports
internal import Scenarios

/// Writes the scenario format as a JSON Schema.
struct SchemaCommand: WorkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract:
      "Prints the JSON Schema of scenario files, by which editors complete and explain keys.",
    discussion: """
      The schema looks at one file by itself; 'marketsim check' finds what is wrong between keys.

      EXAMPLES
        marketsim schema --output marketsim.schema.json
      """)

  @Option(
    name: .customLong("output"), parsing: .unconditional,
    help: ArgumentHelp(
      "The file to write. (default: standard output)", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var outputFile: String?

  func validate() throws {
    guard outputFile != "" else { throw ValidationError("The output file's name is empty.") }
  }

  func work(on console: Console) async throws {
    let schema = Scenario.jsonSchema()
    guard let outputFile else { return console.print(schema) }
    try OutputFile.write(Array(schema.utf8), to: outputFile)
  }
}
