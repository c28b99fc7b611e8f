import Testing

@Suite("marketsim validate")
struct ValidatingTests {
  @Test("A line a comparison with its verdict, then the sum of them; exit code 0 when all pass")
  func passes() async throws {
    let run = try await ProgramRun.marketsim(
      ["validate", "--only", "hill-2", "--effort", "20"], in: TemporaryFolder())
    #expect(run.exitCode == 0)
    #expect(run.errors.hasPrefix("Played 10 runs in "))
    let lines = run.output.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("hill-2 ") && $0.hasSuffix("  pass") } == 2)
    #expect(lines.last == "pass: all 2 lines")
    #expect(lines[0].contains("expected") && lines[0].contains("standard errors off"))
  }

  @Test("The help says each default once")
  func defaults() async throws {
    let help = try await ProgramRun.marketsim(["validate", "--help"], in: TemporaryFolder()).output
    let words = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("a passing value may be off. (default: 4.0)"))
    #expect(!words.contains(") (default"))
  }

  // Nothing is within a thousandth of a standard error.
  @Test("Exit code 1 when a line fails")
  func fails() async throws {
    let run = try await ProgramRun.marketsim(
      ["validate", "--only", "hill-2", "--effort", "1", "--limit", "0.001"], in: TemporaryFolder())
    #expect(run.exitCode == 1)
    #expect(run.output.contains("FAIL: 2 of 2 lines"))
  }

  // Ten replications are as few as make a test, with 5.5 standard errors of Student's t.
  @Test("However little is played, a right program passes, and the false alarms are said")
  func few() async throws {
    let run = try await ProgramRun.marketsim(
      ["validate", "--only", "hill-2", "--effort", "1"], in: TemporaryFolder())
    #expect(run.exitCode == 0)
    #expect(run.output.contains("fewer than 30 replications: up to 5.5"))
    #expect(run.output.contains("probability\nof 0.0004 at most, and any of these with 0.0008."))
  }

  @Test("The same seed gives the same lines, whatever the jobs; another seed gives others")
  func repeats() async throws {
    func output(_ more: [String]) async throws -> String {
      try await ProgramRun.marketsim(
        ["validate", "--only", "hill-1", "--effort", "10"] + more, in: TemporaryFolder()
      ).output
    }
    let first = try await output(["--jobs", "1"])
    #expect(try await output(["--jobs", "3"]) == first)
    #expect(try await output(["--seed", "8"]) != first)
  }

  @Test("The checks are listed with what they show and their sources, and none is played")
  func list() async throws {
    let run = try await ProgramRun.marketsim(["validate", "--list"], in: TemporaryFolder())
    #expect(run.exitCode == 0)
    #expect(run.output.contains("bass ") && run.output.contains("Goodhardt"))
    #expect(!run.output.contains("pass"))
  }

  @Test(
    "What cannot be played is refused with exit code 2",
    arguments: [
      (["--only", "bas"], "--only bas: no check; expected bass, "),
      (["--only", "bas"], "did you mean \"bass\"?"),
      (["--only", "bass", "--only", "bass"], "'bass' is named twice"),
      (["--effort", "0"], "expected a whole number from 1 to 100"),
      (["--limit", "0"], "expected 100 at most, above 0"),
      (["--seed", "-1"], "from 0 to 4294967295"),
    ])
  func refused(arguments: [String], words: String) async throws {
    let run = try await ProgramRun.marketsim(["validate"] + arguments, in: TemporaryFolder())
    #expect(run.exitCode == 2)
    #expect(run.errors.contains(words))
    #expect(run.output.isEmpty)
  }
}
