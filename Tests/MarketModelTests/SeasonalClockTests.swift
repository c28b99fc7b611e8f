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

  // MARK: - Hours

  /// A night, a noon and an evening; not normalised.
  private static let hours =
    [0.2, 0.1, 0.1, 0.1, 0.1, 0.2, 0.5, 1, 1, 2, 2, 2, 3, 2, 1, 1, 1, 2, 3, 5, 5, 4, 2, 1.0]
  private let hourly = SeasonalClock(factorByDay: factors, factorByHour: hours)

  /// Eager days from the start to a time, added up hour by hour.
  private func hourlyEagerDays(until time: Double) -> Double {
    let mean = Self.hours.reduce(0, +) / 24
    var sum = 0.0
    for hour in 0...Int(time * 24) {
      let day = min(hour / 24, Self.factors.count - 1)
      let hours = max(0, min(time * 24, Double(hour + 1)) - Double(hour))
      sum += Self.factors[day] * Self.hours[hour % 24] / mean * hours / 24
    }
    return sum
  }

  @Test("R14: with hours too, the wait is the inverse of the factor cumulated hour by hour")
  func hourlyInversion() {
    var stream = streams(5).stream(StreamPurpose(1), entity: 0)
    for _ in 0..<500 {
      let start = 12 * stream.uniform()
      let wait = 15 * stream.uniform()
      let end = hourly.time(after: wait, from: start)
      #expect(end >= start)
      #expect(abs(hourlyEagerDays(until: end) - hourlyEagerDays(until: start) - wait) < 1e-9)
    }
    #expect(hourly.time(after: 0, from: 3.3) == 3.3)
  }

  @Test("R14: hours move occasions within their day and leave the day's number as it is")
  func hoursWithinDay() {
    for day in 0..<8 {
      let toMidnight = SeasonalClock(factorByDay: Self.factors).time(after: 0.7, from: Double(day))
      #expect(Int(hourly.time(after: 0.7, from: Double(day))) == Int(toMidnight))
    }
    let mean = Self.hours.reduce(0, +) / 24
    #expect(abs(hourly.factor(at: 1.5) - 0.25 * 3 / mean) < 1e-12)
    #expect(abs(hourly.factor(at: 99.99) - 4 * 1 / mean) < 1e-12)
  }

  @Test("A wait of years ends where walking day by day ends")
  func longWaits() {
    let factors = (0..<4000).map { 0.5 + Double($0 * 7919 % 100) / 50 }
    let clock = SeasonalClock(factorByDay: factors)
    var sum = 0.0
    for day in stride(from: 0, to: 4000, by: 1) {
      if day % 37 == 5 { #expect(Int(clock.time(after: sum + factors[day] / 2, from: 0)) == day) }
      sum += factors[day]
    }
    #expect(clock.time(after: sum + factors[3999], from: 0) > 4000)
  }
}
