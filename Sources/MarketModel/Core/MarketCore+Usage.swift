internal import RandomStreams
internal import SimulationKernel

/// Customers use the AI product: it costs, engages, and leaves data where they consent (B8, C3).
extension MarketCore {
  /// Nobody uses anything more often than once in a quarter of an hour, however long the tail is.
  private static let mostSessionsPerDay = 96.0

  /// A customer begins to use the product, or goes on after a pause.
  mutating func beginUsing(_ person: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    guard ai?.users[person].isUsing == false else { return }
    drawUser(person, &schedule)
    scheduleSession(of: person, &schedule)
  }

  /// Draws how often a person uses the product and whether it may learn from her, if that is not
  /// known yet.
  private mutating func drawUser(_ person: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    guard let usage = ai?.configuration.usage, ai?.users[person].isKnown == false else { return }
    var stream = streams.stream(.userTraits, entity: person)
    let rate =
      usage.sessionsPerMonth / daysPerMonth
      * stream.gamma(shape: usage.rateShape, scale: 1 / usage.rateShape)
    let consents = ai?.isConsenting(person, uniform: stream.uniform()) ?? false
    ai?.users[person].isKnown = true
    ai?.users[person].sessionsPerDay = Float(min(rate, Self.mostSessionsPerDay))
    ai?.users[person].consents = consents
    if consents { scheduleWithdrawal(of: person, &schedule) }
  }

  /// A person uses the AI product so many times as often from her next session on (B8).
  mutating func intensifyUse(
    by person: Int, factor: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard factor != 1, ai != nil else { return }
    drawUser(person, &schedule)
    let rate = Double(ai?.users[person].sessionsPerDay ?? 0) * factor
    ai?.users[person].sessionsPerDay = Float(min(rate, Self.mostSessionsPerDay))
  }

  private mutating func scheduleSession(
    of person: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let user = ai?.users[person] else { return }
    // A gamma with a small shape gives some people a rate of practically zero.
    guard user.sessionsPerDay > 1e-9 else { return }
    var stream = streams.stream(.usageGap, entity: person, occurrence: Int(user.sessions))
    ai?.users[person].isUsing = true
    schedule.schedule(
      .product(.isUsed, subject: Int32(person)),
      after: stream.exponential(mean: 1 / Double(user.sessionsPerDay)))
  }

  /// A session: uses are served, and leave records.
  mutating func use(_ person: Int, _ schedule: inout EventSchedule<MarketEvent>) -> Bool {
    guard let usage = ai?.configuration.usage, var user = ai?.users[person] else { return false }
    let number = Int(user.sessions)
    user.sessions += 1
    user.isUsing = false
    let account = account(of: person)
    guard isActive(account), !isRuined, usesProduct(account) else {
      ai?.users[person] = user
      return false
    }
    var stream = streams.stream(.usage, entity: person, occurrence: number)
    let uses = 1 + stream.poisson(mean: usage.furtherUsesPerSession)
    let engaged = user.engagement(at: schedule.now, halfLifeDays: usage.engagementHalfLifeDays)
    user.engagement = Float(engaged + usage.engagementLiftPerSession * (1 - engaged))
    user.engagementTime = schedule.now
    ai?.users[person] = user
    scheduleSession(of: person, &schedule)
    serve(uses, at: schedule.now)
    guard !isRunOff else { return true }
    ai?.totals.sessions += 1
    ai?.totals.uses += uses
    if user.consents {
      let records = uses * usage.recordsPerUse
      ai?.totals.records += records
      if let segment = ai?.segment(of: person) {
        ai?.pool.add(records, of: person, inSegment: segment)
      }
      trainIfDataGrew(&schedule)
    }
    return true
  }

  /// Whether an account has the product: as a customer, on trial or in a free tier.
  private func usesProduct(_ account: Int) -> Bool {
    switch accounts[account].restingStage {
    case .customer, .trial: true
    default: false
    }
  }

  /// Pays for answering; after the horizon it lowers what the customers held are worth.
  mutating func serve(_ uses: Int, at time: Double) {
    guard let price = ai?.configuration.inference else { return }
    let cost = Double(uses) * price.cost(onDay: time)
    if addToRunOff(-cost, at: time) { return }
    if let due = ai?.serving.add(cost), due > .zero { pay(due, for: .inference, at: time) }
  }

  private func scheduleWithdrawal(
    of person: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let perYear = ai?.configuration.consent.withdrawalsPerYear, perYear > 0 else { return }
    var stream = streams.stream(.withdrawal, entity: person)
    let time = schedule.now + stream.exponential(mean: 365.25 / perYear)
    guard time < configuration.calendar.horizonDays else { return }
    schedule.schedule(.product(.consentEnds, subject: Int32(person)), at: time)
  }

  /// A person withdraws: what she left is deleted, and no more comes.
  ///
  /// Models that have learnt from it stay in use until the next is deployed.
  mutating func withdrawFromTraining(of person: Int) -> Bool {
    guard !isRunOff, ai?.users[person].consents == true, let segment = ai?.segment(of: person)
    else { return false }
    ai?.users[person].consents = false
    ai?.pool.delete(person, inSegment: segment)
    ai?.totals.withdrawals += 1
    return true
  }
}
