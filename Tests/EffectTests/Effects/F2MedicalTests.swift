import MarketModel
import RandomStreams
import Testing

/// Case F2: diagnosis that wins by precision.
struct F2MedicalTests {
  @Test("F2 At a quality of .85 instead of .95 half of the wins are lost")
  func quality() async throws { try await check(.f2Quality) }

  @Test("F2 Lost quality costs more wins than half of the advertising")
  func advertising() async throws { try await check(.f2Advertising) }
}

extension Effect {
  static let f2Quality = Effect(
    id: "F2", name: "quality",
    claim: "At a quality of .85 instead of .95 half of the wins are lost",
    mechanism: "quality in the choice (utility 0)",
    source: "band: EFFECTS, −50 %; utility of 18 a unit of quality: assumption; "
      + "scenarios/case-yy-medical.yaml",
    scale: .ratio, band: 0.35...0.65, replications: 8, placeboReplications: 2
  ) { mechanism, streams in
    Measurement(
      treated: try f2Wins(mechanism, quality: 0.85, advertising: 1, streams),
      control: try f2Wins(mechanism, quality: 0.95, advertising: 1, streams))
  }

  static let f2Advertising = Effect(
    id: "F2", name: "quality against advertising",
    claim: "A quality of .85 costs more wins than half of the spending on channels",
    mechanism: "quality in the choice, and the cut in spending",
    source: "band: judgement (worse is below 1); scenarios/case-yy-medical.yaml",
    scale: .ratio, band: 0.2...0.9, replications: 8, placeboReplications: 2
  ) { mechanism, streams in
    Measurement(
      treated: try f2Wins(mechanism, quality: 0.85, advertising: 1, streams),
      control: try f2Wins(
        mechanism, quality: 0.95, advertising: mechanism == .on ? 0.5 : 1, streams))
  }

  /// Orders of the case in a year.
  ///
  /// - Parameter advertising: The part of the spending on content and fairs, and of representatives.
  private static func f2Wins(
    _ mechanism: Mechanism, quality: Double, advertising: Double, _ streams: ReplicationStreams
  ) throws -> Quotient {
    let record = try EffectMarket(
      file: "case-yy-medical.yaml",
      settings: [
        "firm.customerValueMonths=0", "product.ai.learning.openingErrorShare=\(1 - quality)",
        "product.ai.utilityPerQuality=\(mechanism == .on ? 18 : 0)",
        "product.ai.satisfactionLogOddsPerQuality=\(mechanism == .on ? 12 : 0)",
        "strategies.balanced.spendByChannelPerMonth.website=\(40_000 * advertising)",
        "strategies.balanced.representatives.sales=\(Int(2 * advertising))",
        "strategies.balanced.opensOn.fair=\(advertising < 1 ? "never" : "2027-01-04")",
      ]
    ).under("balanced").record(streams)
    return Quotient(numerator: Double(record.totals.orders))
  }
}
