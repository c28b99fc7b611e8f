internal import MarketModel

/// The clock, and everything that is dated.
extension ScenarioSchema {
  /// The start and the lengths that are counted from it.
  struct Clock {
    let start: CalendarDate
    let horizonDays: Int
    let reportEveryDays: Int
  }

  static func readClock(_ root: ScenarioReader) -> Clock {
    let section = root.section("clock", "when the run starts and how long it is")
    // The longest run and the years after it must still have dates.
    let lastStart = CalendarDate.latest.adding(months: -12 * 30)
    return section.certainly { section in
      Clock(
        start: section.date(
          "start", to: lastStart, "the first day; the clock starts at its 00:00"),
        horizonDays: section.integer(
          "horizonDays", unit: "days", in: 1...3660, "length of the run, half-open"),
        reportEveryDays: section.integer(
          "reportEveryDays", unit: "days", in: 1...366, default: 7,
          "length of a reporting period"))
    }
  }

  static func readCalendar(
    _ market: ScenarioReader, clock: Clock, valueDays: Double
  ) -> CalendarConfiguration {
    let section = market.section("shopping", "when people go shopping")
    let weekdays = section.numbers(
      "weekdayFactors", count: 7, in: .between(0, 100),
      "eagerness from Monday to Sunday, relative to each other")
    struct Season {
      let from: CalendarDate
      let to: CalendarDate
      let factor: Double
    }
    let seasons = section.list(
      "seasons", identifiedBy: "name", "dated times of more or less shopping"
    ) { season in
      _ = season.text("name", "what it is called")
      let from = season.date("from", "first day")
      let to = season.date("to", "last day")
      if to < from && !season.isDocumenting {
        season.report(.value("\(to)"), at: "to", expected: "a day not before \(from)")
      }
      return Season(
        from: from, to: to,
        factor: season.number("factor", in: .between(0, 100), "eagerness against ordinary days"))
    }
    let meanWeekday = weekdays.reduce(0, +) / Double(max(1, weekdays.count))
    let days = clock.horizonDays + Int(valueDays.rounded(.up)) + 1
    let factors = (0..<days).map { day in
      let date = clock.start.adding(days: day)
      let seasonal = seasons.reduce(1) { product, season in
        season.from <= date && date <= season.to ? product * season.factor : product
      }
      return weekdays[date.weekday - 1] / meanWeekday * seasonal
    }
    var monthEnds: [Double] = []
    for month in 1... {
      let day = clock.start.days(until: clock.start.adding(months: month))
      guard day < clock.horizonDays else { break }
      monthEnds.append(Double(day))
    }
    return CalendarConfiguration(
      horizonDays: Double(clock.horizonDays), reportEveryDays: Double(clock.reportEveryDays),
      shoppingFactorByDay: factors, monthEndDays: monthEnds,
      billing: billing(from: clock.start, days: days))
  }

  /// The first days of months around a run, from which dates of bills are counted.
  private static func billing(from start: CalendarDate, days: Int) -> BillingCalendar {
    let first = start.adding(days: 1 - start.day)
    // A term may have begun a year before the start, and end a year after everything else.
    let months = ((start.year > 1 ? -12 : 0)...(days / 28 + 13)).map { first.adding(months: $0) }
    return BillingCalendar(monthStarts: months.map { Double(start.days(until: $0)) })
  }
}
