internal import RandomStreams
internal import SimulationKernel

/// Trials and free use: what comes of them.
extension MarketCore {
  /// The account's trial, free use or term ends, unless it has moved on meanwhile.
  mutating func endPhase(
    of account: Int, _ token: UInt32, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard isActive(account), let row = subscriptions.liveRow(of: account),
      subscriptions.rows[row].token == token
    else { return false }
    guard !isRuined else {
      retire(row, &schedule)
      return true
    }
    serve(until: schedule.now)
    switch subscriptions.rows[row].phase {
    case .trial: endTrial(row, &schedule)
    case .free: endFreeUse(row, &schedule)
    case .sendingBack: takeBack(row, &schedule)
    case .paying: endTerm(row, &schedule)
    case .ended: break
    }
    return true
  }

  /// The stream of what becomes of a trial or of free use.
  func tryingStream(of row: Int) -> RandomStream {
    let subscription = subscriptions.rows[row]
    return streams.stream(
      .trying, entity: Int(subscription.account), occurrence: Int(subscription.number))
  }

  /// The end of a trial: the account pays or leaves.
  ///
  /// Experience moves the odds by the product's satisfaction utility, as it does in a choice, and
  /// engagement by its own.
  private mutating func endTrial(_ row: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    guard case .trial(_, let share)? = configuration.product.plan?.trying else { return }
    let account = Int(subscriptions.rows[row].account)
    let engagementUtility = ai?.configuration.usage.engagementUtility ?? 0
    let moved = exp(
      configuration.product.satisfactionUtility * Double(accounts[account].satisfaction)
        + engagementUtility * engagement(of: account, at: schedule.now))
    var stream = tryingStream(of: row)
    decide(row, pays: stream.uniform() * (share * moved + 1 - share) < share * moved, &schedule)
  }

  /// The end of free use: by whichever of the two hazards it was.
  private mutating func endFreeUse(_ row: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    guard case .freemium(let freemium)? = configuration.product.plan?.trying else { return }
    let rates = hazards(of: freemium, row: row)
    var stream = tryingStream(of: row)
    _ = stream.uniform()
    decide(
      row, pays: stream.uniform() * (rates.pays + rates.leaves) < rates.pays, &schedule)
  }

  private mutating func decide(
    _ row: Int, pays: Bool, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let account = Int(subscriptions.rows[row].account)
    if pays && groupAgrees(account, on: .ours, at: schedule.now) {
      let source = VisitSource(code: Int(subscriptions.rows[row].source))
      startSubscription(of: account, by: source, &schedule)
    } else {
      stopTrying(row)
      retire(row, &schedule)
    }
  }

  /// The hazards a day of a free account to pay and to give up.
  ///
  /// Experience and price multiply the first as they do the odds of a choice.
  func hazards(of freemium: Freemium, row: Int) -> (pays: Double, leaves: Double) {
    let account = Int(subscriptions.rows[row].account)
    let traits = population.traits[lead(of: account)]
    let utility =
      configuration.product.satisfactionUtility * Double(accounts[account].satisfaction)
      - Double(traits.priceSensitivity) * log(configuration.product.priceLevel)
    return (
      -log(1 - freemium.paysPerMonthShare) / daysPerMonth * exp(utility),
      max(-log(1 - freemium.leavesPerMonthShare) / daysPerMonth, 1e-9)
    )
  }

  /// Ends a trial or free use, whatever comes next; service until now must have been counted.
  mutating func stopTrying(_ row: Int) {
    subscriptions.service.change(free: -Int(subscriptions.rows[row].seats))
    if !isRunOff { record.totals.subscriptions.tryingAccounts -= 1 }
  }

  /// Ends paying, whatever comes next; service until now must have been counted.
  mutating func stopPaying(_ row: Int, at time: Double) {
    let subscription = subscriptions.rows[row]
    subscriptions.changePaid(row, by: -Int(subscription.seats), subscribers: -1, at: time)
    guard !isRunOff, !isRuined else { return }
    let isOld = isOld(subscription)
    subscriptions.recurring.end(Money(minorUnits: subscription.mrr), isOld: isOld)
    record.totals.subscriptions.subscribers -= 1
    record.totals.subscriptions.subscribersLost += 1
    record.totals.subscriptions.oldSubscribersLost += isOld ? 1 : 0
    guard isReferred(Int(subscription.account)) else { return }
    record.totals.loyalty.referredLost += 1
    record.totals.loyalty.referredDays += time - subscription.start
  }

  /// Puts a subscription away: the account may come back by a new need.
  mutating func retire(_ row: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    let account = Int(subscriptions.rows[row].account)
    subscriptions.rows[row].phase = .ended
    accounts[account].restingStage = accounts[account].orders > 0 ? .lapsed : .unaware
    // Who has not forgotten the firm is aware again, until that fades.
    raiseAwareness(of: shopper(of: account), by: 0, &schedule)
    refreshStage(of: account)
  }

  /// Whether a subscription was there when the present reporting period began.
  func isOld(_ subscription: Subscription) -> Bool {
    subscription.isOpening || subscription.start < record.periods.last?.end ?? 0
  }

  /// Schedules the one event of a subscription, which makes the pending one stale.
  mutating func scheduleEnd(
    of row: Int, at time: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    subscriptions.rows[row].token &+= 1
    let subscription = subscriptions.rows[row]
    schedule.schedule(
      .subscriptionDue(account: subscription.account, token: subscription.token), at: time)
  }
}
