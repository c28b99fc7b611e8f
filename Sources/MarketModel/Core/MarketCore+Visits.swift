internal import ConversionModel
internal import RandomStreams
internal import SimulationKernel

/// Shopping occasions, visits and the choice at their end.
extension MarketCore {
  /// Whether anything still happens to an account: to all until the horizon, then those held.
  func isActive(_ account: Int) -> Bool {
    !isRunOff || runOff.isHeld[account]
  }

  /// A visit to the shop: the firm's records and learner take note, awareness rises.
  ///
  /// - Parameter matching: A uniform draw, which says whether the firm can tell who came.
  mutating func visit(
    _ person: Int, by source: VisitSource, matching: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Visit {
    records.rows.fetchAhead(person)
    population.traits.fetchAhead(person)
    trust.fetchAhead(person)
    record.totals.visits += 1
    updateRegion(of: person, at: schedule.now) { $0.visits += 1 }
    if let channel = source.channel {
      if source.isPaid {
        record.channels[channel].paidClicks += 1
        if seesTotals[channel] { reports[channel].updateCohort { $0.clicks += 1 } }
      } else {
        record.channels[channel].organicVisits += 1
      }
    }
    let visit = Visit(source: source, isMatched: isMatched(source, uniform: matching))
    if visit.isMatched && !isRunOff, hasConsented(person, to: .profiling, at: schedule.now) {
      noteTouch(of: person, by: source, at: schedule.now)
    }
    raiseAwareness(of: person, by: configuration.awareness.liftPerVisit, &schedule)
    if let channel = source.channel { raiseTrust(of: person, byTouchOf: channel, at: schedule.now) }
    if tellsOfVisits, !isRunOff {
      notices.append(.visited(person: Int32(person), source: source))
    }
    return visit
  }

  /// Somebody comes to us who was not looking: a visit, which may open a need (R4) and end in a
  /// choice.
  ///
  /// - Parameters:
  ///   - presence: Utility that our offer gains where she meets it.
  ///   - isAtTill: Whether she buys on the spot what she chooses; else it waits in the cart.
  ///   - stream: The occasion's own, from which five draws are made, and one for each rival but the
  ///     first.
  /// - Returns: Whether it came to a choice.
  @discardableResult
  mutating func receive(
    _ person: Int, by source: VisitSource, impulseShare: Double, presence: Double = 0,
    isAtTill: Bool = false, stream: inout RandomStream,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard sells(to: person, at: schedule.now) else { return false }
    var wanting = stream.uniform()
    let choosing = stream.uniform()
    let choosingRival = stream.uniform()
    let considering = stream.uniform()
    let matching = stream.uniform()
    var visit = self.visit(person, by: source, matching: matching, &schedule)
    visit.presence = presence
    let account = account(of: person)
    if otherLuck != nil { wanting = redrawn(wanting, .impulseWithOtherLuck, of: account) }
    if wanting < impulseShare { openImpulse(of: account, &schedule) }
    // Who has no need only looks; who has filled a cart has chosen already.
    guard accounts[account].isNeedOpen, !accounts[account].isDeciding else { return false }
    // Others of an organisation leave the choice to the one who looks for offers.
    guard person == shopper(of: account) else { return false }
    let choice = choose(
      account, on: visit, considering: considering, uniform: choosing,
      rivalUniform: choosingRival, stream: &stream, &schedule)
    // A click that ends in nothing leaves the person's own shopping as it was.
    if choice == .us, !inquires(account, by: source) {
      isAtTill && !hasPlan
        ? buyAtTill(account, on: visit, &schedule) : fillCart(of: account, on: visit, &schedule)
    }
    return true
  }

  /// The channel on which direct visits land: the first that is live, or else the first.
  ///
  /// Here and below no closure takes the core with it, which would be copied whole.
  var homeChannel: Int? {
    for index in homes.indices where phases[homes[index]] == .live { return homes[index] }
    return homes.first
  }

  /// The channel where a visit from a source leads to an order; nil if there is none for it.
  ///
  /// Without terms of somebody else's, the till there is the firm's own.
  func venue(of source: VisitSource) -> Int? {
    if let channel = source.channel,
      homes.contains(channel) || ownTills.contains(channel) || sellingTerms[channel] != nil
    {
      return channel
    }
    return homeChannel
  }

  /// Utility that the offer gains where a visit leads.
  ///
  /// Out of line: the compiler copies the core for it where it is inlined.
  @inline(never)
  func trustUtility(on source: VisitSource) -> Double {
    guard let venue = venue(of: source) else { return 0 }
    return trustUtilities[venue]
  }

  /// Whether the firm can tell who made a visit (R5); a direct one is seen where it lands.
  func isMatched(_ source: VisitSource, uniform: Double) -> Bool {
    var index = source.channel
    if index == nil { index = homeChannel }
    guard let index else { return false }
    return uniform < matchedShares[index]
  }

  /// The firm's file and the learner take note of a touch that could be matched.
  mutating func noteTouch(of person: Int, by source: VisitSource, at time: Double) {
    features.write(records, person: person, source: source, at: time, into: &featureBuffer)
    let row = featureBuffer  // shares the storage: nothing is copied, since nothing is written
    _ = learner.touch(
      person: person, at: time, features: row.span,
      group: source.channel ?? configuration.channels.count,
      propensity: propensity(ofTouching: person, by: source, at: time))
    if otherLuck != nil { changeLuck(afterTouching: person) }
    records.rows[person].noteVisit(at: time)
    if source.isPaid, let channel = source.channel {
      records.rows[person].notePaidTouch(
        by: channel, cohort: reports[channel].cohorts.count - 1, at: time)
    }
  }

  /// The chance that a touch had to come about by the firm's choice of whom to address (R6).
  private func propensity(
    ofTouching person: Int, by source: VisitSource, at time: Double
  ) -> Double {
    guard configuration.learner.largestWeight != nil, source.isPaid, let channel = source.channel
    else { return 1 }
    let audience = decision.audiences[channel]
    return audience.chances.isEmpty
      ? propensity(of: person, on: channel, at: time) : audience.propensityBeforeDraws(of: person)
  }

  /// Utility of our offer to a person now, on a visit by a channel or on none.
  func utility(for person: Int, visiting channel: Int?, at time: Double) -> Double {
    utilities.ofOffer(
      to: population.traits[person], awareness: awareness(of: person, at: time),
      satisfaction: accounts[account(of: person)].satisfaction)
      + utilityOfAI(for: person, visiting: channel, at: time)
      + utilityOfTrust(of: person, at: time) + referralUtility(of: account(of: person))
      + dealUtility(for: person, at: time) - strangeness(to: person, at: time)
  }

  private func utilityOfAI(for person: Int, visiting channel: Int?, at time: Double) -> Double {
    guard hasAI, let ai else { return 0 }
    return ai.utility(for: person, visiting: channel, at: time)
  }

  /// The choice at the end of an occasion or a click with a need open; a rival's sale closes it.
  ///
  /// - Parameters:
  ///   - visit: How the person met our offer, or nil if she has not.
  ///   - considering: Decides whether the first rival's offer is looked at.
  ///   - uniform: Decides whether it is our offer.
  ///   - rivalUniform: Decides, if it is not, whether it is a rival's, and whose.
  ///   - stream: The occasion's own, which decides whether the other rivals' are looked at.
  mutating func choose(
    _ account: Int, on visit: Visit?, considering: Double, uniform: Double, rivalUniform: Double,
    stream: inout RandomStream, _ schedule: inout EventSchedule<MarketEvent>
  ) -> PurchaseChoice {
    let person = shopper(of: account)
    var (considering, uniform, rivalUniform) = (considering, uniform, rivalUniform)
    if otherLuck != nil, let other = luckOfChoice(by: account) {
      stream = other
      uniform = stream.uniform()
      rivalUniform = stream.uniform()
      considering = stream.uniform()
    }
    weighRivals(
      for: account, inCart: false, against: utilities.waiting, considering: considering,
      stream: &stream, at: schedule.now)
    var ours: Double?
    if let visit, !accounts[account].hasDroppedOut {
      var channel = visit.source.channel
      if channel == nil { channel = homeChannel }
      ours =
        utility(for: person, visiting: channel, at: schedule.now)
        + visit.presence + trustUtility(on: visit.source)
    }
    let choice = PurchaseChoice(
      us: ours, rivals: rivalWeights, neither: utilities.waiting, uniform: uniform,
      rivalUniform: rivalUniform)
    if visit != nil {
      record.totals.browses += 1
      if accounts[account].firstLookTime < 0 {
        accounts[account].firstLookTime = Float(schedule.now)
      }
      accounts[account].needStage = .browse
    }
    if case .rival(let rival) = choice { buy(account, from: rival, at: schedule.now) }
    refreshStage(of: account)
    return choice
  }

  /// Puts the offer into the cart, which waits for its owner's decision; no other shopping meanwhile.
  ///
  /// Where there is a price plan the account signs up for it instead, at once.
  mutating func fillCart(
    of account: Int, on visit: Visit, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard !hasPlan else {
      return signUp(account, by: visit.source, &schedule)
    }
    noteCart(of: account, on: visit, at: schedule.now)
    accounts[account].needStage = .cart
    refreshStage(of: account)
    var stream = streams.stream(.checkout, entity: account, occurrence: occasionKey(of: account))
    let days = configuration.product.cartDays.draw(from: &stream)
    schedule.schedule(
      .checksOut(account: Int32(account), token: newToken(for: account)), after: days)
  }

  /// Buys on the spot: the cart is paid as it is filled, unless somebody of the account objects.
  private mutating func buyAtTill(
    _ account: Int, on visit: Visit, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    noteCart(of: account, on: visit, at: schedule.now)
    if groupAgrees(account, on: .ours, at: schedule.now) { order(account, &schedule) }
  }

  private mutating func noteCart(of account: Int, on visit: Visit, at time: Double) {
    record.totals.carts += 1
    updateChannel(of: visit.source) { $0.carts += 1 }
    if visit.isMatched, hasConsented(shopper(of: account), to: .profiling, at: time) {
      records.rows[shopper(of: account)].noteCart()
    }
    accounts[account].cartSource = UInt8(visit.source.code)
  }

  /// Changes the totals of the channel that brought a visit, or those of direct visits.
  mutating func updateChannel(of source: VisitSource, _ change: (inout ChannelTotals) -> Void) {
    if let channel = source.channel {
      change(&record.channels[channel])
    } else {
      change(&record.direct)
    }
  }
}

/// What brought a person to the shop, and whether the firm can tell who it was.
struct Visit: Sendable, Hashable {
  let source: VisitSource
  let isMatched: Bool
  /// Utility that our offer gains where it is met: seen, tried, explained.
  var presence = 0.0
}
