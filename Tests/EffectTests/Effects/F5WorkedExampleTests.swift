import MarketModel
import RandomStreams
import Testing

/// The worked example (F5): a platform raises its conversion by social media, its own listings, and a
/// logistic model that learns from feedback whom to address.
struct F5WorkedExampleTests {
  @Test("F5 Addressing whom the model rates highest raises the platform's conversion")
  func conversion() async throws { try await check(.f5Conversion) }
}

extension Effect {
  /// Orders a visit under precision marketing over those under an even split of the same money.
  static let f5Conversion = Effect(
    id: "F5", name: "conversion",
    claim: "With the model's targeting 1.03–1.5 times as many visits end in an order as without",
    mechanism: "learning (everybody is rated by the base rate)",
    source: "band: judgement; scenarios/ecommerce-conversion.yaml, 2,000 people",
    scale: .ratio, band: 1.03...1.5, replications: 10, placeboReplications: 3
  ) { mechanism, streams in
    let learning = EffectMarket.worked(people: 2000, days: 365)
    let market =
      mechanism == .on ? learning : learning.with("learner.kind=baseRate", "learner.l2=~")
    func conversion(_ strategy: String) throws -> Quotient {
      let record: MarketRecord = try market.under(strategy).record(streams)
      return Quotient(
        numerator: Double(record.totals.orders), divisor: Double(record.totals.visits))
    }
    return Measurement(
      treated: try conversion("precision-marketing"), control: try conversion("even-split"))
  }
}
