import RandomStreams
import Testing

@testable import MarketModel

/// Waiting in eager days.
struct SeasonalClockTests {
  private static let factors = [1.0, 0.25, 3, 2.2, 0.5, 1, 0.01, 4]
  private let clock = SeasonalClock(factorByDay: factors)

  /// Eager days from the start to a time, added up independently; the last factor goes on.
  private func eagerDays(until time: Double) -> Double {
    var sum = 0.0
    for (day, factor) in Self.factors.enumerated() {
      let end = day == Self.factors.count - 1 ? Double.infinity : Double(day + 1)
      sum += factor * max(0, min(time, end) - Double(day))
    }
    return sum
  }

  @Test("The wait is the inverse of the cumulated factor, found by bisection")
  func inversion() {
    var stream = streams(4).stream(StreamPurpose(1), entity: 0)
    for _ in 0..<500 {
      let start = 12 * stream.uniform()
      let wait = 15 * stream.uniform()
      var low = start
      var high = start + wait / 0.01
      for _ in 0..<100 {
        let middle = (low + high) / 2
        if eagerDays(until: middle) - eagerDays(until: start) < wait {
          low = middle
        } else {
          high = middle
        }
      }
      #expect(abs(clock.time(after: wait, from: start) - high) < 1e-9)
    }
  }

  @Test("No wait ends at once, at a day's start and end too")
  func noWait() {
    for time in [0, 0.5, 1, 6.999_999, 7, 7.5, 8, 100] {
      #expect(clock.time(after: 0, from: time) == time)
    }
  }

  @Test("A longer wait never ends earlier")
  func monotone() {
    let ends = (0...2000).map { clock.time(after: Double($0) / 100, from: 1.5) }
    #expect(ends == ends.sorted())
    #expect(Set(ends).count == ends.count)
  }

  @Test("A wait that ends with its day ends there")
  func dayBoundary() {
    #expect(clock.time(after: 1, from: 0) == 1)
    #expect(clock.time(after: 1.25, from: 0) == 2)
    #expect(clock.time(after: 4, from: 7) == 8)
  }

  @Test("After the last day its factor holds")
  func beyond() {
    #expect(abs(clock.time(after: 40, from: 8) - 18) < 1e-12)
    #expect(clock.factor(at: 1.5) == 0.25)
    #expect(clock.factor(at: 99) == 4)
  }
}
