import Foundation
import Testing

@Suite("Playing a scenario")
struct PlayingTests {
  private static let files = [
    "calibration.csv", "channels.csv", "comparison.csv", "funnel.csv", "learning.csv",
    "manifest.json", "ranking.csv",
    "replications.csv", "summary.csv", "timeseries.csv", "weights.csv",
  ]

  private func compare(
    into output: String, _ arguments: [String], in folder: TemporaryFolder
  ) async throws -> ProgramRun {
    try await ProgramRun.marketsim(
      ["compare", SmallScenario.path, "--replications", "3", "--output", output] + arguments,
      in: folder)
  }

  private func contents(of output: String, in folder: TemporaryFolder) throws -> [Data] {
    try Self.files.map {
      try Data(contentsOf: folder.url.appendingPathComponent("\(output)/\($0)"))
    }
  }

  private func rows(_ file: String, in folder: TemporaryFolder) throws -> [[String]] {
    try String(contentsOf: folder.url.appendingPathComponent(file), encoding: .utf8)
      .split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
  }

  @Test("The same seed gives the same bytes with one job or two; another seed gives others")
  func determinism() async throws {
    let folder = try TemporaryFolder()
    let first = try await compare(into: "a", ["--seed", "7", "--jobs", "1"], in: folder)
    let second = try await compare(into: "b", ["--seed", "7", "--jobs", "2"], in: folder)
    let other = try await compare(into: "c", ["--seed", "8", "--jobs", "2"], in: folder)
    for run in [first, second, other] {
      #expect(run.exitCode == 0)
      #expect(run.errors.isEmpty)
    }
    #expect(
      try FileManager.default
        .contentsOfDirectory(atPath: folder.url.path + "/a").sorted() == Self.files)
    let a = try contents(of: "a", in: folder)
    #expect(try contents(of: "b", in: folder) == a)
    for (one, another) in zip(a, try contents(of: "c", in: folder)) { #expect(one != another) }
    #expect(
      first.output.replacingOccurrences(of: "Written to a:", with: "Written to b:")
        == second.output)
  }

  @Test("A strategy and its renamed copy differ by exactly 0; the learner stands by its base rate")
  func copyAndLearner() async throws {
    let folder = try TemporaryFolder()
    let run = try await compare(into: "out", [], in: folder)
    #expect(run.exitCode == 0)
    let comparison = try rows("out/comparison.csv", in: folder)
    let difference = try #require(comparison[0].firstIndex(of: "mean_difference"))
    let copy = try #require(comparison.first { $0[1] == "copy" && $0[2] == "even-split" })
    #expect(copy[difference] == "0.0")
    let another = try #require(comparison.first { $0[1] == "social-only" })
    #expect(another[difference] != "0.0")
    #expect(run.output.contains("copy − even-split"))
    // What is tied cannot be told apart.
    #expect(run.output.hasPrefix("No clear winner among "))
    let metrics = Set(try rows("out/learning.csv", in: folder).map { $0[4] })
    #expect(metrics.isSuperset(of: ["log_loss", "base_rate_log_loss", "log_loss_gain"]))
    let replications = try rows("out/replications.csv", in: folder)
    #expect(replications.count == 1 + 3 * 3)
    #expect(replications[0].contains("input:product.quality"))
  }

  @Test("A run plays the baseline or the strategy named, and writes what compares nothing")
  func run() async throws {
    let folder = try TemporaryFolder()
    let arguments = ["run", SmallScenario.path, "--replications", "1"]
    let baseline = try await ProgramRun.marketsim(arguments, in: folder)
    #expect(baseline.exitCode == 0)
    #expect(baseline.output.hasPrefix("small, even-split: 1 replications, seed 1"))
    #expect(try folder.names().isEmpty)
    let named = try await ProgramRun.marketsim(
      arguments + ["--strategy", "social-only", "--output", "out", "--quiet"], in: folder)
    #expect(named.exitCode == 0)
    #expect(named.output.isEmpty && named.errors.isEmpty)
    let written = try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/out")
    #expect(
      written.sorted() == Self.files.filter { !["comparison.csv", "ranking.csv"].contains($0) })
    #expect(try rows("out/summary.csv", in: folder)[1][1] == "social-only")
  }

  @Test("A check prints what was read")
  func check() async throws {
    let run = try await ProgramRun.marketsim(
      ["check", SmallScenario.path, "--set", "market.people=77"], in: TemporaryFolder())
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.hasSuffix("\nvalid\n"))
    for words in [
      "small (", "people      77\n", "30 days, 2027-03-01 to 2027-03-30",
      "even-split (even-split, baseline), copy (even-split), social-only (fixed)",
      "social (socialMedia), platform (ecommercePlatform)", "[-0.3, 0.0, 0.3]",
    ] {
      #expect(run.output.contains(words), "\(words)")
    }
  }

  @Test(
    "Whatever ends the program in mid-run, it leaves no folder and no file",
    arguments: [(SIGHUP, 129), (SIGINT, 130), (SIGTERM, 143), (SIGKILL, -9)] as [(Int32, Int32)])
  func stopped(signal: Int32, exitCode: Int32) async throws {
    let folder = try TemporaryFolder()
    let path = folder.url.path
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: path)
    let run = try await ProgramRun.run(
      Repository.products.appendingPathComponent("marketsim"),
      [
        "compare", SmallScenario.path, "--replications", "100000", "--output", "out",
      ], in: folder.url,
      started: { process in
        // The folder is tried out, and is gone again, when the scenario has been read.
        func isTriedOut() -> Bool {
          let changed = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
          return (changed as? Date)?.timeIntervalSince1970 ?? 0 > 0
            && !FileManager.default.fileExists(atPath: path + "/out")
        }
        while !isTriedOut() { usleep(1000) }
        kill(process, signal)
      })
    #expect(run.exitCode == exitCode)
    #expect(run.output.isEmpty)
    #expect(try folder.names() == [])
  }
}
