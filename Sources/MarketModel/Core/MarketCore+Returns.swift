internal import RandomStreams
internal import SimulationKernel

/// Orders that are sent back.
extension MarketCore {
  /// Draws whether an order is sent back, and schedules what the firm then gives back.
  ///
  /// On the firm's own platform that is its commission, since the merchant gives back the rest;
  /// elsewhere the price without the commission, which the platform gives back. Handling and goods
  /// are lost.
  ///
  /// - Parameter venue: The channel where it was made, or nil for the firm's own till.
  func planReturn(
    of account: Int, number: Int, value: Money, on venue: Int?, deliveryDays: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let share = min(1, returnedShare(of: schedule.now) * returnFactor)
    guard share > 0 else { return }
    var stream = streams.stream(.returning, entity: account, occurrence: number)
    guard stream.bernoulli(share) else { return }
    let terms = terms(at: venue)
    let commission = Money(rounding: value.asDouble * (terms?.commissionShare ?? 0))
    let amount = terms?.operatedBy == .firm ? commission : value - commission
    schedule.schedule(
      .refunds(minorUnits: amount.minorUnits),
      after: deliveryDays + configuration.product.returnDays)
  }

  /// Gives back the firm's part of an order that has come back; after the horizon it lowers what the
  /// customers held are worth.
  mutating func refund(_ amount: Money, at time: Double) -> Bool {
    guard !isRuined else { return false }
    if addToRunOff(-amount.asDouble, at: time) { return true }
    pay(amount, for: .revenue, at: time)
    record.totals.returns += 1
    record.totals.refunds += amount.asDouble
    record.totals.contribution -= amount.asDouble
    return true
  }
}
