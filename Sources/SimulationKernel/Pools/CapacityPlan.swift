/// How many servers are on duty when: shifts, opening hours, a staff that grows.
///
/// Time is in days here, and the week begins on a Monday:
///
///     let workdays: [(time: Double, capacity: Int)] = (0..<5).flatMap { day in
///       [(time: Double(day) + 9.0 / 24, capacity: 4), (time: Double(day) + 17.0 / 24, capacity: 0)]
///     }
///     let week = CapacityPlan(workdays, repeatingEvery: 7)
///
/// The model schedules its next `.shiftChange` at the time that `nextChange(after:)` gives, and
/// then resizes the pool to `capacity(at:)`.
public struct CapacityPlan: Sendable, Hashable {
  let times: [Double]
  let capacities: [Int]
  let period: Double

  /// A plan whose capacity changes at the given times to the given numbers.
  ///
  /// A plan that repeats has in each period the same changes, counted from its beginning, and
  /// until the first of them the capacity of the last. A plan that doesn't has no servers before
  /// the first change, and the last one is for good.
  ///
  /// - Precondition: There is a change; times are finite and ascend strictly, and lie in
  ///   0 ..< `period` if the plan repeats; no capacity is negative; `period` is above 0.
  public init(_ changes: [(time: Double, capacity: Int)], repeatingEvery period: Double? = nil) {
    precondition(!changes.isEmpty, "a plan has at least one change")
    precondition(changes.allSatisfy { $0.time.isFinite }, "a change needs a finite time")
    precondition(
      zip(changes, changes.dropFirst()).allSatisfy { $0.time < $1.time },
      "changes must be in the order of their times")
    precondition(changes.allSatisfy { $0.capacity >= 0 }, "a capacity is not negative")
    times = changes.map(\.time)
    capacities = changes.map(\.capacity)
    self.period = period ?? .infinity
    if let period {
      precondition(period > 0 && period.isFinite, "a period is finite and above 0")
      precondition(
        times[0] >= 0 && times[times.count - 1] < period, "a change lies within the period")
    }
  }

  /// How many servers are on duty at a time, a change at that time included; O(log n).
  public func capacity(at time: Double) -> Int {
    let (_, done) = position(of: time)
    if done > 0 { return capacities[done - 1] }
    return period.isFinite ? capacities[capacities.count - 1] : 0
  }

  /// When the capacity changes next, strictly after a time; `nil` if it never will; O(log n).
  ///
  /// - Precondition: `time` is finite, and a change is still told from the next at that size: below
  ///   some 1e15 periods.
  public func nextChange(after time: Double) -> Double? {
    let (number, done) = position(of: time)
    guard done < times.count || period.isFinite else { return nil }
    let next =
      done < times.count ? start(of: number) + times[done] : start(of: number + 1) + times[0]
    precondition(next > time, "the plan's changes run together so far from its beginning")
    return next
  }

  /// Which period a time is in, and how many of its changes have come by then.
  private func position(of time: Double) -> (number: Double, done: Int) {
    precondition(time.isFinite, "a plan is asked about finite times")
    var number = 0.0
    if period.isFinite {
      number = (time / period).rounded(.down)
      // Division may round across the beginning of a period.
      if start(of: number) > time { number -= 1 }
      if start(of: number + 1) <= time { number += 1 }
    }
    // Compared as `nextChange` adds, so that a change is done at the time given for it.
    let start = start(of: number)
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if start + times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return (number, low)
  }

  private func start(of number: Double) -> Double {
    period.isFinite ? number * period : 0
  }
}
