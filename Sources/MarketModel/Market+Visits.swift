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
    _ person: Int, _ occasion: UInt32, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard isActive(person), isCurrent(occasion, of: person) else { return false }
    record.totals.shoppingOccasions += 1
    var stream = streams.stream(.shopping, entity: person, occurrence: Int(occasion))
    // Every draw of an occasion is made, in this order, whether it is needed or not.
    let choosing = stream.uniform()
    let considering = stream.uniform()
    let goingDirectly = stream.uniform()
    let beingAddressed = stream.uniform()
    let clickingPromoted = stream.uniform()
    let clickingOrganic = stream.uniform()

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
    if let source {
      if source.isPaid { payPromotedClick(at: schedule.now) }
      visit(person, by: source, &schedule)
    }
    choose(
      person, sees: source, considersRival: considering < configuration.rival.consideredShare,
      uniform: choosing, &schedule)
    return true
  }

  /// A visit to the shop: the firm's records and learner take note, awareness rises.
  mutating func visit(
    _ person: Int, by source: VisitSource, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    record.totals.visits += 1
    if let channel = source.channel {
      if source.isPaid {
        record.channels[channel].paidClicks += 1
      } else {
        record.channels[channel].organicVisits += 1
      }
    }
    if isMatched(person, source: source) && !isRunOff {
      noteTouch(of: person, by: source, at: schedule.now)
    }
    raiseAwareness(of: person, by: configuration.awareness.liftPerVisit, &schedule)
  }

  /// Whether the firm can tell who made a visit (R5).
  private mutating func isMatched(_ person: Int, source: VisitSource) -> Bool {
    let channel = configuration.channels[source.channel ?? platform.channel]
    let touch = people[person].touches
    people[person].touches += 1
    switch channel.sees {
    case .none, .aggregate:
      return false
    case .clickId, .identified:
      var stream = streams.stream(.matching, entity: person, occurrence: Int(touch))
      return stream.bernoulli(channel.matchShare)
    }
  }

  private mutating func noteTouch(of person: Int, by source: VisitSource, at time: Double) {
    features.write(records[person], source: source, at: time, into: &featureBuffer)
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
      satisfaction: people[person].satisfaction)
  }

  /// The choice at the end of an occasion with a need open: cart, rival, or neither for now.
  ///
  /// - Parameter sees: What brought the person to our offer, or nil if she has not met it.
  mutating func choose(
    _ person: Int, sees source: VisitSource?, considersRival: Bool, uniform: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let choice = PurchaseChoice(
      us: source == nil ? nil : utility(for: person, at: schedule.now),
      rival: considersRival ? utilities.ofRival(to: population.traits[person]) : nil,
      neither: utilities.waiting, uniform: uniform)
    people[person].occasion &+= people[person].occasion == .max ? 0 : 1
    if let source {
      record.totals.browses += 1
      people[person].needStage = .browse
      if choice == .us { return fillCart(of: person, by: source, &schedule) }
    }
    if choice == .rival {
      record.totals.rivalSales += 1
      return closeNeed(of: person)
    }
    refreshStage(of: person)
    scheduleNextOccasion(of: person, &schedule)
  }

  private mutating func fillCart(
    of person: Int, by source: VisitSource, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    record.totals.carts += 1
    updateChannel(of: source) { $0.carts += 1 }
    records.rows[person].carts += 1
    people[person].needStage = .cart
    people[person].cartSource = UInt8(source.code)
    refreshStage(of: person)
    let occasion = occasionKey(of: person)
    var stream = streams.stream(.checkout, entity: person, occurrence: Int(occasion))
    let days = configuration.product.cartDays.draw(from: &stream)
    schedule.schedule(.checksOut(person: Int32(person), occasion: occasion), after: days)
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
