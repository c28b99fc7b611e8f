/// A cost that runs by the day, such as rent and wages, and is paid when it is settled.
struct StandingCost: Sendable, Hashable {
  private var perDay = 0.0
  private var since = 0.0
  private var owed = 0.0
  private var accrual = CostAccrual()

  /// Changes the rate, minor units a month of mean length.
  mutating func set(perMonth: Double, at time: Double) {
    run(to: time)
    perDay = perMonth / daysPerMonth
  }

  /// What has to be paid for the time until now, once.
  mutating func settle(at time: Double) -> Money {
    run(to: time)
    defer { owed = 0 }
    return accrual.add(owed)
  }

  private mutating func run(to time: Double) {
    owed += (time - since) * perDay
    since = time
  }
}
