import Foundation

/// The scenario that tests of the built program play: small enough for a debug build.
enum SmallScenario {
  /// Its path.
  static let path = Repository.root
    .appendingPathComponent("Tests/CommandLineTests/Fixtures/small.yaml").path

  /// A file in a folder that extends it.
  static func extended(by lines: String, in folder: TemporaryFolder) throws {
    try folder.makeFile("bad.yaml", "format: 1\nextends: \(path)\n" + lines)
  }
}
