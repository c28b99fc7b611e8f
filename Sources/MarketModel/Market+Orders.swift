internal import ConversionModel
internal import RandomStreams
internal import SimulationKernel

/// From a cart to a delivered order, with the money.
extension Market {
  /// No order is worth more, minor units: a distribution without bound may draw what no ledger holds.
  private static let mostOrderValue = 1e11

  /// The decision about a filled cart: order, buy from the rival, or leave it.
  mutating func checkOut(
    _ person: Int, _ token: UInt32, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard isActive(person), isCurrent(token, of: person) else { return false }
    var stream = streams.stream(
      .checkoutChoice, entity: person, occurrence: occasionKey(of: person))
    let choosing = stream.uniform()
    let choosingRival = stream.uniform()
    let considersRival = stream.bernoulli(configuration.rival.consideredShare)
    let choice = PurchaseChoice(
      us: isRuined ? nil : utility(for: person, visiting: nil, at: schedule.now),
      rival: considersRival ? utilities.ofRival(to: population.traits[person]) : nil,
      neither: utilities.abandoning, uniform: choosing, rivalUniform: choosingRival)
    switch choice {
    case .us:
      order(person, &schedule)
    case .rival:
      record.totals.rivalSales += 1
      closeNeed(of: person)
    case .neither:
      people[person].needStage = .considering
      endOccasion(of: person)
      refreshStage(of: person)
      scheduleNextOccasion(of: person, &schedule)
    }
    return true
  }

  private mutating func order(_ person: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    let product = configuration.product
    let number = Int(people[person].orders)
    var stream = streams.stream(.order, entity: person, occurrence: number)
    let worth =
      product.orderValue.draw(from: &stream) * product.minorUnitsPerUnit * product.priceLevel
      * pow(Double(population.traits[person].relativeSpend), product.orderValueSpendElasticity)
    let value = Money(rounding: min(worth, Self.mostOrderValue))
    let deliveryDays =
      product.deliveryDays.draw(from: &stream) + (product.customisation?.addedDeliveryDays ?? 0)
    let isFirst = number == 0
    people[person].orders += 1
    people[person].lastOrderTime = schedule.now
    people[person].pendingDeliveries += 1
    let contribution = sell(for: value, &schedule)
    platform.recordSale(at: schedule.now)
    schedule.schedule(.isDelivered(person: Int32(person)), after: deliveryDays)
    closeNeed(of: person)
    guard !isRunOff else { return }

    record.totals.orders += 1
    record.totals.newCustomers += isFirst ? 1 : 0
    record.totals.orderValue += value.asDouble
    record.totals.contribution += contribution
    updateChannel(of: VisitSource(code: Int(people[person].cartSource))) {
      $0.orders += 1
      $0.newCustomers += isFirst ? 1 : 0
      $0.orderValue += value.asDouble
      $0.contribution += contribution
    }
    noteOrder(of: person, contribution: contribution, at: schedule.now)
  }

  /// The firm's records and learner take note of an order.
  ///
  /// The buyer of an order is always known. In the books the order counts for the last paid
  /// touch that could be matched, if it lies within the attribution window.
  private mutating func noteOrder(of person: Int, contribution: Double, at time: Double) {
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
  mutating func deliver(to person: Int, _ schedule: inout EventSchedule<MarketEvent>) -> Bool {
    guard isActive(person) else { return false }
    record.totals.deliveries += 1
    people[person].pendingDeliveries -= 1
    var stream = streams.stream(
      .satisfaction, entity: person, occurrence: Int(people[person].deliveries))
    people[person].deliveries += 1
    let opening = configuration.product.satisfiedShare
    let isSatisfied = stream.bernoulli(
      ai?.satisfiedShare(for: person, opening: opening) ?? opening)
    people[person].satisfaction = isSatisfied ? 1 : -1
    people[person].restingStage = .customer
    refreshStage(of: person)
    if !people[person].hasLapseCheck {
      people[person].hasLapseCheck = true
      let lapseTime = people[person].lastOrderTime + configuration.firm.lapseDays
      schedule.schedule(.lapses(person: Int32(person)), at: max(schedule.now, lapseTime))
    }
    raiseAwareness(of: person, by: configuration.awareness.liftPerOrder, &schedule)
    beginUsing(person, &schedule)
    if isSatisfied {
      for medium in socialMedia.indices {
        post(
          by: person, on: medium,
          probability: socialMedia[medium].configuration.sharePerSatisfyingOrder, &schedule)
      }
    }
    return true
  }

  /// Books a sale and what it costs, and returns the contribution in minor units.
  private mutating func sell(
    for value: Money, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Double {
    let product = configuration.product
    let commission = Money(rounding: value.asDouble * platform.configuration.commissionShare)
    let handling = Money(
      rounding: value.asDouble * product.paymentFeeShare + product.fulfilmentCostPerOrder
        + (product.customisation?.costPerOrder ?? 0))
    switch platform.configuration.operatedBy {
    case .firm:
      let merchantsPart = value - commission
      let contribution = (commission - handling).asDouble
      if addToRunOff(contribution, at: schedule.now) { return contribution }
      ledger.post(commission, debit: .cash, credit: .revenue)
      ledger.post(merchantsPart, debit: .cash, credit: .merchantPayables)
      pay(handling, for: .fulfilment, at: schedule.now)
      scheduleSettlement(of: merchantsPart, &schedule)
      return contribution
    case .thirdParty:
      let goods = Money(rounding: value.asDouble * product.goodsCostShare)
      let contribution = (value - commission - goods - handling).asDouble
      if addToRunOff(contribution, at: schedule.now) { return contribution }
      ledger.post(value, debit: .receivables, credit: .revenue)
      ledger.post(commission, debit: .commission, credit: .receivables)
      pay(goods, for: .goodsCost, at: schedule.now)
      pay(handling, for: .fulfilment, at: schedule.now)
      scheduleSettlement(of: value - commission, &schedule)
      return contribution
    }
  }

  private func scheduleSettlement(
    of amount: Money, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    schedule.schedule(
      .settles(minorUnits: amount.minorUnits), after: platform.configuration.settlementDays)
  }
}
