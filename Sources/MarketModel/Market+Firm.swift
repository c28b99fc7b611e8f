internal import ConversionModel
internal import RandomStreams
internal import SimulationKernel

/// The firm: its bills, its reviews and its reports.
extension Market {
  /// Reports come first at their instant, so that a period holds what happened before its end.
  static let reportPhase = EventPhase(rawValue: 0)
  /// Decisions come next, so that they hold for whatever happens at the same instant.
  static let reviewPhase = EventPhase(rawValue: 1)

  /// Schedules the firm's own dates: the first review, the ends of months and periods.
  mutating func openFirm(_ schedule: inout EventSchedule<MarketEvent>) {
    for medium in socialMedia.indices {
      // The first slot's wait is drawn now; each slot draws the wait for the next.
      var stream = streams.stream(
        .firstAdSlot.on(channel: socialMedia[medium].streamChannel), entity: 0)
      socialMedia[medium].slotsUntilNext = stream.exponential(mean: 1)
    }
    reviewHandle = schedule.schedule(.review, at: 0, phase: Self.reviewPhase)
    for day in configuration.calendar.monthEndDays {
      schedule.schedule(.monthEnds, at: day)
    }
    scheduleReport(&schedule)
    openProduct(&schedule)
  }

  /// Pays a bill.
  ///
  /// What cannot be paid is owed from then on, and the firm is ruined.
  mutating func pay(_ amount: Money, for account: Account, at time: Double) {
    let payable = min(amount, max(.zero, ledger.cash))
    ledger.post(payable, debit: account, credit: .cash)
    guard payable < amount else { return }
    ledger.post(amount - payable, debit: account, credit: .debt)
    isRuined = true
    if record.totals.ruinDay == nil { record.totals.ruinDay = time }
  }

  /// Pays salaries and rent.
  mutating func payFixedCosts(at time: Double) -> Bool {
    guard !isRuined, !isRunOff else { return false }
    pay(configuration.firm.fixedCostPerMonth, for: .fixedCosts, at: time)
    return true
  }

  /// Pays the part of a month's fixed costs that the unfinished last month owes at the horizon.
  mutating func payFixedCosts(sinceLastMonthEndAt horizon: Double) {
    guard !isRuined else { return }
    let unpaidDays = horizon - (configuration.calendar.monthEndDays.last ?? 0)
    let perDay = configuration.firm.fixedCostPerMonth.asDouble / daysPerMonth
    pay(Money(rounding: unpaidDays * perDay), for: .fixedCosts, at: horizon)
  }

  /// The platform pays the seller: us, or our merchants.
  mutating func settle(_ amount: Money, at time: Double) -> Bool {
    guard !isRuined, !isRunOff else { return false }
    switch platform.configuration.operatedBy {
    case .firm: pay(amount, for: .merchantPayables, at: time)
    case .thirdParty: ledger.post(amount, debit: .cash, credit: .receivables)
    }
    return true
  }

  /// The policy looks at what the firm sees and decides; the channels take their new orders.
  mutating func review(_ schedule: inout EventSchedule<MarketEvent>) -> Bool {
    guard !isRuined, !isRunOff else { return false }
    learner.mature(upTo: schedule.now)
    decide(at: schedule.now)
    for channel in reports.indices {
      reports[channel].cohorts.append(SpendCohort(start: schedule.now))
    }
    for medium in socialMedia.indices { setPace(of: medium, &schedule) }
    platform.setSpend(perDay: decision.spendPerDay[platform.channel], at: schedule.now)
    reviews += 1
    reviewHandle = schedule.schedule(
      .review, at: policy.nextReview(after: schedule.now), phase: Self.reviewPhase)
    return true
  }

  /// Lets another policy decide from now on: a review now, its first, with a blank decision.
  mutating func change(to policy: any Policy, _ schedule: inout EventSchedule<MarketEvent>) {
    self.policy = policy
    reviews = 0
    decision = Decision(channels: decision.spendPerDay.count)
    // A ruined firm has no review pending, and gets none.
    guard let reviewHandle, schedule.cancel(reviewHandle) else { return }
    self.reviewHandle = schedule.schedule(.review, at: schedule.now, phase: Self.reviewPhase)
  }

  /// Asks the policy.
  ///
  /// The observation shares the storage of the firm's records and learner; it must be gone when
  /// they change next, or they would be copied.
  private mutating func decide(at time: Double) {
    let observation = Observation(
      now: time, review: reviews, reviewDays: policy.reviewDays, cash: ledger.cash.asDouble,
      channels: reports, records: records, features: features, learner: learner)
    policy.decide(on: observation, updating: &decision)
    precondition(
      decision.spendPerDay.allSatisfy { $0 >= 0 && $0.isFinite },
      "a policy must spend finite amounts that are not negative")
  }

  private mutating func setPace(
    of medium: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    if let handle = slotHandles[medium] { schedule.cancel(handle) }
    let spend = decision.spendPerDay[socialMedia[medium].channel]
    let next = socialMedia[medium].setPace(
      slotsPerDay: spend / socialMedia[medium].costPerImpression, at: schedule.now)
    slotHandles[medium] = next.map {
      schedule.schedule(.offersAdSlot(socialMedium: Int32(medium)), at: $0)
    }
  }
}
