import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Price plans: from signing up to leaving, with the money (B6).
struct SubscriptionTests {
  /// One account that the test subscribes itself.
  private static func alone(
    _ plan: PricePlan, horizonDays: Double = 400,
    changing change: (inout MarketConfiguration) -> Void = { _ in }
  ) throws -> Simulation<Market> {
    var market = try MarketConfiguration.makeSubscribing(
      to: plan, people: 2, horizonDays: horizonDays, needsPerYear: 0)
    change(&market)
    return open(market, idle)
  }

  @Test("A year paid ahead is earned day by day, to the minor unit")
  func annual() throws {
    var run = try Self.alone(
      try .make(.annualPrepaid(discountShare: 0.15), meanChurn: 1, seats: 3))
    run.run(until: 10.5)
    run.edit { $0.core.startSubscription(of: 0, by: .direct, &$1) }
    // Three seats at 100.00 for twelve months, less 15 %.
    let bill: Int64 = 306_000
    let opening: Int64 = 50_000_000
    #expect(run.model.core.ledger.cash.minorUnits == opening + bill)
    #expect(run.model.core.ledger.balance(of: .deferredRevenue).minorUnits == -bill)
    #expect(run.model.core.subscriptions.recurring.present.minorUnits == 25_500)
    run.run(until: 110.2)
    run.edit { market, schedule in market.core.recogniseRevenue(at: schedule.now) }
    // Twelve mean months from day 10.5 are 365 whole days, of which 100 are over; 306,000 is 838
    // a day and 130 over.
    #expect(run.model.core.ledger.balance(of: .revenue).minorUnits == -100 * 839)
    run.run(until: 399)
    run.edit { market, schedule in market.core.recogniseRevenue(at: schedule.now) }
    #expect(run.model.core.ledger.balance(of: .revenue).minorUnits == -bill)
    #expect(run.model.core.ledger.balance(of: .deferredRevenue) == .zero)
    #expect(run.model.core.subscriptions.recurring.present == .zero)
    #expect(run.model.core.subscriptions.recurring.churn.minorUnits == 25_500)
    #expect(run.model.core.accounts[0].stage == .lapsed)
  }

  @Test("Months are billed on their day, and the day after the last none is")
  func monthly() throws {
    var run = try Self.alone(try .make(meanChurn: 0)) { market in
      let lengths = [31.0, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29]
      market.calendar.billing = BillingCalendar(
        monthStarts: lengths.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) })
    }
    run.run(until: 30.75)
    run.edit { $0.core.startSubscription(of: 1, by: .direct, &$1) }
    // The 31st of January; then the 28th of February, the 31st of March, the 30th of April.
    for (day, bills) in [(58.7, 1), (58.8, 2), (89.7, 2), (89.8, 3), (119.7, 3), (119.8, 4)] {
      run.run(until: day)
      #expect(run.model.core.record.totals.subscriptions.bills == bills)
    }
    run.edit { $0.core.endSubscription(of: 1, &$1) }
    run.run(until: 399)
    #expect(run.model.core.record.totals.subscriptions.bills == 4)
    #expect(run.model.core.record.totals.subscriptions.subscribers == 0)
    #expect(run.model.core.subscriptions.isConsistent())
  }

  @Test("Customers pay after their payment days, and the firm waits for it")
  func paymentTerms() throws {
    var plan = try PricePlan.make(meanChurn: 0)
    plan.paymentDays = 20
    var run = try Self.alone(plan)
    let cash = run.model.core.ledger.cash
    run.run(until: 5.5)
    run.edit { $0.core.startSubscription(of: 0, by: .direct, &$1) }
    run.run(until: 25.9)
    #expect(run.model.core.ledger.cash == cash)
    #expect(run.model.core.ledger.balance(of: .receivables).minorUnits == 10_000)
    run.run(until: 26.1)
    #expect(run.model.core.ledger.cash.minorUnits == cash.minorUnits + 10_000)
    #expect(run.model.core.ledger.balance(of: .receivables) == .zero)
  }

  @Test("A licence is earned at once, its maintenance over the year")
  func licence() throws {
    var plan = try PricePlan.make(meanChurn: 0, seats: 2)
    plan.charge = .licence(pricePerSeat: 100_000, maintenancePerYearShare: 0.2)
    var run = try Self.alone(plan)
    run.edit { $0.core.startSubscription(of: 0, by: .direct, &$1) }
    #expect(run.model.core.ledger.balance(of: .revenue).minorUnits == -200_000)
    #expect(run.model.core.ledger.balance(of: .deferredRevenue).minorUnits == -40_000)
    #expect(run.model.core.subscriptions.recurring.present.minorUnits == 3333)
  }

  @Test("Use and turnover are billed when the month is over", arguments: [true, false])
  func arrears(isUsage: Bool) throws {
    var plan = try PricePlan.make(meanChurn: 0, seats: 4)
    let drawn = try Distribution.uniform(low: 500, high: 1500)
    plan.charge =
      isUsage
      ? .usage(unitsPerSeatMonth: drawn, pricePerUnit: 3)
      : .revenueShare(turnoverPerSeatMonth: drawn, share: 3)
    var run = try Self.alone(plan)
    run.edit { $0.core.startSubscription(of: 0, by: .direct, &$1) }
    var earned: [Int64] = []
    for month in 1...3 {
      let expected = run.model.core.subscriptions.recurring.present.minorUnits
      #expect(expected >= 6000 && expected <= 18_000)
      run.run(until: Double(month) * daysPerMonth + 0.1)
      earned.append(expected)
      #expect(
        run.model.core.ledger.balance(of: .revenue).minorUnits == -earned.reduce(0, +))
    }
    #expect(Set(earned).count == 3)
    #expect(run.model.core.ledger.balance(of: .deferredRevenue) == .zero)
  }

  @Test("A first payment that is taken back leaves nothing earned")
  func moneyBack() throws {
    var run = try Self.alone(try .make(.annualPrepaid(discountShare: 0))) { market in
      market.product.satisfiedShare = 0
      market.loyalty.care = CareConfiguration(returnShare: 1, moneyBackDays: 14)
    }
    let cash = run.model.core.ledger.cash
    run.run(until: 3.2)
    run.edit { $0.core.startSubscription(of: 0, by: .direct, &$1) }
    run.run(until: 17.1)
    #expect(run.model.core.ledger.cash.minorUnits == cash.minorUnits + 120_000)
    run.run(until: 17.3)
    let core = run.model.core
    #expect(core.ledger.cash == cash && core.ledger.balance(of: .deferredRevenue) == .zero)
    #expect(core.ledger.balance(of: .revenue) == .zero && core.ledger.imbalance == .zero)
    #expect(core.record.totals.loyalty.returns == 1)
    #expect(core.record.totals.loyalty.refunds == 120_000)
    #expect(core.subscriptions.recurring.present == .zero && core.subscriptions.isConsistent())
  }

  // 1000 accounts on trial: the share that pays is 1000 draws; four standard errors, 6e-5 each.
  @Test(
    "A trial's share pays, moved by experience",
    arguments: [(1, 0.25), (0, 0.25)] as [(Double, Double)])
  func trial(satisfied: Double, share: Double) throws {
    var plan = try PricePlan.make(meanChurn: 0)
    plan.trying = .trial(days: 14, paysShare: share)
    var market = try MarketConfiguration.makeSubscribing(to: plan, people: 1000, horizonDays: 60)
    market.need.needsPerYear = 0
    market.product.satisfiedShare = satisfied
    market.product.satisfactionUtility = 0.5
    var run = open(market, idle)
    run.edit { market, schedule in
      for account in 0..<1000 { market.core.signUp(account, by: .direct, &schedule) }
    }
    #expect(run.model.core.record.totals.subscriptions.tryingAccounts == 1000)
    #expect(run.model.core.funnel[.trial] == 1000)
    run.run(until: 13.9)
    #expect(run.model.core.record.totals.subscriptions.subscribers == 0)
    run.run(until: 14.1)
    let totals = run.model.core.record.totals.subscriptions
    let odds = share / (1 - share) * exp(satisfied > 0 ? 0.5 : -0.5)
    let expected = odds / (1 + odds)
    let error = (expected * (1 - expected) / 1000).squareRoot()
    #expect(abs(Double(totals.subscribers) / 1000 - expected) < 4 * error)
    #expect(totals.tryingAccounts == 0 && totals.triedBefore == totals.newSubscribers)
    #expect(run.model.core.subscriptions.isConsistent())
  }

  @Test("Seats grow and shrink at renewals, and the waterfall says so")
  func seats() throws {
    var plan = try PricePlan.make(meanChurn: 0.1, seats: 10)
    plan.seatChange = SeatChange(expandsShare: 0.3, contractsShare: 0.2, partOfSeats: 0.2)
    let record = play(
      try .makeSubscribing(to: plan, people: 300, horizonDays: 240), idle)
    let totals = record.totals.subscriptions
    #expect(totals.expansionMRR > 0 && totals.contractionMRR > 0 && totals.churnMRR > 0)
    #expect(totals.mrrByWaterfall == totals.mrr)
    #expect(totals.mrr == Double(totals.seats) * 10_000)
    var before = 0.0
    for period in record.periods.map(\.totals.subscriptions) {
      #expect(period.mrrByWaterfall == period.mrr)
      #expect(period.oldChurnMRR - before <= period.churnMRR)
      before = period.oldChurnMRR
    }
  }

  // After the horizon 500 accounts bring 100.00 a month and cost 20.00, and none leaves: a sum of 24
  // discounted bills and of two years' service.
  @Test("What subscribers are worth is their bills less their service")
  func worth() throws {
    var plan = try PricePlan.make(meanChurn: 0)
    plan.servingCostPerSeatMonth = 2000
    plan.openingTerms = .atStart
    var market = try MarketConfiguration.makeSubscribing(
      to: plan, people: 500, horizonDays: 30, valueDays: 24 * daysPerMonth)
    market.firm.customersNowShare = 1
    let totals = play(market, idle).totals
    #expect(totals.customersHeld == 500)
    let rate = -log(1 - market.firm.discountPerYearShare) / 365.25
    let bills = (1...24).reduce(0.0) { $0 + exp(-rate * (Double($1) * daysPerMonth - 30)) }
    let service = (1 - exp(-rate * 24 * daysPerMonth)) / rate / daysPerMonth
    let expected = 500 * (10_000 * bills - 2000 * service)
    #expect(abs(totals.customerValue - expected) < 1e-6 * expected)
  }

  @Test("A ruined firm has no subscribers, and nothing flows")
  func ruin() throws {
    var market = try MarketConfiguration.makeSubscribing(
      to: try .make(meanChurn: 0.05), people: 100, horizonDays: 300)
    market.firm.customersNowShare = 0.5
    market.firm.openingCash = Money(minorUnits: 100)
    market.firm.fixedCostPerMonth = Money(minorUnits: 900_000_000)
    let record = play(market, idle)
    let totals = record.totals
    #expect(totals.ruinDay == 30 && totals.customersHeld == 0 && totals.customerValue == 0)
    #expect(totals.subscriptions.mrr == 0 && totals.subscriptions.mrrByWaterfall == 0)
    #expect(record.periods[1].totals.revenue == totals.revenue)
    #expect(totals.subscriptions.subscriberDays > 0)
  }

  @Test("Who signs up in a festival has its price for the first term, and gets that back")
  func festivalPrice() throws {
    for (day, first) in [(5.5, Int64(7_500)), (25.5, 10_000)] {
      var run = try Self.alone(try .make(meanChurn: 0)) { market in
        market.macro.festivals = [Festival(name: "sale", days: 0..<20, discountShare: 0.25)]
      }
      let cash = run.model.core.ledger.cash.minorUnits
      run.run(until: day)
      run.edit { $0.core.startSubscription(of: 0, by: .direct, &$1) }
      #expect(run.model.core.ledger.cash.minorUnits == cash + first)
      // What it brings a month is the price by the list.
      #expect(run.model.core.subscriptions.recurring.present.minorUnits == 10_000)
      run.run(until: day + 31)
      #expect(run.model.core.ledger.cash.minorUnits == cash + first + 10_000)
    }
    var run = try Self.alone(try .make(.annualPrepaid(discountShare: 0))) { market in
      market.macro.festivals = [Festival(name: "sale", days: 0..<20, discountShare: 0.25)]
      market.product.satisfiedShare = 0
      market.loyalty.care = CareConfiguration(returnShare: 1, moneyBackDays: 14)
    }
    let cash = run.model.core.ledger.cash
    run.run(until: 3.2)
    run.edit { $0.core.startSubscription(of: 0, by: .direct, &$1) }
    run.run(until: 17.3)
    #expect(run.model.core.ledger.cash == cash)
    #expect(run.model.core.record.totals.loyalty.refunds == 90_000)
    #expect(run.model.core.ledger.balance(of: .deferredRevenue) == .zero)
  }

  @Test("A product made to measure costs once for each account that begins to pay")
  func customisation() throws {
    var run = try Self.alone(try .make(meanChurn: 0)) { market in
      market.product.customisation = CustomisationConfiguration(
        fitUtility: 0, costPerOrder: 2_500, addedDeliveryDays: 0)
    }
    let cash = run.model.core.ledger.cash.minorUnits
    run.run(until: 5.5)
    run.edit { $0.core.startSubscription(of: 0, by: .direct, &$1) }
    run.run(until: 40)
    let core = run.model.core
    #expect(core.record.totals.subscriptions.bills == 2)
    #expect(core.ledger.cash.minorUnits == cash + 2 * 10_000 - 2_500)
    #expect(core.ledger.balance(of: .fulfilment).minorUnits == 2_500)
    #expect(core.ledger.imbalance == .zero)
  }
}
