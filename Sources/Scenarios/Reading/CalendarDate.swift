/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31, without a time.
///
/// Conversions between day numbers and dates follow Howard Hinnant, "chrono-Compatible Low-Level
/// Date Algorithms": years begin in March, so that the leap day is a year's last.
public struct CalendarDate: Hashable, Sendable {
  /// The days since 1970-01-01, negative before.
  public let dayNumber: Int

  /// The first day that can be written.
  public static let earliest = CalendarDate(uncheckedYear: 1, month: 1, day: 1)
  /// The last day that can be written.
  public static let latest = CalendarDate(uncheckedYear: 9999, month: 12, day: 31)

  /// The day of a number of days since 1970-01-01, which must lie in the calendar's years.
  public init(dayNumber: Int) {
    precondition(
      dayNumber >= Self.earliest.dayNumber && dayNumber <= Self.latest.dayNumber,
      "the calendar has the years 1 to 9999")
    self.dayNumber = dayNumber
  }

  /// The date of a year, month and day, nil where there is none, as for February 30.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month,
      1...Self.days(inMonth: month, ofYear: year) ~= day
    else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// Reads `yyyy-mm-dd`, with all its digits; nil for anything else or for a day that isn't.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    let digits = bytes.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard bytes.count == 10, digits.count == 8,
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-")
    else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear >= 0 ? shiftedYear / 400 : (shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  /// The year, month (1 to 12) and day (1 to 31).
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// The year.
  public var year: Int { components.year }
  /// The month, 1 to 12.
  public var month: Int { components.month }
  /// The day of the month, 1 to 31.
  public var day: Int { components.day }

  /// The day of the week, 1 for Monday to 7 for Sunday, as in ISO 8601.
  public var weekday: Int {
    // Day 0 was a Thursday.
    let days = (dayNumber + 3) % 7
    return (days < 0 ? days + 7 : days) + 1
  }

  /// The day of the year, 1 to 366.
  public var dayOfYear: Int {
    dayNumber - Self(uncheckedYear: year, month: 1, day: 1).dayNumber + 1
  }

  /// The date some days later, or earlier for a negative number; it must stay in the calendar.
  public func adding(days: Int) -> CalendarDate {
    CalendarDate(dayNumber: dayNumber + days)
  }

  /// The same day some months later, or the month's last where it has no such day.
  ///
  /// The result must stay in the calendar.
  public func adding(months: Int) -> CalendarDate {
    let (year, month, day) = components
    let count = year * 12 + month - 1 + months
    let target = (year: count / 12, month: count % 12 + 1)
    precondition(count >= 12 && target.year <= 9999, "the calendar has the years 1 to 9999")
    let lastDay = Self.days(inMonth: target.month, ofYear: target.year)
    return CalendarDate(uncheckedYear: target.year, month: target.month, day: min(day, lastDay))
  }

  /// The days from this date to a later one, negative to an earlier.
  public func days(until date: CalendarDate) -> Int {
    date.dayNumber - dayNumber
  }

  /// Whether a year has a February 29.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days of a month.
  public static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: Comparable {
  /// Whether one day is before the other.
  public static func < (one: CalendarDate, other: CalendarDate) -> Bool {
    one.dayNumber < other.dayNumber
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The date as `yyyy-mm-dd`.
  public var description: String {
    let (year, month, day) = components
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = "\(number)"
      return String(repeating: "0", count: width - digits.count) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The date and time of day, `yyyy-mm-dd hh:mm:ss`, some days after this day's 00:00; what is
  /// less than a second is cut off.
  public func dateAndTime(afterDays days: Double) -> String {
    let wholeDays = days.rounded(.down)
    let seconds = Int((days - wholeDays) * 86_400)
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    return "\(adding(days: Int(wholeDays))) "
      + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}

/// A day, or none at all.
public enum DateOrNever: Hashable, Sendable {
  /// On this day.
  case on(CalendarDate)
  /// On no day.
  case never
}
