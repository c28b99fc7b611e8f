internal import ConversionModel
internal import RandomStreams
internal import SimulationKernel

/// From a cart to a delivered order, with the money.
extension MarketCore {
  /// No order is worth more, minor units: a distribution without bound may draw what no ledger holds.
  private static let mostOrderValue = 1e11

  /// The decision about a filled cart: order, buy from the rival, or leave it.
  mutating func checkOut(
    _ account: Int, _ token: UInt32, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard isActive(account), isCurrent(token, of: account) else { return false }
    var stream = streams.stream(
      .checkoutChoice, entity: account, occurrence: occasionKey(of: account))
    let choosing = stream.uniform()
    let choosingRival = stream.uniform()
    let considering = stream.uniform()
    let person = shopper(of: account)
    weighRivals(
      for: account, inCart: true, against: utilities.abandoning, considering: considering,
      stream: &stream, at: schedule.now)
    var ours: Double?
    if !isRuined {
      ours =
        utility(for: person, visiting: nil, at: schedule.now)
        + trustUtility(on: VisitSource(code: Int(accounts[account].cartSource)))
    }
    let choice = PurchaseChoice(
      us: ours, rivals: rivalWeights, neither: utilities.abandoning, uniform: choosing,
      rivalUniform: choosingRival)
    switch choice {
    case .us:
      if groupAgrees(account, on: .ours, at: schedule.now) { order(account, &schedule) }
    case .rival(let rival):
      buy(account, from: rival, at: schedule.now)
    case .neither:
      if tellsOfVisits, !isRunOff { notices.append(.leftCart(account: Int32(account))) }
      accounts[account].needStage = .considering
      endOccasion(of: account)
      refreshStage(of: account)
      scheduleNextOccasion(of: account, &schedule)
    }
    return true
  }

  /// An order is placed.
  ///
  /// - Parameter isOfCart: Whether a cart is ordered, and not a deal made.
  /// - Returns: What it is worth.
  @discardableResult
  mutating func order(
    _ account: Int, isOfCart: Bool = true, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Money {
    let product = configuration.product
    let number = accounts[account].orders
    var stream = streams.stream(.order, entity: account, occurrence: number)
    let listValue = worth(of: account, stream: &stream)
    let value = Money(rounding: listValue * priceFactor(at: schedule.now))
    let deliveryDays =
      product.deliveryDays.draw(from: &stream) + (product.customisation?.addedDeliveryDays ?? 0)
    let isFirst = number == 0
    accounts[account].noteOrder()
    accounts[account].lastOrderTime = schedule.now
    let source = VisitSource(code: Int(accounts[account].cartSource))
    let venue = venue(of: source)
    let contribution = sell(for: value, worth: listValue, on: venue, &schedule)
    mayDropOut(account, afterOrder: number + 1)
    notices.append(.ordered(account: Int32(account), venue: venue.map { Int16($0) }))
    tellPartners(
      ofSaleTo: account, by: source, value: value, commission: commission(on: value, at: venue))
    schedule.schedule(.isDelivered(account: Int32(account)), after: deliveryDays)
    planReturn(
      of: account, number: number, value: value, on: venue, deliveryDays: deliveryDays, &schedule)
    closeNeed(of: account)
    guard !isRunOff else { return value }

    let buyer = shopper(of: account)
    updateRegion(of: buyer, at: schedule.now) {
      $0.orders += 1
      $0.newCustomers += isFirst ? 1 : 0
      $0.orderValue += value.asDouble
      $0.contribution += contribution
      if $0.firstOrderDay == nil { $0.firstOrderDay = schedule.now }
    }
    record.totals.orders += 1
    record.totals.cartOrders += isOfCart ? 1 : 0
    record.totals.visitOrders += isOfCart ? 1 : 0
    noteSale(to: account, by: 0)
    let firstLook = Double(accounts[account].firstLookTime)
    if firstLook >= 0 { record.cycleTimes.record(days: schedule.now - firstLook) }
    record.totals.newCustomers += isFirst ? 1 : 0
    if isFirst && isReferred(account) { record.totals.loyalty.referredCustomers += 1 }
    record.totals.orderValue += value.asDouble
    record.totals.contribution += contribution
    updateChannel(of: source) {
      $0.orders += 1
      $0.newCustomers += isFirst ? 1 : 0
      $0.orderValue += value.asDouble
      $0.contribution += contribution
    }
    if hasConsented(buyer, to: .profiling, at: schedule.now) {
      noteOrder(of: account, contribution: contribution, at: schedule.now)
    }
    return value
  }

  /// What an order is worth at undiminished prices, minor units: the first draw of its stream.
  private func worth(of account: Int, stream: inout RandomStream) -> Double {
    let product = configuration.product
    let spend = Double(population.traits[shopper(of: account)].relativeSpend)
    let worth =
      product.orderValue.draw(from: &stream) * product.minorUnitsPerUnit * product.priceLevel
      * pow(spend, product.orderValueSpendElasticity) * Double(seats(of: account) ?? 1)
    return min(worth, Self.mostOrderValue)
  }

  /// The firm's records and learner take note of an order.
  ///
  /// The buyer of an order is always known, and noted if she lets the firm (R15). In the books the
  /// order counts for the last paid touch that could be matched, if it lies within the attribution
  /// window.
  private mutating func noteOrder(of account: Int, contribution: Double, at time: Double) {
    noteBuyers(of: account, at: time)
    guard let (channel, cohort) = trace(of: account, at: time) else { return }
    record.channels[channel].attributedOrders += 1
    reports[channel].cohorts[cohort].orders += 1
    reports[channel].cohorts[cohort].contribution += contribution
  }

  /// The firm's file and the learner take note of a purchase: it is that of all of an account.
  mutating func noteBuyers(of account: Int, at time: Double) {
    for person in members(of: account) {
      learner.conversion(person: person, at: time)
      records.rows[person].noteOrder(at: time)
    }
  }

  /// The channel and interval of spending to which the firm's books trace a sale to an account now:
  /// those of the last touch of any of its people.
  func trace(of account: Int, at time: Double) -> (channel: Int, cohort: Int)? {
    var known = records[lead(of: account)]
    for person in members(of: account).dropFirst()
    where records[person].lastPaidTime > known.lastPaidTime {
      known = records[person]
    }
    guard let channel = known.lastPaidChannel,
      time - known.lastPaidTime <= configuration.firm.attributionWindowDays
    else { return nil }
    return (channel, known.lastPaidCohort)
  }

  /// The order's arrival: it satisfies or not, the firm is remembered, friends may hear of it.
  mutating func deliver(to account: Int, _ schedule: inout EventSchedule<MarketEvent>) -> Bool {
    guard isActive(account) else { return false }
    record.totals.deliveries += 1
    var stream = streams.stream(
      .satisfaction, entity: account, occurrence: accounts[account].deliveries)
    let number = accounts[account].deliveries
    accounts[account].endDelivery()
    var satisfiedShare = configuration.product.satisfiedShare
    if hasAI, let ai {
      satisfiedShare = ai.satisfiedShare(for: shopper(of: account), opening: satisfiedShare)
    }
    var isSatisfied = stream.bernoulli(satisfiedShare)
    if !isSatisfied { isSatisfied = endure(account, delivery: number, &schedule) }
    accounts[account].satisfaction = isSatisfied ? 1 : -1
    accounts[account].restingStage = .customer
    refreshStage(of: account)
    if !accounts[account].hasLapseCheck {
      accounts[account].hasLapseCheck = true
      let lapseTime = accounts[account].lastOrderTime + configuration.firm.lapseDays
      schedule.schedule(.lapses(account: Int32(account)), at: max(schedule.now, lapseTime))
    }
    raiseAwareness(
      of: shopper(of: account), by: configuration.awareness.liftPerOrder, &schedule)
    if hasAI { for person in members(of: account) { beginUsing(person, &schedule) } }
    rememberService(shopper(of: account), isSatisfied: isSatisfied, at: schedule.now)
    if isSatisfied {
      notices.append(.satisfied(account: Int32(account)))
      let perOrder = configuration.loyalty.referral?.perSatisfyingOrder ?? 0
      tell(by: account, occurrence: number, mean: perOrder, withinDays: 0, &schedule)
    } else {
      notices.append(.unsatisfied(account: Int32(account)))
    }
    return true
  }

  /// What an unsatisfied buyer does: complain, or send the order back for the money.
  ///
  /// - Returns: Whether the buyer is satisfied after all.
  private mutating func endure(
    _ account: Int, delivery number: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    var stream = streams.stream(.complaint, entity: account, occurrence: number)
    if complain(account, stream: &stream, at: schedule.now) { return true }
    let care = configuration.loyalty.care
    guard care.returnShare > 0, stream.bernoulli(care.returnShare), !isRuined else { return false }
    // An order is known again by its number: what is delivered is worth what was ordered.
    var ordering = streams.stream(.order, entity: account, occurrence: number)
    let value = Money(
      rounding: worth(of: account, stream: &ordering)
        * priceFactor(at: accounts[account].lastOrderTime))
    let venue = venue(of: VisitSource(code: Int(accounts[account].cartSource)))
    refund(value, on: venue, at: schedule.now)
    return false
  }

  /// Gives the money for an order back; the commission and the goods come back to whose they were.
  private mutating func refund(_ value: Money, on venue: Int?, at time: Double) {
    let handling = Money(rounding: configuration.loyalty.care.costPerReturn)
    let terms = terms(at: venue)
    let commission = commission(on: value, at: venue)
    let goods = Money(rounding: value.asDouble * configuration.product.goodsCostShare)
    let isOurPlatform = terms?.operatedBy == .firm
    // On the firm's own platform the merchants give their part back themselves.
    let lost = isOurPlatform ? commission : value - commission - goods
    if addToRunOff(-(lost + handling).asDouble, at: time) { return }
    if isOurPlatform {
      pay(commission, for: .revenue, at: time)
    } else if terms?.takesTitle == true {
      // A distributor passes on what it has paid for the goods.
      ledger.post(goods, debit: .cash, credit: .goodsCost)
      pay(value - commission, for: .revenue, at: time)
    } else {
      ledger.post(goods, debit: .cash, credit: .goodsCost)
      ledger.post(commission, debit: .cash, credit: .commission)
      pay(value, for: .revenue, at: time)
    }
    pay(handling, for: .fulfilment, at: time)
    record.totals.loyalty.returns += 1
    record.totals.loyalty.refunds += value.asDouble
    record.totals.contribution -= (lost + handling).asDouble
  }

  /// The part of an order's value that others keep where it is placed.
  private func commission(on value: Money, at venue: Int?) -> Money {
    Money(rounding: value.asDouble * (terms(at: venue)?.commissionShare ?? 0))
  }

  /// The terms of somebody else's till; nil at the firm's own.
  ///
  /// No closure, which would take the core with it: it would be copied.
  func terms(at venue: Int?) -> SellingTerms? {
    guard let venue else { return nil }
    return sellingTerms[venue]
  }

  /// Books a sale and what it costs, and returns the contribution in minor units.
  ///
  /// - Parameters:
  ///   - worth: What it is worth at undiminished prices, minor units, by which goods cost.
  ///   - venue: The channel where it was made, or nil for the firm's own till.
  private mutating func sell(
    for value: Money, worth: Double, on venue: Int?, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Double {
    let product = configuration.product
    let terms = terms(at: venue)
    let commission = commission(on: value, at: venue)
    let handling = Money(
      rounding: value.asDouble * product.paymentFeeShare + product.fulfilmentCostPerOrder
        + (product.customisation?.costPerOrder ?? 0))
    if let terms, terms.operatedBy == .firm {
      let merchantsPart = value - commission
      let contribution = (commission - handling).asDouble
      if addToRunOff(contribution, at: schedule.now) { return contribution }
      ledger.post(commission, debit: .cash, credit: .revenue)
      ledger.post(merchantsPart, debit: .cash, credit: .merchantPayables)
      pay(handling, for: .fulfilment, at: schedule.now)
      schedule.schedule(
        .paysMerchants(minorUnits: merchantsPart.minorUnits), after: terms.settlementDays)
      return contribution
    }
    let goods = Money(rounding: worth.rounded(.toNearestOrEven) * product.goodsCostShare)
    if terms?.takesTitle == true {
      // Booked when the distributor bought the goods, who also handles the order.
      let contribution = (value - commission - goods).asDouble
      _ = addToRunOff(contribution, at: schedule.now)
      return contribution
    }
    let contribution = (value - commission - goods - handling).asDouble
    if addToRunOff(contribution, at: schedule.now) { return contribution }
    if terms != nil {
      ledger.post(value, debit: .receivables, credit: .revenue)
      ledger.post(commission, debit: .commission, credit: .receivables)
    } else {
      ledger.post(value, debit: .cash, credit: .revenue)
    }
    pay(goods, for: .goodsCost, at: schedule.now)
    pay(handling, for: .fulfilment, at: schedule.now)
    if let terms {
      schedule.schedule(
        .collects(minorUnits: (value - commission).minorUnits), after: terms.settlementDays)
    }
    return contribution
  }
}
