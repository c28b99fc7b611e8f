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
    let considersRival = stream.bernoulli(configuration.rival.consideredShare)
    let person = shopper(of: account)
    let choice = PurchaseChoice(
      us: isRuined ? nil : utility(for: person, at: schedule.now),
      rival: considersRival ? rivalUtility(for: person, at: schedule.now) : nil,
      neither: utilities.abandoning, uniform: choosing, rivalUniform: choosingRival)
    switch choice {
    case .us:
      order(account, &schedule)
    case .rival:
      record.totals.rivalSales += 1
      closeNeed(of: account)
    case .neither:
      accounts[account].needStage = .considering
      endOccasion(of: account)
      refreshStage(of: account)
      scheduleNextOccasion(of: account, &schedule)
    }
    return true
  }

  private mutating func order(_ account: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    let product = configuration.product
    let number = Int(accounts[account].orders)
    var stream = streams.stream(.order, entity: account, occurrence: number)
    let worth =
      product.orderValue.draw(from: &stream) * product.minorUnitsPerUnit * product.priceLevel
      * pow(
        Double(population.traits[shopper(of: account)].relativeSpend),
        product.orderValueSpendElasticity)
    let listValue = min(worth, Self.mostOrderValue)
    let value = Money(rounding: listValue * priceFactor(at: schedule.now))
    let deliveryDays = product.deliveryDays.draw(from: &stream)
    let isFirst = number == 0
    accounts[account].orders += 1
    accounts[account].lastOrderTime = schedule.now
    accounts[account].pendingDeliveries += 1
    let source = VisitSource(code: Int(accounts[account].cartSource))
    let venue = venue(of: source)
    let contribution = sell(for: value, worth: listValue, on: venue, &schedule)
    notices.append(.ordered(account: Int32(account), venue: venue.map { Int16($0) }))
    schedule.schedule(.isDelivered(account: Int32(account)), after: deliveryDays)
    planReturn(
      of: account, number: number, value: value, on: venue, deliveryDays: deliveryDays, &schedule)
    closeNeed(of: account)
    guard !isRunOff else { return }

    let buyer = shopper(of: account)
    updateRegion(of: buyer, at: schedule.now) {
      $0.orders += 1
      $0.newCustomers += isFirst ? 1 : 0
      $0.orderValue += value.asDouble
      $0.contribution += contribution
      if $0.firstOrderDay == nil { $0.firstOrderDay = schedule.now }
    }
    record.totals.orders += 1
    let firstLook = Double(accounts[account].firstLookTime)
    if firstLook >= 0 { record.cycleTimes.record(days: schedule.now - firstLook) }
    record.totals.newCustomers += isFirst ? 1 : 0
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
  }

  /// The firm's records and learner take note of an order.
  ///
  /// The buyer of an order is always known, and noted if she lets the firm (R15). In the books the order counts for the last paid
  /// touch that could be matched, if it lies within the attribution window.
  private mutating func noteOrder(of account: Int, contribution: Double, at time: Double) {
    let person = shopper(of: account)
    learner.conversion(person: person, at: time)
    records.rows[person].orders += 1
    records.rows[person].lastOrderTime = time
    let known = records[person]
    guard known.lastPaidChannel >= 0,
      time - known.lastPaidTime <= configuration.firm.attributionWindowDays
    else { return }
    let channel = Int(known.lastPaidChannel)
    record.channels[channel].attributedOrders += 1
    reports[channel].cohorts[Int(known.lastPaidCohort)].orders += 1
    reports[channel].cohorts[Int(known.lastPaidCohort)].contribution += contribution
  }

  /// The order's arrival: it satisfies or not, the firm is remembered, friends may hear of it.
  mutating func deliver(to account: Int, _ schedule: inout EventSchedule<MarketEvent>) -> Bool {
    guard isActive(account) else { return false }
    record.totals.deliveries += 1
    accounts[account].pendingDeliveries -= 1
    var stream = streams.stream(
      .satisfaction, entity: account, occurrence: Int(accounts[account].deliveries))
    accounts[account].deliveries += 1
    let isSatisfied = stream.bernoulli(configuration.product.satisfiedShare)
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
    if isSatisfied { notices.append(.satisfied(account: Int32(account))) }
    return true
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
    let terms = venue.flatMap { sellingTerms[$0] }
    let commission = Money(rounding: value.asDouble * (terms?.commissionShare ?? 0))
    let handling = Money(
      rounding: value.asDouble * product.paymentFeeShare + product.fulfilmentCostPerOrder)
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
