internal import RandomStreams
internal import SimulationKernel

/// What integrations use, pay and bring.
extension Developers {
  /// A month's use of all live integrations is metered and billed.
  mutating func meter(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let live = developers.indices.filter { developers[$0].phase == .live }
    isMetering = !live.isEmpty
    if isMetering { schedule.schedule(event(.usageIsMetered), after: daysPerMonth) }
    bill(live, in: &core, &schedule)
    return !live.isEmpty
  }

  /// Bills what some developers' products have used since the last time, and pays for serving it.
  mutating func bill(
    _ rows: [Int], in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    var due = Money.zero
    for developer in rows {
      let units = takeUse(of: developer, in: core, at: schedule.now)
      let usage = configuration.usage
      let amount = Money(rounding: units.billed * usage.pricePerUnit)
      let cost = units.used * usage.servingCostPerUnit
      core.serve(Int(units.used), at: schedule.now)
      leaveRecords(of: units.used, by: developer, in: &core, &schedule)
      if core.addToRunOff(amount.asDouble - cost, at: schedule.now) { continue }
      let served = serving.add(cost)
      core.pay(served, for: .servingCosts, at: schedule.now)
      core.noteUsage(
        amount.asDouble - served.asDouble, on: index, cohort: developers[developer].cohort)
      due += amount
      count(in: &core) {
        $0.units += units.used
        $0.usageRevenue += amount.asDouble
        $0.servingCost += served.asDouble
        if amount > .zero, $0.firstRevenueDay == nil { $0.firstRevenueDay = schedule.now }
      }
    }
    core.billUsage(due, paidAfter: configuration.usage.paymentDays, &schedule)
  }

  /// What the use of an integration leaves to learn from.
  private mutating func leaveRecords(
    of units: Double, by developer: Int, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let learnt = configuration.usage.learnt, learnt.share > 0 else { return }
    let before = developers[developer].records
    developers[developer].records += core.learn(
      fromUses: units * learnt.share, after: before, correlation: learnt.correlation, &schedule)
  }

  /// The use of an integration since it was last metered, in whole units.
  private mutating func takeUse(
    of developer: Int, in core: MarketCore, at time: Double
  ) -> (used: Double, billed: Double) {
    let usage = configuration.usage
    let row = developers[developer]
    let months = (time - row.meteredUntil) / daysPerMonth
    var stream = core.streams.stream(
      .integrationUse.on(channel: streamChannel), entity: row.number, occurrence: row.bills)
    developers[developer].bills += 1
    developers[developer].meteredUntil = time
    let sigma = usage.monthSigma
    let luck = exp(sigma * stream.standardNormal() - sigma * sigma / 2)
    let grown =
      grownDays(until: time - row.liveTime) - grownDays(until: row.meteredUntil - row.liveTime)
    let used =
      (drawBuilding(of: developer, in: core).unitsPerMonth * luck * grown / daysPerMonth)
      .rounded(.toNearestOrEven)
    let most = 1e12
    return (min(used, most), min(most, max(0, used - usage.freeUnitsPerMonth * months)))
  }

  /// Days of full use that the first days of an integration make: its use grows in proportion.
  private func grownDays(until days: Double) -> Double {
    let growth = configuration.usage.growthDays
    return days < growth ? days * days / (2 * growth) : days - growth / 2
  }

  // MARK: - End users

  /// Waits for the next of the market's people who comes to us from a developer's product.
  func awaitEndUser(
    of developer: Int, in core: MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let endUsers = configuration.endUsers, endUsers.perIntegrationMonth > 0 else { return }
    var stream = endUserStream(of: developer, in: core)
    let wait = stream.exponential(
      mean: meanWait(often: endUsers.perIntegrationMonth, in: daysPerMonth))
    schedule.schedule(
      event(.endUserComes, of: stream.index(below: core.people.count), number: developer),
      after: wait)
  }

  private func endUserStream(of developer: Int, in core: MarketCore) -> RandomStream {
    core.streams.stream(
      .endUser.on(channel: streamChannel), entity: developers[developer].number,
      occurrence: developers[developer].endUsers)
  }

  /// Somebody comes who has met our product in a developer's.
  mutating func receive(
    _ person: Int, from developer: Int, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let endUsers = configuration.endUsers else { return }
    var stream = endUserStream(of: developer, in: core)
    _ = stream.uniform()  // the wait
    _ = stream.index(below: core.people.count)
    developers[developer].endUsers += 1
    awaitEndUser(of: developer, in: core, &schedule)
    count(in: &core) { $0.endUsers += 1 }
    core.receive(
      person, by: .organic(index), impulseShare: endUsers.impulseShare, stream: &stream, &schedule)
  }
}

extension MarketCore {
  /// Counts what a month's use contributes: in all, for the channel, and in the firm's books.
  mutating func noteUsage(_ contribution: Double, on channel: Int, cohort: Int) {
    record.totals.contribution += contribution
    record.channels[channel].contribution += contribution
    guard cohort >= 0, configuration.channels[channel].sees != .none else { return }
    reports[channel].cohorts[cohort].contribution += contribution
  }

  /// Books what was used, to be paid later.
  mutating func billUsage(
    _ amount: Money, paidAfter days: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard amount > .zero else { return }
    ledger.post(amount, debit: .receivables, credit: .revenue)
    schedule.schedule(.collects(minorUnits: amount.minorUnits), after: days)
  }
}
