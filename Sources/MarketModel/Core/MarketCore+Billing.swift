internal import RandomStreams
internal import SimulationKernel

/// What subscriptions cost, and how the money comes and is earned.
extension MarketCore {
  /// What an account's subscription brings a month, by its seats and the plan.
  ///
  /// By use or turnover it is that of the present month.
  func price(of row: Int) -> Money {
    guard let plan = configuration.product.plan else { return .zero }
    let subscription = subscriptions.rows[row]
    let seats = Int64(subscription.seats)
    let level = configuration.product.priceLevel
    func drawn(_ distribution: Distribution, times price: Double) -> Money {
      var stream = streams.stream(
        .billedUse, entity: Int(subscription.account), occurrence: subscription.termKey)
      return Money(
        rounding: min(max(0, distribution.draw(from: &stream)) * Double(seats) * price, 1e11))
    }
    switch plan.charge {
    case .subscription(let pricePerSeatMonth, let billing):
      let seat = Money(rounding: pricePerSeatMonth * level)
      let month = Money(minorUnits: seat.minorUnits * seats)
      guard case .annualPrepaid = billing else { return month }
      return Money(rounding: termBill(of: row).asDouble / 12)
    case .licence: return Money(rounding: termBill(of: row).asDouble / 12)
    case .usage(let units, let pricePerUnit): return drawn(units, times: pricePerUnit * level)
    case .revenueShare(let turnover, let share): return drawn(turnover, times: share)
    }
  }

  /// The bill for a term that is paid ahead.
  func termBill(of row: Int) -> Money {
    guard let plan = configuration.product.plan else { return .zero }
    let seats = subscriptions.rows[row].seats
    let level = configuration.product.priceLevel
    switch plan.charge {
    case .subscription(let price, .monthly):
      return Money(minorUnits: Money(rounding: price * level).minorUnits * Int64(seats))
    case .subscription(let price, .annualPrepaid(let discount)):
      let year = 12 * Money(rounding: price * level).minorUnits * Int64(seats)
      return Money(rounding: Double(year) * (1 - discount))
    case .licence(let price, let share):
      return Money(rounding: licence(row, at: price).asDouble * share)
    case .usage, .revenueShare: return .zero
    }
  }

  /// The price of the licence itself.
  func licence(_ row: Int, at pricePerSeat: Double) -> Money {
    let seat = Money(rounding: pricePerSeat * configuration.product.priceLevel)
    return Money(minorUnits: seat.minorUnits * Int64(subscriptions.rows[row].seats))
  }

  /// Whole days of a term, in which it is earned: the days on which it begins and ends count once.
  func wholeDays(until end: Double, from start: Double) -> Int {
    max(0, Int(end.rounded(.down)) - Int(start.rounded(.down)))
  }

  /// What an account is billed in its first term for what costs so much by the list.
  func inFirstTerm(_ amount: Money, _ row: Int) -> Money {
    let factor = Double(subscriptions.rows[row].firstTermFactor)
    return factor == 1 ? amount : Money(rounding: amount.asDouble * factor)
  }

  /// Pays for making the product to the measure of an account that begins to pay.
  mutating func customise(_ row: Int, at time: Double) {
    guard let perOrder = configuration.product.customisation?.costPerOrder, perOrder > 0 else {
      return
    }
    let cost = Money(rounding: perOrder)
    if addToRunOff(-cost.asDouble, at: time) { return }
    pay(cost, for: .fulfilment, at: time)
    noteContribution(-cost.asDouble, of: row, at: time)
    noteBill(contributing: -cost.asDouble, of: row)
  }

  /// Bills an account, and books what the bill costs.
  ///
  /// - Parameter end: Until when the bill covers service; now for what is earned already.
  mutating func bill(
    _ row: Int, _ amount: Money, until end: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let plan = configuration.product.plan else { return }
    let product = configuration.product
    let subscription = subscriptions.rows[row]
    let terms = terms(at: VisitSource(code: Int(subscription.source)).channel)
    let isOnPlatform = terms?.operatedBy == .thirdParty
    let commission = Money(
      rounding: isOnPlatform && owesCommission(row, by: terms)
        ? amount.asDouble * (terms?.commissionShare ?? 0) : 0)
    let fee = Money(rounding: amount.asDouble * product.paymentFeeShare)
    let kept = (amount - commission - fee).asDouble
    if addToRunOff(kept, at: schedule.now) { return }
    recogniseRevenue(at: schedule.now)
    let days = wholeDays(until: end, from: schedule.now)
    let waitDays = terms?.collectsBills == true ? terms?.settlementDays ?? 0 : plan.paymentDays
    let account: Account = waitDays > 0 ? .receivables : .cash
    ledger.post(amount, debit: account, credit: days > 0 ? .deferredRevenue : .revenue)
    if days > 0 {
      let source = subscriptions.source(of: row)
      subscriptions.sources[source].recognition.add(
        amount, from: Int(schedule.now), days: days)
    }
    ledger.post(commission, debit: .commission, credit: account)
    if waitDays > 0 { expect(amount - commission, after: waitDays, &schedule) }
    pay(fee, for: .fulfilment, at: schedule.now)
    record.totals.subscriptions.bills += 1
    record.totals.subscriptions.billed += amount.asDouble
    record.totals.orderValue += amount.asDouble
    updateChannel(of: VisitSource(code: Int(subscription.source))) {
      $0.orderValue += amount.asDouble
    }
    update(region: Int(subscription.region), at: schedule.now) {
      $0.orderValue += amount.asDouble
    }
    if terms?.isPartners == true {
      notices.append(
        .commissioned(account: subscription.account, minorUnits: commission.minorUnits))
    }
    let isLicence = plan.termMonths == 12 && days == 0
    let months = isLicence ? 0 : Double(plan.termMonths)
    let service = Double(subscription.seats) * months * plan.servingCostPerSeatMonth
    noteContribution(kept - (days > 0 ? amount.asDouble : 0), of: row, at: schedule.now)
    noteBill(contributing: kept - service, of: row)
  }

  /// Whether a part of the present term's bill is somebody else's who has brought the account.
  private func owesCommission(_ row: Int, by terms: SellingTerms?) -> Bool {
    let subscription = subscriptions.rows[row]
    guard subscription.owesCommission else { return false }
    guard let months = terms?.commissionMonths, let plan = configuration.product.plan else {
      return true
    }
    return Double(Int(subscription.terms) * plan.termMonths) < months
  }

  /// Counts what a subscription contributes: in all, for the channel that brought the account, and
  /// where the account is.
  mutating func noteContribution(_ contribution: Double, of row: Int, at time: Double) {
    noteContribution(contribution, ofSource: subscriptions.source(of: row), at: time)
  }

  private mutating func noteContribution(
    _ contribution: Double, ofSource source: Int, at time: Double
  ) {
    record.totals.contribution += contribution
    let (channel, region) = source.quotientAndRemainder(dividingBy: subscriptions.regions)
    updateChannel(of: channel < configuration.channels.count ? .paid(channel) : .direct) {
      $0.contribution += contribution
    }
    update(region: region, at: time) { $0.contribution += contribution }
  }

  /// Counts what a bill is worth with all of the service that is due for it, by which the firm's books
  /// judge what they have spent on the account.
  mutating func noteBill(contributing contribution: Double, of row: Int) {
    let subscription = subscriptions.rows[row]
    record.totals.subscriptions.billContribution += contribution
    if isReferred(Int(subscription.account)) {
      record.totals.loyalty.referredContribution += contribution
    }
    guard subscription.tracedChannel >= 0 else { return }
    reports[Int(subscription.tracedChannel)].cohorts[Int(subscription.tracedCohort)]
      .contribution += contribution
  }

  /// Earns what was billed ahead, up to the day before.
  mutating func recogniseRevenue(at time: Double) {
    guard hasPlan, !isRuined, !isRunOff else { return }
    let today = Int(time.rounded(.down))
    for source in subscriptions.sources.indices {
      let earned = subscriptions.sources[source].recognition.recognise(before: today)
      guard earned > .zero else { continue }
      ledger.post(earned, debit: .deferredRevenue, credit: .revenue)
      noteContribution(earned.asDouble, ofSource: source, at: time)
    }
  }

  /// Notes that customers will pay on a later day.
  private mutating func expect(
    _ amount: Money, after days: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let day = Int((schedule.now + days).rounded(.up))
    if subscriptions.dueByDay.count <= day {
      subscriptions.dueByDay += Array(
        repeating: 0, count: day + 1 - subscriptions.dueByDay.count)
    }
    if subscriptions.dueByDay[day] == 0 { schedule.schedule(.paysBills, at: Double(day)) }
    subscriptions.dueByDay[day] += amount.minorUnits
  }

  /// Customers pay the bills of the day.
  mutating func collectBills(at time: Double) -> Bool {
    let due = Money(minorUnits: subscriptions.dueByDay[Int(time)])
    subscriptions.dueByDay[Int(time)] = 0
    return collect(due)
  }

  /// Counts the service that was given until now; after the horizon it costs the customers' worth.
  mutating func serve(until time: Double) {
    guard hasPlan, !isRuined, let plan = configuration.product.plan else { return }
    let since = subscriptions.service.advance(to: time)
    if isRunOff {
      let perDay =
        Double(subscriptions.service.paidSeats) * plan.servingCostPerSeatMonth / daysPerMonth
      runOff.customerValue -= perDay * runOff.discountedDays(from: since, to: time)
    }
  }

  /// A ruined firm serves nobody: all who paid have left.
  mutating func stopService(at time: Double) {
    guard hasPlan else { return }
    serve(until: time)
    let lost = record.totals.subscriptions.subscribers
    subscriptions.recurring.endAll()
    subscriptions.stopService(at: time)
    record.totals.subscriptions.subscribersLost += lost
    record.totals.subscriptions.subscribers = 0
    record.totals.subscriptions.tryingAccounts = 0
  }

  /// Pays for the service that was given since the last time.
  mutating func payService(at time: Double) {
    guard hasPlan, !isRuined, let plan = configuration.product.plan else { return }
    serve(until: time)
    let (paidDays, freeDays) = subscriptions.service.take()
    let paid = Money(rounding: paidDays / daysPerMonth * plan.servingCostPerSeatMonth)
    let free = Money(rounding: freeDays / daysPerMonth * plan.servingCostPerFreeSeatMonth)
    pay(paid, for: .servingCosts, at: time)
    pay(free, for: .servingCosts, at: time)
    record.totals.subscriptions.servingCost += paid.asDouble
    for source in subscriptions.sources.indices {
      _ = subscriptions.sources[source].service.advance(to: time)
      let days = subscriptions.sources[source].service.take().paid
      guard days > 0 else { continue }
      noteContribution(-paid.asDouble * (days / paidDays), ofSource: source, at: time)
    }
    record.totals.subscriptions.freeServingCost += free.asDouble
  }
}
