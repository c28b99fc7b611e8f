/// Turns waiting in "eager days" into waiting in calendar days.
///
/// What happens at a rate that follows the calendar has a base rate times a factor a day, and
/// within the day a factor an hour. The waiting time to the next event is then found exactly by
/// inverting the cumulated factor (time change of a Poisson process; Çinlar 1975, §4.7): one
/// exponential draw, no rejection, and an earlier draw can't give a later time, which keeps common
/// random numbers sharp.
struct SeasonalClock: Sendable, Hashable {
  /// Cumulated factor at the start of each day; one more entry than days.
  private let cumulated: [Double]
  private let factors: [Double]
  /// How the day's eagerness spreads over its hours; nil if evenly.
  private let hours: DailyRhythm?

  /// Days walked one by one before the rest is searched by halving: waits for a shopping occasion
  /// are days, waits for a need may be years.
  private static let walkedDays = 16

  /// A clock of a factor a day and, unless `factorByHour` is empty, one for each of 24 hours.
  init(factorByDay: [Double], factorByHour: [Double] = []) {
    precondition(!factorByDay.isEmpty && factorByDay.allSatisfy { $0 > 0 && $0.isFinite })
    factors = factorByDay
    var sums = [0.0]
    sums.reserveCapacity(factorByDay.count + 1)
    for factor in factorByDay { sums.append(sums[sums.count - 1] + factor) }
    cumulated = sums
    hours = factorByHour.isEmpty ? nil : DailyRhythm(factorByHour: factorByHour)
  }

  /// The factor at a time; after the last day the last day's factor holds.
  func factor(at time: Double) -> Double {
    let day = min(Int(time), factors.count - 1)
    return factors[day] * (hours?.factor(at: time - Double(day)) ?? 1)
  }

  /// The time at which `eagerDays` have passed since `time`.
  ///
  /// Walks day by day for a while, then halves: cheap for short waits, logarithmic for long ones.
  func time(after eagerDays: Double, from time: Double) -> Double {
    let lastDay = factors.count - 1
    var day = min(Int(time), lastDay)
    let since = time - Double(day)
    let target = cumulated[day] + (hours?.passed(at: since) ?? since) * factors[day] + eagerDays
    let walkedTo = min(day + Self.walkedDays, lastDay)
    while day < walkedTo && cumulated[day + 1] <= target { day += 1 }
    if day == walkedTo && day < lastDay && cumulated[day + 1] <= target {
      var beyond = lastDay
      while day < beyond {
        let middle = (day + beyond) / 2
        if cumulated[middle + 1] <= target { day = middle + 1 } else { beyond = middle }
      }
    }
    let passed = (target - cumulated[day]) / factors[day]
    return max(time, Double(day) + (hours?.time(whenPassed: passed) ?? passed))
  }
}

/// How the eagerness of a day is spread over its 24 hours.
private struct DailyRhythm: Sendable, Hashable {
  /// The factor of each hour, with mean 1.
  private let factors: [Double]
  /// The share of the day's eagerness that has passed at the start of each hour; the last is 1.
  private let passedByHour: [Double]

  init(factorByHour: [Double]) {
    precondition(factorByHour.count == 24 && factorByHour.allSatisfy { $0 > 0 && $0.isFinite })
    let mean = factorByHour.reduce(0, +) / 24
    factors = factorByHour.map { $0 / mean }
    var sums = [0.0]
    for factor in factors { sums.append(sums[sums.count - 1] + factor / 24) }
    sums[24] = 1
    passedByHour = sums
  }

  /// The factor at a time since midnight, days.
  func factor(at since: Double) -> Double {
    factors[min(Int((since - since.rounded(.down)) * 24), 23)]
  }

  /// What of the eagerness of a day has passed at a time since midnight; whole days count 1 each.
  func passed(at since: Double) -> Double {
    let wholeDays = since.rounded(.down)
    let time = (since - wholeDays) * 24
    let hour = min(Int(time), 23)
    return wholeDays + passedByHour[hour] + (time - Double(hour)) * factors[hour] / 24
  }

  /// The time since midnight at which so much has passed: the inverse of ``passed(at:)``.
  func time(whenPassed passed: Double) -> Double {
    let wholeDays = passed.rounded(.down)
    let rest = passed - wholeDays
    var hour = 0
    var beyond = 23
    while hour < beyond {
      let middle = (hour + beyond) / 2
      if passedByHour[middle + 1] <= rest { hour = middle + 1 } else { beyond = middle }
    }
    let within = (rest - passedByHour[hour]) * 24 / factors[hour]
    return wholeDays + (Double(hour) + min(within, 1)) / 24
  }
}
