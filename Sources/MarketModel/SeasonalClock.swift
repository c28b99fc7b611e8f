/// Turns waiting in "eager days" into waiting in calendar days.
///
/// Shopping happens at a rate that follows the calendar: a base rate times a factor a day. The
/// waiting time to the next occasion is then found exactly by inverting the cumulated factor
/// (time change of a Poisson process; Çinlar 1975, §4.7): one exponential draw, no rejection, and
/// an earlier draw can't give a later time, which keeps common random numbers sharp.
struct SeasonalClock: Sendable, Hashable {
  /// Cumulated factor at the start of each day; one more entry than days.
  private let cumulated: [Double]
  private let factors: [Double]

  init(factorByDay: [Double]) {
    precondition(!factorByDay.isEmpty && factorByDay.allSatisfy { $0 > 0 && $0.isFinite })
    factors = factorByDay
    var sums = [0.0]
    sums.reserveCapacity(factorByDay.count + 1)
    for factor in factorByDay { sums.append(sums[sums.count - 1] + factor) }
    cumulated = sums
  }

  /// The factor at a time; after the last day the last day's factor holds.
  func factor(at time: Double) -> Double {
    factors[min(Int(time), factors.count - 1)]
  }

  /// The time at which `eagerDays` have passed since `time`.
  ///
  /// Walks day by day: the waits that a model draws are days, not years.
  func time(after eagerDays: Double, from time: Double) -> Double {
    let lastDay = factors.count - 1
    var day = min(Int(time), lastDay)
    let target = cumulated[day] + (time - Double(day)) * factors[day] + eagerDays
    while day < lastDay && cumulated[day + 1] <= target { day += 1 }
    return max(time, Double(day) + (target - cumulated[day]) / factors[day])
  }
}
