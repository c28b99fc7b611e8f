import Foundation
import Testing

@Suite("marketsim population")
struct PopulationTests {
  @Test("A cell that is no number among numbers is warned of, with its line and column")
  func warning() async throws {
    let folder = try TemporaryFolder()
    let cells = (20..<60).map { $0 == 40 ? "4O,1" : "\($0),\($0 % 2)" }
    try folder.makeFile("c.csv", "age,kind\n" + cells.joined(separator: "\n") + "\n")
    let run = try await ProgramRun.marketsim(["population", "--learn", "c.csv"], in: folder)
    #expect(run.exitCode == 0)
    #expect(
      run.errors == "Warning: c.csv:22: column age: found \"4O\"; expected a number, as nearly all "
        + "others are, or the column to be said categorical; the column is taken for categories "
        + "(--column age=categorical or skip, or mend the cell)\n")
    let said = try await ProgramRun.marketsim(
      ["population", "--learn", "c.csv", "--column", "age=categorical"], in: folder)
    #expect(said.exitCode == 0 && said.errors.isEmpty)
  }

  @Test(
    "Options for people who are drawn are refused where nobody is", arguments: ["people", "seed"])
  func nobodyIsDrawn(option: String) async throws {
    let folder = try TemporaryFolder()
    try folder.makeFile("c.csv", "age,kind\n" + (0..<60).map { "\($0),\($0 % 2)\n" }.joined())
    let arguments = ["population", "--learn", "c.csv", "--\(option)", "50"]
    let run = try await ProgramRun.marketsim(arguments, in: folder)
    #expect(run.exitCode == 2 && run.output.isEmpty)
    #expect(run.errors.contains("'--\(option)' is for people who are drawn"))
    let checked = try await ProgramRun.marketsim(arguments + ["--check", "c.csv"], in: folder)
    #expect(checked.exitCode < 2)
  }

  @Test("A check against a file without any of the columns is refused, not passed")
  func nothingInCommon() async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<60).map { "\($0),\($0 % 2)\n" }.joined()
    try folder.makeFile("c.csv", "age,kind\n" + rows)
    try folder.makeFile("other.csv", "size,colour\n" + rows)
    let run = try await ProgramRun.marketsim(
      ["population", "--learn", "c.csv", "--check", "other.csv"], in: folder)
    #expect(run.exitCode == 2 && run.output.isEmpty)
    #expect(
      run.errors
        == "Error: --check other.csv: no column of those drawn; expected one of age, kind\n")
    let own = try await ProgramRun.marketsim(
      ["population", "--learn", "c.csv", "--check", "c.csv"], in: folder)
    #expect(own.exitCode == 0 || own.exitCode == 1)
  }
}
