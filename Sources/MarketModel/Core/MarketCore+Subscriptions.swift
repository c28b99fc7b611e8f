internal import ConversionModel
internal import RandomStreams
internal import SimulationKernel

/// How accounts come to use the product by a price plan, and to pay for it (B6).
extension MarketCore {
  /// Whether an account uses the product by a plan, so that its needs are met.
  func isServed(_ account: Int) -> Bool { subscriptions.liveRow(of: account) != nil }

  /// An account takes the offer of a price plan: it tries, uses freely, or pays at once.
  mutating func signUp(
    _ account: Int, by source: VisitSource, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let plan = configuration.product.plan, !isServed(account) else { return }
    if case .none = plan.trying {
      guard groupAgrees(account, on: .ours, at: schedule.now) else { return }
      return startSubscription(of: account, by: source, &schedule)
    }
    let row = beginSubscription(of: account, seats: nil, by: source, at: schedule.now)
    record.totals.subscriptions.tryingAccounts += 1
    serve(until: schedule.now)
    subscriptions.service.change(free: Int(subscriptions.rows[row].seats))
    accounts[account].restingStage = .trial
    closeNeed(of: account)
    experience(row, isFirst: true, &schedule)
    beginUsing(account: account, &schedule)
    switch plan.trying {
    case .none: break
    case .trial(let days, _):
      subscriptions.rows[row].phase = .trial
      scheduleEnd(of: row, at: schedule.now + days, &schedule)
    case .freemium(let freemium):
      subscriptions.rows[row].phase = .free
      let rates = hazards(of: freemium, row: row)
      var stream = tryingStream(of: row)
      let days = stream.exponential(mean: 1 / (rates.pays + rates.leaves))
      scheduleEnd(of: row, at: schedule.now + days, &schedule)
    }
  }

  /// An account begins to pay for the product by the price plan: a sale, whoever made it.
  ///
  /// A trial or free use ends with it; who pays already goes on as before.
  ///
  /// - Parameters:
  ///   - seats: How many, or nil for a number drawn by the plan.
  ///   - source: What brought the account; the channel's totals count it.
  ///   - isDeal: Whether somebody has sold it, and no visit led to it.
  mutating func startSubscription(
    of account: Int, seats: Int? = nil, by source: VisitSource, isDeal: Bool = false,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard hasPlan, !isRuined, !subscriptions.isPaying(account) else {
      return
    }
    serve(until: schedule.now)
    let row: Int
    if let trying = subscriptions.liveRow(of: account) {
      row = trying
      stopTrying(row)
      if let seats { subscriptions.rows[row].seats = Int32(max(1, seats)) }
      record.totals.subscriptions.triedBefore += isRunOff ? 0 : 1
    } else {
      row = beginSubscription(of: account, seats: seats, by: source, at: schedule.now)
      experience(row, isFirst: true, &schedule)
      beginUsing(account: account, &schedule)
    }
    pay(for: row, isDeal: isDeal, &schedule)
  }

  /// Ends an account's subscription, trial or free use at once, without any money back.
  mutating func endSubscription(
    of account: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard !isRuined, let row = subscriptions.liveRow(of: account) else { return }
    serve(until: schedule.now)
    if subscriptions.rows[row].isPaying {
      stopPaying(row, at: schedule.now)
    } else {
      stopTrying(row)
    }
    retire(row, &schedule)
  }

  /// A row for an account that begins: seats, chance of leaving, and who gets the credit.
  private mutating func beginSubscription(
    of account: Int, seats: Int?, by source: VisitSource, at time: Double
  ) -> Int {
    let row = subscriptions.begin(account, in: region(of: account), at: time)
    drawSubscription(row, seats: seats ?? self.seats(of: account))
    subscriptions.rows[row].source = UInt8(source.code)
    subscriptions.rows[row].firstTermFactor = Float(priceFactor(at: time))
    guard !isRunOff else { return row }
    record.totals.subscriptions.signUps += 1
    updateChannel(of: source) { $0.signUps += 1 }
    if let trace = trace(of: account, at: time) {
      subscriptions.rows[row].tracedChannel = Int16(trace.channel)
      subscriptions.rows[row].tracedCohort = Int32(trace.cohort)
    }
    return row
  }

  /// Draws what a subscription has of its own.
  private mutating func drawSubscription(_ row: Int, seats: Int?) {
    guard let plan = configuration.product.plan else { return }
    let subscription = subscriptions.rows[row]
    var stream = streams.stream(
      .subscription, entity: Int(subscription.account), occurrence: Int(subscription.number))
    let drawn = min(max(1, plan.seatsPerAccount.draw(from: &stream).rounded()), 1e6)
    subscriptions.rows[row].seats = Int32(seats ?? Int(drawn))
    subscriptions.rows[row].churnChance = Float(plan.renewal.churn.draw(from: &stream))
  }

  /// Lets a subscription pay from now on: the first bill, or the first month in arrears.
  private mutating func pay(
    for row: Int, isDeal: Bool, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let plan = configuration.product.plan else { return }
    let account = Int(subscriptions.rows[row].account)
    let isFirst = accounts[account].orders == 0
    accounts[account].noteOrder()
    accounts[account].lastOrderTime = schedule.now
    accounts[account].restingStage = .customer
    subscriptions.rows[row].phase = .paying
    subscriptions.rows[row].start = schedule.now
    subscriptions.rows[row].terms = 0
    let mrr = price(of: row)
    subscriptions.rows[row].mrr = mrr.minorUnits
    subscriptions.changePaid(
      row, by: Int(subscriptions.rows[row].seats), subscribers: 1, at: schedule.now)
    if !isRunOff {
      let firstLook = Double(accounts[account].firstLookTime)
      if firstLook >= 0 { record.cycleTimes.record(days: schedule.now - firstLook) }
      subscriptions.recurring.begin(mrr)
      record.totals.subscriptions.newSubscribers += 1
      record.totals.subscriptions.subscribers += 1
      record.totals.orders += 1
      record.totals.visitOrders += isDeal ? 0 : 1
      noteSale(to: account, by: 0)
      record.totals.newCustomers += isFirst ? 1 : 0
      if isFirst && isReferred(account) { record.totals.loyalty.referredCustomers += 1 }
      let source = VisitSource(code: Int(subscriptions.rows[row].source))
      updateChannel(of: source) {
        $0.orders += 1
        $0.newCustomers += isFirst ? 1 : 0
      }
      updateRegion(of: lead(of: account), at: schedule.now) {
        $0.orders += 1
        $0.newCustomers += isFirst ? 1 : 0
        if $0.firstOrderDay == nil { $0.firstOrderDay = schedule.now }
      }
      noteSubscriber(row, at: schedule.now)
      tellPartners(
        ofSaleTo: account, by: source, value: Money(minorUnits: 12 * mrr.minorUnits),
        commission: .zero)
    }
    if case .licence(let price, _) = plan.charge {
      bill(row, inFirstTerm(licence(row, at: price), row), until: schedule.now, &schedule)
    }
    customise(row, at: schedule.now)
    closeNeed(of: account)
    beginTerm(row, isFirst: true, &schedule)
    let venue = venue(of: VisitSource(code: Int(subscriptions.rows[row].source)))
    notices.append(.ordered(account: Int32(account), venue: venue.map { Int16($0) }))
  }

  /// The firm's records and learner take note of somebody who begins to pay.
  private mutating func noteSubscriber(_ row: Int, at time: Double) {
    let subscription = subscriptions.rows[row]
    noteBuyers(of: Int(subscription.account), at: time)
    guard subscription.tracedChannel >= 0 else { return }
    let channel = Int(subscription.tracedChannel)
    record.channels[channel].attributedOrders += 1
    reports[channel].cohorts[Int(subscription.tracedCohort)].orders += 1
  }

  /// Makes an account a subscriber from before the start.
  mutating func openSubscription(
    of account: Int, age: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let plan = configuration.product.plan else { return }
    let term = Double(plan.termMonths) * daysPerMonth
    let row = subscriptions.begin(
      account, in: region(of: account), at: plan.openingTerms == .spread ? -age * term : 0)
    drawSubscription(row, seats: seats(of: account))
    subscriptions.rows[row].phase = .paying
    subscriptions.rows[row].isOpening = true
    let mrr = price(of: row)
    subscriptions.rows[row].mrr = mrr.minorUnits
    subscriptions.recurring.open(mrr)
    subscriptions.changePaid(
      row, by: Int(subscriptions.rows[row].seats), subscribers: 1, at: schedule.now)
    record.totals.subscriptions.subscribers += 1
    let end = max(0, endOfTerm(of: row))
    if !plan.isBilledInArrears {
      // What was paid ahead is in the opening cash, and is owed as service.
      let amount = termBill(of: row)
      let days = wholeDays(until: end, from: subscriptions.rows[row].start)
      let left = wholeDays(until: end, from: 0)
      let deferred = Money(rounding: amount.asDouble * Double(left) / Double(max(1, days)))
      if left > 0 {
        ledger.post(deferred, debit: .equity, credit: .deferredRevenue)
        let source = subscriptions.source(of: row)
        subscriptions.sources[source].recognition.add(deferred, from: 0, days: left)
        record.totals.subscriptions.openingDeferredRevenue += deferred.asDouble
      }
    }
    scheduleEnd(of: row, at: end, &schedule)
    beginUsing(account: account, &schedule)
  }
}
