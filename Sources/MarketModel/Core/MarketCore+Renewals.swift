internal import RandomStreams
internal import SimulationKernel

/// The terms of a subscription: how they satisfy, and who stays at their end (B3).
extension MarketCore {
  /// A term begins: it is billed if it is paid ahead, and its end is scheduled.
  mutating func beginTerm(
    _ row: Int, isFirst: Bool, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let plan = configuration.product.plan else { return }
    let end = endOfTerm(of: row)
    if !plan.isBilledInArrears {
      let amount = termBill(of: row)
      bill(row, isFirst ? inFirstTerm(amount, row) : amount, until: end, &schedule)
    }
    tellFriends(row, until: end, &schedule)
    if isFirst, wantsMoneyBack(row) {
      subscriptions.rows[row].phase = .sendingBack
      let back = schedule.now + configuration.loyalty.care.moneyBackDays
      scheduleEnd(of: row, at: min(back, end), &schedule)
    } else {
      scheduleEnd(of: row, at: end, &schedule)
    }
  }

  /// When the present term of a subscription ends.
  func endOfTerm(of row: Int) -> Double {
    let subscription = subscriptions.rows[row]
    let months = (configuration.product.plan?.termMonths ?? 1) * (Int(subscription.terms) + 1)
    return configuration.calendar.billing.time(months: months, after: subscription.start)
  }

  /// A term ends: what was used is billed, and the account stays or leaves.
  mutating func endTerm(_ row: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    guard let plan = configuration.product.plan else { return }
    if plan.isBilledInArrears {
      let amount = Money(minorUnits: subscriptions.rows[row].mrr)
      let isFirst = subscriptions.rows[row].terms == 0
      bill(row, isFirst ? inFirstTerm(amount, row) : amount, until: schedule.now, &schedule)
    }
    let subscription = subscriptions.rows[row]
    let account = Int(subscription.account)
    var stream = streams.stream(.renewal, entity: account, occurrence: subscription.termKey)
    let chance = BetaGeometricChurn.moved(
      Double(subscription.churnChance),
      byHazardFactor: churnFactor(of: account, at: schedule.now))
    let stays = stream.uniform() >= chance
    if !isRunOff { countRenewal(Int(subscription.terms), stays: stays) }
    guard stays else {
      stopPaying(row, at: schedule.now)
      retire(row, &schedule)
      return
    }
    subscriptions.rows[row].terms += 1
    accounts[account].lastOrderTime = schedule.now
    changeSeats(of: row, stream: &stream, at: schedule.now)
    experience(row, isFirst: false, &schedule)
    beginTerm(row, isFirst: false, &schedule)
  }

  private mutating func countRenewal(_ number: Int, stays: Bool) {
    let entry = min(number, RetentionRecord.countedRenewals - 1)
    record.retention.renewalsDue[entry] += 1
    record.totals.subscriptions.renewalsDue += 1
    guard stays else { return }
    record.retention.renewalsMade[entry] += 1
    record.totals.subscriptions.renewalsMade += 1
  }

  /// What an account's hazard of leaving is multiplied by, for experience, price, its referrer and
  /// how much it uses the product.
  private func churnFactor(of account: Int, at time: Double) -> Double {
    guard let renewal = configuration.product.plan?.renewal else { return 1 }
    var factor = referralFactor(of: account)
    if renewal.satisfactionEffect != 0 {
      factor *= exp(-renewal.satisfactionEffect * Double(accounts[account].satisfaction))
    }
    if renewal.priceElasticity != 0 {
      factor *= pow(configuration.product.priceLevel, renewal.priceElasticity)
    }
    if renewal.engagementEffect != 0 {
      factor *= exp(-renewal.engagementEffect * engagement(of: account, at: time))
    }
    return factor
  }

  /// Who stays may take more seats or keep fewer.
  private mutating func changeSeats(
    of row: Int, stream: inout RandomStream, at time: Double
  ) {
    guard let plan = configuration.product.plan else { return }
    let changing = stream.uniform()
    let seats = Int(subscriptions.rows[row].seats)
    let step = max(1, Int((Double(seats) * plan.seatChange.partOfSeats).rounded()))
    var new = seats
    if changing < plan.seatChange.expandsShare {
      new = min(seats + step, 1_000_000)
    } else if changing < plan.seatChange.expandsShare + plan.seatChange.contractsShare {
      new = max(1, seats - step)
    }
    subscriptions.rows[row].seats = Int32(new)
    subscriptions.changePaid(row, by: new - seats, at: time)
    let old = Money(minorUnits: subscriptions.rows[row].mrr)
    let mrr = price(of: row)
    subscriptions.rows[row].mrr = mrr.minorUnits
    guard !isRunOff, !isRuined, mrr != old else { return }
    subscriptions.recurring.change(from: old, to: mrr, isOld: isOld(subscriptions.rows[row]))
  }

  /// The account learns whether the product satisfies, for a trial or a term.
  mutating func experience(
    _ row: Int, isFirst: Bool, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let subscription = subscriptions.rows[row]
    let account = Int(subscription.account)
    var stream = streams.stream(.experience, entity: account, occurrence: subscription.termKey)
    let opening = configuration.product.satisfiedShare
    var isSatisfied = stream.bernoulli(
      ai?.satisfiedShare(for: shopper(of: account), opening: opening) ?? opening)
    if !isSatisfied { isSatisfied = complain(account, stream: &stream, at: schedule.now) }
    accounts[account].satisfaction = isSatisfied ? 1 : -1
    raiseAwareness(
      of: shopper(of: account), by: configuration.awareness.liftPerOrder, &schedule)
    rememberService(shopper(of: account), isSatisfied: isSatisfied, at: schedule.now)
    notices.append(
      isSatisfied ? .satisfied(account: Int32(account)) : .unsatisfied(account: Int32(account)))
  }

  /// Whether an unsatisfied account is going to take its first payment back.
  private func wantsMoneyBack(_ row: Int) -> Bool {
    guard !isRunOff, configuration.loyalty.care.returnShare > 0,
      configuration.product.plan?.isBilledInArrears == false
    else { return false }
    let subscription = subscriptions.rows[row]
    let account = Int(subscription.account)
    guard accounts[account].satisfaction < 0 else { return false }
    var stream = streams.stream(
      .complaint, entity: account, occurrence: Int(subscription.number))
    return stream.bernoulli(configuration.loyalty.care.returnShare)
  }

  /// A subscription's first payment is given back, and it is over.
  mutating func takeBack(_ row: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    guard let plan = configuration.product.plan else { return }
    let subscription = subscriptions.rows[row]
    let amount = inFirstTerm(termBill(of: row), row)
    var refund = amount
    if case .licence(let price, _) = plan.charge {
      refund += inFirstTerm(licence(row, at: price), row)
    }
    guard !addToRunOff(-refund.asDouble, at: schedule.now) else {
      stopPaying(row, at: schedule.now)
      retire(row, &schedule)
      return
    }
    let start = subscription.start
    let today = Int(schedule.now)
    recogniseRevenue(at: schedule.now)
    let source = subscriptions.source(of: row)
    let rest = subscriptions.sources[source].recognition.cancel(
      amount, from: Int(start), days: wholeDays(until: endOfTerm(of: row), from: start),
      onDay: today)
    pay(rest, for: .deferredRevenue, at: schedule.now)
    pay(refund - rest, for: .revenue, at: schedule.now)
    record.totals.loyalty.returns += 1
    record.totals.loyalty.refunds += refund.asDouble
    noteContribution((rest - refund).asDouble, of: row, at: schedule.now)
    noteBill(contributing: -refund.asDouble, of: row)
    guard !isRuined else { return }
    stopPaying(row, at: schedule.now)
    retire(row, &schedule)
  }
}
