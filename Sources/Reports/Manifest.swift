public import OutputAnalysis

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What it takes to repeat a run, written as `manifest.json` beside its results.
///
/// It holds what decides the results and nothing else: no time of day, no duration, no number of
/// jobs, no output folder. So the same run gives the same manifest, byte for byte, and two
/// manifests that are equal promise equal files.
public struct Manifest: Codable, Sendable, Hashable {
  /// The scenario as it was read.
  public struct ScenarioIdentity: Codable, Sendable, Hashable {
    /// The scenario's name.
    public let name: String
    /// A hash of the scenario with its template and overrides applied.
    public let hash: String

    /// Makes an identity.
    public init(name: String, hash: String) {
      self.name = name
      self.hash = hash
    }
  }

  /// A result file as it was written beside the manifest.
  public struct FileIdentity: Codable, Sendable, Hashable {
    /// The file's name.
    public let name: String
    /// The SHA-256 of its bytes in hexadecimal, as `sha256sum` prints it.
    public let sha256: String

    /// The identity of a file.
    public init(_ file: OutputFile) {
      name = file.name
      sha256 = SHA256.hexadecimal(of: file.bytes)
    }
  }

  /// The versions of what computed.
  public struct Versions: Codable, Sendable, Hashable {
    /// The program's version.
    public let marketsim: String
    /// The version of the GNU Scientific Library that it ran with.
    public let gsl: String

    /// Makes a set of versions.
    public init(marketsim: String, gsl: String = NumericalLibrary.version) {
      self.marketsim = marketsim
      self.gsl = gsl
    }
  }

  /// The command that repeats the run, one word an element, without options that leave results
  /// as they are.
  public let command: [String]
  /// The scenario.
  public let scenario: ScenarioIdentity
  /// The strategies played, in their order.
  public let strategies: [String]
  /// The master seed.
  public let seed: UInt32
  /// The replications of each strategy.
  public let replications: Int
  /// The versions of what computed.
  public let versions: Versions
  /// Where it computed.
  public let platform: Platform
  /// The result files, in the order in which they are listed.
  public let files: [FileIdentity]

  /// Makes a manifest.
  public init(
    command: [String], scenario: ScenarioIdentity, strategies: [String], seed: UInt32,
    replications: Int, versions: Versions, platform: Platform = .current, files: [OutputFile]
  ) {
    self.command = command
    self.scenario = scenario
    self.strategies = strategies
    self.seed = seed
    self.replications = replications
    self.versions = versions
    self.platform = platform
    self.files = files.map(FileIdentity.init)
  }

  /// The manifest as a file, its keys sorted.
  public func file(named name: String = "manifest.json") throws -> OutputFile {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var bytes = [UInt8](try encoder.encode(self))
    bytes.append(UInt8(ascii: "\n"))
    return OutputFile(name: name, bytes: bytes)
  }
}
