internal import RandomStreams
internal import SimulationKernel

/// Needs open, lead to shopping occasions, and close (R4).
///
/// Needs open by a Poisson process a person that no strategy can touch; channels only route them
/// (search, direct visits) or add impulses (social media).
extension MarketCore {

  /// A need's address among a person's shopping draws: which need, and which occasion of it.
  func occasionKey(of account: Int) -> Int {
    Int(accounts[account].occasionKey)
  }

  /// Draws who knows the firm, who is its customer and which needs are open at the start, and
  /// schedules everybody's next need.
  mutating func openPeople(_ schedule: inout EventSchedule<MarketEvent>) {
    let threshold = configuration.awareness.awareFromShare
    // Needs are followed from so long before the start that one in a thousand of those then
    // open is missed at most.
    let history = min(max(configuration.need.openDays.quantile(0.999), 1), 3660)
    for account in accounts.indices {
      for person in members(of: account) {
        var stream = streams.stream(.openingAwareness, entity: person)
        let knowing = configuration.awareness.knowUsNowShare * brand(with: person, at: 0)
        if stream.bernoulli(knowing) {
          setAwareness(of: person, to: threshold + (1 - threshold) * stream.uniform(), &schedule)
        }
      }
      var customers = streams.stream(.openingCustomers, entity: account)
      if customers.bernoulli(configuration.firm.customersNowShare),
        sells(to: lead(of: account), at: 0)
      {
        makeCustomer(
          account, lastOrder: -customers.uniform() * configuration.firm.lapseDays,
          isSatisfied: customers.bernoulli(configuration.product.satisfiedShare), &schedule)
      }
      scheduleFirstNeed(of: account, historyDays: history, &schedule)
    }
    compareWithYearAgo(at: 0)
  }

  /// Makes an account a customer from before the start, with one order on file.
  private mutating func makeCustomer(
    _ account: Int, lastOrder: Double, isSatisfied: Bool,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let subscribes = hasPlan
    accounts[account].noteOrder()
    accounts[account].endDelivery()
    accounts[account].lastOrderTime = lastOrder
    accounts[account].satisfaction = isSatisfied ? 1 : -1
    accounts[account].restingStage = .customer
    accounts[account].hasLapseCheck = !subscribes
    for person in members(of: account) {
      if !subscribes && person == lead(of: account) { records.rows[person].noteCart() }
      records.rows[person].noteOrder(at: lastOrder)
    }
    refreshStage(of: account)
    if subscribes {
      let age = -lastOrder / configuration.firm.lapseDays
      return openSubscription(of: account, age: age, &schedule)
    }
    schedule.schedule(
      .lapses(account: Int32(account)), at: max(0, lastOrder + configuration.firm.lapseDays))
    for person in members(of: account) { beginUsing(person, &schedule) }
  }

  private mutating func scheduleFirstNeed(
    of account: Int, historyDays: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let needsPerDay = Double(population.traits[lead(of: account)].needsPerDay)
    // A gamma with a small shape gives some people a rate of practically zero; a need in three
    // million years is none, and its waiting time would overflow.
    guard needsPerDay > 1e-9 else { return }
    var opening = -historyDays
    var endOfOpenNeed = -Double.infinity
    while true {
      let number = Int(accounts[account].needsOpened)
      var gap = streams.stream(.needGap, entity: account, occurrence: number)
      opening = macro.needTime(
        after: gap.exponential(mean: 1 / needsPerDay), from: opening, of: lead(of: account))
      if opening >= 0 { break }
      accounts[account].needsOpened += 1
      var duration = streams.stream(.needDuration, entity: account, occurrence: number)
      let openDays = configuration.need.openDays.draw(from: &duration)
      endOfOpenNeed = max(endOfOpenNeed, opening + openDays)
    }
    scheduleNeed(of: account, number: Int(accounts[account].needsOpened), at: opening, &schedule)
    if endOfOpenNeed > 0 {
      accounts[account].need = (accounts[account].needsOpened - 1) << 1
      startNeed(of: account, ending: endOfOpenNeed, &schedule)
    }
  }

  /// Schedules a need's opening, unless it lies beyond anything that will be simulated: the waits
  /// of people who hardly ever need anything have no bound.
  private mutating func scheduleNeed(
    of account: Int, number: Int, at opening: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard opening < Double(configuration.calendar.shoppingFactorByDay.count) else { return }
    let day = bringForward(opening, of: account, number: number, at: schedule.now)
    if otherLuck?.account == account { otherLuck?.needDay = day }
    schedule.schedule(.needOpens(account: Int32(account)), at: day)
  }

  /// Opens a need that comes by itself, and schedules the next one.
  mutating func openOwnNeed(
    of account: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    if let otherLuck, otherLuck.isStale(needOf: account, at: schedule.now) { return false }
    let number = Int(accounts[account].needsOpened)
    accounts[account].needsOpened += 1
    guard isActive(account) else { return false }
    let needsPerDay = Double(population.traits[lead(of: account)].needsPerDay)
    var gap = streams.stream(.needGap, entity: account, occurrence: number + 1)
    let wait = gap.exponential(mean: 1 / needsPerDay)
    // Before it is asked for the time, as what surrounds the firm would be copied while it changes.
    let opening = naturalOpening(of: account, schedule.now)
    let next = macro.needTime(after: wait, from: opening, of: lead(of: account))
    scheduleNeed(of: account, number: number + 1, at: next, &schedule)

    record.totals.needs += 1
    var duration = streams.stream(.needDuration, entity: account, occurrence: number)
    let ends = schedule.now + configuration.need.openDays.draw(from: &duration)
    if accounts[account].isNeedOpen {
      // A person who is already looking keeps looking: the new need prolongs the open one.
      accounts[account].needEnds = max(accounts[account].needEnds, ends)
    } else {
      accounts[account].need = UInt32(number) << 1
      startNeed(of: account, ending: ends, &schedule)
    }
    return true
  }

  /// Draws anew when an account's next need opens, which by its own rate may be any time from now.
  mutating func redrawOwnNeed(of account: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    let needsPerDay = Double(population.traits[lead(of: account)].needsPerDay)
    otherLuck?.needDay = .infinity
    guard needsPerDay > 1e-9 else { return }
    let number = Int(accounts[account].needsOpened)
    var gap = streams.stream(.needGap, entity: account, occurrence: number)
    let opening = macro.needTime(
      after: gap.exponential(mean: 1 / needsPerDay), from: schedule.now, of: lead(of: account))
    scheduleNeed(of: account, number: number, at: opening, &schedule)
  }

  /// Opens a need that advertising or a friend has made, unless one is open.
  mutating func openImpulse(of account: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    guard !accounts[account].isNeedOpen else { return }
    record.totals.impulseNeeds += 1
    let number = accounts[account].impulses
    accounts[account].impulses += 1
    accounts[account].need = number << 1 | 1
    var stream = streams.stream(.impulse, entity: account, occurrence: Int(number))
    let ends = schedule.now + configuration.need.openDays.draw(from: &stream)
    startNeed(of: account, ending: ends, &schedule)
  }

  private mutating func startNeed(
    of account: Int, ending: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    // Who uses the product by a plan has what she needs.
    guard !isServed(account) else { return }
    accounts[account].firstLookTime = -1
    accounts[account].needEnds = ending
    accounts[account].needStage = .considering
    accounts[account].occasion = 0
    refreshStage(of: account)
    scheduleNextOccasion(of: account, &schedule)
  }

  /// Schedules the next shopping occasion of the open need, or its end if that comes first.
  mutating func scheduleNextOccasion(
    of account: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    var gap = streams.stream(.occasionGap, entity: account, occurrence: occasionKey(of: account))
    let eagerDays = gap.exponential(mean: 1 / configuration.need.occasionsPerDay)
    let next = putOff(
      shoppingTime(of: account, after: eagerDays, from: schedule.now), of: account,
      eagerDays: eagerDays)
    // Eight bits number a need's occasions: whoever has gone shopping 255 times gives up.
    if next < accounts[account].needEnds && accounts[account].occasion < .max {
      schedule.schedule(.shops(account: Int32(account), token: newToken(for: account)), at: next)
    } else {
      let end = max(schedule.now, accounts[account].needEnds)
      schedule.schedule(
        .needCloses(account: Int32(account), token: newToken(for: account)), at: end)
    }
  }

  /// A token for the next event of a person's need, which makes the pending one stale.
  mutating func newToken(for account: Int) -> UInt32 {
    accounts[account].token &+= 1
    return UInt32(accounts[account].token)
  }

  /// Goes on to the next number by which an occasion or a checkout draws.
  mutating func endOccasion(of account: Int) {
    accounts[account].occasion += accounts[account].occasion == .max ? 0 : 1
  }

  /// Whether an event was meant for the present moment of the need.
  func isCurrent(_ token: UInt32, of account: Int) -> Bool {
    accounts[account].isNeedOpen && UInt32(accounts[account].token) == token
  }

  /// Closes a need: it was answered, or its time has passed.
  mutating func closeNeed(of account: Int) {
    accounts[account].closeNeed()
    refreshStage(of: account)
  }

  /// Ends an unanswered need, unless a later one has prolonged it.
  mutating func endNeed(
    of account: Int, _ token: UInt32, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard isCurrent(token, of: account) else { return false }
    if accounts[account].needEnds > schedule.now && accounts[account].occasion < .max {
      endOccasion(of: account)
      scheduleNextOccasion(of: account, &schedule)
      return false
    }
    sellerBook.noteUnanswered()
    closeNeed(of: account)
    return true
  }
}
