import MarketModel
import RandomStreams

extension MarketConfiguration {
  /// A market of organisations whose only channel is a sales team.
  ///
  /// Nobody is on the market by herself but through her own shopping, and no money is scarce.
  static func makeSales(
    accounts: Int = 300, horizonDays: Double = 180, valueDays: Double = 0,
    team: SalesTeamConfiguration, roles: [BuyingRole] = [.agreeing]
  ) throws -> MarketConfiguration {
    var market = try make(
      people: accounts * roles.count, horizonDays: horizonDays, valueDays: valueDays,
      reportEveryDays: 30, social: nil)
    market.channels = [
      ChannelConfiguration(
        name: "sales", sees: .identified, matchShare: 0.9, kind: .salesTeam(team))
    ]
    market.accounts = AccountsConfiguration(roles: roles)
    market.network = .wellMixed(meanDegree: 0)
    market.firm.openingCash = Money(minorUnits: 100_000_000_000)
    market.firm.customersNowShare = 0
    return market
  }
}

extension BuyingRole {
  /// Somebody who never vetoes.
  static let agreeing = BuyingRole(name: "user", vetoShare: 0, vetoShareIfTrusted: 0)
}

extension SalesTeamConfiguration {
  /// A team of constant size that works whatever it can, within a day each.
  static func make(
    representatives: Int = 4, prospectsPerDay: Double = 4
  ) throws -> SalesTeamConfiguration {
    SalesTeamConfiguration(
      staff: SalesStaffConfiguration(
        representativesAtStart: representatives, costPerMonth: Money(minorUnits: 1_000_000),
        hiringDays: try .constant(40), costPerHire: Money(minorUnits: 500_000), rampDays: 90,
        leavesPerYearShare: 0, noticeDays: 30),
      prospectsPerDay: prospectsPerDay, salesAssistFromSeats: nil, productQualifiedShare: 0,
      order: .hottestFirst, contactDays: try .exponential(mean: 0.5), connectShare: 0.5,
      attempts: 2, retryDays: 7, coldAfterDays: try .exponential(mean: 20),
      createsNeedShare: 0.3, liftPerConversation: 0.2, meetingDays: try .exponential(mean: 2),
      liftPerMeeting: 0.3, meetingUtility: 0, cycleDays: try .lognormal(median: 30, sigma: 0.5),
      commissionShare: 0.1, paymentDays: 30)
  }

  /// What pays so many representatives, on a market's only channel.
  func paying(_ representatives: Int) -> Spending {
    Spending(perDay: [staff.spendPerDay(ofRepresentatives: representatives)])
  }
}
