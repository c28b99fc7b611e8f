import MarketModel
import RandomStreams
import Testing

/// Festivals of e-commerce platforms (A4, R14).
struct A4FestivalTests {
  @Test("A4 In a festival two to five times as many orders are placed as without it")
  func orders() async throws { try await check(.a4FestivalOrders) }

  @Test("A4 Net of what is put off or brought forward, orders grow by half at most")
  func net() async throws { try await check(.a4FestivalNet) }
}

extension Effect {
  static let a4FestivalOrders = festival(
    "orders of a festival",
    claim: "On its days a festival multiplies orders by two to five", band: 2...5, days: 56..<68)

  static let a4FestivalNet = festival(
    "net of a festival",
    claim: "Over thirty days before and after it too, orders grow by half at most", band: 1...1.5,
    days: 26..<98)

  /// Orders of the whole market, ours and the rival's, in some days of a run with a festival of
  /// twelve days over those of a run without; off, the festival is nothing but a date.
  private static func festival(
    _ name: String, claim: String, band: ClosedRange<Double>, days: Range<Int>
  ) -> Effect {
    Effect(
      id: "A4", name: name, claim: claim,
      mechanism: "waiting, bringing forward, discount and eagerness",
      source: "band: judgement (EFFECTS: ×2–5, ≤ +50 %); discount .1, wait .5 within 14 days, "
        + "forward .4 of 30 days, eagerness 1.8: assumptions (2.5 gives +54 % net)",
      scale: .ratio, band: band, replications: 6, placeboReplications: 2
    ) { mechanism, streams in
      // Nothing is spent: with or without advertising the same people buy at other times.
      let plain = EffectMarket.worked(people: 1000, days: 98).with(
        "clock.reportEveryDays=1", "strategies.even-split.spendPerMonth=0")
      let habits =
        mechanism == .on
        ? "shoppingFactor: 1.8, waitDays: 14, waitShare: 0.5, pullForwardDays: 30, "
          + "pullForwardShare: 0.4, discountShare: 0.1"
        : "shoppingFactor: 1"
      let festival = plain.with(
        "market.festivals=[{name: sale, from: 2027-03-01, to: 2027-03-12, \(habits)}]")
      return Measurement(
        treated: orders(try festival.record(streams), days),
        control: orders(try plain.record(streams), days))
    }
  }

  private static func orders(_ record: MarketRecord, _ days: Range<Int>) -> Quotient {
    func until(_ day: Int) -> Int {
      guard day > 0 else { return 0 }
      let totals = record.periods[day - 1].totals
      return totals.orders + totals.rivalSales
    }
    return Quotient(numerator: Double(until(days.upperBound) - until(days.lowerBound)))
  }
}
