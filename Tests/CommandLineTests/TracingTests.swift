import Foundation
import Testing

@Suite("Tracing and profiling")
struct TracingTests {
  private func trace(_ arguments: [String], in folder: TemporaryFolder) async throws -> ProgramRun {
    try await ProgramRun.marketsim(["trace", SmallScenario.path] + arguments, in: folder)
  }

  @Test(
    "A standard output that takes nothing more is an error, not a short trace",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no device is full here"))
  func fullOutput() async throws {
    let folder = try TemporaryFolder()
    let program = Repository.products.appendingPathComponent("marketsim").path
    let run = try await ProgramRun.run(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "'\(program)' trace \(SmallScenario.path) > /dev/full"], in: folder.url)
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("Error: cannot write to standard output: "))
  }

  @Test("A trace that is stopped leaves no file", arguments: [SIGHUP, SIGINT, SIGTERM])
  func stopped(signal: Int32) async throws {
    for _ in 0..<5 {
      let (run, names) = try await ProgramRun.interrupted(
        by: signal,
        [
          // So many years take long: however late a busy machine sends the signal, the run has
          // not ended before.
          "trace", "--set", "market.people=20000", "--set", "clock.horizonDays=3000",
          SmallScenario.path, "--output", "trace.txt",
        ])
      #expect(run.exitCode == 128 + signal)
      #expect(names == [])
    }
  }

  @Test("A trace ends at the horizon, and goes on beyond it if that is asked for")
  func horizon() async throws {
    let folder = try TemporaryFolder()
    let length = ["--set", "clock.horizonDays=20", "--set", "firm.customerValueMonths=2"]
    let whole = try await trace(length, in: folder)
    #expect(whole.exitCode == 0)
    let named = try await trace(length + ["--to", "20"], in: folder)
    #expect(whole.output == named.output)
    let beyond = try await trace(length + ["--to", "60"], in: folder)
    #expect(beyond.output.hasPrefix(whole.output) && beyond.output.count > whole.output.count)
    #expect(whole.output.contains("2027-03-21 00:00"))
    let none = try await trace(length + ["--to", "-1"], in: folder)
    #expect(none.exitCode == 2 && none.output.isEmpty)
    #expect(none.errors.contains("no day before -1.0: the first is day 0"), "\(none.errors)")
    let after = try await trace(length + ["--from", "20"], in: folder)
    #expect(after.exitCode == 2 && after.output.isEmpty)
    #expect(
      after.errors
        == "Error: --from 20.00: expected a day before the horizon, day 20, or '--to' with "
        + "a later one\n")
    #expect(try await trace(length + ["--from", "20", "--to", "60"], in: folder).exitCode == 0)
  }

  @Test("A trace is the same every time, and a file holds it as a table")
  func deterministic() async throws {
    let folder = try TemporaryFolder()
    let arguments = ["--from", "3", "--to", "5", "--replication", "2"]
    let first = try await trace(arguments, in: folder)
    let second = try await trace(arguments, in: folder)
    #expect(first.exitCode == 0 && first.errors.isEmpty)
    #expect(first.output == second.output)
    let lines = first.output.split(separator: "\n")
    #expect(lines.count > 100)
    #expect(lines.allSatisfy { $0.contains("  day 3.") || $0.contains("  day 4.") })
    let file = try await trace(arguments + ["--output", "trace.csv"], in: folder)
    #expect(file.exitCode == 0 && file.output.isEmpty && file.errors.isEmpty)
    #expect(try folder.names() == ["trace.csv"])
    let table = try String(
      contentsOf: folder.url.appendingPathComponent("trace.csv"), encoding: .utf8)
    #expect(table.hasPrefix("event,day,time,kind,person,"))
    #expect(table.split(separator: "\n").count == lines.count + 1)
    let other = try await trace(["--from", "3", "--to", "5", "--seed", "2"], in: folder)
    #expect(other.output != first.output)
  }

  @Test("A use that comes to nothing, as its person has left, is not told as one")
  func usesOfThoseWhoLeft() async throws {
    let folder = try TemporaryFolder()
    func trace(_ format: String) async throws -> [Substring] {
      let run = try await ProgramRun.marketsim(
        [
          "trace", Repository.root.appendingPathComponent("scenarios/chatbot.yaml").path,
          "--set", "market.people=3000", "--events", "isUsed", "--format", format,
        ], in: folder)
      #expect(run.exitCode == 0)
      return run.output.split(separator: "\n")
    }
    // Whoever uses the product will use it again, and it costs something; else nothing happens.
    let isVoid = try await trace("csv").dropFirst().map { $0.hasSuffix(",0.0,0") }
    let words = try await trace("words")
    #expect(isVoid.contains(true) && isVoid.contains(false))
    #expect(words.map { !$0.hasSuffix("uses the product") } == isVoid)
    #expect(words.count { $0.hasSuffix("but has left it") } == isVoid.count { $0 })
  }

  @Test("Where nothing happens, that is said")
  func nothing() async throws {
    let folder = try TemporaryFolder()
    let run = try await trace(["--person", "7", "--to", "0.000001"], in: folder)
    #expect(run.exitCode == 0 && run.output.isEmpty)
    #expect(run.errors == "Nothing happens to person 7 before day 0.00 in this replication.\n")
    let kinds = try await trace(["--events", "refunds", "--from", "3"], in: folder)
    #expect(
      kinds.errors == "Nothing of these kinds happens from day 3.00 on in this replication.\n")
  }

  @Test(
    "What cannot be traced has exit code 2, says why and leaves no file",
    arguments: [
      (["--events", "shops,revew"], "no kind of event 'revew'"),
      (["--person", "150"], "--person 150: expected a number below 150"),
      (["--from", "5", "--to", "5"], "There is no day from 5.0 on and before 5.0."),
      (["--from", "nan"], "expected a number of days"),
      (["--output", "."], "cannot write '.': it is a folder"),
      (["--output", "none/trace.csv"], "cannot write 'none/trace.csv'"),
      (["--strategy", "copy", "--strategy", "even-split"], "'trace' plays one strategy"),
    ])
  func refused(arguments: [String], words: String) async throws {
    let folder = try TemporaryFolder()
    let run = try await trace(arguments, in: folder)
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(try folder.names().isEmpty)
  }

  @Test("A profile has a line for every kind of event that there was, with its count")
  func profile() async throws {
    let folder = try TemporaryFolder()
    let run = try await ProgramRun.marketsim(["profile", SmallScenario.path], in: folder)
    #expect(run.exitCode == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("strategy even-split, replication 1, seed 1 of "))
    // A profile is of the whole of it, what comes after the horizon included.
    let traced = try await trace(["--events", "shops", "--to", "100000"], in: folder)
    let shops = try #require(run.output.firstMatch(of: #/\nshops +(\d+) /#))
    #expect(Int(shops.output.1) == traced.output.split(separator: "\n").count)
    for part in ["pending events", "setting up", "closing the books", "readings of the clock"] {
      #expect(run.output.contains(part), "\(part)")
    }
    #expect(try folder.names().isEmpty)
  }
}
