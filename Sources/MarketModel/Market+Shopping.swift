internal import RandomStreams
internal import SimulationKernel

/// Shopping occasions: which way somebody with an open need looks for an offer (R4).
extension Market {
  /// A shopping occasion: how the buyer meets the offer, and what she chooses.
  mutating func goShopping(
    _ account: Int, _ token: UInt32, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    core.lastSoughtBy = nil
    guard core.isActive(account), core.isCurrent(token, of: account) else { return false }
    core.record.totals.shoppingOccasions += 1
    let person = core.shopper(of: account)
    // Asked for before the draws, which are made while its rows are fetched.
    let awareness = core.awareness(of: person, at: schedule.now)
    var stream = core.streams.stream(
      .shopping, entity: account, occurrence: core.occasionKey(of: account))
    // Every draw of an occasion is made, in this order, whether it is needed or not; then come those
    // of the rivals but the first.
    let draws = stream.eightUniforms()
    let search = Search(
      account: account, person: person, addressing: draws[4], clickingPaid: draws[5],
      clickingOrganic: draws[6])

    let source: VisitSource?
    if core.isRuined || !core.sells(to: person, at: schedule.now) {
      source = nil
    } else if draws[3]
      < core.configuration.awareness.directVisitShare * awareness
    {
      source = meet(directVisitor: search, &schedule)
    } else {
      switch answer(search, &schedule) {
      case .found(let found): source = found
      case .isUnderWay:
        // She chooses where she arrives; should she come to nothing there, she looks again.
        core.endOccasion(of: account)
        core.scheduleNextOccasion(of: account, &schedule)
        return true
      }
    }
    let visit = source.map { core.visit(person, by: $0, matching: draws[7], &schedule) }
    let choice = core.choose(
      account, on: visit,
      considering: draws[2], uniform: draws[0], rivalUniform: draws[1], stream: &stream, &schedule)
    core.endOccasion(of: account)
    if let visit, choice == .us, !core.inquires(account, by: visit.source) {
      core.fillCart(of: account, on: visit, &schedule)
    } else if core.accounts[account].isNeedOpen {
      core.scheduleNextOccasion(of: account, &schedule)
    }
    return true
  }

  /// What becomes of a search.
  private enum Finding {
    /// By what the searcher comes to us; nil if she does not.
    case found(VisitSource?)
    /// She has set out, and is received later.
    case isUnderWay
  }

  /// The answer that a search gets: from the one way in which the searcher looks this time.
  private mutating func answer(
    _ search: Search, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Finding {
    guard let way = wayOfSeeking(of: search) else { return .found(nil) }
    for place in core.waysOfSeeking[way].members.indices {
      let index = core.waysOfSeeking[way].members[place]
      guard core.phases[index] == .live else { continue }
      core.lastSoughtBy = index
      if channels[index].setOut(search, in: &core, &schedule) { return .isUnderWay }
      if let source = channels[index].answer(search, in: &core, &schedule) {
        return .found(source)
      }
    }
    return .found(nil)
  }

  /// A direct visit, unless a channel comes between.
  private mutating func meet(
    directVisitor search: Search, _ schedule: inout EventSchedule<MarketEvent>
  ) -> VisitSource {
    for index in core.meetingDirectVisitors where core.phases[index] == .live {
      if let source = channels[index].meet(directVisitor: search, in: &core, &schedule) {
        return source
      }
    }
    return .direct
  }

  /// The way by which somebody looks on an occasion, or nil if elsewhere.
  ///
  /// A race of exponentials, each way at the rate of its weight: the first wins with the share of
  /// its weight (Ross, Introduction to Probability Models, §5.2.3). Every way draws by itself, so
  /// that closing one diverts those who would have taken it, in proportion, and nobody else (R4,
  /// R9). Costs a block of draws for each way if there are several.
  private func wayOfSeeking(of search: Search) -> Int? {
    let elsewhere = core.configuration.need.seekElsewhereWeight
    if elsewhere == 0, core.seekWeights.count < 2, !core.seeksByHabit {
      return core.seekWeights.isEmpty || core.seekWeights[0] <= 0 ? nil : 0
    }
    // With equal weights the least uniform is the earliest: the logarithm keeps their order.
    let common = core.commonSeekWeight
    func wait(drawnFrom stream: inout RandomStream, weight: Double) -> Double {
      common == nil ? stream.exponential(mean: 1 / weight) : stream.uniform()
    }
    var first: Int?
    var earliest = Double.infinity
    let occurrence = core.occasionKey(of: search.account)
    if elsewhere > 0 {
      var stream = core.streams.stream(
        .seekingElsewhere, entity: search.account, occurrence: occurrence)
      earliest = wait(drawnFrom: &stream, weight: elsewhere)
    }
    for index in core.seekWeights.indices where core.seekWeights[index] > 0 {
      let weight = core.seekWeight(of: search.person, by: index)
      guard weight > 0 else { continue }
      var stream = core.streams.stream(
        .seeking.on(channel: core.waysOfSeeking[index].streamChannel), entity: search.account,
        occurrence: occurrence)
      let time = wait(drawnFrom: &stream, weight: weight)
      if time < earliest {
        earliest = time
        first = index
      }
    }
    return first
  }
}
