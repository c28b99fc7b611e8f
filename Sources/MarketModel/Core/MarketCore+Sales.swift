internal import ConversionModel
internal import RandomStreams
internal import SimulationKernel

/// What sales teams and the rest of the market have to do with each other (A1, R8).
extension MarketCore {
  /// Hands an account to the sales teams; the first that is live takes it.
  ///
  /// - Parameters:
  ///   - origin: How warm the lead is.
  ///   - source: What brought the account, which is credited with the lead.
  mutating func lead(_ account: Int, by source: VisitSource, origin: LeadOrigin = .sent) {
    notices.append(.lead(account: Int32(account), origin: origin, source: source))
  }

  /// Whether an account that likes our offer asks for a representative, where others fill a cart.
  ///
  /// It does if it is large enough for a live team, and has not asked before: who waits for an
  /// answer serves itself the next time.
  mutating func inquires(_ account: Int, by source: VisitSource) -> Bool {
    guard !salesAssist.isEmpty, !isRunOff, accounts[account].salesStage == nil else {
      return false
    }
    let seats = seats(of: account) ?? 1
    guard salesAssist.contains(where: { phases[$0.channel] == .live && seats >= $0.fromSeats })
    else { return false }
    lead(account, by: source, origin: .inquiry)
    return true
  }

  /// Whether an account may ask for a representative: a team is live, and the account is with no
  /// team, uses nothing of the firm yet and has filled no cart.
  func mayAsk(_ account: Int) -> Bool {
    let state = accounts[account]
    return salesTeams.contains { phases[$0] == .live } && state.salesStage == nil
      && state.orders == 0 && !isServed(account) && !(state.isNeedOpen && state.isDeciding)
  }

  /// Notes how far a sales team has come with an account.
  mutating func setSalesStage(of account: Int, to stage: FunnelStage?) {
    accounts[account].salesStage = stage
    refreshStage(of: account)
  }

  /// Lets an account look nowhere else, whatever is pending for its need: it looks at our offer.
  mutating func suspendShopping(of account: Int, at time: Double) {
    _ = newToken(for: account)
    if accounts[account].firstLookTime < 0 { accounts[account].firstLookTime = Float(time) }
  }

  /// An account is on no list any more; if it was held, it goes on looking while its need lasts.
  mutating func releaseFromSales(
    _ account: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let wasHeld = accounts[account].salesStage != .lead
    setSalesStage(of: account, to: nil)
    guard wasHeld, accounts[account].isNeedOpen else { return }
    accounts[account].needStage = .considering
    refreshStage(of: account)
    endOccasion(of: account)
    scheduleNextOccasion(of: account, &schedule)
  }

  /// A representative talks with somebody: the firm's file and the learner take note, if the person
  /// is known to them and has consented, and awareness and trust rise.
  ///
  /// - Parameter matching: A uniform draw, which says whether the touch can be matched.
  mutating func converse(
    with person: Int, on channel: Int, lift: Double, matching: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let source = VisitSource.paid(channel)
    if isMatched(source, uniform: matching),
      hasConsented(person, to: .profiling, at: schedule.now)
    {
      noteTouch(of: person, by: source, at: schedule.now)
    }
    raiseAwareness(of: person, by: lift, &schedule)
    raiseTrust(of: person, byTouchOf: channel, at: schedule.now)
  }

  /// An account buys from a sales team: by the price plan if there is one, else in one order.
  ///
  /// - Returns: The deal's first-year value.
  mutating func closeDeal(
    with account: Int, by source: VisitSource, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Money {
    guard hasPlan else {
      accounts[account].cartSource = UInt8(source.code)
      return order(account, isOfCart: false, &schedule)
    }
    startSubscription(of: account, by: source, isDeal: true, &schedule)
    guard subscriptions.isPaying(account), let row = subscriptions.liveRow(of: account) else {
      return .zero
    }
    return Money(minorUnits: 12 * subscriptions.rows[row].mrr)
  }
}

/// From how many seats on accounts ask a team for a representative.
struct SalesAssist: Sendable, Hashable {
  let channel: Int
  let fromSeats: Int
}
