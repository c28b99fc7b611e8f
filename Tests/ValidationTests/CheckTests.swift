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

  // The others are played in full by the command, in a build that is optimised. Ten replications
  // leave a standard error of .6 % at K and .15 % at 3 K: 5 % are 8 of them.
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

  // Twice the cohort: counts are multinomial. Four standard errors at eight counts: a false alarm of
  // 5e-4.
  @Test("The cohort of CDNOW buys again as often as BG/NBD says")
  func cohort() throws {
    #expect(ValidationCheck.cohort == 2357)
    let check = ValidationCheck.purchaseHistory
    let plays = try (0..<2).map { try check.play(.init(seed: 7, replication: $0)) }
    let people = 2.0 * 2357
    for (index, quantity) in check.quantities.enumerated() {
      let count = plays.reduce(0) { $0 + $1[index].numerator }
      let share = quantity.expected / 2357
      let error = (people * share * (1 - share)).squareRoot()
      #expect(abs(count - people * share) < 4 * error, "\(quantity.name)")
    }
    #expect(plays.flatMap { $0 }.reduce(0) { $0 + $1.numerator } == people)
  }

  @Test("Every row of the published numbers that are about markets has its check")
  func rows() {
    let names = ValidationCheck.all.map(\.name)
    for row in [
      "bass", "bass-air-conditioners", "bass-agents", "galton-watson-0.8", "galton-watson-1.5",
      "galton-watson-2", "galton-watson-3", "erlang-c-10", "erlang-c-5", "erlang-c-14", "bg-nbd",
      "sbg-high-end", "sbg-regular", "nbd", "dirichlet", "second-price-2", "second-price-2-reserve",
      "second-price-3-reserve", "lanchester", "koyck-0.8", "koyck-0.9", "hill-1", "hill-2", "clv",
    ] {
      #expect(names.contains(row), "\(row)")
    }
  }
}
