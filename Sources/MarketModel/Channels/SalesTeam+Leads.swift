internal import RandomStreams
internal import SimulationKernel

/// How leads come, wait, are reached, return and expire (R13).
extension SalesTeam {
  /// Accounts tried for a prospect before there is none: with a fifth of them free, all are missed
  /// once in 1.6 million prospects.
  private static let triesPerProspect = 64

  /// Starts the wait for the next prospect, unless one is under way.
  mutating func prospect(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard !isProspecting, configuration.prospectsPerDay > 0, core.phases[index] == .live else {
      return
    }
    isProspecting = true
    var stream = core.streams.stream(
      .prospect.on(channel: streamChannel), entity: 0, occurrence: prospects)
    schedule.schedule(
      event(.prospects), after: stream.exponential(mean: 1 / configuration.prospectsPerDay))
  }

  /// Puts an account on the list that the team has found: the first that is no customer and no lead.
  mutating func takeProspect(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    isProspecting = false
    guard isWorking(in: core), core.phases[index] == .live else { return false }
    var stream = core.streams.stream(
      .prospect.on(channel: streamChannel), entity: 0, occurrence: prospects)
    _ = stream.uniform()  // the wait
    prospects += 1
    prospect(in: &core, &schedule)
    // Without representatives there is nobody who would look for accounts.
    guard desk.serverCount > 0 else { return false }
    for _ in 0..<Self.triesPerProspect {
      let account = stream.index(below: leads.accountCount)
      // Both draws are made for every account, so that the next is the same for every audience.
      let isAddressed =
        stream.uniform()
        < core.propensity(of: core.shopper(of: account), on: index, at: schedule.now)
      let state = core.accounts[account]
      guard isAddressed, state.salesStage == nil, leads[account] == nil,
        state.restingStage != .customer, state.needStage != .cart || !state.isNeedOpen,
        core.mayApproach(core.shopper(of: account), at: schedule.now)
      else { continue }
      admit(account, origin: .prospect, source: nil, in: &core, &schedule)
      return true
    }
    return false
  }

  /// An account that the product has satisfied may become a lead: to pay, or to buy more.
  mutating func mayQualify(
    _ account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard configuration.productQualifiedShare > 0, !core.subscriptions.isPaying(account) else {
      return
    }
    let state = core.accounts[account]
    var stream = core.streams.stream(
      .productQualified.on(channel: streamChannel), entity: account,
      occurrence: state.deliveries + state.orders)
    guard stream.bernoulli(configuration.productQualifiedShare) else { return }
    admit(account, origin: .productQualified, source: nil, in: &core, &schedule)
  }

  /// Takes an account on the list that is on nobody's, and asks for a representative.
  mutating func admit(
    _ account: Int, origin: LeadOrigin, source: VisitSource?, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard isWorking(in: core), core.phases[index] == .live,
      core.accounts[account].salesStage == nil, leads[account] == nil,
      origin.isAsked || core.mayApproach(core.shopper(of: account), at: schedule.now)
    else { return }
    leads.add(account, origin: origin, source: source)
    count(in: &core) { $0.leads += 1 }
    if let source { core.updateChannel(of: source) { $0.leadsBrought += 1 } }
    core.setSalesStage(of: account, to: .lead)
    requestContact(account, in: &core, &schedule)
  }

  /// Asks for a representative; whoever waits too long grows cold.
  private mutating func requestContact(
    _ account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let lead = leads[account] else { return }
    let rank = Double(lead.origin.rawValue)
    guard let wait = request(account, rank: rank, in: &core, &schedule),
      let coldAfterDays = drawContact(lead, in: core).coldAfterDays
    else { return }
    let cold = schedule.schedule(event(.leadExpires, of: account), after: coldAfterDays)
    desk.setTimer(cold, of: wait)
    leads[account]?.pending = cold
  }

  /// Asks for a representative's time.
  ///
  /// - Returns: The wait, if there is one.
  mutating func request(
    _ account: Int, rank: Double, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> WaitTicket? {
    leads[account]?.pending = nil
    switch desk.request(Int32(account), rank: rank, at: schedule.now) {
    case .started(let service):
      count(in: &core) { $0.requests += 1 }
      begin(service, in: &core, &schedule)
      return nil
    case .waiting(let ticket):
      count(in: &core) {
        $0.requests += 1
        $0.delayedRequests += 1
      }
      leads[account]?.wait = ticket
      return ticket
    case .balked: preconditionFailure("the line has no limit")
    }
  }

  /// A representative begins with a lead or a meeting, and is at it until its end.
  mutating func begin(
    _ service: ServerPool<Int32>.Service, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    schedule.cancelTimers(of: service)
    let account = Int(service.customer)
    guard let lead = leads[account] else { preconditionFailure("only leads are worked on") }
    leads[account]?.wait = nil
    leads[account]?.service = service.ticket
    if core.accounts[account].salesStage == .qualified {
      schedule.schedule(
        event(.meetingEnds, of: account), after: drawOpportunity(lead, in: core).meetingDays)
    } else {
      schedule.schedule(
        event(.contactEnds, of: account), after: drawContact(lead, in: core).contactDays)
    }
  }

  /// Frees a lead's representative for whoever waits.
  mutating func release(
    _ account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let service = leads[account]?.service else { return }
    leads[account]?.service = nil
    if let next = desk.release(service, at: schedule.now) { begin(next, in: &core, &schedule) }
  }

  /// Everything that is drawn of an attempt to reach an account, each time alike.
  func drawContact(
    _ lead: SalesLead, in core: MarketCore
  ) -> (
    reaching: Double, wanting: Double, matching: Double, contactDays: Double,
    coldAfterDays: Double?
  ) {
    var stream = core.streams.stream(
      .contact.on(channel: streamChannel), entity: lead.account, occurrence: lead.attemptKey)
    return (
      stream.uniform(), stream.uniform(), stream.uniform(),
      configuration.contactDays.draw(from: &stream),
      configuration.coldAfterDays?.draw(from: &stream)
    )
  }

  /// An attempt ends: the account was reached and has a need, or not.
  mutating func endContact(
    with account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard goesOn(with: account, in: &core, &schedule), let lead = leads[account] else {
      return true
    }
    guard lead.origin.isAsked || core.mayApproach(core.shopper(of: account), at: schedule.now)
    else {
      // She has withdrawn her consent since she came on the list, and is not called.
      end(account, in: &core, &schedule) { $0.expired += 1 }
      return true
    }
    count(in: &core) { $0.contacts += 1 }
    let draws = drawContact(lead, in: core)
    let hasAsked = lead.origin == .inquiry && lead.attempts == 0
    let isBusy = core.accounts[account].isNeedOpen && core.accounts[account].needStage == .cart
    guard !isBusy, hasAsked || draws.reaching < configuration.connectShare else {
      tryLater(account, in: &core, &schedule)
      return true
    }
    count(in: &core) { $0.conversations += 1 }
    core.converse(
      with: core.shopper(of: account), on: index, lift: configuration.liftPerConversation,
      matching: draws.matching, &schedule)
    if draws.wanting < configuration.createsNeedShare { core.openImpulse(of: account, &schedule) }
    if core.accounts[account].isNeedOpen || core.isServed(account) {
      qualify(account, in: &core, &schedule)
    } else {
      end(account, in: &core, &schedule) { $0.disqualified += 1 }
    }
    return true
  }

  /// Frees the representative, and says whether the lead is to be gone on with.
  mutating func goesOn(
    with account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let hasEnded = leads[account]?.hasEnded ?? true
    release(account, in: &core, &schedule)
    if hasEnded {
      leads[account] = nil
      return false
    }
    guard isWorking(in: core) else {
      end(account, in: &core, &schedule) { $0.expired += 1 }
      return false
    }
    return true
  }

  private mutating func tryLater(
    _ account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard var lead = leads[account] else { return }
    lead.attempts += 1
    if lead.attempts < configuration.attempts {
      lead.pending = schedule.schedule(
        event(.leadReturns, of: account), after: configuration.retryDays)
      leads[account] = lead
    } else {
      end(account, in: &core, &schedule) { $0.expired += 1 }
    }
  }

  /// A lead that could not be reached is tried again.
  mutating func retry(
    _ account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard isWorking(in: core) else {
      end(account, in: &core, &schedule) { $0.expired += 1 }
      return true
    }
    requestContact(account, in: &core, &schedule)
    return true
  }

  /// A lead has waited too long.
  mutating func expire(
    _ account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    end(account, in: &core, &schedule) { $0.expired += 1 }
    return true
  }

  /// An account bought from us: if it was a lead, then without a representative.
  ///
  /// A deal's lead has ended before the deal is booked.
  mutating func noteUnaided(
    _ account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let lead = leads[account], !lead.hasEnded else { return }
    end(account, in: &core, &schedule) { $0.unaided += 1 }
  }

  /// The team ends: nobody is called any more.
  mutating func dropLeads(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    for account in leads.accounts where leads[account]?.hasEnded == false {
      end(account, in: &core, &schedule) { $0.expired += 1 }
    }
  }

  /// Ends a lead, wherever it is, and lets the account go its own way.
  mutating func end(
    _ account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>,
    as outcome: (inout PipelineTotals) -> Void
  ) {
    guard let lead = leads[account] else { return }
    count(in: &core, outcome)
    if let wait = lead.wait { _ = desk.withdraw(wait, at: schedule.now) }
    if let pending = lead.pending { schedule.cancel(pending) }
    if lead.service == nil {
      leads[account] = nil
    } else {
      leads[account]?.hasEnded = true
    }
    core.releaseFromSales(account, &schedule)
  }
}
