internal import ConversionModel
internal import SimulationKernel

/// What is kept of a run: a row a period, the totals at the horizon, the value of the customers.
extension MarketCore {
  mutating func scheduleReport(_ schedule: inout EventSchedule<MarketEvent>) {
    let next = Double(record.periods.count + 1) * configuration.calendar.reportEveryDays
    // The horizon's own report is made by `close`, when everything before it has happened.
    guard next < configuration.calendar.horizonDays else { return }
    schedule.schedule(.periodEnds, at: next, phase: Self.reportPhase)
  }

  mutating func endPeriod(_ schedule: inout EventSchedule<MarketEvent>) -> Bool {
    guard !isRunOff else { return false }
    report(at: schedule.now)
    scheduleReport(&schedule)
    return true
  }

  private mutating func report(at time: Double) {
    learner.mature(upTo: time)
    recogniseRevenue(at: time)
    updateTotals(at: time)
    updateSubscriptionTotals(at: time)
    var period = PeriodRecord()
    period.end = time
    period.stages = FunnelStage.allCases.map { funnel[$0] }
    period.stagesAgree = stagesAreConsistent()
    period.cash = ledger.cash.asDouble
    period.openingCash = configuration.firm.openingCash.asDouble
    period.ledgerImbalance = ledger.imbalance.minorUnits
    period.totals = record.totals
    period.channelSpend = record.channels.map(\.spend)
    period.channelVisits = record.channels.map { $0.paidClicks + $0.organicVisits }
    period.learning = LearningRecord(learner.validation)
    period.learning.pooledLogLoss = learner.pooledLogLoss
    if configuration.truthEvery != nil { record.keptTouches = learner.keptTouches }
    period.product = ai?.record(ledger)
    period.competition = competition(at: time)
    record.periods.append(period)
  }

  private mutating func updateTotals(at time: Double) {
    record.totals.cash = ledger.cash.asDouble
    record.totals.receivables = ledger.balance(of: .receivables).asDouble
    record.totals.merchantPayables = -ledger.balance(of: .merchantPayables).asDouble
    record.totals.debt = -ledger.balance(of: .debt).asDouble
    record.totals.revenue = -ledger.balance(of: .revenue).asDouble
    record.totals.marketing = ledger.balance(of: .marketing).asDouble
    record.totals.fixedCosts = ledger.balance(of: .fixedCosts).asDouble
    record.totals.commission = ledger.balance(of: .commission).asDouble
    record.totals.costOfRevenue =
      (ledger.balance(of: .commission) + ledger.balance(of: .goodsCost)
      + ledger.balance(of: .fulfilment) + ledger.balance(of: .inference)).asDouble
    record.totals.profit = ledger.profit.asDouble
    record.totals.meanTrust = trust.mean(at: time)
    record.totals.customersHeld = customersHeld(at: time)
    record.totals.finance.creditDrawn = -ledger.balance(of: .credit).asDouble
    record.totals.finance.interest = ledger.balance(of: .interest).asDouble
    record.totals.finance.taxes = ledger.balance(of: .taxes).asDouble
    record.totals.finance.payroll = ledger.balance(of: .payroll).asDouble
  }

  /// The customers that are held; costs a pass over everybody where single orders are placed.
  func customersHeld(at time: Double) -> Int {
    if isRuined { return 0 }
    if hasPlan { return record.totals.subscriptions.subscribers }
    let lapseDays = configuration.firm.lapseDays
    var held = 0
    for account in accounts.indices where time - accounts[account].lastOrderTime < lapseDays {
      held += 1
    }
    return held
  }

  private func isHeld(_ account: Int, at time: Double) -> Bool {
    if hasPlan { return subscriptions.isPaying(account) }
    return time - accounts[account].lastOrderTime < configuration.firm.lapseDays
  }

  /// Closes the books, makes the horizon's report and begins the run-off of the customers held.
  mutating func close(at horizon: Double) {
    payFixedCosts(sinceLastMonthEndAt: horizon)
    settleFinance(at: horizon)
    countCustomers()
    noteValueByFormula()
    report(at: horizon)
    record.featureWeights = learner.featureWeights
    record.scores = learner.validation.scoreCounts
    isRunOff = true
    var held = Array(repeating: false, count: accounts.count)
    for account in accounts.indices where !isRuined && isHeld(account, at: horizon) {
      held[account] = true
    }
    runOff = RunOff(
      start: horizon,
      discountRatePerDay: -log(1 - configuration.firm.discountPerYearShare) / 365.25,
      isHeld: held, recordAtHorizon: record)
  }

  /// What the run leaves behind: the record as it stood at the horizon, with the value of the
  /// customers held.
  var finalRecord: MarketRecord {
    let people = configuration.agentRepresents
    guard isRunOff else { return record.representing(people) }
    var final = runOff.recordAtHorizon
    final.totals.customerValue = runOff.customerValue - serviceCostLeft
    return final.representing(people)
  }

  /// Counts an order's contribution towards the value of the customers held, after the horizon.
  ///
  /// - Returns: Whether the run-off has begun, so that nothing is to be booked.
  mutating func addToRunOff(_ contribution: Double, at time: Double) -> Bool {
    guard isRunOff else { return false }
    runOff.customerValue += contribution * runOff.discountFactor(at: time)
    return true
  }
}

/// The time after the horizon, in which the customers then held go on buying as they would
/// without any further marketing, so that what they are worth can be counted (R1).
///
/// Nothing is booked, bought or learnt any more.
struct RunOff: Sendable, Hashable {
  var start = 0.0
  var discountRatePerDay = 0.0
  /// Who was a customer at the horizon, one flag an account.
  var isHeld: [Bool] = []
  /// What was counted until the horizon; what is counted after it is thrown away.
  var recordAtHorizon = MarketRecord()
  /// Discounted contribution so far, minor units.
  var customerValue = 0.0

  /// What money at `time` is worth at the horizon.
  func discountFactor(at time: Double) -> Double { exp(-discountRatePerDay * (time - start)) }

  /// What a unit a day over a span is worth at the horizon.
  func discountedDays(from begin: Double, to end: Double) -> Double {
    discountRatePerDay == 0
      ? end - begin
      : (discountFactor(at: begin) - discountFactor(at: end)) / discountRatePerDay
  }
}

extension LearningRecord {
  init(_ validation: ProgressiveValidation) {
    self.init()
    examples = validation.count
    baseRate = validation.positiveShare
    logLoss = validation.logLoss
    baseRateLogLoss = validation.baseRateLogLoss
    auc = validation.areaUnderCurve
    accuracy = validation.accuracy
    precision = validation.precision
    recall = validation.recall
    f1 = validation.f1Score
    brier = validation.brierScore
    calibrationError = validation.expectedCalibrationError()
  }
}
