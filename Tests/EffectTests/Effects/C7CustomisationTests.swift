import MarketModel
import RandomStreams
import Testing

/// Products made to measure (C7).
struct C7CustomisationTests {
  @Test("C7 Made to measure, a product sells more")
  func fit() async throws { try await check(.c7Fit) }

  @Test("C7 Made to measure, an order earns less")
  func contribution() async throws { try await check(.c7Contribution) }

  @Test("C7 Made to measure, it comes later")
  func days() async throws { try await check(.c7Days) }
}

extension Effect {
  private static let sources =
    "band: judgement; fit .3, 20 CNY an order, 10 days: assumptions"

  static let c7Fit = customisation(
    "fit", claim: "A product made to measure sells 1.05–2 times as often",
    mechanism: "fit in the choice (utility 0)", off: "product.customisation.fitUtility=0",
    band: 1.05...2
  ) { Quotient(numerator: Double($0.totals.orders)) }

  static let c7Contribution = customisation(
    "contribution", claim: "An order made to measure contributes 20–90 % of another",
    mechanism: "its cost (0 an order)", off: "product.customisation.costPerOrder=0",
    band: 0.2...0.9
  ) { Quotient(numerator: $0.totals.contribution, divisor: Double($0.totals.orders)) }

  static let c7Days = customisation(
    "delivery", claim: "Of what is made to measure, less has been delivered at the end",
    mechanism: "the days that it takes (0)", off: "product.customisation.addedDeliveryDays=0",
    band: 0.5...0.95
  ) { Quotient(numerator: Double($0.totals.deliveries), divisor: Double($0.totals.orders)) }

  /// The worked example with four needs a year, made to measure and not.
  private static func customisation(
    _ name: String, claim: String, mechanism: String, off: String, band: ClosedRange<Double>,
    reading: @escaping @Sendable (MarketRecord) -> Quotient
  ) -> Effect {
    Effect(
      id: "C7", name: name, claim: claim, mechanism: mechanism, source: sources, scale: .ratio,
      band: band, replications: 12, placeboReplications: 12
    ) { mechanism, streams in
      let plain = EffectMarket.worked(people: 1000, days: 90).with("market.needs.perYear=4")
      var made = plain.with(
        "product.customisation.fitUtility=0.3", "product.customisation.costPerOrder=20",
        "product.customisation.addedDeliveryDays=10")
      if mechanism == .off { made = made.with(off) }
      return Measurement(
        treated: reading(try made.record(streams)), control: reading(try plain.record(streams)))
    }
  }
}
