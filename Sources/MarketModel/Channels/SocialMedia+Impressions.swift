internal import RandomStreams
internal import SimulationKernel

/// A social medium among the channels: paid impressions (A3).
extension SocialMedia: Channel {
  var bytes: Int { exposures.reservedBytes + followings.reservedBytes }

  mutating func open(in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>) {
    // The first slot's wait is drawn now; each slot draws the wait for the next.
    var stream = core.streams.stream(.firstAdSlot.on(channel: streamChannel), entity: 0)
    slotsUntilNext = stream.exponential(mean: 1)
    forecastCost(in: &core)
  }

  mutating func phaseChanged(
    to phase: ChannelPhase, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    budgetChanged(in: &core, &schedule)
    guard phase == .live, !hasLaunched else { return }
    hasLaunched = true
    launch(in: &core, &schedule)
    planShows(&schedule)
  }

  mutating func budgetChanged(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    if let slotHandle { schedule.cancel(slotHandle) }
    let perDay = core.budgetPerDay(of: index)
    var pace = perDay / (costPerImpression * core.advertisingPriceFactor(at: schedule.now))
    if hasAuction {
      budget.set(perDay: perDay, at: schedule.now)
      pace = auctionsPerDay(at: schedule.now)
    }
    let next = setPace(slotsPerDay: pace, at: schedule.now)
    slotHandle = next.map {
      schedule.schedule(.channel(UInt8(index), ChannelEvent(.offersAdSlot)), at: $0)
    }
  }

  /// A slot's candidates are not in the event.
  func rowsExpected(by action: ChannelAction) -> ExpectedRows {
    switch action {
    case .seesPost: ExpectedRows(subject: .person, rows: RowAddresses(of: exposures))
    case .seesFirmPost: ExpectedRows(subject: .person, rows: RowAddresses(of: followings))
    default: ExpectedRows()
    }
  }

  mutating func handle(
    _ event: ChannelEvent, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    switch event.action {
    case .offersAdSlot: offerAdSlot(in: &core, &schedule)
    case .seesPost: seePost(Int(event.subject), in: &core, &schedule)
    case .seesFirmPost: seeFirmPost(Int(event.subject), in: &core, &schedule)
    case .refreshesCreative: refreshCreative(in: &core, &schedule)
    case .showBegins: beginShow(Int(event.number), in: &core, &schedule)
    case .watchesShow:
      watchShow(Int(event.number), Int(event.subject), in: &core, &schedule)
    default: preconditionFailure("no such event is scheduled for social media")
    }
  }

  var hears: NoticeKinds { .satisfied }

  mutating func hear(
    _ notice: MarketNotice, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard case .satisfied(let account) = notice, core.phases[index] == .live else { return }
    let person = core.shopper(of: Int(account))
    post(
      by: person, probability: configuration.sharePerSatisfyingOrder, in: &core, &schedule)
    if let following = configuration.following {
      mayFollow(
        person, probability: following.followPerSatisfyingOrder, in: &core, &schedule)
    }
  }

  /// A slot for a paid impression: somebody is found for it, or it stays unsold.
  private mutating func offerAdSlot(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    slotHandle = nil
    guard !core.isRunOff, !core.isRuined else { return false }
    let slot = slots
    let streams = core.streams
    var draws: SlotDraws
    if let upcomingSlot {
      draws = upcomingSlot
    } else {
      draws = SlotDraws(of: slot, on: streamChannel, among: exposures.count, streams)
    }
    if hasAuction {
      // A whole slot's wait has passed, so that only the pace of the next one changes.
      _ = setPace(slotsPerDay: auctionsPerDay(at: schedule.now), at: schedule.now)
    }
    let next = awaitSlot(draws.wait, at: schedule.now)
    // Drawn now, so that the rows of who will be offered it come while other events are handled.
    let coming = SlotDraws(of: slots, on: streamChannel, among: exposures.count, streams)
    exposures.fetchAhead(coming.candidate)
    core.people.fetchAhead(coming.candidate)
    core.accounts.fetchAhead(core.account(of: coming.candidate))
    upcomingSlot = coming
    slotHandle = schedule.schedule(
      .channel(UInt8(index), ChannelEvent(.offersAdSlot)), at: next)
    // A firm that cannot pay for a thousand impressions does not get one.
    guard core.ledger.cash.asDouble >= configuration.costPerMille,
      let person = fillSlot(
        with: &draws.stream, first: draws.candidate, in: &core, at: schedule.now)
    else { return false }
    var cost = costPerImpression * core.advertisingPriceFactor(at: schedule.now)
    if hasAuction {
      cost = costPerImpression
      guard budget.allows(cost, at: schedule.now) else { return false }
      // Whom another gets sees the other's advertisement.
      guard let price = bid(forSlot: slot, of: &core, at: schedule.now) else { return true }
      cost = price
    }
    core.lastShownTo = person
    showAdvertisement(to: person, for: cost, in: &core, &schedule)
    return true
  }

  private mutating func showAdvertisement(
    to person: Int, for cost: Double, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    // The rows of a person who was drawn are far apart in memory: asked for together, they come
    // together.
    let isNeedOpen = core.accounts[core.account(of: person)].isNeedOpen
    let awareness = core.awareness(of: person, at: schedule.now)
    core.buyImpression(on: index, for: accrual.add(cost))
    core.updateRegion(of: person, at: schedule.now) { $0.spend += cost }
    let impression = Int(exposures[person].seen)
    let recent = expose(person, at: schedule.now)
    let freshness = freshness(recent: recent) * creativeEffect
    wearCreative(&schedule)
    var stream = core.streams.stream(
      .adResponse.on(channel: streamChannel), entity: person, occurrence: impression)
    let hasClicked = respond(
      person, by: .paid(index), clickShare: configuration.clickThroughShare * freshness,
      isNeedOpen: isNeedOpen, stream: &stream, in: &core, &schedule)
    core.raiseAwareness(
      of: person, by: configuration.liftPerImpression * freshness,
      from: hasClicked ? nil : awareness, &schedule)
  }
}
