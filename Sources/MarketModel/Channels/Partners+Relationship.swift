internal import RandomStreams
internal import SimulationKernel

/// Partners are found, trained, cared for, and leave or defect.
extension Partners {
  /// The first day: those who are there from the start know their work.
  mutating func start(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    hasStarted = true
    planCampaigns(&schedule)
    wanted = configuration.partnersAtStart
    for territory in 0..<wanted {
      partners[territory].strength = drawPlace(territory, in: core).strength
      partners[territory].phase = .onboarding
      startWork(territory, in: &core, &schedule)
    }
  }

  /// Everything that is drawn of a territory's partner, each time alike.
  private func drawPlace(
    _ territory: Int, in core: MarketCore
  ) -> (searchDays: Double, onboardingDays: Double, strength: Double) {
    let recruiting = configuration.recruiting
    var stream = core.streams.stream(
      .partner.on(channel: streamChannel), entity: territory,
      occurrence: partners[territory].generation)
    let searchDays = recruiting.searchDays.draw(from: &stream)
    let onboardingDays = recruiting.onboardingDays.draw(from: &stream)
    let sigma = recruiting.strengthSigma
    var best = -Double.infinity
    for _ in 0..<recruiting.candidates { best = max(best, stream.standardNormal()) }
    return (searchDays, onboardingDays, exp(sigma * best - sigma * sigma / 2))
  }

  /// Looks for another partner if there are too few, or gives notice where there are too many.
  mutating func adjustNumber(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    var planned = partners.count { $0.isPlanned }
    while planned > wanted, let territory = whomToLeave(at: schedule.now) {
      planned -= 1
      guard partners[territory].phase == .working || partners[territory].phase == .onboarding
      else {
        partners[territory].vacate()
        continue
      }
      partners[territory].hasNotice = true
      schedule.schedule(
        event(.partnerLeaves, in: territory), after: configuration.contract.noticeDays)
    }
    guard planned < wanted, core.phases[index] == .live, !partners.contains(where: \.isSought),
      let territory = partners.firstIndex(where: { $0.phase == .vacant })
    else { return }
    partners[territory].phase = .sought
    schedule.schedule(
      event(.partnerSigns, in: territory), after: drawPlace(territory, in: core).searchDays)
  }

  /// With which partner to do without: a place that is not filled yet, or whoever sells least.
  private func whomToLeave(at time: Double) -> Int? {
    func worth(_ territory: Int) -> Double {
      switch partners[territory].phase {
      case .vacant, .sought: -1
      case .onboarding: partners[territory].strength * configuration.relationship.healthAtStart
      case .working: partners[territory].strength * partners[territory].health.level(at: time)
      }
    }
    return partners.indices.filter { partners[$0].isPlanned }.min { worth($0) < worth($1) }
  }

  /// The search has ended: the best of those looked at signs, and the next is looked for.
  mutating func sign(
    _ territory: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard partners[territory].phase == .sought else { return false }
    guard core.phases[index] == .live else {
      partners[territory].vacate()
      return true
    }
    let recruiting = configuration.recruiting
    let looking = Money(
      minorUnits: Int64(recruiting.candidates) * recruiting.costPerCandidate.minorUnits)
    core.pay(looking + recruiting.onboardingCost, for: .marketing, on: index, at: schedule.now)
    count(in: &core) {
      $0.signed += 1
      $0.recruitingCost += (looking + recruiting.onboardingCost).asDouble
    }
    let place = drawPlace(territory, in: core)
    partners[territory].phase = .onboarding
    partners[territory].strength = place.strength
    schedule.schedule(event(.partnerStarts, in: territory), after: place.onboardingDays)
    adjustNumber(in: &core, &schedule)
    return true
  }

  /// A partner's first day of work.
  mutating func begin(
    _ territory: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard partners[territory].phase == .onboarding else { return false }
    startWork(territory, in: &core, &schedule)
    return true
  }

  private mutating func startWork(
    _ territory: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    partners[territory].phase = .working
    partners[territory].health = Decaying(
      configuration.relationship.healthAtStart, at: schedule.now)
    partners[territory].startTime = schedule.now
    partners[territory].earnedSince = schedule.now
    shareCare(at: schedule.now)
    restock(territory, in: &core, &schedule)
    awaitCall(from: territory, in: core, &schedule)
    awaitTemptation(territory, in: core, &schedule)
  }

  // MARK: - Health

  /// Changes what is spent on care a day, for all partners together.
  mutating func setCare(to perDay: Double, at time: Double) {
    carePerDay = perDay
    shareCare(at: time)
  }

  /// Shares the care out among the partners, and lets the health of each run to its new level.
  ///
  /// With fading δ and a gain of δ · care / careForHalfHealth on what is lacking, the health settles
  /// at care / (care + careForHalfHealth) and runs there at the sum of both rates.
  private mutating func shareCare(at time: Double) {
    let relationship = configuration.relationship
    let working = partners.indices.filter { partners[$0].phase == .working }
    let each = working.isEmpty ? 0 : carePerDay * daysPerMonth / Double(working.count)
    care.set(perMonth: working.isEmpty ? 0 : carePerDay * daysPerMonth, at: time)
    let strength = each / relationship.careForHalfHealth
    let fading = log(2) / relationship.healthHalfLifeDays
    for territory in working {
      partners[territory].health.run(
        towards: strength / (1 + strength), perDay: fading * (1 + strength), from: time)
    }
  }

  // MARK: - Leaving

  /// Waits for the next occasion on which a partner of no health would defect.
  private mutating func awaitTemptation(
    _ territory: Int, in core: MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let share = configuration.relationship.defectsPerYearShare
    guard share > 0 else { return }
    var stream = temptation(of: territory, in: core)
    let perYear = -log(1 - share)
    schedule.schedule(
      event(.partnerDefects, in: territory),
      after: stream.exponential(mean: meanWait(often: perYear, in: 365.25)))
  }

  private func temptation(of territory: Int, in core: MarketCore) -> RandomStream {
    core.streams.stream(
      .partnerDefection.on(channel: streamChannel), entity: territory,
      occurrence: partners[territory].temptations)
  }

  /// A partner may go over to the rival: the likelier, the more its health lacks (thinning).
  mutating func mayDefect(
    _ territory: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard partners[territory].phase == .working else { return false }
    var stream = temptation(of: territory, in: core)
    _ = stream.uniform()  // the wait
    let staying = stream.uniform()
    partners[territory].temptations += 1
    guard staying >= partners[territory].health.level(at: schedule.now) else {
      awaitTemptation(territory, in: core, &schedule)
      return false
    }
    count(in: &core) { $0.defections += 1 }
    for account in accounts(of: territory) where registrations[account].offer == .ours {
      // The pipeline goes with the partner: the account decides about the rival's offer.
      registrations[account].offer = .rivals
      count(in: &core) { $0.offersTaken += 1 }
    }
    endPartner(in: territory, of: &core, &schedule)
    return true
  }

  /// The last day of a partner whom the firm has given notice.
  mutating func leave(
    _ territory: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard partners[territory].hasNotice else { return false }
    let exitCost = configuration.contract.exitCost
    core.pay(exitCost, for: .marketing, on: index, at: schedule.now)
    count(in: &core) {
      $0.dismissed += 1
      $0.exitCost += exitCost.asDouble
    }
    for account in accounts(of: territory) where registrations[account].offer == .ours {
      endOffer(to: account, in: &core, &schedule) { $0.expired += 1 }
    }
    endPartner(in: territory, of: &core, &schedule)
    return true
  }

  /// A partner is gone: its stock comes back in part, its commissions end, and it is replaced if it
  /// is still wanted.
  private mutating func endPartner(
    in territory: Int, of core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    if partners[territory].phase == .working {
      partners[territory].health.advance(to: schedule.now)
      pastHealthDays += partners[territory].health.area
      pastDays += schedule.now - partners[territory].startTime
      payMinimum(to: territory, in: &core, at: schedule.now)
    }
    takeStockBack(territory, in: &core, at: schedule.now)
    for account in accounts(of: territory) {
      core.endCommission(of: account, by: index)
    }
    partners[territory].vacate()
    shareCare(at: schedule.now)
    adjustNumber(in: &core, &schedule)
  }
}

extension Partner {
  fileprivate var isSought: Bool { phase == .sought }
}
