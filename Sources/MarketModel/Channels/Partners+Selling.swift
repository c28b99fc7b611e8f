internal import RandomStreams
internal import SimulationKernel

/// What partners do with accounts: calls, offers, and whose account it is.
extension Partners {
  /// Accounts tried for a call before there is none.
  private static let triesPerCall = 64

  /// Notes that an account is the partner's of its territory for a while.
  mutating func register(_ account: Int, in territory: Int, at time: Double) {
    registrations[account].until = Float(time + configuration.contract.registrationDays)
    registrations[account].generation = UInt16(truncatingIfNeeded: partners[territory].generation)
  }

  /// Whether an account is registered by the territory's present partner.
  func isRegistered(_ account: Int, in territory: Int, at time: Double) -> Bool {
    let registration = registrations[account]
    return Double(registration.until) > time
      && registration.generation == UInt16(truncatingIfNeeded: partners[territory].generation)
  }

  private func callStream(from territory: Int, in core: MarketCore) -> RandomStream {
    core.streams.stream(
      .partnerCall.on(channel: streamChannel), entity: territory,
      occurrence: partners[territory].calls)
  }

  /// Waits for the next call that the partner would make in full health.
  mutating func awaitCall(
    from territory: Int, in core: MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    // However strong it is, it calls on nobody more often than once a week.
    let perDay = min(
      configuration.selling.leadsPerMonth / daysPerMonth * partners[territory].strength,
      Double(accounts(of: territory).count) / 7)
    guard perDay > 0 else { return }
    var stream = callStream(from: territory, in: core)
    schedule.schedule(
      event(.partnerCalls, in: territory), after: stream.exponential(mean: 1 / perDay))
  }

  /// A partner calls on an account, if its health moves it to (thinning): a lead, and with a need an
  /// offer.
  mutating func call(
    from territory: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard partners[territory].phase == .working else { return false }
    var stream = callStream(from: territory, in: core)
    _ = stream.uniform()  // the wait
    let draws = stream.eightUniforms()
    partners[territory].calls += 1
    awaitCall(from: territory, in: core, &schedule)
    guard core.phases[index] == .live,
      draws[0] < partners[territory].health.level(at: schedule.now),
      let account = accountToCall(
        in: territory, isKnownToNeed: draws[1] < configuration.selling.knowsNeedShare,
        drawing: &stream, in: core, at: schedule.now)
    else { return false }
    register(account, in: territory, at: schedule.now)
    countLeads(in: &core) {
      $0.leads += 1
      $0.contacts += 1
      $0.conversations += 1
    }
    let person = core.shopper(of: account)
    core.converse(
      with: person, on: index, lift: configuration.selling.liftPerCall, matching: draws[2],
      &schedule)
    if draws[3] < configuration.selling.createsNeedShare {
      core.openImpulse(of: account, &schedule)
    }
    if core.accounts[account].isNeedOpen || core.isServed(account) {
      offer(to: account, in: &core, &schedule)
    } else {
      countLeads(in: &core) { $0.disqualified += 1 }
    }
    return true
  }

  /// An account that is nobody's and no customer; one with a need if there is such.
  private func accountToCall(
    in territory: Int, isKnownToNeed: Bool, drawing stream: inout RandomStream,
    in core: MarketCore, at time: Double
  ) -> Int? {
    let accounts = accounts(of: territory)
    guard !accounts.isEmpty else { return nil }
    var other: Int?
    for _ in 0..<Self.triesPerCall {
      let account = accounts.lowerBound + stream.index(below: accounts.count)
      let state = core.accounts[account]
      guard state.salesStage == nil, !core.subscriptions.isPaying(account),
        state.restingStage != .customer, !(state.isNeedOpen && state.isDeciding),
        core.sells(to: core.shopper(of: account), at: time),
        core.mayApproach(core.shopper(of: account), at: time)
      else { continue }
      if state.isNeedOpen || !isKnownToNeed { return account }
      other = other ?? account
    }
    return other
  }

  /// An account with a need gets an offer: until it decides it looks nowhere else.
  private mutating func offer(
    to account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    countLeads(in: &core) {
      $0.qualified += 1
      $0.opportunities += 1
      $0.open += 1
    }
    registrations[account].makeOffer()
    for member in core.members(of: account) where member != core.shopper(of: account) {
      core.raiseAwareness(of: member, by: configuration.selling.liftPerCall, &schedule)
    }
    core.setSalesStage(of: account, to: .opportunity)
    core.suspendShopping(of: account, at: schedule.now)
    var stream = offerStream(of: account, in: core)
    schedule.schedule(
      .channel(
        UInt8(index),
        ChannelEvent(
          .partnerOfferDecided, of: account, number: registrations[account].number)),
      after: configuration.selling.cycleDays.draw(from: &stream))
  }

  private func offerStream(of account: Int, in core: MarketCore) -> RandomStream {
    core.streams.stream(
      .partnerOffer.on(channel: streamChannel), entity: account,
      occurrence: Int(registrations[account].number))
  }

  /// The account decides: us (or, if the partner has gone over, the rival), the rival or nobody;
  /// then its people may veto (R8).
  mutating func decide(
    _ account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let offer = registrations[account].offer
    guard offer != .none else { return false }
    guard core.isActive(account), !core.isRuined, core.phases[index] != .closed else {
      endOffer(to: account, in: &core, &schedule) { $0.expired += 1 }
      return true
    }
    var stream = offerStream(of: account, in: core)
    _ = configuration.selling.cycleDays.draw(from: &stream)
    let choosing = stream.uniform()
    let choosingRival = stream.uniform()
    let considering = stream.uniform()
    let person = core.shopper(of: account)
    let advice = configuration.selling.adviceUtility
    let ours = core.utility(for: person, visiting: index, at: schedule.now) + advice
    let abandoning = core.utilities.abandoning
    core.weighRivals(
      for: account, inCart: false, against: abandoning, considering: considering,
      stream: &stream, at: schedule.now)
    // A partner that has gone over shows the first rival's offer.
    if offer == .rivals, !core.rivals.isEmpty {
      core.rivalWeights[0] = exp(
        core.rivalUtility(0, for: account, person, at: schedule.now) + advice - abandoning)
    }
    let choice = PurchaseChoice(
      us: offer == .rivals || core.accounts[account].hasDroppedOut ? nil : ours,
      rivals: core.rivalWeights, neither: abandoning, uniform: choosing, rivalUniform: choosingRival
    )
    switch choice {
    case .us:
      if core.groupAgrees(account, on: .ours, at: schedule.now) {
        win(account, in: &core, &schedule)
      } else {
        endOffer(to: account, in: &core, &schedule) { $0.noDecisions += 1 }
      }
    case .rival(let rival):
      let isSold = core.buy(account, from: rival, at: schedule.now)
      endOffer(to: account, in: &core, &schedule) {
        $0.lost += isSold ? 1 : 0
        $0.noDecisions += isSold ? 0 : 1
      }
    case .neither:
      core.record.totals.noDecisions += 1
      endOffer(to: account, in: &core, &schedule) { $0.noDecisions += 1 }
    }
    return true
  }

  private mutating func win(
    _ account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    // Ended first, so that the purchase is not taken for one without the partner.
    endOffer(to: account, in: &core, &schedule) { $0.won += 1 }
    core.creditTrial(of: account, to: .paid(index))
    let value = core.closeDeal(with: account, by: .paid(index), &schedule)
    countLeads(in: &core) { $0.dealValue += value.asDouble }
  }

  /// Ends an offer, and lets the account go its own way.
  mutating func endOffer(
    to account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>,
    as outcome: (inout PipelineTotals) -> Void
  ) {
    countLeads(in: &core) {
      outcome(&$0)
      $0.open -= 1
    }
    registrations[account].offer = .none
    core.releaseFromSales(account, &schedule)
  }

  /// The channel ends: nobody is offered anything any more.
  mutating func dropOffers(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    for account in registrations.indices where registrations[account].offer != .none {
      endOffer(to: account, in: &core, &schedule) { $0.expired += 1 }
    }
  }
}
