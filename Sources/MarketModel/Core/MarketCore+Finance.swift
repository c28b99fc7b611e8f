internal import RandomStreams
internal import SimulationKernel

/// Credit, funding, pay and taxes (D7).
extension MarketCore {
  /// Schedules what is dated of the firm's finance.
  mutating func openFinance(_ schedule: inout EventSchedule<MarketEvent>) {
    for (index, round) in configuration.firm.finance.funding.enumerated()
    where round.notBeforeDay < configuration.calendar.horizonDays {
      schedule.schedule(.opensRound(Int32(index)), at: max(0, round.notBeforeDay))
    }
  }

  /// Draws on the credit line what a bill takes beyond the cash, as far as the line goes.
  mutating func drawCredit(for amount: Money, at time: Double) {
    guard credit != nil else { return }
    let missing = amount - max(.zero, ledger.cash)
    let drawn = min(missing, credit?.available ?? .zero)
    guard drawn > .zero else { return }
    credit?.draw(drawn, at: time)
    ledger.post(drawn, debit: .cash, credit: .credit)
  }

  /// A month's end: everything that is due by the month.
  mutating func endMonth(at time: Double) -> Bool {
    guard payFixedCosts(at: time) else { return false }
    recogniseRevenue(at: time)
    payService(at: time)
    monthsEnded += 1
    payPeople(until: time, monthDays: time - lastMonthEnd)
    payInterest(at: time)
    if let every = tax?.configuration.everyMonths, monthsEnded % every == 0 { payTax(at: time) }
    repayCredit(at: time)
    lastMonthEnd = time
    return true
  }

  /// The horizon: everything that is due for the unfinished month.
  mutating func settleFinance(at horizon: Double) {
    guard !isRuined else { return }
    recogniseRevenue(at: horizon)
    payService(at: horizon)
    payPeople(until: horizon, monthDays: configuration.calendar.lastMonthDays)
    payInterest(at: horizon)
    payTax(at: horizon)
  }

  private mutating func payPeople(until time: Double, monthDays: Double) {
    for position in configuration.firm.finance.payroll where !isRuined {
      pay(
        position.cost(from: lastMonthEnd, to: time, monthDays: monthDays), for: .payroll, at: time)
    }
  }

  private mutating func payInterest(at time: Double) {
    guard !isRuined, let interest = credit?.takeInterest(at: time) else { return }
    pay(interest, for: .interest, at: time)
  }

  private mutating func payTax(at time: Double) {
    guard !isRuined, let due = tax?.due(onProfitBeforeTax: ledger.profitBeforeTax) else { return }
    pay(due, for: .taxes, at: time)
  }

  /// Pays back with the cash that is not kept.
  private mutating func repayCredit(at time: Double) {
    guard !isRuined, let amount = credit?.repayment(from: ledger.cash), amount > .zero else {
      return
    }
    credit?.repay(amount, at: time)
    ledger.post(amount, debit: .credit, credit: .cash)
  }

  /// Investors look at the firm: they pay in, refuse for good, or look again in a month.
  mutating func openRound(
    _ index: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let round = configuration.firm.finance.funding[index]
    guard !isRuined, !isRunOff, schedule.now < round.notAfterDay else { return false }
    var stream = streams.stream(.funding, entity: index)
    // Drawn first and once, so that the investors' mind does not hang on the firm's strategy.
    guard stream.bernoulli(round.chanceShare) else { return false }
    guard
      round.isMet(mrr: subscriptions.recurring.present, customers: customersHeld(at: schedule.now))
    else {
      let next = configuration.calendar.billing.time(months: 1, after: schedule.now)
      if next < configuration.calendar.horizonDays {
        schedule.schedule(.opensRound(Int32(index)), at: next)
      }
      return false
    }
    ledger.post(round.amount, debit: .cash, credit: .equity)
    record.totals.finance.fundingRaised += round.amount.asDouble
    record.totals.finance.roundsClosed += 1
    return true
  }
}
