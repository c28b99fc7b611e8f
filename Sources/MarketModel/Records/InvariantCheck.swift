internal import SimulationKernel

/// Looks after every event whether the books balance and everybody is in one stage.
///
/// Costs the sum of the accounts and of the stages an event, and a pass over everybody at reporting
/// dates.
struct InvariantCheck: SimulationObserver {
  typealias Model = Market

  func didHandle(
    _ event: MarketEvent, model: Market, schedule: borrowing EventSchedule<MarketEvent>
  ) throws(MarketFault) {
    guard let loss = Self.loss(in: model.core, after: event) else { return }
    throw MarketFault(
      what: loss, day: schedule.now, eventNumber: schedule.dispatchedCount,
      eventName: event.kindName, person: model.core.person(of: event))
  }

  /// What has been lost, in words.
  private static func loss(in market: MarketCore, after event: MarketEvent) -> String? {
    let imbalance = market.ledger.imbalance
    if imbalance != .zero {
      return "the ledger is out of balance by \(imbalance.minorUnits) minor units"
    }
    if let loss = moneyLoss(in: market, after: event) { return loss }
    if market.funnel.total != market.accounts.count {
      return "\(market.funnel.total) of \(market.accounts.count) accounts are counted"
    }
    if let account = market.account(of: event),
      market.stage(of: account) != market.accounts[account].stage
    {
      return "account \(account) is counted as \(market.accounts[account].stage.name) "
        + "and is \(market.stage(of: account).name)"
    }
    if case .periodEnds = event, !market.stagesAreConsistent() {
      return "the accounts by stage are not those that are counted"
    }
    return nil
  }

  /// What is not as it was booked of subscriptions and credit, in words.
  private static func moneyLoss(in market: MarketCore, after event: MarketEvent) -> String? {
    guard !market.isRuined, !market.isRunOff else { return nil }
    let deferred = Money.zero - market.ledger.balance(of: .deferredRevenue)
    if deferred != market.subscriptions.deferred {
      return "\(deferred.minorUnits) minor units are booked as billed ahead, and "
        + "\(market.subscriptions.deferred.minorUnits) are still to be earned"
    }
    if Money.zero - market.ledger.balance(of: .credit) != market.credit?.drawn ?? .zero {
      return "the credit line is not what the books say"
    }
    if !market.subscriptions.recurring.isBalanced {
      return "the waterfall of recurring revenue does not end at what there is"
    }
    if case .periodEnds = event, !market.subscriptions.isConsistent() {
      return "recurring revenue or seats are not the sum over subscriptions"
    }
    return nil
  }
}
