import MarketModel
import Policies
import RandomStreams
import Testing

@testable import Scenarios

/// Partners in a scenario: read, and refused.
@Suite struct PartnersSchemaTests {
  private static let dealers = """
    channels:
      dealers:
        kind: partners
        sees: aggregate
        matchShare: 0
        territories: 12
        partnersWanted: 8
        searchDays: {exponential: {mean: 20}}
        onboardingDays: 60
        healthAtStart: 0.6
        healthHalfLifeDays: 180
        careForHalfHealth: 300
        defectsPerYearShare: 0.4
        leadsPerMonth: [2, 4, 8]
        createsNeedShare: 0.1
        liftPerCall: 0.2
        cycleDays: 30
        commissionShare: 0.2

    """

  private static func replacements(
    more: String = "", plan: String = "{social: 600}"
  ) -> [String: String] {
    [
      "channels:": dealers + more.split(separator: "\n").map { "    \($0)\n" }.joined(),
      "spendByChannelPerMonth: {shop: 600}": "spendByChannelPerMonth: " + plan,
    ]
  }

  private static func parts(_ scenario: Scenario) throws -> PartnersConfiguration {
    guard case .partners(let parts) = scenario.likely.market.channels[0].kind else {
      throw NoPartners()
    }
    return parts
  }
  private struct NoPartners: Error {}

  @Test("Conflict among programmes needs two of them")
  func programmes() throws {
    let one = problems(replacing: Self.replacements(more: "lossPerPartnerSale: 0.05"))
    #expect(
      one == [
        "channels.dealers.lossPerPartnerSale: there are no other partners; expected another channel "
          + "of kind partners, or no such line"
      ])
    let more = "lossPerPartnerSale: 0.05"
    var replacements = Self.replacements(more: more)
    let second = Self.dealers.replacing("channels:\n", with: "").replacing(
      "dealers", with: "agents")
    replacements["channels:"]? += second
    let scenario = try small(replacing: replacements)
    #expect(try Self.parts(scenario).relationship.lossPerPartnerSale == 0.05)
    guard case .partners(let agents) = scenario.likely.market.channels[1].kind else {
      throw NoPartners()
    }
    #expect(agents.relationship.lossPerPartnerSale == 0)
  }

  @Test("Partners are read, with what they are unless something is said")
  func reads() throws {
    let scenario = try small(
      replacing: Self.replacements(plan: "{dealers: 900}, partners: {dealers: 5}"))
    let parts = try Self.parts(scenario)
    #expect(parts.territories == 12 && parts.partnersAtStart == 0 && parts.partnersWanted == 8)
    #expect(parts.relationship.careForHalfHealth == 30_000 && parts.selling.leadsPerMonth == 4)
    #expect(parts.contract.honoursRegistrations && parts.contract.registrationDays == 90)
    #expect(parts.contract.commissionMonths == nil && parts.stock == nil)
    #expect(!scenario.likely.market.channels[0].kind.answersSearches)
    let plan = try #require(scenario.likely.strategies[1].policy as? FixedSpending)
    #expect(plan.partnersWanted == [5, nil, nil] && plan.spendPerDay[0] > 0)
    #expect(scenario.uncertainInputs.map(\.keyPath) == ["channels.dealers.leadsPerMonth"])
  }

  @Test("A distributor has a stock, and is asked where it recommends")
  func distributors() throws {
    let more = """
      recommendShare: 0.5
      seekWeight: 3
      stock: {target: 20000, returnedShare: 0.5}
      """
    let scenario = try small(replacing: Self.replacements(more: more))
    let stock = try #require(try Self.parts(scenario).stock)
    #expect(stock.target == Money(minorUnits: 2_000_000) && stock.reorderBelowShare == 0.5)
    #expect(scenario.likely.market.channels[0].seekWeight == 3)
  }

  @Test("What would have no effect, or contradicts itself, is refused")
  func refused() {
    func found(_ more: String) -> [String] { problems(replacing: Self.replacements(more: more)) }
    #expect(
      found("partnersAtStart: 13") == [
        "channels.dealers.partnersAtStart: found 13; expected a whole number from 0 to 12"
      ])
    #expect(
      found("commissionMonths: 12") == [
        "channels.dealers.commissionMonths: single orders have no months; expected product.plan, or "
          + "no such line"
      ])
    #expect(
      found("lossPerPoachedSale: 0.1") == [
        "channels.dealers.lossPerPoachedSale: such sales are paid for; expected "
          + "honoursRegistrations: false, or no such line"
      ])
    #expect(
      found("minimumCommissionPerMonth: 100\nstock: {target: 9, returnedShare: 0}") == [
        "channels.dealers.minimumCommissionPerMonth: distributors with a stock live on their margin; "
          + "expected 0, or no stock"
      ])
    #expect(found("seekWeight: 2").count == 1)
    let many = problems(
      replacing: Self.replacements(plan: "{}, partners: {dealers: 13}"))
    #expect(
      many == [
        "strategies.plan.partners.dealers: found 13; expected a whole number from 0 to 12"
      ])
    let unknown = problems(replacing: Self.replacements(plan: "{}, partners: {social: 3}"))
    #expect(unknown.contains { $0.contains("partners.social: unknown channel of partners") })
  }
}
