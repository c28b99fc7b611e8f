import MarketModel
import Policies
import RandomStreams
import Testing

/// The product as a seller (C6).
struct C6AssistantTests {
  @Test("C6 A deployed assistant raises conversion by a factor of 1.0 to 1.3")
  func conversion() async throws { try await check(.c6Conversion) }
}

extension Effect {
  /// Orders a visit with a need, with an assistant of quality .9 in the channels and without.
  static let c6Conversion = Effect(
    id: "C6", name: "conversion",
    claim: "A deployed assistant multiplies conversion by 1.0–1.3",
    mechanism: "the assistant (a factor of 1 on the odds)",
    source: "band and odds factor 1.2: fact sheet, row chat (1.0–1.1–1.3)",
    scale: .ratio, band: 1...1.3, replications: 20, placeboReplications: 3
  ) { mechanism, streams in
    func conversion(factor: Double) throws -> Quotient {
      var ai = AIProductConfiguration.effect(training: nil)
      ai.usage.sessionsPerMonth = 0
      ai.learning.openingError = 0.1
      ai.assistant = AssistantConfiguration(channels: [0, 1], oddsFactor: factor)
      let product = ai
      let record = try EffectMarket.worked(people: 1000, days: 90)
        .with("market.needs.perYear=4")
        .under(FixedSpending(spendPerDay: [0, 1000], reviewDays: 30)).changing {
          $0.product.ai = product
        }.record(streams)
      return Quotient(
        numerator: Double(record.totals.orders), divisor: Double(record.totals.browses))
    }
    return Measurement(
      treated: try conversion(factor: mechanism == .on ? 1.2 : 1),
      control: try conversion(factor: 1))
  }
}
