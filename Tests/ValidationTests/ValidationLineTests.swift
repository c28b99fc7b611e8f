import RandomStreams
import Testing

@testable import Validation

/// When a line passes.
struct ValidationLineTests {
  private static func line(_ simulated: Double?, _ error: Double?) -> ValidationLine {
    ValidationLine(name: "x", expected: 10, simulated: simulated, standardError: error)
  }

  @Test("A value passes within four standard errors, on either side, and no further")
  func limit() {
    #expect(Self.line(13.9, 1).passes && Self.line(6.1, 1).passes)
    #expect(!Self.line(14.1, 1).passes && !Self.line(5.9, 1).passes)
    #expect(Self.line(14, 1).standardErrorsOff == 4)
  }

  @Test("A value without an error passes if it is the known one; no value fails")
  func withoutError() {
    #expect(Self.line(10, 0).passes)
    #expect(!Self.line(10.001, 0).passes)
    #expect(!Self.line(nil, nil).passes && !Self.line(10, nil).passes)
  }

  // 40 replications of a normal of mean 10: the mean's standard error is 2/√40 = .32.
  @Test("Replications are added up, and a wrong expectation fails")
  func replications() async throws {
    func check(expecting expected: Double) -> ValidationCheck {
      ValidationCheck(
        name: "normal", subject: "", source: "", replications: 40,
        quantities: [.init(name: "mean", expected: expected)]
      ) { streams in
        var stream = streams.stream(StreamPurpose(900), entity: 0)
        return [.init(10 + 2 * stream.standardNormal())]
      }
    }
    let lines = try await Validation.run(
      [check(expecting: 10), check(expecting: 12)], seed: 1, jobs: 2)
    #expect(lines.map(\.name) == ["normal mean", "normal mean"])
    #expect(lines.map(\.passes) == [true, false])
    let error = try #require(lines[0].standardError)
    #expect(abs(error - 0.316) < 0.1)
    let alone = try await Validation.run([check(expecting: 10)], seed: 1, jobs: 1)
    #expect(alone == [lines[0]])
  }

  @Test("A share of the replications is played, of each as many at least as make a test")
  func share() {
    let check = ValidationCheck(
      name: "x", subject: "", source: "", replications: 60, quantities: [], play: { _ in [] })
    #expect(check.replications(share: 1) == 60 && check.replications(share: 0.5) == 30)
    #expect(check.replications(share: 0.001) == 10)
    #expect(Validation.replications(of: [check, check], share: 0.5) == 60)
    let shares = ValidationCheck(
      name: "y", subject: "", source: "", replications: 1000, fewestReplications: 300,
      quantities: [], play: { _ in [] })
    #expect(shares.replications(share: 0.001) == 300 && shares.replications(share: 1) == 1000)
  }

  // Tables of Student's t: the two-sided tail beyond 4 is 4.0e-4 with 29 degrees of freedom, and so
  // much is left beyond 5.461 with 9.
  @Test("With few replications the limit is further off, so that false alarms are as rare")
  func limits() {
    #expect(abs(ValidationLine.falseAlarm(atLimit: 4) - 4.0e-4) < 1e-6)
    #expect(ValidationLine.limit(4, replications: 30) == 4)
    #expect(ValidationLine.limit(4, replications: 1000) == 4)
    #expect(abs(ValidationLine.limit(4, replications: 10) - 5.4607) < 1e-3)
    let line = ValidationLine(
      name: "x", expected: 10, simulated: 15, standardError: 1,
      limit: ValidationLine.limit(4, replications: 10))
    #expect(line.passes && !Self.line(15, 1).passes)
  }

  // 2000 right programs of ten normal values each, with a limit of 2 standard errors: alarms are
  // binomial with the probability of Student's t with 29 degrees, .0549; four standard errors.
  @Test("A right program of few replications fails as often as the stated probability says")
  func falseAlarms() async throws {
    let stated = ValidationLine.falseAlarm(atLimit: 2)
    #expect(abs(stated - 0.0549) < 1e-3)
    let check = ValidationCheck(
      name: "normals", subject: "", source: "", replications: 10,
      quantities: (0..<2000).map { .init(name: "\($0)", expected: 10) }
    ) { streams in
      (0..<2000).map {
        var stream = streams.stream(StreamPurpose(900), entity: $0)
        return .init(10 + stream.standardNormal())
      }
    }
    let lines = try await Validation.run([check], seed: 4, limit: 2, jobs: 1)
    let alarms = Double(lines.count { !$0.passes })
    #expect(abs(alarms - 2000 * stated) < 4 * (2000 * stated * (1 - stated)).squareRoot())
  }
}
