internal import RandomStreams
internal import SimulationKernel

/// Shopping occasions: which way somebody with an open need looks for an offer (R4).
extension Market {
  /// A shopping occasion: how the buyer meets the offer, and what she chooses.
  mutating func goShopping(
    _ account: Int, _ token: UInt32, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard core.isActive(account), core.isCurrent(token, of: account) else { return false }
    core.record.totals.shoppingOccasions += 1
    let person = core.shopper(of: account)
    var stream = core.streams.stream(
      .shopping, entity: account, occurrence: core.occasionKey(of: account))
    // Every draw of an occasion is made, in this order, whether it is needed or not.
    let draws = stream.eightUniforms()
    let search = Search(
      account: account, person: person, addressing: draws[4], clickingPaid: draws[5],
      clickingOrganic: draws[6])

    let source: VisitSource? =
      if core.isRuined || !core.sells(to: person, at: schedule.now) {
        nil
      } else if draws[3]
        < core.configuration.awareness.directVisitShare
        * core.awareness(of: person, at: schedule.now)
      {
        .direct
      } else {
        answer(search, &schedule)
      }
    let visit = source.map { core.visit(person, by: $0, matching: draws[7], &schedule) }
    let choice = core.choose(
      account, on: visit,
      considersRival: draws[2] < core.configuration.rival.consideredShare,
      uniform: draws[0], rivalUniform: draws[1], &schedule)
    core.endOccasion(of: account)
    if let visit, choice == .us {
      core.fillCart(of: account, on: visit, &schedule)
    } else if core.accounts[account].isNeedOpen {
      core.scheduleNextOccasion(of: account, &schedule)
    }
    return true
  }

  /// The answer that a search gets: from the one way in which the searcher looks this time.
  private mutating func answer(
    _ search: Search, _ schedule: inout EventSchedule<MarketEvent>
  ) -> VisitSource? {
    guard let index = wayOfSeeking(of: search) else { return nil }
    return channels[index].answer(search, in: &core, &schedule)
  }

  /// The channel by which somebody looks on an occasion, or nil if elsewhere.
  ///
  /// A race of exponentials, each way at the rate of its weight: the first wins with the share of
  /// its weight (Ross, Introduction to Probability Models, §5.2.3). Every way draws by itself, so
  /// that closing one diverts those who would have taken it, in proportion, and nobody else (R4,
  /// R9). Costs a block of draws for each way if there are several.
  private func wayOfSeeking(of search: Search) -> Int? {
    let elsewhere = core.configuration.need.seekElsewhereWeight
    if elsewhere == 0, core.waysOfSeeking.count < 2 {
      return core.waysOfSeeking.first { core.phases[$0] == .live }
    }
    var first: Int?
    var earliest = Double.infinity
    let occurrence = core.occasionKey(of: search.account)
    if elsewhere > 0 {
      var stream = core.streams.stream(
        .seekingElsewhere, entity: search.account, occurrence: occurrence)
      earliest = stream.exponential(mean: 1 / elsewhere)
    }
    for index in core.waysOfSeeking where core.phases[index] == .live {
      var stream = core.streams.stream(
        .seeking.on(channel: channels[index].streamChannel), entity: search.account,
        occurrence: occurrence)
      let time = stream.exponential(mean: 1 / core.configuration.channels[index].seekWeight)
      if time < earliest {
        earliest = time
        first = index
      }
    }
    return first
  }
}
