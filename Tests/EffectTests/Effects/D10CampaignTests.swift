import MarketModel
import RandomStreams
import Testing

/// Joint campaigns with partners (D10): what two names do together, and what shared audiences cost.
struct D10CampaignTests {
  @Test("D10 A joint campaign does 5–20 % more than the two would apart")
  func together() async throws { try await check(.d10Joint) }

  @Test("D10 Where four fifths of the audiences overlap it does less")
  func overlap() async throws { try await check(.d10Overlap) }
}

extension Effect {
  static let d10Joint = campaign(
    name: "joint campaign",
    claim: "A joint campaign makes 5–20 % more needs than both partners' campaigns apart",
    overlap: 0.2, band: 1.05...1.2)

  static let d10Overlap = campaign(
    name: "overlapping audiences",
    claim: "At an overlap of 80 % it makes fewer", overlap: 0.8, band: 0.5...0.99)

  /// The needs that a joint campaign makes, over the sum of what the firm's own makes and what the
  /// partners' makes.
  ///
  /// Without endorsement and overlap it is the sum.
  private static func campaign(
    name: String, claim: String, overlap: Double, band: ClosedRange<Double>
  ) -> Effect {
    Effect(
      id: "D10", name: name, claim: claim,
      mechanism: "the second name's weight (1) and the overlap (0)",
      source: "band: EFFECTS; each reaches a fifth of the people, both names weigh 1.25 times one: "
        + "assumptions",
      scale: .ratio, band: band, replications: 8
    ) { mechanism, streams in
      func needs(ours: Double, partners: Double, factor: Double) throws -> Double {
        let campaign = JointCampaign(
          name: "spring", day: 10, cost: .zero, partnersPayShare: 0.5, reachShare: ours,
          partnerReachShare: partners,
          overlapShare: ours > 0 && mechanism == .on ? overlap : 0, lift: 0.1,
          createsNeedShare: 0.2, endorsementFactor: factor)
        let market = try EffectMarket.partnered(days: 30).changingPartners { parts in
          parts.selling.leadsPerMonth = 0
          parts.relationship.healthAtStart = 1
          parts.relationship.healthHalfLifeDays = 1e9
          parts.campaigns = [campaign]
        }.caring(0).changing { market in
          market.accounts = nil
          market.need.needsPerYear = 0.001
        }
        return Double(try market.record(streams).totals.impulseNeeds)
      }
      let joint = try needs(ours: 0.2, partners: 0.2, factor: mechanism == .on ? 1.25 : 1)
      let apart =
        try needs(ours: 0.2, partners: 0, factor: 1) + needs(ours: 0, partners: 0.2, factor: 1)
      return Measurement(
        treated: Quotient(numerator: joint), control: Quotient(numerator: apart))
    }
  }
}
