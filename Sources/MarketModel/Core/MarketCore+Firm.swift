internal import ConversionModel
internal import RandomStreams
internal import SimulationKernel

/// The firm: its bills, its reviews and its reports.
extension MarketCore {
  /// Reports come first at their instant, so that a period holds what happened before its end.
  static let reportPhase = EventPhase(rawValue: 0)
  /// Decisions come next, so that they hold for whatever happens at the same instant.
  static let reviewPhase = EventPhase(rawValue: 1)

  /// Schedules the firm's own dates: the first review, the ends of months and periods.
  mutating func openFirm(_ schedule: inout EventSchedule<MarketEvent>) {
    reviewHandle = schedule.schedule(.review, at: 0, phase: Self.reviewPhase)
    for day in configuration.calendar.monthEndDays {
      schedule.schedule(.monthEnds, at: day)
    }
    planCertificates(&schedule)
    openFinance(&schedule)
    scheduleReport(&schedule)
    openProduct(&schedule)
  }

  /// Pays a bill.
  ///
  /// What cannot be paid, from the bank or by the credit line, is owed from then on, and the firm is
  /// ruined.
  mutating func pay(_ amount: Money, for account: Account, at time: Double) {
    drawCredit(for: amount, at: time)
    let payable = min(amount, max(.zero, ledger.cash))
    ledger.post(payable, debit: account, credit: .cash)
    guard payable < amount else { return }
    ledger.post(amount - payable, debit: account, credit: .debt)
    if !isRuined { stopService(at: time) }
    isRuined = true
    if record.totals.ruinDay == nil { record.totals.ruinDay = time }
  }

  /// Pays a bill that is a channel's, and counts it as spent there.
  mutating func pay(_ amount: Money, for account: Account, on channel: Int, at time: Double) {
    guard amount > .zero else { return }
    pay(amount, for: account, at: time)
    noteSpending(amount, on: channel)
  }

  /// Spends money that is there on a channel's impressions, clicks and the like.
  mutating func spend(_ amount: Money, on channel: Int) {
    ledger.post(amount, debit: .marketing, credit: .cash)
    noteSpending(amount, on: channel)
  }

  /// Buys an impression on a channel with money that is there.
  mutating func buyImpression(on channel: Int, for amount: Money) {
    ledger.post(amount, debit: .marketing, credit: .cash)
    let spent = amount.asDouble
    record.channels[channel].noteImpression(costing: spent)
    let isSeen = seesTotals[channel]
    reports[channel].updateCohort {
      $0.spend += spent
      $0.impressions += isSeen ? 1 : 0
    }
  }

  /// Takes money for a service of a channel, whose costs are all the channel's.
  mutating func earn(_ amount: Money, on channel: Int) {
    guard amount > .zero else { return }
    ledger.post(amount, debit: .cash, credit: .revenue)
    record.totals.contribution += amount.asDouble
    record.channels[channel].contribution += amount.asDouble
  }

  private mutating func noteSpending(_ amount: Money, on channel: Int) {
    record.channels[channel].spend += amount.asDouble
    reports[channel].updateCohort { $0.spend += amount.asDouble }
  }

  /// What a channel may spend a day as decided: nothing unless it is live.
  func budgetPerDay(of channel: Int) -> Double {
    phases[channel] == .live
      ? decision.spendPerDay[channel] / Double(configuration.agentRepresents) : 0
  }

  /// Counts an impression that a channel has shown for money.
  mutating func noteImpression(on channel: Int) {
    record.channels[channel].impressions += 1
    if seesTotals[channel] { reports[channel].updateCohort { $0.impressions += 1 } }
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
    let calendar = configuration.calendar
    let unpaidDays = horizon - (calendar.monthEndDays.last ?? 0)
    // A whole month is one exactly, whatever its length.
    let months = unpaidDays / calendar.lastMonthDays
    pay(
      Money(rounding: months * configuration.firm.fixedCostPerMonth.asDouble), for: .fixedCosts,
      at: horizon)
  }

  /// A third-party platform pays the firm what it has sold.
  mutating func collect(_ amount: Money) -> Bool {
    guard !isRuined, !isRunOff else { return false }
    ledger.post(amount, debit: .cash, credit: .receivables)
    return true
  }

  /// The firm, as the operator of a platform, pays its merchants.
  mutating func payMerchants(_ amount: Money, at time: Double) -> Bool {
    guard !isRuined, !isRunOff else { return false }
    pay(amount, for: .merchantPayables, at: time)
    return true
  }

  /// The policy looks at what the firm sees and decides.
  mutating func review(_ schedule: inout EventSchedule<MarketEvent>) -> Bool {
    guard !isRuined, !isRunOff else { return false }
    learner.mature(upTo: schedule.now)
    decide(at: schedule.now)
    for channel in reports.indices {
      reports[channel].cohorts.append(SpendCohort(start: schedule.now))
    }
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
    let people = configuration.agentRepresents
    let observation = Observation(
      now: time, review: reviews, reviewDays: policy.reviewDays,
      cash: ledger.cash.asDouble * Double(people),
      channels: people == 1 ? reports : reports.map { $0.representing(people) }, records: records,
      features: features, learner: learner, streams: streams,
      streamChannels: StreamPurpose.channelCodes(of: reports.map(\.name)))
    policy.decide(on: observation, updating: &decision)
    precondition(
      decision.spendPerDay.allSatisfy { $0 >= 0 && $0.isFinite },
      "a policy must spend finite amounts that are not negative")
    for channel in decision.audiences.indices where !decision.audiences[channel].isIncluded.isEmpty
    {
      record.targeting.append(
        TargetingRecord(decision.audiences[channel], of: channel, at: time))
    }
  }
}
