import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Consent to marketing: on whom representatives and partners may call (R15).
struct UnaskedConsentTests {
  private func consent(
    _ market: inout MarketConfiguration, marketing: Double, withdrawalsPerYear: Double = 0
  ) {
    market.macro.consent = ConsentConfiguration(
      shares: [marketing, 1, 1, 1], withdrawalsPerYear: withdrawalsPerYear)
    market.need.needsPerYear = 0
    market.awareness.knowUsNowShare = 0
  }

  /// A team that reaches whomever it calls, and nothing else by which people hear of the firm.
  private func sales(
    marketing: Double = 0.5, withdrawalsPerYear: Double = 0, law: [LawRow] = []
  ) throws -> (market: MarketConfiguration, spending: Spending) {
    var team = try SalesTeamConfiguration.make(prospectsPerDay: 4)
    team.connectShare = 1
    team.createsNeedShare = 0
    team.coldAfterDays = nil
    team.contactDays = try .constant(3)
    var market = try MarketConfiguration.makeSales(accounts: 600, team: team)
    consent(&market, marketing: marketing, withdrawalsPerYear: withdrawalsPerYear)
    market.macro.law = law
    return (market, team.paying(4))
  }

  /// How many people have heard of the firm, of those who consent to marketing and of the others.
  private func heard(
    _ market: MarketConfiguration, _ spending: Spending
  ) -> (consenting: Int, others: Int) {
    var simulation = open(market, spending)
    simulation.run(until: market.calendar.horizonDays)
    let core = simulation.model.core
    let heard = core.people.indices.filter {
      core.awareness(of: $0, at: market.calendar.horizonDays) > 0
    }
    let consenting = heard.count {
      core.macro.consents[$0].contains(ConsentPurposes(.marketing))
    }
    return (consenting, heard.count - consenting)
  }

  @Test("R15: a representative calls nobody who has not consented to marketing")
  func representatives() throws {
    let (market, spending) = try sales()
    let called = heard(market, spending)
    #expect(called.others == 0 && called.consenting > 100)
    // Who is missed at a try makes room for another.
    let everybody = play(try sales(marketing: 1).market, spending).channels[0].pipeline
    let some = play(market, spending).channels[0].pipeline
    #expect(Double(some.leads) > 0.7 * Double(everybody.leads))
  }

  @Test("R15: where the law asks for no consent to marketing, everybody may be called")
  func withoutLaw() throws {
    let law = LawRow(name: "data", day: -10, consentFor: ConsentPurposes(.profiling))
    let (market, spending) = try sales(law: [law])
    #expect(heard(market, spending).others > 100)
  }

  @Test("R15: who withdraws while she is on the list is not called any more")
  func withdrawal() throws {
    func expired(_ perYear: Double) throws -> Int {
      let (market, spending) = try sales(marketing: 1, withdrawalsPerYear: perYear)
      return play(market, spending).channels[0].pipeline.expired
    }
    #expect(try expired(0) == 0)
    #expect(try expired(6) > 5)
  }

  @Test("R15: partners call on nobody who has not consented, nor do their campaigns reach them")
  func partners() throws {
    var parts = try PartnersConfiguration.make()
    parts.selling.createsNeedShare = 0
    func market(_ parts: PartnersConfiguration) throws -> MarketConfiguration {
      var market = try MarketConfiguration.makePartnered(
        accounts: 600, horizonDays: 90, partners: parts)
      consent(&market, marketing: 0.5)
      return market
    }
    let called = heard(try market(parts), parts.caring(50_000))
    #expect(called.others == 0 && called.consenting > 100)
    parts.selling.leadsPerMonth = 0
    parts.campaigns = [
      JointCampaign(
        name: "fair", day: 30, cost: Money(minorUnits: 1000), partnersPayShare: 0.5,
        reachShare: 0.6, partnerReachShare: 0.4, overlapShare: 0.5, lift: 0.5,
        createsNeedShare: 0, endorsementFactor: 1)
    ]
    let reached = heard(try market(parts), parts.caring(50_000))
    #expect(reached.others == 0 && reached.consenting > 100)
  }
}
