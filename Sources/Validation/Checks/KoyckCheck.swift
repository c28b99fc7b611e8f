internal import MarketModel
internal import Policies
internal import RandomStreams

/// Koyck (1954): what advertising has left behind fades geometrically.
///
/// Everybody knows the firm at the start and hears of it no more. Whoever shops goes directly to
/// the firm with the probability of being aware, and never buys, so that visits are the awareness
/// that is left.
extension ValidationCheck {
  /// - Parameters:
  ///   - carryOver: What is left after a month, λ.
  ///   - halfLifeMonths: ln .5 / ln λ.
  ///   - months: After which nothing is left.
  static func koyck(carryOver: Double, halfLifeMonths: Double, months: Int) -> ValidationCheck {
    ValidationCheck(
      name: "koyck-\(shortDecimal(carryOver))",
      subject: "visits after advertising has stopped, with a carry-over of "
        + "\(shortDecimal(carryOver)) a month",
      source: "Koyck 1954: half-life ln .5 / ln λ, total 1 / (1 − λ)", replications: 30,
      quantities: [
        Quantity(name: "left after \(shortDecimal(halfLifeMonths)) months", expected: 0.5),
        Quantity(name: "total over first month", expected: 1 / (1 - carryOver)),
      ]
    ) { streams in
      let half = try visits(
        carryOver: carryOver, periods: 2, every: halfLifeMonths * daysPerMonth, streams)
      let monthly = try visits(
        carryOver: carryOver, periods: months, every: daysPerMonth, streams)
      return [
        Part(half[1] - half[0], over: half[0]), Part(monthly[months - 1], over: monthly[0]),
      ]
    }
  }

  /// Visits until the end of each period.
  private static func visits(
    carryOver: Double, periods: Int, every days: Double, _ streams: ReplicationStreams
  ) throws -> [Int] {
    var market = try MarketConfiguration.plain(
      people: 3000, horizonDays: Double(periods) * days, reportEveryDays: days)
    market.awareness.carryOverPerMonthShare = carryOver
    market.awareness.knowUsNowShare = 1
    market.awareness.awareFromShare = 0.001
    market.need.needsPerYear = 12
    market.need.openDays = try .constant(1)
    market.need.occasionsPerDay = 1
    market.product.waitingUtility = 60
    let nothing = FixedSpending(spendPerDay: [0, 0], reviewDays: 30)
    return MarketReplication.run(market, policy: nothing, streams: streams)
      .periods.map(\.totals.visits)
  }
}
