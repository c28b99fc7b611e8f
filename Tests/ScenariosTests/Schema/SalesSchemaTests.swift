import MarketModel
import Policies
import RandomStreams
import Testing

@testable import Scenarios

/// Sales teams and organisations in a scenario: read, and refused.
@Suite struct SalesSchemaTests {
  private static let team = """
    channels:
      sales:
        kind: salesTeam
        sees: identified
        matchShare: 0.9
        costPerRepresentativeMonth: 1200.5
        hiringDays: 60
        rampDays: 90
        leavesPerYearShare: 0.25
        prospectsPerDay: 20
        contactDays: {exponential: {mean: 0.1}}
        connectShare: [0.05, 0.08, 0.13]
        createsNeedShare: 0.03
        liftPerConversation: 0.1
        meetingDays: 5
        liftPerMeeting: 0.3
        cycleDays: {lognormal: {median: 60, sigma: 1.15}}
        commissionShare: 0.095
    """
  private static let accounts = """
      accounts:
        seats: {lognormal: {median: 25, sigma: 0.8}}
        roles:
          champion: {vetoShare: 0.1, vetoShareIfTrusted: 0.05}
          finance: {vetoShare: 0.25}
    """

  private static func replacements(
    team: String = team, accounts: String = accounts, plan: String = "{social: 600}"
  ) -> [String: String] {
    [
      "channels:": team,
      "  network: {meanDegree": accounts + "\n  network: {meanDegree",
      "spendByChannelPerMonth: {shop: 600}": "spendByChannelPerMonth: " + plan,
    ]
  }

  @Test("A team, the roles of an organisation and a plan by representatives are read")
  func reads() throws {
    let scenario = try small(
      "strategies.plan.representatives.sales=7", replacing: Self.replacements())
    let market = scenario.likely.market
    #expect(market.accounts?.roles.map(\.name) == ["champion", "finance"])
    #expect(market.accounts?.roles.map(\.vetoShare) == [0.1, 0.25])
    #expect(market.accounts?.roles.map(\.vetoShareIfTrusted) == [0.05, 0.25])
    #expect(market.accounts?.seats == (try .lognormal(median: 25, sigma: 0.8)))
    guard case .salesTeam(let team) = market.channels[0].kind else {
      Issue.record("the first channel is a sales team")
      return
    }
    #expect(team.staff.costPerMonth == Money(minorUnits: 120_050))
    #expect(team.staff.representativesAtStart == 0 && team.staff.noticeDays == 30)
    #expect(team.order == .hottestFirst && team.salesAssistFromSeats == nil)
    #expect(team.coldAfterDays == nil && team.attempts == 1 && team.connectShare == 0.08)
    let plan = try #require(scenario.likely.strategies[1].policy as? FixedSpending)
    #expect(team.staff.representatives(forSpendPerDay: plan.spendPerDay[0]) == 7)
    #expect(plan.spendPerDay[1] > 0)
    #expect(scenario.uncertainInputs.map(\.keyPath) == ["channels.sales.connectShare"])
  }

  @Test("What a representative's talk does for trust is read")
  func trust() throws {
    var replacements = Self.replacements()
    replacements["channels:"] = Self.team.replacing(
      "    prospectsPerDay: 20", with: "    prospectsPerDay: 20\n    trustPerTouch: 0.25")
    #expect(try small(replacing: replacements).likely.market.channels[0].trustPerTouch == 0.25)
    #expect(
      try small(replacing: Self.replacements()).likely.market.channels[0].trustPerTouch == 0)
  }

  @Test("Everyone buys for herself unless organisations are written")
  func consumers() throws {
    #expect(try small().likely.market.accounts == nil)
  }

  @Test("People who do not fill the organisations are refused; an uncertain number is made to")
  func people() throws {
    var odd = Self.replacements()
    odd["people: 500"] = "people: 501"
    #expect(
      problems(replacing: odd) == [
        "market.people: found 501; expected a multiple of the 2 roles of an organisation, such as "
          + "502"
      ])
    odd["people: 500"] = "people: [300, 500, 800]"
    let scenario = try small(replacing: odd)
    for replication in 0..<5 {
      let people = try scenario.resolved(
        drawnBy: ReplicationStreams(seed: 1, replication: UInt32(replication))
      ).market.population.people
      #expect(people.isMultiple(of: 2) && people > 100)
    }
  }

  @Test("A plan says the size of a team once, and of sales teams only")
  func plans() {
    var twice = Self.replacements(plan: "{sales: 600}, representatives: {sales: 7}")
    #expect(
      problems(replacing: twice) == [
        "strategies.plan.representatives.sales: the spending on this team is given too; expected "
          + "spendByChannelPerMonth or representatives, one of them"
      ])
    twice = Self.replacements(plan: "{}, representatives: {social: 7}")
    #expect(
      problems(replacing: twice).contains {
        $0.contains("representatives.social: unknown sales team")
      })
  }

  @Test("An organisation has somebody in it")
  func empty() {
    #expect(
      problems(replacing: Self.replacements(accounts: "  accounts: {roles: {}}")) == [
        "market.accounts.roles: found an empty mapping; expected at least 1 entry"
      ])
  }
}
