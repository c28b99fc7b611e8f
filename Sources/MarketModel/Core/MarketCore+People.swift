internal import RandomStreams
internal import SimulationKernel

/// Awareness and funnel stages.
extension MarketCore {
  /// A person's awareness of the firm at a time, faded since it was last raised (B1).
  ///
  /// Customers keep a part of it until they lapse.
  func awareness(of person: Int, at time: Double) -> Double {
    let faded = people[person].awareness(at: time, decayPerDay: awarenessDecayPerDay)
    return accounts[account(of: person)].restingStage == .customer
      ? max(faded, configuration.awareness.customersKeepShare) : faded
  }

  /// Removes a part of the remaining unawareness.
  ///
  /// Nothing is stored where nothing is removed: what customers keep would else become their own,
  /// and outlast their being customers.
  ///
  /// - Parameter known: Her awareness now, if the caller knows it.
  mutating func raiseAwareness(
    of person: Int, by lift: Double, from known: Double? = nil,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard lift > 0 else { return }
    let before: Double
    if let known { before = known } else { before = awareness(of: person, at: schedule.now) }
    let lift = lift * brand(with: person, at: schedule.now)
    setAwareness(of: person, to: before + lift * (1 - before), &schedule)
  }

  /// Sets awareness, makes the person aware where it suffices, and sees to it that fading is noticed.
  mutating func setAwareness(
    of person: Int, to awareness: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    people[person].setAwareness(awareness, at: schedule.now)
    guard awareness >= configuration.awareness.awareFromShare else { return }
    let account = account(of: person)
    guard accounts[account].restingStage == .unaware else { return }
    accounts[account].restingStage = .aware
    refreshStage(of: account)
    if !people[person].hasFadeCheck { scheduleFadeCheck(of: person, awareness, &schedule) }
  }

  /// Takes away a share of a person's awareness.
  mutating func loseAwareness(of person: Int, share: Double, at time: Double) {
    let left = awareness(of: person, at: time) * (1 - share)
    people[person].setAwareness(left, at: time)
    let account = account(of: person)
    let threshold = configuration.awareness.awareFromShare
    guard accounts[account].restingStage == .aware,
      members(of: account).allSatisfy({ awareness(of: $0, at: time) < threshold })
    else { return }
    // The pending check finds nobody aware, and ends.
    accounts[account].restingStage = .unaware
    refreshStage(of: account)
  }

  private mutating func scheduleFadeCheck(
    of person: Int, _ awareness: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    people[person].hasFadeCheck = true
    let days = log(awareness / configuration.awareness.awareFromShare) / awarenessDecayPerDay
    // An hour's margin: the stored awareness is rounded, and a check that comes a moment too
    // early would only be repeated.
    schedule.schedule(.awarenessFades(person: Int32(person)), after: max(0, days) + 1 / 24)
  }

  /// Checks whether a person has forgotten the firm; if not, checks again when that may be so.
  mutating func fadeAwareness(
    of person: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    people[person].hasFadeCheck = false
    let account = account(of: person)
    guard accounts[account].restingStage == .aware else { return false }
    let present = awareness(of: person, at: schedule.now)
    if present >= configuration.awareness.awareFromShare {
      scheduleFadeCheck(of: person, present, &schedule)
      return false
    }
    if let other = awareMember(of: account, at: schedule.now) {
      let present = awareness(of: other, at: schedule.now)
      if !people[other].hasFadeCheck { scheduleFadeCheck(of: other, present, &schedule) }
      return false
    }
    accounts[account].restingStage = .unaware
    refreshStage(of: account)
    return true
  }

  /// Who of an account still knows the firm, and best; nil if nobody does.
  private func awareMember(of account: Int, at time: Double) -> Int? {
    guard peoplePerAccount > 1 else { return nil }
    let best = members(of: account).max {
      awareness(of: $0, at: time) < awareness(of: $1, at: time)
    }
    return best.flatMap {
      awareness(of: $0, at: time) >= configuration.awareness.awareFromShare ? $0 : nil
    }
  }

  /// Counts a customer as lapsed if there was no order for the lapse time.
  mutating func lapse(_ account: Int, _ schedule: inout EventSchedule<MarketEvent>) -> Bool {
    accounts[account].hasLapseCheck = false
    let lapseTime = accounts[account].lastOrderTime + configuration.firm.lapseDays
    if lapseTime > schedule.now {
      accounts[account].hasLapseCheck = true
      schedule.schedule(.lapses(account: Int32(account)), at: lapseTime)
      return false
    }
    accounts[account].restingStage = .lapsed
    refreshStage(of: account)
    return true
  }

  /// The stage that follows from a account's state.
  func stage(of account: Int) -> FunnelStage {
    let state = accounts[account]
    if let stage = state.salesStage, !(state.isNeedOpen && state.needStage == .cart) {
      return stage
    }
    if state.isNeedOpen && (state.needStage != .considering || state.restingStage != .unaware) {
      return state.needStage
    }
    // By a price plan nothing is delivered.
    return !hasPlan && state.orders > state.deliveries ? .order : state.restingStage
  }

  /// Moves an account to the stage that follows from its state, and keeps the counts.
  mutating func refreshStage(of account: Int) {
    let new = stage(of: account)
    let old = accounts[account].stage
    guard new != old else { return }
    accounts[account].stage = new
    funnel.move(from: old, to: new)
  }

  /// Whether each account's stored stage and the counts follow from the accounts' states.
  ///
  /// Costs a pass over everybody: done at reporting dates.
  func stagesAreConsistent() -> Bool {
    var recount = FunnelCounts(accounts: accounts.count, in: .unaware)
    for account in accounts.indices {
      let stage = stage(of: account)
      guard stage == accounts[account].stage else { return false }
      recount.move(from: .unaware, to: stage)
    }
    return recount == funnel && funnel.total == accounts.count
  }
}
