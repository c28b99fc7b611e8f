import MarketModel
import Testing

@testable import Scenarios

/// Zone, holidays, hours and months of the clock and of shopping (R14).
@Suite struct CalendarTests {
  private let weekdays = "weekdayFactors: [1, 1, 1, 1, 1, 1, 8]"

  @Test("R14: Spring Festival comes from a dated table, its first day 2027-02-06")
  func springFestival() throws {
    let days = try #require(HolidayTable.china.days(of: .springFestival, in: 2027))
    #expect(days.contains(try #require(CalendarDate("2027-02-06"))))
    #expect("\(days.lowerBound) \(days.upperBound)" == "2027-02-05 2027-02-12")
    for year in HolidayTable.years {
      let days = try #require(HolidayTable.china.days(of: .springFestival, in: year))
      // A lunar year's first day is the second new moon after the winter solstice: 21 January to
      // 20 February.
      let first = days.lowerBound.adding(days: 1)
      #expect(first.dayOfYear >= 21 && first.dayOfYear <= 51, "\(first)")
      // Twelve or thirteen months of 29.53 days after the one before.
      if year > HolidayTable.years.lowerBound {
        let before = try #require(HolidayTable.china.days(of: .springFestival, in: year - 1))
        let gap = before.lowerBound.days(until: days.lowerBound)
        #expect([354, 355, 383, 384, 385].contains(gap), "\(year): \(gap)")
      }
    }
    let national = try #require(HolidayTable.china.days(of: .nationalDay, in: 2031))
    #expect("\(national.lowerBound) \(national.upperBound)" == "2031-10-01 2031-10-07")
    #expect(HolidayTable.china.days(of: .nationalDay, in: 2036) == nil)
    #expect(HolidayTable.none.days(of: .nationalDay, in: 2031) == nil)
  }

  @Test("R14: holidays multiply the days of the table, and only with clock.holidays")
  func holidays() throws {
    let holidays = "\(weekdays)\n    holidayFactors: {springFestival: 0.25}"
    let plain = try small("clock.horizonDays=20").likely.market.calendar
    let without = try small(replacing: [weekdays: holidays]).likely.market.calendar
    #expect(without.shoppingFactorByDay.prefix(20) == plain.shoppingFactorByDay.prefix(20))
    let with = try small("clock.holidays=china", replacing: [weekdays: holidays])
    let factors = with.likely.market.calendar.shoppingFactorByDay
    for day in 0..<20 {
      // The scenario starts on 2027-01-31, so that 5 and 12 February are its days 5 and 12.
      let factor = (5...12).contains(day) ? 0.25 : 1
      #expect(factors[day] == plain.shoppingFactorByDay[day] * factor, "day \(day)")
    }
  }

  @Test("A run outside the table of holidays is refused")
  func outsideTable() {
    let found = problems(replacing: [
      "start: 2027-01-31, horizonDays: 90": "start: 2035-12-01, horizonDays: 60, holidays: china"
    ])
    #expect(
      found == [
        "clock.holidays: found a run from 2035-12-01 to 2036-01-29; expected a run within 2025 to "
          + "2035, for which the dates are known"
      ])
  }

  @Test("R14: the zone is a name of the IANA database, or is refused with the nearest")
  func zone() throws {
    #expect(try small().zone == nil)
    #expect(try small("clock.zone=Asia/Shanghai").zone == "Asia/Shanghai")
    let found = problems(replacing: ["reportEveryDays: 30": "zone: Asia/Shangai"])
    try #require(found.count == 1)
    #expect(found[0].hasPrefix("clock.zone: found \"Asia/Shangai\""))
    #expect(found[0].contains("did you mean \"Asia/Shanghai\"?"))
    #expect(Set(TimeZoneNames.all).count == TimeZoneNames.all.count)
    #expect(TimeZoneNames.all.count > 400)
    #expect(TimeZoneNames.all.contains("America/Argentina/Ushuaia"))
  }

  @Test("R14: factors of months and hours, for shopping, for needs and for business")
  func seasons() throws {
    let months = [1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 11.0]
    let hours = (0..<24).map { Double($0 + 1) }
    let rhythm = "\(weekdays)\n    monthFactors: \(months)\n    hourFactors: \(hours)"
    let business =
      "businessShopping: {share: 0.25, weekdayFactors: [1, 1, 1, 1, 1, 0.5, 0.5], "
      + "hourFactors: \(hours)}"
    let scenario = try small(replacing: [
      weekdays: rhythm, "rival: {": "\(business)\n  rival: {",
      "rateShape: 0.8,": "rateShape: 0.8, monthFactors: \(months),",
    ])
    let market = scenario.likely.market
    let plain = try small().likely.market.calendar.shoppingFactorByDay
    #expect(market.calendar.shoppingFactorByHour == hours)
    let mean = 2.0
    for day in 0..<plain.count {
      let month = scenario.start.adding(days: day).month
      let factor = months[month - 1] / mean
      #expect(abs(market.calendar.shoppingFactorByDay[day] - plain[day] * factor) < 1e-12)
      #expect(market.need.factorByDay[day] == factor)
    }
    let offices = try #require(market.calendar.businessShopping)
    #expect(offices.share == 0.25)
    // The start is a Sunday.
    #expect(abs(offices.factorByDay[0] - 0.5 * 7 / 6) < 1e-12)
    #expect(abs(offices.factorByDay[1] - 7 / 6.0) < 1e-12)
  }
}
