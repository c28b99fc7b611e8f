internal import RandomStreams
internal import SimulationKernel

/// Representatives join, learn, leave and are paid (D13, R13).
extension SalesTeam {
  /// The team's first day: those who are there from the start know their work.
  mutating func start(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    hasStarted = true
    wanted = configuration.staff.representativesAtStart
    for _ in 0..<wanted {
      let number = staff.hire()
      _ = staff.join(number, knowsWork: true, at: schedule.now)
      awaitDeparture(of: number, in: core, &schedule)
    }
    updateCapacity(in: &core, &schedule)
  }

  /// Hires whom the budget pays, or gives notice to whom it does not.
  mutating func adjustStaff(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    while staff.planned < wanted {
      let number = staff.hire()
      schedule.schedule(
        event(.representativeJoins, of: number),
        after: drawRepresentative(number, in: core).hiringDays)
    }
    while staff.planned > wanted {
      guard let number = staff.dismissLast() else { continue }
      schedule.schedule(
        event(.representativeLeaves, of: number), after: configuration.staff.noticeDays)
    }
  }

  /// Everything that is drawn of a representative, each time alike.
  private func drawRepresentative(
    _ number: Int, in core: MarketCore
  ) -> (hiringDays: Double, leaving: Double) {
    var stream = core.streams.stream(
      .representative.on(channel: streamChannel), entity: number)
    let leaving = stream.exponential(mean: 1)
    return (configuration.staff.hiringDays.draw(from: &stream), leaving)
  }

  private func awaitDeparture(
    of number: Int, in core: MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let share = configuration.staff.leavesPerYearShare
    guard share > 0 else { return }
    let hazardPerDay = -log(1 - share) / 365.25
    schedule.schedule(
      event(.representativeLeaves, of: number),
      after: drawRepresentative(number, in: core).leaving / hazardPerDay)
  }

  /// A representative's first day.
  mutating func join(
    _ number: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard isWorking(in: core), staff.join(number, knowsWork: false, at: schedule.now) else {
      return false
    }
    count(in: &core) { $0.hires += 1 }
    payOut(configuration.staff.costPerHire, in: &core, at: schedule.now)
    awaitDeparture(of: number, in: core, &schedule)
    updateCapacity(in: &core, &schedule)
    return true
  }

  /// Somebody has learnt enough for the team to work one lead more at a time.
  mutating func ramp(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    rise = nil
    guard isWorking(in: core) else { return false }
    updateCapacity(in: &core, &schedule)
    return true
  }

  /// A representative's last day; her place is filled if it is still wanted.
  mutating func leave(
    _ number: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard !core.isRunOff, !core.isRuined, staff.leave(number, at: schedule.now) else {
      return false
    }
    count(in: &core) { $0.departures += 1 }
    adjustStaff(in: &core, &schedule)
    updateCapacity(in: &core, &schedule)
    return true
  }

  /// Lets as many leads be worked at a time as the staff can, and foresees the next rise.
  private mutating func updateCapacity(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    desk.resize(to: staff.capacity(at: schedule.now), at: schedule.now)
    while let service = desk.startNext(at: schedule.now) { begin(service, in: &core, &schedule) }
    if let rise { schedule.cancel(rise) }
    rise = staff.nextRise(after: schedule.now).map {
      schedule.schedule(event(.representativeRamps), at: $0)
    }
  }

  /// Pays everybody for the days since this was last done.
  mutating func payStaff(in core: inout MarketCore, at time: Double) {
    let perDay = configuration.staff.costPerMonth.asDouble / daysPerMonth
    payOut(accrual.add(staff.takePaidDays(until: time) * perDay), in: &core, at: time)
  }

  /// Pays representatives, or for hiring them.
  func payOut(_ amount: Money, in core: inout MarketCore, at time: Double) {
    guard !core.isRuined else { return }
    core.pay(amount, for: .payroll, on: index, at: time)
    count(in: &core) { $0.payroll += amount.asDouble }
    core.record.totals.channelPayroll += amount.asDouble
  }
}
