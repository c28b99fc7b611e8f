internal import RandomStreams
internal import SimulationKernel

/// Competitors (B5): how their offers weigh in a choice, what they do about us, and who buys there.
extension MarketCore {
  // MARK: - The start

  /// Notes who bought from whom before the start, schedules releases, and lets rivals see us.
  mutating func openRivals(_ schedule: inout EventSchedule<MarketEvent>) {
    guard sellerBook.isFollowing else { return }
    let opening = rivals.contains { $0.configuration.customersNowShare > 0 }
    for account in accounts.indices {
      if accounts[account].restingStage == .customer {
        sellerBook.open(account, with: 0)
      } else if opening {
        var stream = streams.stream(.openingSeller, entity: account)
        var left = stream.uniform()
        for (index, rival) in rivals.enumerated() {
          // Of those who are not ours, so that the shares are of everybody.
          let share =
            rival.configuration.customersNowShare / (1 - configuration.firm.customersNowShare)
          if left < share {
            sellerBook.open(account, with: index + 1)
            break
          }
          left -= share
        }
      }
    }
    for index in rivals.indices { scheduleRelease(of: index, &schedule) }
    showRivals(&schedule)
  }

  // MARK: - Choices

  /// Weighs the rivals' offers to an account in ``rivalWeights``: e to the utility of each one that
  /// is looked at, against that of choosing nobody.
  ///
  /// - Parameters:
  ///   - considering: A uniform draw, which says whether the first rival is looked at.
  ///   - stream: The occasion's own, of which the others make a draw each.
  mutating func weighRivals(
    for account: Int, inCart: Bool, against neither: Double, considering: Double,
    stream: inout RandomStream, at time: Double
  ) {
    let person = shopper(of: account)
    var considering = considering
    for index in rivals.indices {
      if index > 0 { considering = stream.uniform() }
      rivalWeights[index] =
        considering < rivals[index].consideredShare(inCart: inCart, at: time)
        ? exp(rivalUtility(index, for: account, person, at: time) - neither) : 0
    }
  }

  /// Utility of a rival's offer to a person now.
  func rivalUtility(
    _ index: Int, for account: Int, _ person: Int, at time: Double
  ) -> Double {
    var utility =
      rivals[index].utility(to: population.traits[person]) + dealUtility(for: person, at: time)
    let rival = rivals[index].configuration
    if let shape = rival.attractionShape {
      utility += Self.attraction(of: person, shape: shape, code: rivals[index].code, streams)
    }
    if rival.loyaltyUtility != 0, sellerBook.isCustomer(account, of: index + 1) {
      utility += rival.loyaltyUtility
    }
    return utility
  }

  /// The logarithm of how strongly an offer attracts a person, a gamma draw.
  ///
  /// Shares of gamma weights are Dirichlet distributed over people, whatever their common scale
  /// (Goodhardt, Ehrenberg and Chatfield, Journal of the Royal Statistical Society A 147, 1984).
  static func attraction(
    of person: Int, shape: Double, code: Int, _ streams: ReplicationStreams
  ) -> Double {
    var stream = streams.stream(.attraction, entity: person, occurrence: code)
    // A small shape draws what no number is small enough for.
    return log(max(stream.gamma(shape: shape, scale: 1), 1e-300))
  }

  /// A rival sells to an account, unless its people do not agree; the need closes either way.
  ///
  /// - Returns: Whether it sells.
  @discardableResult
  mutating func buy(_ account: Int, from rival: Int, at time: Double) -> Bool {
    guard groupAgrees(account, on: .rivals, at: time) else { return false }
    record.totals.rivalSales += 1
    lastRival = rival
    noteSale(to: account, by: rival + 1)
    closeNeed(of: account)
    return true
  }

  /// Counts a purchase from a seller: 0 for the firm.
  mutating func noteSale(to account: Int, by seller: Int) {
    sellerBook.sell(to: account, by: seller, inPeriod: record.periods.count + 1)
  }

  // MARK: - Reactions

  /// Lets every rival see our price, our quality and where we bid; what it wants to do about them
  /// comes after its delay.
  mutating func showRivals(_ schedule: inout EventSchedule<MarketEvent>) {
    guard sellerBook.isFollowing, !isRunOff else { return }
    let quality = visibleQuality
    for index in rivals.indices {
      let rival = rivals[index].configuration
      aim(
        index, Rival.priceLever,
        at: rival.pricing.aim(own: rival.priceLevel, ours: configuration.product.priceLevel),
        &schedule)
      if rival.copying != nil { aim(index, Rival.qualityLever, at: quality, &schedule) }
      guard let outbidding = rival.outbidding else { continue }
      for (number, bid) in rival.bids.enumerated() {
        let ours = visibleBid(on: bid.channel) ?? 0
        let most =
          outbidding.mostFactor * bid.bid.quantile(0.5) * configuration.product.minorUnitsPerUnit
        aim(
          index, Rival.firstBidLever + number, at: min(most, ours * (1 + outbidding.byShare)),
          &schedule)
      }
    }
  }

  private mutating func aim(
    _ index: Int, _ lever: Int, at value: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard rivals[index].aim(lever, at: value) else { return }
    schedule.schedule(
      .macro(MacroEvent(.rivalReacts, of: index << 8 | lever)),
      after: rivals[index].delayDays(of: lever))
  }

  /// A rival does what it has meant to do.
  mutating func react(_ subject: Int) -> Bool {
    rivals[subject >> 8].act(subject & 0xff)
    return true
  }

  /// Utility of our offer as others can see it, the mean over people where models differ.
  private var visibleQuality: Double {
    let product = configuration.product
    return product.quality + (product.customisation?.fitUtility ?? 0)
      + (ai?.meanQualityUtility ?? 0)
  }

  /// Our bid on a channel while we spend there; nil while we don't.
  private func visibleBid(on channel: Int) -> Double? {
    budgetPerDay(of: channel) > 0 ? configuration.channels[channel].kind.ownBid : nil
  }

  /// What the rivals bid on a channel, minor units, in their order; nothing by those who don't.
  ///
  /// - Parameters:
  ///   - scale: Minor units for a unit of an ordinary bid.
  ///   - stream: Of which bids that vary are drawn; not asked for where nobody bids.
  func rivalBids(
    on channel: Int, scale: Double, stream: (ReplicationStreams) -> RandomStream
  ) -> [Double] {
    guard rivals.contains(where: { !$0.configuration.bids.isEmpty }) else { return [] }
    var stream = stream(streams)
    var bids: [Double] = []
    for rival in rivals {
      for (number, bid) in rival.configuration.bids.enumerated() where bid.channel == channel {
        let raised = rival.levers[Rival.firstBidLever + number].value
        bids.append(max(raised, bid.bid.draw(from: &stream) * scale))
      }
    }
    return bids
  }

  // MARK: - Releases

  private func scheduleRelease(of index: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    let rival = rivals[index]
    guard let releases = rival.configuration.releases, releases.perYear > 0 else { return }
    var stream = streams.stream(.rivalRelease, entity: rival.code, occurrence: rival.releases)
    let time =
      schedule.now + stream.exponential(mean: meanWait(often: releases.perYear, in: 365.25))
    guard time < configuration.calendar.horizonDays else { return }
    schedule.schedule(.macro(MacroEvent(.rivalReleases, of: index)), at: time)
  }

  /// A rival betters its offer.
  mutating func release(by index: Int, _ schedule: inout EventSchedule<MarketEvent>) -> Bool {
    rivals[index].releases += 1
    scheduleRelease(of: index, &schedule)
    return true
  }

  // MARK: - Reports

  /// Who has sold to whom at a reporting date; nil where it is not followed.
  mutating func competition(at time: Double) -> CompetitionRecord? {
    guard sellerBook.isFollowing else { return nil }
    var record = sellerBook.endPeriod()
    record.sellers[0].priceLevel = configuration.product.priceLevel
    record.sellers[0].quality = visibleQuality
    for (index, rival) in rivals.enumerated() {
      record.sellers[index + 1].priceLevel = rival.priceLevel
      record.sellers[index + 1].quality = rival.quality
      record.sellers[index + 1].awareness = rival.awareness(at: time)
    }
    return record
  }
}

extension ChannelKind {
  /// What the firm bids in its auctions, minor units, as the others' bids count; nil without one.
  public var ownBid: Double? {
    switch self {
    case .socialMedia(let parts): parts.auction == nil ? nil : parts.costPerMille
    case .searchAds(let parts): parts.auction.map { parts.costPerClick * $0.quality }
    default: nil
    }
  }
}
