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

  @Test("A share of the replications is played, two of each at least")
  func share() {
    let check = ValidationCheck(
      name: "x", subject: "", source: "", replications: 30, quantities: [], play: { _ in [] })
    #expect(check.replications(share: 1) == 30 && check.replications(share: 0.2) == 6)
    #expect(check.replications(share: 0.001) == 2)
    #expect(Validation.replications(of: [check, check], share: 0.5) == 30)
  }
}
