import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Partners are found, sell in proportion to their health, and leave.
struct PartnersTests {
  @Test(
    "Health runs from its start to care / (care + care for half), as its closed form says",
    arguments: [0, 25_000, 50_000, 150_000])
  func health(care: Double) throws {
    var parts = try PartnersConfiguration.make()
    parts.selling.leadsPerMonth = 0
    let market = try MarketConfiguration.makePartnered(partners: parts)
    let totals = play(market, parts.caring(care)).channels[0].partners
    let level = care / (care + 50_000)
    let perDay = log(2) / 180 * (1 + care / 50_000)
    let expected = level + (0.8 - level) * (1 - exp(-perDay * 360)) / (perDay * 360)
    #expect(totals.working == 10 && totals.partnerDays == 3600)
    #expect(abs(totals.healthDays / totals.partnerDays - expected) < 1e-9)
    // Ten partners for 360 days.
    #expect(abs(totals.careCost - care * 10 * 360 / daysPerMonth) <= 1)
  }

  @Test("Partners call in proportion to their health, and the offer comes to its end in a cycle")
  func calls() throws {
    let parts = try PartnersConfiguration.make()
    let market = try MarketConfiguration.makePartnered(accounts: 20_000, partners: parts)
    let record = play(market, parts.caring(50_000))
    let pipeline = record.channels[0].pipeline
    let expected = 30 / daysPerMonth * record.channels[0].partners.healthDays
    // Poisson: within 4.5 standard deviations but once in 150,000 seeds.
    #expect(abs(Double(pipeline.leads) - expected) < 4.5 * expected.squareRoot())
    #expect(pipeline.leads == pipeline.won + pipeline.open && pipeline.won > 1000)
    // Those of the last twenty days.
    #expect(abs(Double(pipeline.open) - expected / 18) < 0.25 * expected / 18)
    #expect(record.totals.orders == pipeline.won)
  }

  @Test("An agent gets exactly its part of what it sells; care is the rest of what is spent")
  func money() throws {
    let parts = try PartnersConfiguration.make()
    let market = try MarketConfiguration.makePartnered(partners: parts)
    let record = play(market, parts.caring(50_000))
    let totals = record.totals
    let value = Double(record.channels[0].pipeline.won) * 100_000
    let partners = record.channels[0].partners
    #expect(totals.orderValue == value && record.channels[0].pipeline.dealValue == value)
    #expect(partners.earned == 0.2 * value && totals.commission == 0.2 * value)
    #expect(totals.marketing == partners.careCost && record.channels[0].spend == totals.marketing)
    #expect(totals.profit == totals.contribution - totals.marketing - totals.fixedCosts)
    #expect(totals.receivables > 0 && totals.receivables < value)
  }

  @Test("A partner comes after search and training, one search at a time, and leaves after notice")
  func leadTime() throws {
    var parts = try PartnersConfiguration.make(partners: 0)
    parts.partnersWanted = 3
    let market = try MarketConfiguration.makePartnered(horizonDays: 200, partners: parts)
    var simulation = open(market, Spending(perDay: [0]))
    func working(_ day: Double) -> Int {
      simulation.run(until: day)
      return (simulation.model.channels[0] as? Partners)?.partners.count { $0.phase == .working }
        ?? -1
    }
    #expect(working(59.9) == 0)
    #expect(working(60.1) == 1)
    #expect(working(70.1) == 2)
    #expect(working(80.1) == 3)
    #expect(simulation.model.core.record.channels[0].partners.recruitingCost == 1_500_000)
    simulation.edit { $0.change(to: Spending(perDay: [0], partnersWanted: 1), &$1) }
    #expect(working(110) == 3)
    #expect(working(110.2) == 1)
    let totals = simulation.model.core.record.channels[0].partners
    #expect(totals.dismissed == 2 && totals.exitCost == 400_000)
    #expect(working(199) == 1)
  }

  @Test("Of several candidates the strongest is taken")
  func choice() throws {
    var parts = try PartnersConfiguration.make()
    parts.recruiting.strengthSigma = 1
    func strengths(_ candidates: Int) throws -> [Double] {
      parts.recruiting.candidates = candidates
      let market = try MarketConfiguration.makePartnered(partners: parts)
      let simulation = open(market, Spending(perDay: [0]))
      return try #require(simulation.model.channels[0] as? Partners).partners.map(\.strength)
    }
    let one = try strengths(1)
    let five = try strengths(5)
    // The first of five is the one.
    #expect(zip(one, five).allSatisfy { $0 <= $1 } && one != five)
  }

  @Test("Partners of no health defect at their hazard, and take what is under way to the rival")
  func defection() throws {
    var parts = try PartnersConfiguration.make()
    parts.relationship.healthAtStart = 0
    parts.relationship.defectsPerYearShare = 0.3
    parts.recruiting.searchDays = try .constant(0)
    parts.recruiting.onboardingDays = try .constant(0)
    let market = try MarketConfiguration.makePartnered(horizonDays: 7305, partners: parts)
    let totals = play(market, Spending(perDay: [0])).channels[0].partners
    // Ten places for twenty years at −ln .7 a year: Poisson of mean 71.3, within 4.5 of its
    // standard deviations.
    #expect(abs(Double(totals.defections) - 71.3) < 4.5 * 8.45)
    #expect(totals.signed == totals.defections && totals.working == 10)

    // Partners who win nothing but for the rival, as all are tempted at once.
    parts.relationship.healthAtStart = 0.5
    parts.relationship.healthHalfLifeDays = 1e6
    parts.relationship.defectsPerYearShare = 0.99
    parts.selling.cycleDays = try .constant(60)
    let leaving = try MarketConfiguration.makePartnered(partners: parts)
    let record = play(leaving, Spending(perDay: [0]))
    let taken = record.channels[0].partners.offersTaken
    #expect(taken > 50 && record.totals.rivalSales == record.channels[0].pipeline.lost)
    #expect(record.channels[0].pipeline.lost <= taken)
    #expect(Double(record.channels[0].pipeline.lost) > 0.5 * Double(taken))
  }

  @Test("Those who look for an offer meet it by a partner as often as its health says")
  func seeking() throws {
    var parts = try PartnersConfiguration.make()
    parts.selling.leadsPerMonth = 0
    parts.selling.recommendShare = 0.5
    parts.relationship.healthHalfLifeDays = 1e6
    var market = try MarketConfiguration.makePartnered(horizonDays: 120, partners: parts)
    market.need.needsPerYear = 6
    market.product.quality = -60
    market.awareness.directVisitShare = 0
    let record = play(market, Spending(perDay: [0]))
    let share = Double(record.totals.visits) / Double(record.totals.shoppingOccasions)
    let error = (0.4 * 0.6 / Double(record.totals.shoppingOccasions)).squareRoot()
    #expect(record.totals.shoppingOccasions > 5000)
    #expect(abs(share - 0.4) < 4.5 * error + 1e-4)
    #expect(record.channels[0].paidClicks == record.totals.visits)
    parts.relationship.healthAtStart = 0
    market.channels = [.partners(parts)]
    #expect(play(market, Spending(perDay: [0])).totals.visits == 0)
  }

  @Test("Territories are even, and every account is in the one that lists it", arguments: [3, 10])
  func territories(accounts: Int) throws {
    let partners = Partners(
      index: 0, streamChannel: 1, configuration: try .make(), accounts: accounts)
    var seen: [Int] = []
    for territory in 0..<10 {
      for account in partners.accounts(of: territory) {
        #expect(partners.territory(of: account) == territory)
        seen.append(account)
      }
    }
    #expect(seen == Array(0..<accounts))
  }
}

extension PartnersTests {
  // Poisson of mean 3600 and one of 0: within 4.5 standard deviations but once in 150,000 seeds.
  @Test("A partner calls on the accounts of its territory once a week each at most")
  func bounded() throws {
    var parts = try PartnersConfiguration.make(partners: 1)
    parts.territories = 1
    parts.partnersWanted = 1
    parts.relationship.healthAtStart = 1
    parts.relationship.healthHalfLifeDays = 1e9
    parts.selling.leadsPerMonth = 100_000
    parts.selling.createsNeedShare = 0
    func leads(accounts: Int) throws -> Int {
      play(
        try .makePartnered(accounts: accounts, partners: parts), parts.caring(0, partners: 1)
      ).channels[0].pipeline.leads
    }
    #expect(abs(Double(try leads(accounts: 70)) - 3600) < 4.5 * 60)
    #expect(abs(Double(try leads(accounts: 7)) - 360) < 4.5 * 19)
  }
}
