import MarketModel
import RandomStreams
import Testing

/// Case F1: customer service that grows by technology and by its business model.
struct F1CustomerServiceTests {
  @Test("F1 Without its technology the firm has three customers in ten fewer")
  func technology() async throws { try await check(.f1Technology) }

  @Test("F1 Without its business model the firm has three customers in ten fewer")
  func businessModel() async throws { try await check(.f1BusinessModel) }
}

extension Effect {
  /// Three eighths of the case's market, to its horizon, with cash enough to reach it either way.
  private static let f1Market = EffectMarket(
    file: "case-xx-customer-service.yaml",
    settings: ["market.people=9000", "firm.customerValueMonths=0", "firm.cash=5000000"])

  static let f1Technology = Effect(
    id: "F1", name: "technology",
    claim: "A firm that stops learning has three in ten fewer customers after eighteen months",
    mechanism: "learning (exponent 0, so that training changes nothing)",
    source: "band: EFFECTS, −30 %; scenarios/case-xx-customer-service.yaml", scale: .ratio,
    band: 0.5...0.8, replications: 8, placeboReplications: 2, market: f1Market,
    treatment: { market in market.changing { $0.product.ai?.training = nil } },
    off: { market in market.changing { $0.product.ai?.learning.exponent = 0 } },
    reading: payers)

  static let f1BusinessModel = Effect(
    id: "F1", name: "business model",
    claim: "A firm with a trial instead of a free tier has three in ten fewer customers after "
      + "eighteen months",
    mechanism: "the free tier and rewards for referral (a trial in both)",
    source: "band: EFFECTS, −30 %; trials of which .18 pay (OpenView); "
      + "scenarios/case-xx-customer-service.yaml",
    scale: .ratio, band: 0.5...0.8, replications: 8, placeboReplications: 2, market: f1Market,
    treatment: withTrial, off: withTrial, reading: payers)

  /// The same firm with the business model of others: a trial of 14 days, and no reward.
  private static func withTrial(_ market: EffectMarket) -> EffectMarket {
    market.changing {
      // Experience moves the share: of .12 some .18 come to pay.
      $0.product.plan?.trying = .trial(days: 14, paysShare: 0.12)
      $0.loyalty.referral = nil
    }
  }

  private static func payers(_ record: MarketRecord) -> Quotient {
    Quotient(numerator: Double(record.totals.subscriptions.subscribers))
  }
}
