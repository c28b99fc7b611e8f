internal import RandomStreams
internal import SimulationKernel

/// Customers use the AI product: it costs, engages, and leaves data where they consent (B8, C3).
extension MarketCore {
  /// Nobody uses anything more often than once in a quarter of an hour, however long the tail is.
  private static let mostSessionsPerDay = 96.0
  /// As many sessions or uses a bundle has at most: the largest mean that can be drawn.
  private static let mostAtOnce = 1e9

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
    let seats = seatsUsed(by: person)
    ai?.users[person].seats = seats
    guard let user = ai?.users[person] else { return }
    // A gamma with a small shape gives some people a rate of practically zero.
    guard user.rate > 1e-9 else { return }
    ai?.users[person].isUsing = true
    schedule.schedule(
      .product(.isUsed, subject: Int32(person)), after: daysToSession(of: person, user))
  }

  /// Days from the last session, or bundle of sessions, to the next: the same at each call.
  private func daysToSession(of person: Int, _ user: UserState) -> Double {
    var stream = streams.stream(.usageGap, entity: person, occurrence: Int(user.sessions))
    return stream.exponential(mean: user.isBundled ? 1 : 1 / user.rate)
  }

  /// How many seats of a price plan a person stands for: an account's people share its seats.
  private func seatsUsed(by person: Int) -> Float {
    let account = account(of: person)
    guard let row = subscriptions.liveRow(of: account) else { return 1 }
    return Float(subscriptions.rows[row].seats) / Float(members(of: account).count)
  }

  /// Whether an account may use the product: by a price plan, or since it ordered.
  private func mayUse(_ account: Int) -> Bool {
    guard isActive(account), !isRuined else { return false }
    return configuration.product.plan == nil
      ? accounts[account].restingStage == .customer : isServed(account)
  }

  /// Somebody begins to use the product by a price plan.
  mutating func beginUsing(account: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    for person in members(of: account) { beginUsing(person, &schedule) }
  }

  /// Sessions of a person, one unless they come in bundles, and the uses in them.
  private func sessions(
    of person: Int, _ user: UserState, furtherUses: Double
  ) -> (count: Int, uses: Int) {
    var stream = streams.stream(.usage, entity: person, occurrence: Int(user.sessions))
    guard user.isBundled else { return (1, 1 + stream.poisson(mean: furtherUses)) }
    // The sessions of a Poisson process in a given time are Poisson, and their uses add up.
    let mean = user.rate * daysToSession(of: person, user)
    let count = stream.poisson(mean: min(mean, Self.mostAtOnce))
    return (count, count + stream.poisson(mean: min(Double(count) * furtherUses, Self.mostAtOnce)))
  }

  /// A session, or a bundle of them: uses are served, and leave records.
  mutating func use(_ person: Int, _ schedule: inout EventSchedule<MarketEvent>) -> Bool {
    guard let usage = ai?.configuration.usage, let before = ai?.users[person] else { return false }
    var user = before
    user.sessions += 1
    user.isUsing = false
    guard mayUse(account(of: person)) else {
      ai?.users[person] = user
      return false
    }
    let (sessions, uses) = sessions(
      of: person, before, furtherUses: usage.furtherUsesPerSession)
    // A session engages the seat that it is made at.
    let engaged = user.engagement(at: schedule.now, halfLifeDays: usage.engagementHalfLifeDays)
    let one = usage.engagementLiftPerSession / max(1, Double(before.seats))
    let lift = sessions == 1 ? one : 1 - pow(1 - one, Double(sessions))
    user.engagement = Float(engaged + lift * (1 - engaged))
    user.engagementTime = schedule.now
    ai?.users[person] = user
    scheduleSession(of: person, &schedule)
    serve(uses, at: schedule.now)
    guard !isRunOff else { return true }
    ai?.totals.sessions += sessions
    ai?.totals.uses += uses
    if user.consents, hasConsented(person, to: .training, at: schedule.now) {
      let records = uses * usage.recordsPerUse
      ai?.totals.records += records
      if let segment = ai?.segment(of: person) {
        ai?.pool.add(records, of: person, inSegment: segment)
      }
      trainIfDataGrew(&schedule)
    }
    return true
  }

  /// Takes the records of uses that somebody else's users have made of the product.
  ///
  /// - Parameters:
  ///   - before: What records there are of the same origin, which these resemble.
  ///   - correlation: How alike the records of one origin are.
  /// - Returns: How many records they are.
  mutating func learn(
    fromUses uses: Double, after before: Double, correlation: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Double {
    guard !isRunOff, let usage = ai?.configuration.usage else { return 0 }
    let records = uses * Double(usage.recordsPerUse)
    ai?.totals.sourceRecords += records
    ai?.worthOfIntegrations +=
      DataPool.worth(of: before + records, correlation: correlation)
      - DataPool.worth(of: before, correlation: correlation)
    trainIfDataGrew(&schedule)
    return records
  }

  /// How engaged an account is, from 0 to 1: the mean over its people.
  func engagement(of account: Int, at time: Double) -> Double {
    guard let ai else { return 0 }
    let halfLife = ai.configuration.usage.engagementHalfLifeDays
    let members = members(of: account)
    let sum = members.reduce(0) { $0 + ai.users[$1].engagement(at: time, halfLifeDays: halfLife) }
    return sum / Double(members.count)
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
    let time = schedule.now + stream.exponential(mean: meanWait(often: perYear, in: 365.25))
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
