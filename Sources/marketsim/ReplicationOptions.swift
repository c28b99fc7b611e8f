internal import ArgumentParser
internal import Foundation

/// The options that say how often and where it is played, and where the results go.
struct ReplicationOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The master seed, 0 to 4294967295: the same seed gives the same bytes. (default: 1)",
      valueName: "number"),
    transform: wholeNumber(in: 0...UInt32.max))
  var seed: UInt32 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Independent runs of each strategy. (default: 30)", valueName: "count"),
    transform: wholeNumber(in: 1...1_000_000))
  var replications: Int = 30

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Runs at the same time; leaves the results as they are. (default: one a processor)",
      valueName: "count"),
    transform: wholeNumber(in: 1...1024))
  var jobs: Int?

  @Option(
    name: .customLong("output"), parsing: .unconditional,
    help: ArgumentHelp("The folder for CSV files and manifest.json.", valueName: "folder"),
    completion: .directory)
  var outputFolder: String?

  @Flag(help: "Print no table and no progress.")
  var quiet = false

  /// The runs at the same time.
  var resolvedJobs: Int {
    jobs ?? ProcessInfo.processInfo.activeProcessorCount
  }

  /// The words that repeat these options in the manifest's command; jobs, folder and quiet leave
  /// results as they are and are left out.
  var words: [String] {
    ["--seed", String(seed), "--replications", String(replications)]
  }

  func validate() throws {
    guard let outputFolder else { return }
    guard !outputFolder.isEmpty else { throw ValidationError("The output folder's name is empty.") }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: outputFolder, isDirectory: &isFolder),
      !isFolder.boolValue
    {
      throw ValidationError("The output '\(outputFolder)' is a file; name a folder.")
    }
  }
}
