internal import ConversionModel
internal import RandomStreams
internal import SimulationKernel

/// Shopping occasions, visits and the choice at their end.
extension Market {
  /// Whether anything still happens to a person: everybody until the horizon, then those held.
  func isActive(_ person: Int) -> Bool {
    !isRunOff || runOff.isHeld[person]
  }

  /// A shopping occasion: how the person meets the offer, and what she chooses.
  mutating func goShopping(
    _ person: Int, _ token: UInt32, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard isActive(person), isCurrent(token, of: person) else { return false }
    record.totals.shoppingOccasions += 1
    var stream = streams.stream(.shopping, entity: person, occurrence: occasionKey(of: person))
    // Every draw of an occasion is made, in this order, whether it is needed or not.
    let draws = stream.eightUniforms()
    let choosing = draws[0]
    let choosingRival = draws[1]
    let considering = draws[2]
    let goingDirectly = draws[3]
    let beingAddressed = draws[4]
    let clickingPromoted = draws[5]
    let clickingOrganic = draws[6]
    let matching = draws[7]

    let source: VisitSource? =
      if isRuined {
        nil
      } else if goingDirectly
        < configuration.awareness.directVisitShare * awareness(of: person, at: schedule.now)
      {
        .direct
      } else if promotes(to: person, beingAddressed: beingAddressed, at: schedule.now),
        clickingPromoted < platform.configuration.promotedClickShare
      {
        .paid(platform.channel)
      } else if clickingOrganic < platform.organicClickShare(at: schedule.now) {
        .organic(platform.channel)
      } else {
        nil
      }
    var visit: Visit?
    if let source {
      if source.isPaid { payPromotedClick(at: schedule.now) }
      visit = self.visit(person, by: source, matching: matching, &schedule)
    }
    let choice = choose(
      person, on: visit, considersRival: considering < configuration.rival.consideredShare,
      uniform: choosing, rivalUniform: choosingRival, &schedule)
    endOccasion(of: person)
    if let visit, choice == .us {
      fillCart(of: person, on: visit, &schedule)
    } else if people[person].isNeedOpen {
      scheduleNextOccasion(of: person, &schedule)
    }
    return true
  }

  /// A visit to the shop: the firm's records and learner take note, awareness rises.
  ///
  /// - Parameter matching: A uniform draw, which says whether the firm can tell who came.
  mutating func visit(
    _ person: Int, by source: VisitSource, matching: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Visit {
    record.totals.visits += 1
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
    if visit.isMatched && !isRunOff { noteTouch(of: person, by: source, at: schedule.now) }
    raiseAwareness(of: person, by: configuration.awareness.liftPerVisit, &schedule)
    return visit
  }

  /// Whether the firm can tell who made a visit (R5); a direct one is seen as the platform's are.
  private func isMatched(_ source: VisitSource, uniform: Double) -> Bool {
    let channel = configuration.channels[source.channel ?? platform.channel]
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

  /// Utility of our offer to a person now, on a visit by a channel or on none.
  func utility(for person: Int, visiting channel: Int?, at time: Double) -> Double {
    utilities.ofOffer(
      to: population.traits[person], awareness: awareness(of: person, at: time),
      satisfaction: people[person].satisfaction)
      + (ai?.utility(for: person, visiting: channel, at: time) ?? 0)
  }

  /// The choice at the end of an occasion or a click with a need open; a rival's sale closes it.
  ///
  /// - Parameters:
  ///   - visit: How the person met our offer, or nil if she has not.
  ///   - uniform: Decides whether it is our offer.
  ///   - rivalUniform: Decides, if it is not, whether it is the rival's.
  mutating func choose(
    _ person: Int, on visit: Visit?, considersRival: Bool, uniform: Double, rivalUniform: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> PurchaseChoice {
    let choice = PurchaseChoice(
      us: visit.map {
        utility(for: person, visiting: $0.source.channel, at: schedule.now)
      },
      rival: considersRival ? utilities.ofRival(to: population.traits[person]) : nil,
      neither: utilities.waiting, uniform: uniform, rivalUniform: rivalUniform)
    if visit != nil {
      record.totals.browses += 1
      people[person].needStage = .browse
    }
    if choice == .rival {
      record.totals.rivalSales += 1
      closeNeed(of: person)
    }
    refreshStage(of: person)
    return choice
  }

  /// Puts the offer into the cart, which waits for its owner's decision; no other shopping meanwhile.
  mutating func fillCart(
    of person: Int, on visit: Visit, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    record.totals.carts += 1
    updateChannel(of: visit.source) { $0.carts += 1 }
    if visit.isMatched { records.rows[person].carts += 1 }
    people[person].needStage = .cart
    people[person].cartSource = UInt8(visit.source.code)
    refreshStage(of: person)
    var stream = streams.stream(.checkout, entity: person, occurrence: occasionKey(of: person))
    let days = configuration.product.cartDays.draw(from: &stream)
    schedule.schedule(
      .checksOut(person: Int32(person), token: newToken(for: person)), after: days)
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
