internal import ArgumentParser
internal import Foundation
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

  @Flag(help: "Replace the file if it is there.")
  var force = false

  func validate() throws {
    guard outputFile != "" else { throw ValidationError("The output file's name is empty.") }
    guard outputFile != nil || !force else {
      throw ValidationError("'--force' replaces a file, and none is named with --output.")
    }
  }

  func work(on console: Console) async throws {
    let schema = Scenario.jsonSchema()
    guard let outputFile else { return console.print(schema) }
    if !force && FileManager.default.fileExists(atPath: outputFile) {
      throw ArgumentProblem("--output \(outputFile): the file is there; --force replaces it")
    }
    try OutputFile.write(Array(schema.utf8), to: outputFile)
  }
}
