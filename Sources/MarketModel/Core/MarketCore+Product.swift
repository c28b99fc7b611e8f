internal import RandomStreams
internal import SimulationKernel

/// The AI product: its data, its training, breaches of privacy and what competitors release.
extension MarketCore {
  /// Does what an event of the product says.
  mutating func handle(
    _ event: ProductEvent, _ subject: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    switch event {
    case .isUsed: return use(subject, &schedule)
    case .consentEnds: return withdrawFromTraining(of: subject)
    case _ where isRuined || isRunOff: return false
    case .trainingIsDue: scheduledTraining(&schedule)
    case .trainingEnds:
      endTraining()
      showRivals(&schedule)
    case .dataArrive: receiveData(from: subject, &schedule)
    case .incidentHappens: sufferIncident(subject, &schedule)
    case .competitorReleases: ageProduct(&schedule)
    }
    return true
  }

  /// Schedules the product's own dates.
  mutating func openProduct(_ schedule: inout EventSchedule<MarketEvent>) {
    guard let product = ai?.configuration else { return }
    if let days = product.training?.everyDays {
      scheduleProduct(.trainingIsDue, at: days, &schedule)
    }
    for (source, configuration) in product.sources.enumerated() {
      scheduleProduct(.dataArrive, subject: source, at: configuration.fromDay, &schedule)
    }
    scheduleIncident(0, &schedule)
    scheduleRelease(0, &schedule)
  }

  /// Schedules an event of the product before the horizon, after which nothing is learnt.
  private func scheduleProduct(
    _ event: ProductEvent, subject: Int = 0, at time: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard time < configuration.calendar.horizonDays else { return }
    schedule.schedule(.product(event, subject: Int32(subject)), at: time)
  }

  // MARK: - Training

  private mutating func scheduledTraining(_ schedule: inout EventSchedule<MarketEvent>) {
    guard let days = ai?.configuration.training?.everyDays else { return }
    scheduleProduct(.trainingIsDue, at: schedule.now + days, &schedule)
    startTraining(&schedule)
  }

  /// Starts a run if the data have grown enough since the last one.
  mutating func trainIfDataGrew(_ schedule: inout EventSchedule<MarketEvent>) {
    guard ai?.run == nil, ai?.hasGrownEnough() == true else { return }
    startTraining(&schedule)
  }

  /// Starts a run on the data there are, unless one is in progress or the cash does not pay for it.
  private mutating func startTraining(_ schedule: inout EventSchedule<MarketEvent>) {
    guard let training = ai?.configuration.training, ai?.run == nil,
      let records = ai?.effectiveRecords(), let number = ai?.totals.trainingRuns
    else { return }
    let cost = Money(rounding: min(training.cost(ofRecords: records.reduce(0, +)), 1e15))
    guard ledger.cash >= cost else { return }
    pay(cost, for: .training, at: schedule.now)
    var stream = streams.stream(.training, entity: 0, occurrence: number)
    let fails = stream.bernoulli(training.failureShare)
    let luck = exp(training.resultSpread * stream.standardNormal())
    let days = training.days(onOneMachine: training.days.draw(from: &stream))
    ai?.totals.trainingRuns += 1
    ai?.run = TrainingRun(records: records, fails: fails, luck: luck)
    scheduleProduct(.trainingEnds, at: schedule.now + days, &schedule)
  }

  /// A run ends: the new models are deployed, or all was in vain.
  private mutating func endTraining() {
    guard let run = ai?.run else { return }
    ai?.run = nil
    if run.fails {
      ai?.totals.failedRuns += 1
    } else {
      ai?.recordsAtLastRun = run.records.reduce(0, +)
      ai?.totals.deployments += 1
      ai?.deploy(run)
    }
  }

  // MARK: - Data of others

  private mutating func receiveData(
    from source: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let configuration = ai?.configuration.sources[source] else { return }
    scheduleProduct(.dataArrive, subject: source, at: schedule.now + daysPerMonth, &schedule)
    pay(Money(rounding: configuration.costPerMonth), for: .data, at: schedule.now)
    let records = configuration.recordsPerMonth * configuration.consentShare
    ai?.totals.sourceRecords += records
    ai?.recordsBySource[source] += records
    trainIfDataGrew(&schedule)
  }

  // MARK: - Breaches of privacy, and competitors

  private func scheduleIncident(_ number: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    guard let product = ai?.configuration, let incidents = product.incidents else { return }
    let perYear = incidents.perYear * (product.federated?.incidentShare ?? 1)
    guard perYear > 0 else { return }
    var stream = streams.stream(.incident, entity: 0, occurrence: number)
    scheduleProduct(
      .incidentHappens, subject: number,
      at: schedule.now + stream.exponential(mean: meanWait(often: perYear, in: 365.25)), &schedule)
  }

  /// A breach: those concerned lose trust and turn away, and the firm is fined.
  private mutating func sufferIncident(
    _ number: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let incidents = ai?.configuration.incidents else { return }
    scheduleIncident(number + 1, &schedule)
    ai?.totals.incidents += 1
    for person in people.indices where ai?.users[person].isKnown == true {
      var stream = streams.stream(.concern, entity: person, occurrence: number)
      guard stream.bernoulli(incidents.concernedShare), var user = ai?.users[person] else {
        continue
      }
      let before = user.distrust(at: schedule.now, halfLifeDays: incidents.trustHalfLifeDays)
      user.distrust = Float(before + incidents.trustLossUtility)
      user.distrustTime = schedule.now
      ai?.users[person] = user
      ai?.totals.concernedPeople += 1
      loseAwareness(of: person, share: incidents.awarenessLossShare, at: schedule.now)
    }
    let fine = Money(rounding: incidents.fineShareOfTurnover * turnover(at: schedule.now))
    pay(fine, for: .fines, at: schedule.now)
  }

  /// Revenue of the last year, or since the start if that is later; the year begins with the
  /// reporting period in which it began.
  private func turnover(at time: Double) -> Double {
    let yearAgo = record.periods.last { $0.end <= time - 365.25 }
    return -ledger.balance(of: .revenue).asDouble - (yearAgo?.totals.revenue ?? 0)
  }

  private func scheduleRelease(_ number: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    guard let releases = ai?.configuration.releases, releases.perYear > 0 else { return }
    var stream = streams.stream(.release, entity: 0, occurrence: number)
    scheduleProduct(
      .competitorReleases, subject: number,
      at: schedule.now + stream.exponential(mean: meanWait(often: releases.perYear, in: 365.25)),
      &schedule)
  }

  private mutating func ageProduct(_ schedule: inout EventSchedule<MarketEvent>) {
    guard let cut = ai?.configuration.releases?.errorCutShare else { return }
    ai?.frontierError *= 1 - cut
    ai?.totals.releases += 1
    if let number = ai?.totals.releases { scheduleRelease(number, &schedule) }
  }
}
