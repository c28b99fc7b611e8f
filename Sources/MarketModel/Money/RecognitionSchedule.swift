/// What has been paid for ahead and is earned day by day.
///
/// An amount is spread evenly over whole days: as many minor units a day as divide it, and one more
/// on each of the first days until the remainder is used up. So every amount is recognised to the
/// last minor unit, and no more. Amounts are kept as changes of what is earned a day, so that one
/// costs three additions however long its term is, and memory is eight bytes a day of the run.
public struct RecognitionSchedule: Sendable, Hashable {
  /// By how much the amount earned a day changes with each day, minor units.
  private var changes: [Int64] = []
  /// The first day whose part is not recognised yet.
  private var nextDay = 0
  /// What is earned on the day before `nextDay`.
  private var perDay: Int64 = 0
  /// Everything that is not recognised yet.
  public private(set) var deferred = Money.zero

  /// Nothing paid ahead.
  public init() {}

  /// Spreads an amount over days from one on; without any days it is refused.
  ///
  /// - Precondition: the amount is not negative, there is a day at least, and the first is not
  ///   recognised yet.
  public mutating func add(_ amount: Money, from day: Int, days: Int) {
    precondition(amount >= .zero && days >= 1, "a term has days and no negative price")
    precondition(day >= nextDay, "the past is recognised already")
    change(by: amount.minorUnits, from: day, days: days, skipping: 0, sign: 1)
    deferred += amount
  }

  /// Takes back what is left of an amount that was added, from a day on.
  ///
  /// - Returns: The part that had not been recognised, which is never going to be.
  /// - Precondition: it was added with the same numbers, and the day is not recognised yet.
  public mutating func cancel(
    _ amount: Money, from day: Int, days: Int, onDay today: Int
  ) -> Money {
    precondition(today >= nextDay, "the past is recognised already")
    let gone = min(max(0, today - day), days)
    let (whole, rest) = amount.minorUnits.quotientAndRemainder(dividingBy: Int64(days))
    let recognised = whole * Int64(gone) + min(rest, Int64(gone))
    guard gone < days else { return .zero }
    change(by: amount.minorUnits, from: day, days: days, skipping: gone, sign: -1)
    let remaining = Money(minorUnits: amount.minorUnits - recognised)
    deferred -= remaining
    return remaining
  }

  /// What has been earned on the days before one, since the last time this was asked.
  public mutating func recognise(before day: Int) -> Money {
    var earned: Int64 = 0
    while nextDay < day {
      if changes.indices.contains(nextDay) { perDay += changes[nextDay] }
      earned += perDay
      nextDay += 1
    }
    deferred -= Money(minorUnits: earned)
    return Money(minorUnits: earned)
  }

  /// Adds or removes what an amount earns on its days but the first few.
  private mutating func change(
    by amount: Int64, from day: Int, days: Int, skipping gone: Int, sign: Int64
  ) {
    let (whole, rest) = amount.quotientAndRemainder(dividingBy: Int64(days))
    if changes.count <= day + days {
      changes += Array(repeating: 0, count: day + days + 1 - changes.count)
    }
    changes[day + gone] += sign * (whole + (gone < Int(rest) ? 1 : 0))
    // A remainder of none has no day after which it ends.
    if rest > 0 && gone < Int(rest) { changes[day + Int(rest)] -= sign }
    changes[day + days] -= sign * whole
  }
}
