import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Leads of other channels that a sales team takes (R8, R13): forms, fairs, mails, courses.
struct LeadFlowTests {
  /// Consumers who may also buy from a sales team, and another channel.
  private func market(
    and channel: ChannelConfiguration, people: Int = 600,
    _ change: (inout SalesTeamConfiguration) throws -> Void = { _ in }
  ) throws -> MarketConfiguration {
    var team = try SalesTeamConfiguration.make(representatives: 20, prospectsPerDay: 0)
    try change(&team)
    var market = try MarketConfiguration.makeSales(accounts: people, horizonDays: 90, team: team)
    market.channels.append(channel)
    return market
  }

  private func spending(_ market: MarketConfiguration, other: Double) throws -> Spending {
    guard case .salesTeam(let team) = market.channels[0].kind else { throw NoTeam() }
    return Spending(perDay: [team.staff.spendPerDay(ofRepresentatives: 20), other])
  }

  private struct NoTeam: Error {}

  private func played(
    _ market: MarketConfiguration, other: Double = 0
  ) throws -> (record: MarketRecord, team: PipelineTotals, other: ChannelTotals) {
    let record = play(market, try spending(market, other: other))
    return (record, record.channels[0].pipeline, record.channels[1])
  }

  @Test("A site's forms make leads for the sales team, and whoever asks has a need")
  func forms() throws {
    var site = WebsiteConfiguration.make()
    site.form = LeadFormConfiguration(demoShare: 0.5, readingShare: 0)
    let (record, team, form) = try played(try market(and: .site(site)))
    #expect(form.leads > 20)
    // Leads are credited to what brought the visit: the site's listing, or nothing.
    #expect(form.leadsBrought + record.direct.leadsBrought == team.leads)
    // Each lead is taken at once, since whoever asks is on no list.
    #expect(team.leads == form.leads && team.won > 0)
    #expect(team.conversations >= team.leads - team.open - team.unaided - team.expired)
    site.form = LeadFormConfiguration(demoShare: 0, readingShare: 0)
    #expect(try played(try market(and: .site(site))).team.leads == 0)
    site.form = nil
    #expect(try played(try market(and: .site(site))).team.leads == 0)
  }

  @Test("Without a live team nobody leaves details")
  func withoutTeam() throws {
    var site = WebsiteConfiguration.make()
    site.form = LeadFormConfiguration(demoShare: 1, readingShare: 1)
    var market = try market(and: .site(site))
    market.channels[0].lifeCycle = LifeCycle(closesOnDay: 30)
    let (_, team, form) = try played(market)
    let open = try played(try self.market(and: .site(site))).other.leads
    #expect(form.leads > 0 && form.leads < open && form.leads == team.leads)
  }

  @Test("A fair's leads go to the sales team by their share, the others are followed up")
  func fairs() throws {
    func counts(share: Double) throws -> (leads: Int, handed: Int, followedUp: Int) {
      let market = try market(
        and: .exhibition {
          $0.salesShare = share
          $0.followUpDays = try .constant(1)
        })
      let (events, record) = try traced(market, try spending(market, other: 0))
      return (
        record.channels[1].leads, record.channels[1].leadsBrought,
        events.count { $0.kindName == "followsUp" }
      )
    }
    let none = try counts(share: 0)
    #expect(none.handed == 0 && none.followedUp == none.leads && none.leads > 30)
    // Of those who are on the team's list already, or have bought, the stand keeps the leads.
    let all = try counts(share: 1)
    #expect(all.handed > 30 && all.handed + all.followedUp == all.leads)
  }

  // Each of the leads ends within days, so that a mail brings most of them back at least once.
  @Test("R13: leads that came to nothing are nurtured by mails, and come back")
  func nurture() throws {
    func team(asking share: Double) throws -> (team: PipelineTotals, mail: ChannelTotals) {
      let mail = ChannelConfiguration.email {
        $0.customersOnListShare = 0
        $0.joinPerVisit = 0
        $0.joinPerOrder = 0
        $0.joinPerLead = 1
        $0.clickPerOpen = 0.9
        $0.openShare = 0.9
        $0.fatiguePerMail = 0
        $0.leavePerMail = 0
        $0.salesShareOfClicks = share
      }
      var market = try market(
        and: .exhibition {
          $0.salesShare = 1
          $0.fairs.removeLast()
        }
      ) { $0.createsNeedShare = 0 }
      market.channels.append(mail)
      let spending = try spending(market, other: 0)
      let record = play(market, Spending(perDay: spending.perDay + [100_000]))
      return (record.channels[0].pipeline, record.channels[2])
    }
    let once = try team(asking: 0)
    #expect(once.team.leads > 30 && once.team.disqualified + once.team.expired > 20)
    #expect(once.mail.mailing.mailed > 30 && once.mail.leadsBrought == 0)
    let again = try team(asking: 1)
    #expect(again.team.leads > 2 * once.team.leads)
    #expect(again.mail.leadsBrought > once.team.leads)
  }

  @Test("Participants of a course who have not bought may ask for a representative")
  func courses() throws {
    let channel = ChannelConfiguration.courses {
      $0.salesShare = 1
      $0.interestShare = 0.9
      $0.courses[0].seats = 600
    }
    let (_, team, courses) = try played(try market(and: channel))
    #expect(courses.leadsBrought > 20 && team.leads == courses.leadsBrought)
    #expect(courses.courses.participants >= courses.leadsBrought)
  }

  @Test("Nobody gets lost between channels and a team", arguments: 1...3)
  func conservation(seed: Int) throws {
    var site = WebsiteConfiguration.make()
    site.form = LeadFormConfiguration(demoShare: 0.3, readingShare: 0.3)
    var market = try market(and: .site(site))
    market.channels.append(.email { $0.salesShareOfClicks = 0.5 })
    let spending = Spending(perDay: try spending(market, other: 10_000).perDay + [100_000])
    try MarketReplication.check(market, policy: spending, streams: streams(seed))
    let team = play(market, spending, seed: seed).channels[0].pipeline
    #expect(team.leads == team.ended + team.open && team.leads > 0)
  }
}
