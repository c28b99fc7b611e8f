internal import RandomStreams
internal import SimulationKernel

/// Search advertising in a run (A2): people with an open need who search see it, and nobody else.
struct SearchAds: Sendable {
  let index: Int
  let streamChannel: Int
  let configuration: SearchAdsConfiguration
  /// Whether others bid: asked at every search.
  private let hasAuction: Bool
  private var budget: PacedBudget
  private var accrual = CostAccrual()

  init(index: Int, streamChannel: Int, configuration: SearchAdsConfiguration) {
    self.index = index
    self.streamChannel = streamChannel
    self.configuration = configuration
    hasAuction = configuration.auction != nil
    budget = PacedBudget(
      saving: max(configuration.costPerClick, configuration.ownName?.costPerClick ?? 0))
  }

  /// A place on a page of results.
  struct Placement: Sendable, Hashable {
    let clickShare: Double
    /// Minor units.
    let costPerClick: Double
  }

  /// Where our advertisement stands, or nil if it is not shown.
  ///
  /// - Parameters:
  ///   - stream: The search's own; each competitor's bid is drawn.
  ///   - bidScale: Minor units for a unit of a competitor's bid.
  ///   - rivalBids: What the rivals bid, minor units.
  func placement(
    drawing stream: inout RandomStream, bidScale: Double, rivalBids: [Double] = []
  ) -> Placement? {
    guard hasAuction, let auction = configuration.auction else {
      return Placement(
        clickShare: configuration.clickShare, costPerClick: configuration.costPerClick)
    }
    let ours = configuration.costPerClick * auction.quality
    var ahead = 0
    var next = auction.reserve
    for _ in 0..<auction.competitors {
      let theirs = auction.competitorBid.draw(from: &stream) * bidScale
      if theirs > ours { ahead += 1 } else { next = max(next, theirs) }
    }
    for theirs in rivalBids {
      if theirs > ours { ahead += 1 } else { next = max(next, theirs) }
    }
    guard ours >= auction.reserve, ahead < auction.places else { return nil }
    return Placement(
      clickShare: configuration.clickShare * pow(auction.clickFactorPerPlace, Double(ahead)),
      costPerClick: next / auction.quality)
  }

  /// Whether a click can be paid for now.
  private func canPay(_ price: Double, in core: inout MarketCore, at time: Double) -> Bool {
    !core.isRunOff && budget.allows(price, at: time) && core.ledger.cash.asDouble >= price
  }

  private mutating func pay(
    _ price: Double, for person: Int, in core: inout MarketCore, at time: Double
  ) {
    budget.take(price, at: time)
    core.spend(accrual.add(price), on: index)
    core.updateRegion(of: person, at: time) { $0.spend += price }
  }
}

extension SearchAds: Channel {
  mutating func budgetChanged(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    budget.set(perDay: core.budgetPerDay(of: index), at: schedule.now)
  }

  mutating func answer(
    _ search: Search, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> VisitSource? {
    let factor = core.advertisingPriceFactor(at: schedule.now)
    // In an auction the factor raises the others' bids; what we pay at most stays.
    let most = configuration.costPerClick * (!hasAuction ? factor : 1)
    guard canPay(most, in: &core, at: schedule.now),
      search.addressing < core.propensity(of: search.person, on: index, at: schedule.now)
    else { return nil }
    var stream = core.streams.stream(
      .searchAd.on(channel: streamChannel), entity: search.account,
      occurrence: core.occasionKey(of: search.account))
    guard stream.uniform() < configuration.coveredShare else { return nil }
    let clicking = stream.uniform()
    core.record.channels[index].auctions += 1
    let scale = core.configuration.product.minorUnitsPerUnit * factor
    // Named before, so that the closure does not take the core with it, which would be copied.
    let purpose = StreamPurpose.rivalSearchBid.on(channel: streamChannel)
    let occurrence = core.occasionKey(of: search.account)
    let rivalBids =
      hasAuction
      ? core.rivalBids(on: index, scale: scale) {
        $0.stream(purpose, entity: search.account, occurrence: occurrence)
      } : []
    guard let place = placement(drawing: &stream, bidScale: scale, rivalBids: rivalBids)
    else { return nil }
    core.noteImpression(on: index)
    guard clicking < place.clickShare else { return nil }
    pay(
      !hasAuction ? most : place.costPerClick, for: search.person, in: &core, at: schedule.now)
    return .paid(index)
  }

  mutating func meet(
    directVisitor search: Search, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> VisitSource? {
    guard let ownName = configuration.ownName,
      canPay(ownName.costPerClick, in: &core, at: schedule.now)
    else { return nil }
    var stream = core.streams.stream(
      .ownNameSearch.on(channel: streamChannel), entity: search.account,
      occurrence: core.occasionKey(of: search.account))
    guard stream.uniform() < ownName.share else { return nil }
    core.record.channels[index].auctions += 1
    core.noteImpression(on: index)
    pay(ownName.costPerClick, for: search.person, in: &core, at: schedule.now)
    return .paid(index)
  }
}
