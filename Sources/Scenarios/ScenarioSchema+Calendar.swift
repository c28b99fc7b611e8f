internal import MarketModel

/// The clock, and the rhythm of buying.
extension ScenarioSchema {
  /// The start and the lengths that are counted from it.
  struct Clock {
    let start: CalendarDate
    let horizonDays: Int
    let reportEveryDays: Int
    let zone: String?
    let holidays: HolidayTable

    /// The days of the run, and those after it on which the worth of customers is counted.
    func counted(valueDays: Double) -> ClosedRange<CalendarDate> {
      start...start.adding(days: max(0, horizonDays + Int(valueDays.rounded(.up)) - 1))
    }
  }

  static func readClock(_ root: ScenarioReader) -> Clock {
    let section = root.section("clock", "when the run starts and how long it is")
    // The longest run and the years after it must still have dates.
    let lastStart = CalendarDate.latest.adding(months: -12 * 30)
    let problemsBefore = root.problemCount
    return section.certainly { section in
      let start = section.date(
        "start", to: lastStart, "the first day; the clock starts at its 00:00")
      let horizonDays = section.integer(
        "horizonDays", unit: "days", in: 1...3660, "length of the run, half-open")
      return Clock(
        start: start, horizonDays: horizonDays,
        reportEveryDays: section.integer(
          "reportEveryDays", unit: "days", in: 1...366, default: 7,
          "length of a reporting period"),
        zone: section.optional("zone") {
          $0.timeZone("zone", "whose civil time all dates and hours are; days have 24 hours")
        },
        holidays: readHolidays(
          section, start: start, horizonDays: horizonDays, problemsBefore: problemsBefore))
    }
  }

  private static func readHolidays(
    _ section: ScenarioReader, start: CalendarDate, horizonDays: Int, problemsBefore: Int
  ) -> HolidayTable {
    let table: HolidayTable = section.choice(
      "holidays", default: HolidayTable.none,
      "whose public holidays change buying; the table holds \(HolidayTable.years.lowerBound) to "
        + "\(HolidayTable.years.upperBound)")
    let lastDay = start.adding(days: horizonDays - 1)
    if table != .none, !section.isDocumenting, section.problemCount == problemsBefore,
      !HolidayTable.years.contains(start.year) || !HolidayTable.years.contains(lastDay.year)
    {
      section.report(
        .value("a run from \(start) to \(lastDay)"), at: "holidays",
        expected: "a run within \(HolidayTable.years.lowerBound) to "
          + "\(HolidayTable.years.upperBound), for which the dates are known")
    }
    return table
  }

  static func readCalendar(
    _ market: ScenarioReader, clock: Clock, valueDays: Double, festivals: [FestivalRow]
  ) -> CalendarConfiguration {
    let days = clock.horizonDays + Int(valueDays.rounded(.up)) + 1
    let shopping = market.section("shopping", "when people go shopping")
    let rhythm = readRhythm(shopping, clock: clock)
    let seasons = readSeasons(shopping)
    let factors = (0..<days).map { day in
      let date = clock.start.adding(days: day)
      let seasonal = seasons.reduce(1) { product, season in
        season.from <= date && date <= season.to ? product * season.factor : product
      }
      let festive = festivals.reduce(1) { product, festival in
        festival.from <= date && date <= festival.to ? product * festival.shoppingFactor : product
      }
      return rhythm.factor(on: date) * seasonal * festive
    }
    let business = market.optionalSection(
      "businessShopping", "when people shop who buy for a business"
    ).map { section in
      let share = section.share(
        "share", default: 1,
        "who buys for a business; counts where the population has no node \"buyer\" with a "
          + "category \"business\"")
      let rhythm = readRhythm(section, clock: clock)
      return BusinessShopping(
        share: share,
        factorByDay: (0..<days).map { rhythm.factor(on: clock.start.adding(days: $0)) },
        factorByHour: rhythm.hours)
    }
    var monthEnds: [Double] = []
    var lastMonthDays = daysPerMonth
    for month in 1... {
      let day = Double(clock.start.days(until: clock.start.adding(months: month)))
      guard day < Double(clock.horizonDays) else {
        lastMonthDays = day - (monthEnds.last ?? 0)
        break
      }
      monthEnds.append(day)
    }
    return CalendarConfiguration(
      horizonDays: Double(clock.horizonDays), reportEveryDays: Double(clock.reportEveryDays),
      shoppingFactorByDay: factors, monthEndDays: monthEnds, lastMonthDays: lastMonthDays,
      billing: billing(from: clock.start, days: days), shoppingFactorByHour: rhythm.hours,
      businessShopping: business)
  }

  /// The first days of months around a run, from which dates of bills are counted.
  private static func billing(from start: CalendarDate, days: Int) -> BillingCalendar {
    let first = start.adding(days: 1 - start.day)
    // A term may have begun a year before the start, and end a year after everything else.
    let months = ((start.year > 1 ? -12 : 0)...(days / 28 + 13)).map { first.adding(months: $0) }
    return BillingCalendar(monthStarts: months.map { Double(start.days(until: $0)) })
  }

  private struct Season {
    let from: CalendarDate
    let to: CalendarDate
    let factor: Double
  }

  private static func readSeasons(_ section: ScenarioReader) -> [Season] {
    section.list("seasons", identifiedBy: "name", "dated times of more or less shopping") {
      season in
      _ = season.text("name", "what it is called")
      let (from, to) = readDays(season)
      return Season(
        from: from, to: to,
        factor: season.number("factor", in: .between(0, 100), "eagerness against ordinary days"))
    }
  }

  /// Reads the first and the last day of something.
  static func readDays(_ row: ScenarioReader) -> (from: CalendarDate, to: CalendarDate) {
    let from = row.date("from", "first day")
    let to = row.date("to", "last day")
    if to < from && !row.isDocumenting {
      row.report(.value("\(to)"), at: "to", expected: "a day not before \(from)")
    }
    return (from, to)
  }

  /// Warns of something that is dated where nothing is played.
  ///
  /// - Parameters:
  ///   - keys: Those of its first and its last day; the same where only the first is written.
  ///   - counted: The days on which it would count.
  ///   - leadDays: By so many days it counts before it begins.
  static func warnIfIdle(
    _ row: ScenarioReader, from: CalendarDate, to: CalendarDate,
    keys: (from: String, to: String) = ("from", "to"), counted: ClosedRange<CalendarDate>,
    leadDays: Double = 0
  ) {
    let isOver = to < counted.lowerBound
    guard isOver || Double(counted.upperBound.days(until: from)) > leadDays else { return }
    row.warn(
      .value("\(isOver && keys.to != keys.from ? to : from)"), at: isOver ? keys.to : keys.from,
      expected: "a day from \(counted.lowerBound) to \(counted.upperBound), as nothing is played "
        + "before or after")
  }

  /// Reads the seasons of needs, one factor a day; none if they open evenly.
  static func readNeedFactors(
    _ needs: ScenarioReader, calendar: CalendarConfiguration, start: CalendarDate
  ) -> [Double] {
    let months = readMonths(needs, "how often needs open from January to December, relatively")
    guard !months.isEmpty else { return [] }
    return calendar.shoppingFactorByDay.indices.map { months[start.adding(days: $0).month - 1] }
  }
}

/// How buying follows the hours, the week, the year and the holidays.
private struct Rhythm {
  /// Factors with mean 1, from Monday on.
  var weekdays: [Double]
  /// Factors with mean 1, from January on; empty for none.
  var months: [Double]
  /// Factors of the 24 hours; empty for none.
  var hours: [Double]
  var holidays: [(days: ClosedRange<CalendarDate>, factor: Double)]

  func factor(on date: CalendarDate) -> Double {
    let seasonal = weekdays[date.weekday - 1] * (months.isEmpty ? 1 : months[date.month - 1])
    return holidays.reduce(seasonal) { $1.days.contains(date) ? $0 * $1.factor : $0 }
  }
}

extension ScenarioSchema {
  private static func readRhythm(_ section: ScenarioReader, clock: Clock) -> Rhythm {
    let range = NumberRange.between(0, 100)
    let weekdays = section.numbers(
      "weekdayFactors", count: 7, in: range,
      "eagerness from Monday to Sunday, relative to each other")
    let meanWeekday = weekdays.reduce(0, +) / Double(max(1, weekdays.count))
    let months = readMonths(section, "eagerness from January to December, relative to each other")
    let hours =
      section.optional("hourFactors") {
        $0.numbers(
          "hourFactors", count: 24, in: range,
          "eagerness of the hours from 00:00 on, relative to each other")
      } ?? []
    let holidays = section.section("holidayFactors", "what the holidays of clock.holidays change")
    let factors = Holiday.allCases.map { holiday in
      holidays.number(
        holiday.rawValue, in: range, default: 1,
        holiday == .springFestival
          ? "eagerness on the eight days from the lunar new year's eve on"
          : "eagerness from 1 to 7 October")
    }
    return Rhythm(
      weekdays: weekdays.map { $0 / meanWeekday }, months: months, hours: hours,
      holidays: HolidayTable.years.flatMap { year in
        zip(Holiday.allCases, factors).compactMap { holiday, factor in
          clock.holidays.days(of: holiday, in: year).map { ($0, factor) }
        }
      })
  }

  /// Reads factors of the months, scaled to mean 1; none if they are not given.
  private static func readMonths(_ section: ScenarioReader, _ meaning: String) -> [Double] {
    guard
      let months = section.optional(
        "monthFactors",
        {
          $0.numbers("monthFactors", count: 12, in: .between(0, 100), meaning)
        })
    else { return [] }
    let mean = months.reduce(0, +) / Double(max(1, months.count))
    return months.map { $0 / mean }
  }
}
