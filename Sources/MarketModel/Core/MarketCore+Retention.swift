/// What is kept of subscriptions and of who stays.
extension MarketCore {
  /// Brings the totals of subscriptions up to date.
  mutating func updateSubscriptionTotals(at time: Double) {
    guard hasPlan else { return }
    serve(until: time)
    let recurring = subscriptions.recurring
    record.totals.subscriptions.seats = subscriptions.service.paidSeats
    record.totals.subscriptions.mrrAtStart = recurring.atStart.asDouble
    record.totals.subscriptions.mrr = recurring.present.asDouble
    record.totals.subscriptions.newMRR = recurring.new.asDouble
    record.totals.subscriptions.expansionMRR = recurring.expansion.asDouble
    record.totals.subscriptions.contractionMRR = recurring.contraction.asDouble
    record.totals.subscriptions.churnMRR = recurring.churn.asDouble
    record.totals.subscriptions.oldExpansionMRR = recurring.fromOldCustomers.expansion.asDouble
    record.totals.subscriptions.oldContractionMRR = recurring.fromOldCustomers.contraction.asDouble
    record.totals.subscriptions.oldChurnMRR = recurring.fromOldCustomers.churn.asDouble
    record.totals.subscriptions.deferredRevenue = -ledger.balance(of: .deferredRevenue).asDouble
    record.totals.subscriptions.subscriberDays = subscriptions.service.subscriberDays
    compareWithYearAgo(at: time)
  }

  /// Notes who pays what a year before the horizon, and what of it is left at the horizon.
  mutating func compareWithYearAgo(at time: Double) {
    guard hasPlan else { return }
    let horizon = configuration.calendar.horizonDays
    if yearAgo == nil, time >= horizon - 365 {
      yearAgo = subscriptions.rows.map { $0.isPaying ? $0.mrr : 0 }
    }
    guard let yearAgo, time >= horizon else { return }
    var then: Int64 = 0
    var kept: Int64 = 0
    var atMost: Int64 = 0
    for (row, amount) in yearAgo.enumerated() where amount > 0 {
      let now = !isRuined && subscriptions.rows[row].isPaying ? subscriptions.rows[row].mrr : 0
      then += amount
      kept += now
      atMost += min(now, amount)
    }
    record.totals.subscriptions.yearAgoMRR = Double(then)
    record.totals.subscriptions.yearAgoKept = Double(kept)
    record.totals.subscriptions.yearAgoKeptAtMost = Double(atMost)
  }

  /// The textbook's value of what a mean subscriber will still bring, from the run's own means.
  mutating func noteValueByFormula() {
    guard let plan = configuration.product.plan, !isRuined else { return }
    let totals = record.totals.subscriptions
    guard totals.renewalsDue > 0, totals.bills > 0 else { return }
    let years = Double(plan.termMonths) / 12
    let interest = pow(1 - configuration.firm.discountPerYearShare, -years) - 1
    let perUnit = CustomerLifetimeValue.perUnitOfMargin(
      retentionShare: Double(totals.renewalsMade) / Double(totals.renewalsDue),
      discountShare: interest)
    guard perUnit.isFinite else { return }
    record.totals.subscriptions.valueByFormula =
      totals.billContribution / Double(totals.bills) * perUnit
  }

  /// Counts customers by the number of their orders after the first, and the days of referred
  /// subscribers; one pass over everybody.
  mutating func countCustomers() {
    let most = record.retention.customersByRepeatOrders.count - 1
    for account in accounts where account.orders > 0 {
      record.retention.customersByRepeatOrders[min(account.orders - 1, most)] += 1
    }
    for row in subscriptions.rows where row.isPaying && !isRuined && isReferred(Int(row.account)) {
      record.totals.loyalty.referredDays += configuration.calendar.horizonDays - row.start
    }
  }

  /// What the service from the last event to the end of the run-off costs, discounted.
  var serviceCostLeft: Double {
    guard let plan = configuration.product.plan, !isRuined else { return 0 }
    let end = configuration.calendar.horizonDays + configuration.firm.customerValueDays
    let perDay =
      Double(subscriptions.service.paidSeats) * plan.servingCostPerSeatMonth / daysPerMonth
    return perDay * runOff.discountedDays(from: subscriptions.service.since, to: end)
  }
}
