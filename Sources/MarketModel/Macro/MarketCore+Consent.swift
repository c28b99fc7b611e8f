internal import ConversionModel
internal import RandomStreams
internal import SimulationKernel

/// Consent and law: what the firm may do with whose data (R15).
extension MarketCore {
  /// Whether the firm may use a person's data for a purpose.
  ///
  /// Where a law holds it says what needs consent, and from when on; without any law the firm asks
  /// for everything. Data of a person in a region that the firm has entered crosses a border:
  /// profiling and training then need that consent too, where it is needed at all. A firm that
  /// does not honour consent uses everything.
  @inline(__always)
  func hasConsented(_ person: Int, to purpose: ConsentPurpose, at time: Double) -> Bool {
    guard !macro.consents.isEmpty, macro.isConsentHonoured else { return true }
    let needed = consentNeeded(by: person, at: time)
    var asked = ConsentPurposes(purpose)
    if purpose == .profiling || purpose == .training, isAbroad(person) {
      asked.insert(ConsentPurposes(.crossBorder))
    }
    return macro.consents[person].isSuperset(of: asked.intersection(needed))
  }

  /// What needs a person's consent.
  private func consentNeeded(by person: Int, at time: Double) -> ConsentPurposes {
    guard !macro.configuration.law.isEmpty else { return .all }
    let region = macro.regionOf.isEmpty ? 0 : Int(macro.regionOf[person])
    return macro.configuration.law.reduce(into: []) { needed, row in
      if row.holds(at: time, in: region) { needed.formUnion(row.consentFor) }
    }
  }

  private func isAbroad(_ person: Int) -> Bool {
    !macro.regionOf.isEmpty && macro.entries[Int(macro.regionOf[person])] != nil
  }

  /// The probability with which a person who could be addressed is addressed (R6).
  ///
  /// Whom the firm may not rate, or not write to, is addressed as one of those outside a chosen
  /// audience, which is the offer without personal targeting. Where the firm does not sell, nobody
  /// is addressed.
  func propensity(of person: Int, on channel: Int, at time: Double) -> Double {
    guard sells(to: person, at: time) else { return 0 }
    if !macro.consents.isEmpty, !decision.audiences[channel].isIncluded.isEmpty,
      !hasConsented(person, to: .profiling, at: time)
        || !hasConsented(person, to: .marketing, at: time)
    {
      return decision.audiences[channel].explorationShare
    }
    return decision.audiences[channel].propensity(of: person)
  }

  /// Whether the firm, or somebody in its name, may turn to a person who has not asked for it: by
  /// telephone, by a visit or by mail.
  func mayApproach(_ person: Int, at time: Double) -> Bool {
    hasConsented(person, to: .marketing, at: time)
  }

  /// Schedules laws, audits, withdrawals and deletions, and keeps no file on those who have not
  /// consented.
  mutating func planLaw(_ schedule: inout EventSchedule<MarketEvent>) {
    let horizon = configuration.calendar.horizonDays
    for (index, row) in macro.configuration.law.enumerated() {
      if row.day > 0 && row.day < horizon && !row.consentFor.isEmpty {
        schedule.schedule(.macro(MacroEvent(.lawHolds, of: index)), at: row.day)
      }
      scheduleAudit(by: index, after: max(0, row.day), &schedule)
    }
    guard let consent = macro.configuration.consent else { return }
    eraseUnconsented(at: 0)
    let rates = [consent.withdrawalsPerYear, consent.deletionsPerYear]
    guard rates.contains(where: { $0 > 0 }) else { return }
    for person in people.indices {
      var stream = streams.stream(.consent, entity: person, occurrence: 1)
      for (rate, action) in zip(rates, [MacroAction.withdrawsConsent, .deletesData]) {
        let wait = stream.exponential(mean: 1)
        guard rate > 0, wait * 365.25 / rate < horizon else { continue }
        schedule.schedule(
          .macro(MacroEvent(action, of: person)), at: wait * 365.25 / rate)
      }
    }
  }

  /// A person withdraws all that she has allowed: nothing more is learnt about her.
  mutating func withdrawConsent(of person: Int) -> Bool {
    guard !isRunOff, !macro.consents[person].isEmpty else { return false }
    macro.consents[person] = []
    if macro.isConsentHonoured { _ = withdrawFromTraining(of: person) }
    record.totals.consentWithdrawals += 1
    return true
  }

  /// A person demands that what is on file about her be deleted, and withdraws all that she has
  /// allowed.
  ///
  /// A firm that does not honour consent deletes nothing.
  mutating func deleteData(of person: Int) -> Bool {
    guard !isRunOff else { return false }
    macro.consents[person] = []
    if macro.isConsentHonoured {
      erase(person)
      _ = withdrawFromTraining(of: person)
    }
    record.totals.deletions += 1
    return true
  }

  /// Deletes the files of those whose consent is needed and missing, and what the product has of them
  /// to learn from.
  ///
  /// Costs a pass over everybody: done at the start and when a law comes into force.
  mutating func eraseUnconsented(at time: Double) {
    for person in people.indices {
      if !hasConsented(person, to: .profiling, at: time) { erase(person) }
      if hasAI, !hasConsented(person, to: .training, at: time) {
        _ = withdrawFromTraining(of: person)
      }
    }
  }

  private mutating func erase(_ person: Int) {
    records.erase(person)
    learner.forget(person: person)
  }

  private mutating func scheduleAudit(
    by index: Int, after time: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let perYear = macro.configuration.law[index].auditsPerYear
    guard perYear > 0 else { return }
    var stream = streams.stream(.audit, entity: index, occurrence: macro.audits[index])
    macro.audits[index] += 1
    let day = time + stream.exponential(mean: meanWait(often: perYear, in: 365.25))
    guard day < configuration.calendar.horizonDays else { return }
    schedule.schedule(.macro(MacroEvent(.audits, of: index)), at: day)
  }

  /// The authority looks into the firm's data, and fines it if it does not keep to consent.
  mutating func audit(
    by index: Int, at time: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard !isRuined, !isRunOff else { return false }
    record.totals.audits += 1
    scheduleAudit(by: index, after: time, &schedule)
    let row = macro.configuration.law[index]
    let isClean = macro.configuration.consent?.isHonoured ?? true
    if !isClean && !row.consentFor.isEmpty {
      fine(shareOfTurnover: row.fineShareOfTurnover, at: time)
    }
    return true
  }

  /// Pays a fine that is a share of the revenue of the last year.
  mutating func fine(shareOfTurnover share: Double, at time: Double) {
    let revenue = -ledger.balance(of: .revenue).asDouble
    let yearAgo = record.periods.last { $0.end <= time - 365 }?.totals.revenue ?? 0
    let amount = Money(rounding: max(0, revenue - yearAgo) * share)
    record.totals.fines += amount.asDouble
    pay(amount, for: .fines, at: time)
  }
}
