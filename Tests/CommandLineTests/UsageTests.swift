import Foundation
import Testing

@Suite("The command line")
struct UsageTests {
  @Test("The version is printed to standard output")
  func version() async throws {
    let run = try await ProgramRun.marketsim(["--version"], in: TemporaryFolder())
    #expect(run.exitCode == 0)
    #expect(run.output.wholeMatch(of: /marketsim \d+\.\d+\.\d+\n/) != nil)
    #expect(run.errors.isEmpty)
  }

  @Test(
    "Help has examples and goes to standard output",
    arguments: [["--help"], [], ["help", "compare"], ["run", "--help"], ["check", "-h"]])
  func help(arguments: [String]) async throws {
    let run = try await ProgramRun.marketsim(arguments, in: TemporaryFolder())
    #expect(run.exitCode == 0)
    #expect(run.output.contains("EXAMPLES\n  marketsim "))
    #expect(run.errors.isEmpty)
  }

  @Test("A completion script is made for each shell", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) async throws {
    let run = try await ProgramRun.marketsim(
      ["--generate-completion-script", shell], in: TemporaryFolder())
    #expect(run.exitCode == 0)
    #expect(run.output.contains("compare"))
    #expect(run.output.contains("replications"))
  }

  @Test(
    "A usage error has exit code 2, one message that names what was wrong, and writes nothing",
    arguments: [
      (["comprae", "x.yaml"], "Unknown command 'comprae'; the commands are run, compare, check"),
      (["x.yaml"], "Unknown command 'x.yaml'"),
      (["compare"], "Missing expected argument '<file>'"),
      (["run", ""], "name is empty"),
      (["run", "a.yaml", "b.yaml"], "Unexpected argument 'b.yaml'"),
      (["run", "a.yaml", "--sed", "3"], "Did you mean '--se"),
      (["run", "a.yaml", "--replication", "3"], "Did you mean '--replications'?"),
      (["run", "a.yaml", "--seed"], "Missing value for '--seed <number>'"),
      (
        ["run", "a.yaml", "--seed", "-1"], "'-1' is invalid for '--seed <number>': expected a whole"
      ),
      (["run", "a.yaml", "--seed", "4294967296"], "from 0 to 4294967295"),
      (["run", "a.yaml", "--seed", "1.5"], "'1.5' is invalid"),
      (["run", "a.yaml", "--replications", "0"], "expected a whole number from 1 to"),
      (["compare", "a.yaml", "--replications", "1"], "at least 2 replications"),
      (["compare", "a.yaml", "--jobs", "0"], "'0' is invalid for '--jobs <count>'"),
      (["compare", "a.yaml", "--jobs", "two"], "'two' is invalid for '--jobs <count>'"),
      (["compare", "a.yaml", "--strategy", "x", "--strategy", "x"], "'x' is named twice"),
      (["run", "a.yaml", "--strategy", "x", "--strategy", "y"], "plays one strategy"),
      (["run", "a.yaml", "--output", "taken"], "'taken' is a file"),
      (["run", "a.yaml", "--output", ""], "name is empty"),
    ])
  func usageError(arguments: [String], words: String) async throws {
    let folder = try TemporaryFolder()
    try folder.makeFile("taken", "mine")
    let run = try await ProgramRun.marketsim(arguments, in: folder)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains(words))
    #expect(run.errors.components(separatedBy: "Error:").count == 2)
    #expect(run.output.isEmpty)
    #expect(try folder.names() == ["taken"])
  }
}
