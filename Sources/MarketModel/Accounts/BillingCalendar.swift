/// Dates of bills: the same day of a later month.
///
/// The first days of the months are a table, made from the calendar when a scenario is read; before
/// and after it months have the mean length of ``daysPerMonth``.
public struct BillingCalendar: Sendable, Hashable {
  /// The days on which months begin, ascending; the first is not after the start.
  private let monthStarts: [Double]

  /// A calendar of the days, since the start of the run, on which months begin.
  ///
  /// - Parameter monthStarts: Ascending whole days; none for months of the mean length.
  public init(monthStarts: [Double] = []) {
    precondition(
      zip(monthStarts, monthStarts.dropFirst()).allSatisfy { $0 < $1 }, "months ascend")
    self.monthStarts = monthStarts
  }

  /// The same time of the same day so many months later.
  ///
  /// Where that month is too short it is the month's last day: what began on a 31st falls due on a
  /// 30th, and again on a 31st in the month after, since dates are counted from the beginning and
  /// not from each other. Costs a binary search.
  public func time(months count: Int, after start: Double) -> Double {
    let month = index(ofMonthAt: start)
    let begin = firstDay(ofMonth: month + count)
    let length = firstDay(ofMonth: month + count + 1) - begin
    let offset = start - firstDay(ofMonth: month)
    // The time of day is kept where the day is cut.
    let lastDay = length.rounded(.down) - 1
    let day = offset.rounded(.down)
    return begin + (day > lastDay ? lastDay + (offset - day) : offset)
  }

  /// The number of the month that holds a time: 0 for the table's first.
  private func index(ofMonthAt time: Double) -> Int {
    guard let first = monthStarts.first, let last = monthStarts.last else {
      return Int((time / daysPerMonth).rounded(.down))
    }
    if time < first { return Int(((time - first) / daysPerMonth).rounded(.down)) }
    if time >= last {
      return monthStarts.count - 1 + Int(((time - last) / daysPerMonth).rounded(.down))
    }
    var low = 0
    var high = monthStarts.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if monthStarts[middle] <= time { low = middle } else { high = middle }
    }
    return low
  }

  private func firstDay(ofMonth index: Int) -> Double {
    guard let first = monthStarts.first, let last = monthStarts.last else {
      return Double(index) * daysPerMonth
    }
    if index < 0 { return first + Double(index) * daysPerMonth }
    if index >= monthStarts.count {
      return last + Double(index - monthStarts.count + 1) * daysPerMonth
    }
    return monthStarts[index]
  }
}
