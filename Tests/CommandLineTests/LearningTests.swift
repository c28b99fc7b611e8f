import Foundation
import Testing

@Suite("The command learn")
struct LearningTests {
  private static let table =
    "age,city,id,bought\n"
    + (0..<400).map { row in
      let city = ["Rome", "Oslo"][row * 7 % 5 % 2]
      return "\(20 + row * 13 % 50),\(city),r\(row),\(row * 13 % 50 > 30 ? "yes" : "no")\n"
    }.joined()

  @Test("It says what the columns are and how well the learner predicted, beside the base rate")
  func learns() async throws {
    let folder = try TemporaryFolder()
    try folder.makeFile("visits.csv", Self.table)
    let run = try await ProgramRun.marketsim(
      [
        "learn", "visits.csv", "--label", "bought", "--predictions", "scored.csv", "--explain", "1",
        "--report", "found",
      ], in: folder)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("400 rows"))
    #expect(run.output.contains("id      ignored: its values hardly recur"))
    #expect(run.output.contains("mixture"))
    #expect(run.output.contains("baseRate"))
    // Age decides the label.
    #expect(run.errors.contains("Warning: column age tells "))
    let scored = try String(
      contentsOf: folder.url.appendingPathComponent("scored.csv"), encoding: .utf8)
    let lines = scored.split(separator: "\n")
    #expect(lines.count == 401)
    #expect(
      lines[0] == "row,label,prediction,prediction_low,prediction_high,column_1,log_odds_1")
    #expect(lines[400].hasPrefix("400,"))
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: folder.url.appendingPathComponent("found").path
      ).sorted() == ["columns.csv", "judgement.csv", "reliability.csv", "weights.csv"])
  }

  @Test("All learners can be compared side by side")
  func compares() async throws {
    let folder = try TemporaryFolder()
    try folder.makeFile("visits.csv", Self.table)
    let run = try await ProgramRun.marketsim(
      ["learn", "visits.csv", "--label", "bought", "--compare"], in: folder)
    #expect(run.exitCode == 0)
    for name in ["mixture", "full", "diagonal", "ftrl", "adaGrad", "adam", "svm", "baseRate"] {
      #expect(run.output.contains("\n\(name) "), "\(name)")
    }
  }

  @Test(
    "A wrong file or option is refused in words, with exit code 2",
    arguments: [
      (["visits.csv", "--label", "sold"], "visits.csv:1: found no column 'sold'"),
      (["visits.csv", "--label", "age"], "as a third value"),
      (["visits.csv", "--label", "bought", "--features", "age=word"], "expected COLUMN=USE"),
      (["visits.csv", "--label", "bought", "--features", "city=number"], "expected numbers"),
      (["visits.csv", "--label", "bought", "--learner", "mixtur"], "did you mean 'mixture'?"),
      (["visits.csv", "--label", "bought", "--step", "0.1"], "--step has no effect"),
      (["visits.csv", "--label", "bought", "--compare", "--l1", "1"], "standard settings"),
      (["visits.csv", "--label", "bought", "--explain", "2"], "--predictions"),
      (["ragged.csv", "--label", "y"], "ragged.csv:3: found 3 fields; expected 2"),
      (["missing.csv", "--label", "y"], "missing.csv: found no file"),
    ])
  func refused(arguments: [String], words: String) async throws {
    let folder = try TemporaryFolder()
    try folder.makeFile("visits.csv", Self.table)
    try folder.makeFile("ragged.csv", "x,y\n1,0\n2,1,3\n")
    let run = try await ProgramRun.marketsim(["learn"] + arguments, in: folder)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(try folder.names() == ["ragged.csv", "visits.csv"])
  }
}
