internal import ArgumentParser
internal import Foundation
internal import Reports
internal import Scenarios

/// Starts a scenario from one of the library.
struct NewCommand: WorkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Starts a scenario file from a template: numbers with their sources, to be changed.",
    discussion: """
      The file holds all that the template says, and what that extends, so it may lie anywhere.

      EXAMPLES
        marketsim new --list
        marketsim new --template ecommerce-conversion --output my.yaml
      """)

  @Flag(help: "List the templates, one a line.")
  var list = false

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The template to start from.", valueName: "name"))
  var template: String?

  @Option(
    name: .customLong("output"), parsing: .unconditional,
    help: ArgumentHelp(
      "The file to write; it gives the scenario its name. (default: standard output)",
      valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var outputFile: String?

  @Flag(help: "Replace the file if it is there.")
  var force = false

  @Option(
    name: .customLong("library"), parsing: .unconditional,
    help: ArgumentHelp(
      "The folder of templates. (default: the scenarios folder near the program)",
      valueName: "folder"),
    completion: .directory)
  var libraryFolder: String?

  func validate() throws {
    guard list != (template != nil) else {
      throw ValidationError("Name a template with --template, or see them with --list.")
    }
    guard outputFile != "" else { throw ValidationError("The output file's name is empty.") }
    guard outputFile != nil || !force else {
      throw ValidationError("'--force' replaces a file, and none is named with --output.")
    }
    guard outputFile == nil || !list else {
      throw ValidationError("'--list' writes no file.")
    }
  }

  func work(on console: Console) async throws {
    let library = try library()
    guard let template else { return console.print(lines(of: library)) }
    guard let found = library[template] else {
      let names = library.templates.map(\.name)
      throw ArgumentProblem(
        "--template \(template): no template of \(library.folder); "
          + (nearestName(to: template, among: names).map { "did you mean \"\($0)\"?" }
            ?? "see 'marketsim new --list'"))
    }
    let file = URL(fileURLWithPath: found.file).path
    guard let outputFile else {
      return console.print(
        try Scenario.standaloneText(of: file, notes: notes(found.name, file: "FILE")))
    }
    if !force && FileManager.default.fileExists(atPath: outputFile) {
      throw ArgumentProblem("--output \(outputFile): the file is there; --force replaces it")
    }
    let stem = URL(fileURLWithPath: outputFile).deletingPathExtension().lastPathComponent
    let text = try Scenario.standaloneText(
      of: file, named: stem, notes: notes(found.name, file: outputFile))
    try OutputFile.write(Array(text.utf8), to: outputFile)
    console.print("Written to \(outputFile). Next: marketsim check \(outputFile)\n")
  }

  private func library() throws -> ScenarioLibrary {
    if let libraryFolder {
      guard let library = ScenarioLibrary(folder: libraryFolder) else {
        throw ArgumentProblem("--library \(libraryFolder): expected a folder of scenario files")
      }
      return library
    }
    let program = Bundle.main.executableURL?.resolvingSymlinksInPath().path ?? ""
    guard let library = ScenarioLibrary.near(program: program) else {
      throw ArgumentProblem("no folder of templates near the program; name it with --library")
    }
    return library
  }

  private func lines(of library: ScenarioLibrary) -> String {
    let width = library.templates.map(\.name.count).max() ?? 0
    return library.templates.map { template in
      let blanks = String(repeating: " ", count: width - template.name.count)
      return "\(template.name)\(blanks)  \(template.summary)\n"
    }.joined()
  }

  private func notes(_ template: String, file: String) -> [String] {
    [
      "",
      "Started from the template \(template). Change numbers, and look at it before it runs:",
      "  marketsim check \(file)",
      "  marketsim compare \(file)",
      "[low, likely, high] are the 10 %, 50 % and 90 % points of an uncertain input; a number that",
      "is marked as an assumption has no source.",
    ]
  }
}
