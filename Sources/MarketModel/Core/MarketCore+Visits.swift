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
    record.totals.visits += 1
    updateRegion(of: person, at: schedule.now) { $0.visits += 1 }
    if let channel = source.channel {
      if source.isPaid {
        record.channels[channel].paidClicks += 1
        if configuration.channels[channel].sees != .none {
          reports[channel].cohorts[reports[channel].cohorts.count - 1].clicks += 1
        }
      } else {
        record.channels[channel].organicVisits += 1
      }
    }
    let visit = Visit(source: source, isMatched: isMatched(source, uniform: matching))
    if visit.isMatched && !isRunOff, hasConsented(person, to: .profiling, at: schedule.now) {
      noteTouch(of: person, by: source, at: schedule.now)
    }
    raiseAwareness(of: person, by: configuration.awareness.liftPerVisit, &schedule)
    return visit
  }

  /// Somebody comes to us who was not looking: a visit, which may open a need (R4) and end in a
  /// choice.
  ///
  /// - Parameter stream: The occasion's own, from which five draws are made.
  mutating func receive(
    _ person: Int, by source: VisitSource, impulseShare: Double, stream: inout RandomStream,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard sells(to: person, at: schedule.now) else { return }
    let wanting = stream.uniform()
    let choosing = stream.uniform()
    let choosingRival = stream.uniform()
    let considersRival = stream.bernoulli(configuration.rival.consideredShare)
    let matching = stream.uniform()
    let visit = self.visit(person, by: source, matching: matching, &schedule)
    let account = account(of: person)
    if wanting < impulseShare { openImpulse(of: account, &schedule) }
    // Who has no need only looks; who has filled a cart has chosen already.
    guard accounts[account].isNeedOpen, accounts[account].needStage != .cart else { return }
    let choice = choose(
      account, on: visit, considersRival: considersRival, uniform: choosing,
      rivalUniform: choosingRival, &schedule)
    // A click that ends in nothing leaves the person's own shopping as it was.
    if choice == .us { fillCart(of: account, on: visit, &schedule) }
  }

  /// The channel where a visit from a source leads to an order, or nil for the firm's own till.
  func venue(of source: VisitSource) -> Int? {
    if let channel = source.channel, sellingTerms[channel] != nil { return channel }
    return sellingTerms.firstIndex { $0 != nil }
  }

  /// Whether the firm can tell who made a visit (R5); a direct one is seen where it lands.
  private func isMatched(_ source: VisitSource, uniform: Double) -> Bool {
    guard let index = source.channel ?? homeChannel else { return false }
    let channel = configuration.channels[index]
    return switch channel.sees {
    case .none, .aggregate: false
    case .clickId, .identified: uniform < channel.matchShare
    }
  }

  private mutating func noteTouch(of person: Int, by source: VisitSource, at time: Double) {
    features.write(records, person: person, source: source, at: time, into: &featureBuffer)
    let row = featureBuffer  // shares the storage: nothing is copied, since nothing is written
    _ = learner.touch(person: person, at: time, features: row.span)
    records.rows[person].visits += 1
    records.rows[person].lastVisitTime = time
    if source.isPaid, let channel = source.channel {
      records.rows[person].lastPaidChannel = Int16(channel)
      records.rows[person].lastPaidCohort = Int32(reports[channel].cohorts.count - 1)
      records.rows[person].lastPaidTime = time
    }
  }

  /// Utility of our offer to a person now.
  func utility(for person: Int, at time: Double) -> Double {
    utilities.ofOffer(
      to: population.traits[person], awareness: awareness(of: person, at: time),
      satisfaction: accounts[account(of: person)].satisfaction)
      + dealUtility(for: person, at: time) - strangeness(to: person, at: time)
  }

  /// Utility of the rival's offer to a person now.
  func rivalUtility(for person: Int, at time: Double) -> Double {
    utilities.ofRival(to: population.traits[person]) + dealUtility(for: person, at: time)
  }

  /// The choice at the end of an occasion or a click with a need open; a rival's sale closes it.
  ///
  /// - Parameters:
  ///   - visit: How the person met our offer, or nil if she has not.
  ///   - uniform: Decides whether it is our offer.
  ///   - rivalUniform: Decides, if it is not, whether it is the rival's.
  mutating func choose(
    _ account: Int, on visit: Visit?, considersRival: Bool, uniform: Double, rivalUniform: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> PurchaseChoice {
    let person = shopper(of: account)
    let choice = PurchaseChoice(
      us: visit == nil ? nil : utility(for: person, at: schedule.now),
      rival: considersRival ? rivalUtility(for: person, at: schedule.now) : nil,
      neither: utilities.waiting, uniform: uniform, rivalUniform: rivalUniform)
    if visit != nil {
      record.totals.browses += 1
      if accounts[account].firstLookTime < 0 {
        accounts[account].firstLookTime = Float(schedule.now)
      }
      accounts[account].needStage = .browse
    }
    if choice == .rival {
      record.totals.rivalSales += 1
      closeNeed(of: account)
    }
    refreshStage(of: account)
    return choice
  }

  /// Puts the offer into the cart, which waits for its owner's decision; no other shopping meanwhile.
  mutating func fillCart(
    of account: Int, on visit: Visit, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    record.totals.carts += 1
    updateChannel(of: visit.source) { $0.carts += 1 }
    if visit.isMatched, hasConsented(shopper(of: account), to: .profiling, at: schedule.now) {
      records.rows[shopper(of: account)].carts += 1
    }
    accounts[account].needStage = .cart
    accounts[account].cartSource = UInt8(visit.source.code)
    refreshStage(of: account)
    var stream = streams.stream(.checkout, entity: account, occurrence: occasionKey(of: account))
    let days = configuration.product.cartDays.draw(from: &stream)
    schedule.schedule(
      .checksOut(account: Int32(account), token: newToken(for: account)), after: days)
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
}
