import MarketModel
import Policies
import RandomStreams

extension EffectMarket {
  /// Organisations of four people that buy for their seats, and a sales team as the only channel;
  /// 2000 organisations and ten representatives, in US cents.
  ///
  /// Figures without a source are assumptions. With ten representatives the team is at work nine
  /// tenths of its time.
  static func organisations(days: Int) throws -> EffectMarket {
    let team = try SalesTeamConfiguration.sourced()
    let needs = try Distribution.gamma(mean: 90, sd: 60)
    let value = try Distribution.lognormal(median: 600, sigma: 0.3)
    let seats = try Distribution.lognormal(median: 25, sigma: 0.8)
    return worked(people: 8000, days: days).changing { market in
      market.accounts = AccountsConfiguration(
        roles: [
          BuyingRole(name: "champion", vetoShare: 0.1, vetoShareIfTrusted: 0.05),
          BuyingRole(name: "user", vetoShare: 0.15, vetoShareIfTrusted: 0.05),
          BuyingRole(name: "it", vetoShare: 0.25, vetoShareIfTrusted: 0.1),
          BuyingRole(name: "finance", vetoShare: 0.25, vetoShareIfTrusted: 0.1),
        ], seats: seats)
      market.network = .wellMixed(meanDegree: 0)
      market.need = NeedConfiguration(
        needsPerYear: 0.4, needRateShape: 4, needSpendElasticity: 0, openDays: needs,
        occasionsPerDay: 0.1)
      market.product.orderValue = value
      market.product.quality = 0
      market.product.waitingUtility = 1
      market.product.abandoningUtility = -1
      market.awareness.knowUsNowShare = 0.4
      market.rival.quality = 0
      market.rival.consideredShare = 0.6
      market.firm.openingCash = Money(minorUnits: 10_000_000_000)
      market.firm.customersNowShare = 0
      market.channels = [
        ChannelConfiguration(
          name: "sales", sees: .identified, matchShare: 0.9, kind: .salesTeam(team))
      ]
    }
  }

  /// The same with so many representatives, who are all there and paid from the first day.
  func staffed(_ representatives: Int) throws -> EffectMarket {
    let staff = try SalesTeamConfiguration.sourced().staff
    let perDay = staff.spendPerDay(ofRepresentatives: representatives)
    return changingTeam { $0.staff.representativesAtStart = representatives }
      .under(FixedSpending(spendPerDay: [perDay], reviewDays: 14))
  }

  /// The same with a change of its sales team.
  func changingTeam(
    _ change: @escaping @Sendable (inout SalesTeamConfiguration) -> Void
  ) -> EffectMarket {
    changing { market in
      guard case .salesTeam(var team) = market.channels[0].kind else { return }
      change(&team)
      market.channels[0].kind = .salesTeam(team)
    }
  }
}

extension SalesTeamConfiguration {
  /// A team of the figures of direct sales: calls that reach somebody .05–.08–.13 (Gong,
  /// Belkins), cycle 14–60–270 days, a representative 8,000–15,000 USD a month with everything,
  /// commission 9–10 % of the first year (Pacific Crest).
  static func sourced() throws -> SalesTeamConfiguration {
    SalesTeamConfiguration(
      staff: SalesStaffConfiguration(
        representativesAtStart: 10, costPerMonth: Money(minorUnits: 1_150_000),
        hiringDays: try .constant(60), costPerHire: Money(minorUnits: 500_000), rampDays: 90,
        leavesPerYearShare: 0, noticeDays: 30),
      prospectsPerDay: 43, salesAssistFromSeats: 10, productQualifiedShare: 0,
      order: .hottestFirst,
      // 45 calls a day, and some four to reach .245 of the prospects at .08 a call (Belkins).
      contactDays: try .exponential(mean: 0.1), connectShare: 0.245, attempts: 1, retryDays: 7,
      coldAfterDays: try .exponential(mean: 14),
      // With open needs it makes a meeting of .03–.05–.10 of the conversations with others.
      createsNeedShare: 0.03, liftPerConversation: 0.1,
      meetingDays: try .exponential(mean: 7), liftPerMeeting: 0.3, meetingUtility: 0,
      cycleDays: try .lognormal(median: 60, sigma: 1.15), commissionShare: 0.095,
      paymentDays: 30)
  }
}
