import Testing

@testable import MarketModel

/// The same day of a later month.
struct BillingCalendarTests {
  /// From 2027-01-01 to 2028-04-01; 2028 has a leap day.
  private static let months: [Double] = {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29, 31]
    return lengths.reduce(into: [0]) { $0.append($0[$0.count - 1] + Double($1)) }
  }()

  // Counted on a calendar: day 30 is January 31, day 14.25 is January 15 at six.
  @Test(
    "A term ends on the day on which it began",
    arguments: [
      (14.25, 1, 45.25), (14.25, 2, 73.25), (14.25, 12, 379.25), (30.5, 1, 58.5), (30.5, 2, 89.5),
      (30.5, 13, 424.5), (30.5, 14, 455.5), (59, 12, 425), (0, 0, 0),
    ] as [(Double, Int, Double)])
  func dates(start: Double, months: Int, end: Double) {
    #expect(BillingCalendar(monthStarts: Self.months).time(months: months, after: start) == end)
  }

  @Test("Beyond its months the calendar goes on with mean ones", arguments: [0, 10.5, 400, -50.25])
  func beyond(start: Double) {
    let calendar = BillingCalendar(monthStarts: Self.months)
    var last = start
    for month in 1...40 {
      let next = calendar.time(months: month, after: start)
      #expect(next - last > 26.5 && next - last < 33.5)
      last = next
    }
    #expect(abs(last - start - 40 * daysPerMonth) < 3)
    let without = BillingCalendar()
    #expect(abs(without.time(months: 24, after: 3) - 3 - 24 * daysPerMonth) < 2)
  }
}
