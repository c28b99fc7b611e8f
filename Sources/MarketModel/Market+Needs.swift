internal import RandomStreams
internal import SimulationKernel

/// Needs open, lead to shopping occasions, and close (R4).
///
/// Needs open by a Poisson process a person that no strategy can touch; channels only route them
/// (search, direct visits) or add impulses (social media).
extension Market {

  /// A need's address among a person's shopping draws: which need, and which occasion of it.
  func occasionKey(of person: Int) -> Int {
    Int(people[person].need << 8 | UInt32(people[person].occasion))
  }

  /// Draws who knows the firm, who is its customer and which needs are open at the start, and
  /// schedules everybody's next need.
  mutating func openMarket(_ schedule: inout EventSchedule<MarketEvent>) {
    let threshold = configuration.awareness.awareFromShare
    // Needs are followed from so long before the start that one in a thousand of those then
    // open is missed at most.
    let history = min(max(configuration.need.openDays.quantile(0.999), 1), 3660)
    for person in people.indices {
      var stream = streams.stream(.openingAwareness, entity: person)
      if stream.bernoulli(configuration.awareness.knowUsNowShare) {
        setAwareness(of: person, to: threshold + (1 - threshold) * stream.uniform(), &schedule)
      }
      var customers = streams.stream(.openingCustomers, entity: person)
      if customers.bernoulli(configuration.firm.customersNowShare) {
        makeCustomer(
          person, lastOrder: -customers.uniform() * configuration.firm.lapseDays,
          isSatisfied: customers.bernoulli(configuration.product.satisfiedShare), &schedule)
      }
      scheduleFirstNeed(of: person, historyDays: history, &schedule)
    }
    platform.assumeSales(
      perDay: configuration.firm.customersNowShare * Double(people.count)
        / configuration.firm.lapseDays)
    launch(&schedule)
  }

  /// Makes a person a customer from before the start, with one order on file.
  private mutating func makeCustomer(
    _ person: Int, lastOrder: Double, isSatisfied: Bool,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    people[person].orders = 1
    people[person].deliveries = 1
    people[person].lastOrderTime = lastOrder
    people[person].satisfaction = isSatisfied ? 1 : -1
    people[person].restingStage = .customer
    people[person].hasLapseCheck = true
    records.rows[person].carts = 1
    records.rows[person].orders = 1
    records.rows[person].lastOrderTime = lastOrder
    refreshStage(of: person)
    schedule.schedule(
      .lapses(person: Int32(person)), at: max(0, lastOrder + configuration.firm.lapseDays))
    beginUsing(person, &schedule)
  }

  private mutating func scheduleFirstNeed(
    of person: Int, historyDays: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let needsPerDay = Double(population.traits[person].needsPerDay)
    // A gamma with a small shape gives some people a rate of practically zero; a need in three
    // million years is none, and its waiting time would overflow.
    guard needsPerDay > 1e-9 else { return }
    var opening = -historyDays
    var endOfOpenNeed = -Double.infinity
    while true {
      let number = Int(people[person].needsOpened)
      var gap = streams.stream(.needGap, entity: person, occurrence: number)
      opening += gap.exponential(mean: 1 / needsPerDay)
      if opening >= 0 { break }
      people[person].needsOpened += 1
      var duration = streams.stream(.needDuration, entity: person, occurrence: number)
      let openDays = configuration.need.openDays.draw(from: &duration)
      endOfOpenNeed = max(endOfOpenNeed, opening + openDays)
    }
    scheduleNeed(of: person, at: opening, &schedule)
    if endOfOpenNeed > 0 {
      people[person].need = (people[person].needsOpened - 1) << 1
      startNeed(of: person, ending: endOfOpenNeed, &schedule)
    }
  }

  /// Schedules a need's opening, unless it lies beyond anything that will be simulated: the waits
  /// of people who hardly ever need anything have no bound.
  private func scheduleNeed(
    of person: Int, at opening: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard opening < Double(configuration.calendar.shoppingFactorByDay.count) else { return }
    schedule.schedule(.needOpens(person: Int32(person)), at: opening)
  }

  /// Opens a need that comes by itself, and schedules the next one.
  mutating func openOwnNeed(
    of person: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let number = Int(people[person].needsOpened)
    people[person].needsOpened += 1
    guard isActive(person) else { return false }
    let needsPerDay = Double(population.traits[person].needsPerDay)
    var gap = streams.stream(.needGap, entity: person, occurrence: number + 1)
    let next = schedule.now + gap.exponential(mean: 1 / needsPerDay)
    scheduleNeed(of: person, at: next, &schedule)

    record.totals.needs += 1
    var duration = streams.stream(.needDuration, entity: person, occurrence: number)
    let ends = schedule.now + configuration.need.openDays.draw(from: &duration)
    if people[person].isNeedOpen {
      // A person who is already looking keeps looking: the new need prolongs the open one.
      people[person].needEnds = max(people[person].needEnds, ends)
    } else {
      people[person].need = UInt32(number) << 1
      startNeed(of: person, ending: ends, &schedule)
    }
    return true
  }

  /// Opens a need that advertising or a friend has made, unless one is open.
  mutating func openImpulse(of person: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    guard !people[person].isNeedOpen else { return }
    record.totals.impulseNeeds += 1
    let number = people[person].impulses
    people[person].impulses += 1
    people[person].need = number << 1 | 1
    var stream = streams.stream(.impulse, entity: person, occurrence: Int(number))
    let ends = schedule.now + configuration.need.openDays.draw(from: &stream)
    startNeed(of: person, ending: ends, &schedule)
  }

  private mutating func startNeed(
    of person: Int, ending: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    people[person].isNeedOpen = true
    people[person].needEnds = ending
    people[person].needStage = .considering
    people[person].occasion = 0
    refreshStage(of: person)
    scheduleNextOccasion(of: person, &schedule)
  }

  /// Schedules the next shopping occasion of the open need, or its end if that comes first.
  mutating func scheduleNextOccasion(
    of person: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    var gap = streams.stream(.occasionGap, entity: person, occurrence: occasionKey(of: person))
    let eagerDays = gap.exponential(mean: 1 / configuration.need.occasionsPerDay)
    let next = season.time(after: eagerDays, from: schedule.now)
    // Eight bits number a need's occasions: whoever has gone shopping 255 times gives up.
    if next < people[person].needEnds && people[person].occasion < .max {
      schedule.schedule(.shops(person: Int32(person), token: newToken(for: person)), at: next)
    } else {
      let end = max(schedule.now, people[person].needEnds)
      schedule.schedule(.needCloses(person: Int32(person), token: newToken(for: person)), at: end)
    }
  }

  /// A token for the next event of a person's need, which makes the pending one stale.
  mutating func newToken(for person: Int) -> UInt32 {
    people[person].token &+= 1
    return people[person].token
  }

  /// Goes on to the next number by which an occasion or a checkout draws.
  mutating func endOccasion(of person: Int) {
    people[person].occasion += people[person].occasion == .max ? 0 : 1
  }

  /// Whether an event was meant for the present moment of the person's need.
  func isCurrent(_ token: UInt32, of person: Int) -> Bool {
    people[person].isNeedOpen && people[person].token == token
  }

  /// Closes a need: it was answered, or its time has passed.
  mutating func closeNeed(of person: Int) {
    people[person].isNeedOpen = false
    refreshStage(of: person)
  }

  /// Ends an unanswered need, unless a later one has prolonged it.
  mutating func endNeed(
    of person: Int, _ token: UInt32, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard isCurrent(token, of: person) else { return false }
    if people[person].needEnds > schedule.now && people[person].occasion < .max {
      endOccasion(of: person)
      scheduleNextOccasion(of: person, &schedule)
      return false
    }
    closeNeed(of: person)
    return true
  }
}
