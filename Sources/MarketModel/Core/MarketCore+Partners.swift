internal import SimulationKernel

/// What partners and the rest of the market have to do with each other (A7).
extension MarketCore {
  /// Whether a sale was brought by partners of any programme.
  func isPartners(_ source: VisitSource) -> Bool {
    source.channel.map { sellingTerms[$0]?.isPartners ?? false } ?? false
  }

  /// Tells the partners of a sale, if there are any.
  mutating func tellPartners(
    ofSaleTo account: Int, by source: VisitSource, value: Money, commission: Money
  ) {
    guard hasPartners, !isRunOff else { return }
    notices.append(
      .sold(Sale(account: Int32(account), source: source, value: value, commission: commission)))
  }

  /// Gives the credit for a trial or free use that is under way to whoever closes the deal.
  mutating func creditTrial(of account: Int, to source: VisitSource) {
    guard let row = subscriptions.liveRow(of: account), !subscriptions.rows[row].isPaying else {
      return
    }
    subscriptions.rows[row].source = UInt8(source.code)
  }

  /// No part of an account's bills is a partner's any more who had brought it.
  mutating func endCommission(of account: Int, by channel: Int) {
    guard let row = subscriptions.row(of: account),
      VisitSource(code: Int(subscriptions.rows[row].source)).channel == channel
    else { return }
    subscriptions.rows[row].owesCommission = false
  }

  /// A distributor buys goods for its stock: revenue now, which is paid later.
  ///
  /// What buyers then order from the stock earns the firm nothing more.
  mutating func sellIn(
    _ price: Money, list: Money, paidAfter days: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    ledger.post(price, debit: .receivables, credit: .revenue)
    pay(goodsCost(ofWorth: list.asDouble), for: .goodsCost, at: schedule.now)
    schedule.schedule(.collects(minorUnits: price.minorUnits), after: days)
  }

  /// The firm takes goods back that a distributor has not sold.
  mutating func takeBack(_ price: Money, list: Money, at time: Double) {
    ledger.post(goodsCost(ofWorth: list.asDouble), debit: .cash, credit: .goodsCost)
    pay(price, for: .revenue, at: time)
  }

  /// What goods cost that are worth so much at undiminished prices, minor units.
  private func goodsCost(ofWorth worth: Double) -> Money {
    Money(rounding: worth * configuration.product.goodsCostShare)
  }
}

/// A sale as partners hear of it.
struct Sale: Sendable, Hashable {
  let account: Int32
  /// What brought the account.
  let source: VisitSource
  /// What it is worth; of a subscription, the first year.
  let value: Money
  /// The partner's part of it that is booked with the sale.
  let commission: Money
}
