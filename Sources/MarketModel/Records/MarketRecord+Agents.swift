/// A record of agents as one of the people for whom they stand (R12): counts and money are
/// multiplied; dates, the learner's measures and the number of events are those of the run.
extension MarketRecord {
  func representing(_ people: Int) -> MarketRecord {
    guard people > 1 else { return self }
    var whole = self
    whole.totals = totals.representing(people)
    whole.channels = channels.map { $0.representing(people) }
    whole.direct = direct.representing(people)
    whole.periods = periods.map { $0.representing(people) }
    return whole
  }
}

extension MarketTotals {
  private static var counts: [WritableKeyPath<MarketTotals, Int>] {
    [
      \.needs, \.impulseNeeds, \.shoppingOccasions, \.organicImpressions, \.visits, \.browses,
      \.carts, \.orders, \.newCustomers, \.deliveries, \.rivalSales, \.customersHeld,
      \.noDecisions, \.returns, \.audits, \.consentWithdrawals, \.deletions,
      \.cartOrders, \.visitOrders,
    ]
  }
  private static var amounts: [WritableKeyPath<MarketTotals, Double>] {
    [
      \.orderValue, \.contribution, \.cash, \.receivables, \.merchantPayables, \.debt, \.revenue,
      \.marketing, \.fixedCosts, \.profit, \.customerValue, \.channelPayroll, \.commission,
      \.costOfRevenue, \.refunds, \.entryCosts, \.fines,
    ]
  }

  fileprivate func representing(_ people: Int) -> MarketTotals {
    var whole = self
    for count in Self.counts { whole[keyPath: count] *= people }
    for amount in Self.amounts { whole[keyPath: amount] *= Double(people) }
    return whole
  }
}

extension ChannelTotals {
  private static var counts: [WritableKeyPath<ChannelTotals, Int>] {
    [
      \.impressions, \.paidClicks, \.organicVisits, \.carts, \.orders, \.newCustomers,
      \.attributedOrders, \.organicImpressions, \.auctions, \.pieces, \.creatives, \.followers,
      \.signUps, \.visitors, \.leftWaiting, \.leads, \.opportunities, \.leadsBrought,
      \.dealsBrought, \.mailing.onList, \.mailing.left, \.mailing.complaints, \.mailing.opened,
      \.mailing.reminders, \.mailing.mailed, \.mailing.heldOut, \.mailing.mailedOrders,
      \.mailing.heldOutOrders,
    ]
  }
  private static var amounts: [WritableKeyPath<ChannelTotals, Double>] {
    [
      \.orderValue, \.contribution, \.spend, \.auctionRevenue, \.mailing.mailedDays,
      \.mailing.heldOutDays,
    ]
  }

  fileprivate func representing(_ people: Int) -> ChannelTotals {
    var whole = self
    for count in Self.counts { whole[keyPath: count] *= people }
    for amount in Self.amounts { whole[keyPath: amount] *= Double(people) }
    return whole
  }
}

extension PeriodRecord {
  fileprivate func representing(_ people: Int) -> PeriodRecord {
    var whole = self
    whole.stages = stages.map { $0 * people }
    whole.cash *= Double(people)
    whole.ledgerImbalance *= Int64(people)
    whole.totals = totals.representing(people)
    whole.channelSpend = channelSpend.map { $0 * Double(people) }
    whole.competition = competition?.representing(people)
    whole.channelVisits = channelVisits.map { $0 * people }
    return whole
  }
}

extension ChannelReport {
  /// What the firm sees of a channel, of the people for whom the agents stand.
  func representing(_ people: Int) -> ChannelReport {
    var whole = self
    for index in cohorts.indices {
      whole.cohorts[index].spend *= Double(people)
      whole.cohorts[index].impressions *= people
      whole.cohorts[index].clicks *= people
      whole.cohorts[index].orders *= people
      whole.cohorts[index].contribution *= Double(people)
    }
    return whole
  }
}
