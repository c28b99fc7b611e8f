import RandomStreams
import Testing

@testable import MarketModel

/// Shocks as factors of days.
@Suite struct ShockTests {
  @Test("A shock holds for its duration and goes back to 1 in a straight line")
  func shape() {
    let shock = Shock(
      name: "slump", timing: .dated(day: 3.7), durationDays: 2, recoveryDays: 4, demandFactor: 0.2)
    var factor = DailyFactor()
    factor.multiply(by: 0.2, as: shock, comingOn: 3.7, days: 12)
    let expected = [1, 1, 1, 0.2, 0.2, 0.2, 0.4, 0.6, 0.8, 1, 1, 1]
    #expect(zip(factor.values, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(abs(factor.value(at: 4.9) - 0.2) < 1e-12)
    #expect(factor.value(at: -1) == 1)
    #expect(factor.value(at: 99) == 1)
    #expect(factor.nextChange(after: 0.5) == 3)
    #expect(factor.nextChange(after: 3) == 6)
    #expect(factor.nextChange(after: 9) == nil)
  }

  @Test("Shocks that come together multiply")
  func together() {
    var factor = DailyFactor()
    let shock = Shock(name: "one", timing: .dated(day: 0), durationDays: 3)
    factor.multiply(by: 0.5, as: shock, comingOn: 0, days: 4)
    factor.multiply(by: 3, as: shock, comingOn: 2, days: 4)
    #expect(factor.values == [0.5, 0.5, 1.5, 3])
    factor.multiply(by: 1, on: 0..<4, days: 4)
    factor.multiply(by: 2, on: 1..<3, days: 4)
    #expect(factor.values == [0.5, 1, 3, 3])
  }

  @Test("Random shocks are a Poisson process: mean and variance of their number in ten years")
  func poisson() {
    let shock = Shock(name: "fad", timing: .random(perYear: 1.5), durationDays: 1)
    let counts = (0..<4000).map {
      Double(shock.days(before: 3652.5, row: 0, streams: streams($0)).count)
    }
    // 4000 samples of a Poisson with mean 15; a mean or variance beyond 4.5 standard errors has
    // probability 7e-6 each.
    let found = moments(counts)
    #expect(abs(found.mean - 15) < standardErrors * found.meanError)
    #expect(abs(found.variance - 15) < standardErrors * found.varianceError)
    let days = shock.days(before: 3652.5, row: 0, streams: streams(1))
    #expect(days == days.sorted() && days.allSatisfy { $0 > 0 && $0 < 3652.5 })
    #expect(days != shock.days(before: 3652.5, row: 1, streams: streams(1)))
    let never = Shock(name: "never", timing: .random(perYear: 0), durationDays: 1)
    #expect(never.days(before: 3652.5, row: 0, streams: streams(1)).isEmpty)
  }
}
