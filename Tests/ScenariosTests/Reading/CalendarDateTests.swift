import Foundation
import Testing

@testable import Scenarios

@Suite struct CalendarDateTests {
  @Test(
    "Known dates fall on their weekdays",
    arguments: [
      ("1970-01-01", 4, 0), ("2000-02-29", 2, 11_016), ("2024-02-29", 4, 19_782),
      ("2027-01-04", 1, 20_822), ("2027-02-06", 6, 20_855), ("1969-12-31", 3, -1),
      ("1900-03-01", 4, -25_508), ("0001-01-01", 1, -719_162), ("9999-12-31", 5, 2_932_896),
    ])
  func weekdays(_ text: String, _ weekday: Int, _ dayNumber: Int) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.weekday == weekday)
    #expect(date.dayNumber == dayNumber)
    #expect(date.description == text)
  }

  @Test(
    "A day that isn't, or another form, is refused",
    arguments: [
      "2027-02-29", "1900-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "2027-1-4", "20270104",
      "2027/01/04", "2027-01-04T00:00", "0000-01-01", "２０２７-01-04", "", "+027-01-04",
    ])
  func refused(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("Every day of 800 years follows the one before, and Foundation's calendar agrees")
  func everyDay() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    var date = try #require(CalendarDate(year: 1600, month: 1, day: 1))
    let end = try #require(CalendarDate(year: 2400, month: 1, day: 1))
    var previous = date.components
    var wrong: [CalendarDate] = []
    while date < end {
      date = date.adding(days: 1)
      let (year, month, day) = date.components
      let isNextDay = (year, month, day) == (previous.year, previous.month, previous.day + 1)
      let isNewMonth =
        day == 1
        && previous.day == CalendarDate.days(inMonth: previous.month, ofYear: previous.year)
      if !(isNextDay || isNewMonth) || CalendarDate(year: year, month: month, day: day) != date {
        wrong.append(date)
      }
      previous = (year, month, day)
      guard date.dayNumber % 197 == 0 else { continue }
      let theirs = calendar.dateComponents(
        [.year, .month, .day, .weekday],
        from: Date(timeIntervalSince1970: Double(date.dayNumber) * 86_400))
      if (theirs.year, theirs.month, theirs.day) != (year, month, day)
        || theirs.weekday != date.weekday % 7 + 1
      {
        wrong.append(date)
      }
    }
    #expect(wrong == [])
  }

  @Test(
    "Adding months keeps the day, or takes the month's last",
    arguments: [
      ("2027-01-31", 1, "2027-02-28"), ("2028-01-31", 1, "2028-02-29"),
      ("2027-01-04", 24, "2029-01-04"), ("2027-03-31", -1, "2027-02-28"),
      ("2027-12-15", 1, "2028-01-15"), ("2027-01-15", -13, "2025-12-15"),
    ])
  func months(_ start: String, _ months: Int, _ end: String) throws {
    #expect(try #require(CalendarDate(start)).adding(months: months).description == end)
  }

  @Test("Days of the year and spans count leap days")
  func spans() throws {
    let start = try #require(CalendarDate("2028-01-01"))
    let end = try #require(CalendarDate("2028-12-31"))
    #expect(end.dayOfYear == 366 && start.dayOfYear == 1)
    #expect(start.days(until: end) == 365)
    #expect([1900, 2000, 2024, 2027].map(CalendarDate.isLeap) == [false, true, true, false])
  }
}
