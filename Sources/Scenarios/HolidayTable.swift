/// Whose public holidays a scenario keeps.
enum HolidayTable: String, CaseIterable {
  /// None.
  case none
  /// Mainland China: Spring Festival and National Day.
  case china

  /// The years that the tables hold.
  static let years = 2025...2035

  /// The first and last day off of a holiday in a year of the table.
  func days(of holiday: Holiday, in year: Int) -> ClosedRange<CalendarDate>? {
    guard self == .china, Self.years.contains(year) else { return nil }
    switch holiday {
    case .springFestival:
      let newYear = Self.newYears[year - Self.years.lowerBound]
      // Off from the eve on, eight days as in most years; the State Council says each autumn.
      guard let day = CalendarDate(newYear) else { preconditionFailure("the table is broken") }
      return day.adding(days: -1)...day.adding(days: 6)
    case .nationalDay:
      guard let first = CalendarDate(year: year, month: 10, day: 1) else { return nil }
      return first...first.adding(days: 6)
    }
  }

  /// The first day of the lunar year, 2025 first: the new moon by Chinese time (GB/T 33661-2017).
  private static let newYears = [
    "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03",
    "2031-01-23", "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08",
  ]
}

/// A holiday of which a scenario says how it changes buying.
enum Holiday: String, CaseIterable {
  /// The lunar new year's holiday.
  case springFestival
  /// 1 to 7 October.
  case nationalDay
}
