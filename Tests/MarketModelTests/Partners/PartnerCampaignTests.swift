import RandomStreams
import Testing

@testable import MarketModel

/// Joint campaigns: who is reached, and who pays.
struct PartnerCampaignTests {
  private static func campaign(overlap: Double = 0.5) -> JointCampaign {
    JointCampaign(
      name: "spring", day: 10, cost: Money(minorUnits: 1_000_000), partnersPayShare: 0.5,
      reachShare: 0.3, partnerReachShare: 0.4, overlapShare: overlap, lift: 0.2,
      createsNeedShare: 0, endorsementFactor: 1)
  }

  private static func record(
    _ campaign: JointCampaign, health: Double, partners: Int = 10
  ) throws -> MarketRecord {
    var parts = try PartnersConfiguration.make(partners: partners)
    parts.selling.leadsPerMonth = 0
    parts.relationship.healthAtStart = health
    parts.relationship.healthHalfLifeDays = 1e9
    parts.campaigns = [campaign]
    let market = try MarketConfiguration.makePartnered(
      accounts: 20_000, horizonDays: 30, partners: parts)
    return play(market, Spending(perDay: [0]))
  }

  @Test("Whom both would reach is reached once", arguments: [0, 0.5, 0.75])
  func reach(overlap: Double) throws {
    let record = try Self.record(Self.campaign(overlap: overlap), health: 1)
    let expected = 20_000 * (0.3 + 0.4 * (1 - overlap))
    // Binomial: within 4.5 standard deviations but once in 150,000 seeds.
    #expect(abs(Double(record.channels[0].impressions) - expected) < 4.5 * 70)
    #expect(record.channels[0].partners.campaignCost == 500_000)
    #expect(record.totals.marketing == 500_000)
  }

  @Test("Without partners, or those who care, the firm reaches its own and pays it all")
  func alone() throws {
    for (health, partners) in [(1.0, 0), (0.0, 10)] {
      let record = try Self.record(Self.campaign(), health: health, partners: partners)
      #expect(abs(Double(record.channels[0].impressions) - 6000) < 4.5 * 65)
      #expect(record.totals.marketing == 1_000_000)
    }
  }

  @Test("A campaign that can't be paid doesn't run")
  func cash() throws {
    var campaign = Self.campaign()
    campaign.cost = Money(minorUnits: 200_000_000_000)
    let record = try Self.record(campaign, health: 1)
    #expect(record.channels[0].impressions == 0 && record.channels[0].partners.campaigns == 0)
    #expect(record.totals.ruinDay == nil)
  }
}
