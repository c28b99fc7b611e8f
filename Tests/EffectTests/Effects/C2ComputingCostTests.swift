import MarketModel
import RandomStreams
import Testing

/// What computing costs (C2).
struct C2ComputingCostTests {
  @Test("C2 At a tenth of the price of inference the gross margin is 70 % and more, after 45 %")
  func grossMargin() async throws { try await check(.c2GrossMargin) }
}

extension Effect {
  /// Gross margin of a product whose other costs of sales are a quarter of its revenue, as those of
  /// software are, and whose serving at today's prices takes 30 % more.
  ///
  /// An order a month earns 120 units: 6 for the payment, 24 for fulfilment, 36 for serving 80 uses.
  static let c2GrossMargin = Effect(
    id: "C2", name: "gross margin",
    claim: "When inference costs a tenth, the gross margin rises from 45 % to 70 % and more",
    mechanism: "the fall of the price (it stays)",
    source:
      "band: EFFECTS; margins of 45 and 75 % with and without AI, prices ÷ 10 a year: fact sheet",
    scale: .level, band: 0.7...1, replications: 6
  ) { mechanism, streams in
    var ai = AIProductConfiguration.effect(training: nil)
    ai.usage.rateShape = 50
    ai.inference.costPerUse = mechanism == .on ? 4.5 : 45
    let periods = try EffectMarket.used(people: 60, days: 300, ai: ai)
      .with("product.fulfilmentCostPerOrder=24").record(streams).periods
    // People begin to use the product with their first delivery; after ninety days nearly all do.
    let totals = periods.compactMap(\.product?.totals)
    guard let start = totals.dropFirst(17).first, let end = totals.last else {
      preconditionFailure("the run has more than ninety days")
    }
    let revenue = end.revenue - start.revenue
    return Measurement(
      treated: Quotient(
        numerator: revenue - end.costOfSales + start.costOfSales, divisor: revenue))
  }
}
