import RandomStreams
import Testing

@testable import Validation

/// The checks themselves: what they expect, and that they tell right from wrong.
struct CheckTests {
  @Test(
    "Checks have names of their own, in letters, digits, points and hyphens, and 30 replications")
  func names() {
    let names = ValidationCheck.all.map(\.name)
    #expect(Set(names).count == names.count)
    for check in ValidationCheck.all {
      #expect(check.name.wholeMatch(of: /[a-z][a-z0-9.-]*/) != nil, "\(check.name)")
      #expect(check.replications >= 30 && !check.quantities.isEmpty)
      #expect(Set(check.quantities.map(\.name)).count == check.quantities.count)
    }
  }

  // Published: F(10) = .8128 for p .03 and q .38; .4963 at the peak for p .011 and q 1.5.
  @Test("The expected diffusion is the published one")
  func bass() {
    let expected = ValidationCheck.bass.quantities
    #expect(expected.map(\.name) == ["F(2)", "F(4)", "F(6)", "F(8)", "F(10)"])
    #expect(abs(expected[4].expected - 0.8128) < 5e-5)
    let agents = ValidationCheck.bassAgents.quantities
    #expect(agents[2].name == "F(3.253)" && abs(agents[2].expected - 0.4963) < 5e-5)
  }

  // The others are played in full by the command, in a build that is optimised. Five replications
  // leave a standard error of .8 % at K and .2 % at 3 K: 5 % are 6 of them.
  @Test("A check of few replications finds what is known")
  func known() async throws {
    let lines = try await Validation.run(
      [.hill(slope: 2, atThreeTimes: 0.9)], seed: 3, share: 5.0 / 30, jobs: 1)
    #expect(lines.count == 2)
    for line in lines {
      let simulated = try #require(line.simulated)
      #expect(abs(simulated / line.expected - 1) < 0.05, "\(line)")
    }
  }

  @Test("Word of mouth and advertising each carry the diffusion; without either nobody adopts")
  func smallBass() throws {
    func adopted(p: Double, q: Double) throws -> Double {
      let market = BassMarket(people: 400, p: p, q: q)
      let shares = try (0..<4).map {
        try #require(
          try market.play(
            reports: 1, every: 6, .init(seed: 5, replication: UInt32($0))
          ).first)
      }
      return shares.reduce(0, +) / 4
    }
    #expect(try adopted(p: 0, q: 0.38) == 0)
    // 1 - e^-.6 = .451 of 1600 people; 4.5 standard errors.
    #expect(abs(try adopted(p: 0.1, q: 0) - 0.451) < 0.056)
    #expect(try adopted(p: 0.1, q: 0.8) > 0.8)
  }
}
