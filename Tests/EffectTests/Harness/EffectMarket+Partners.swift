import MarketModel
import Policies
import RandomStreams

extension EffectMarket {
  /// The organisations of ``organisations(days:)`` with twenty agents in place of the sales team.
  static func partnered(days: Int) throws -> EffectMarket {
    let partners = try PartnersConfiguration.sourced()
    return try organisations(days: days).changing { market in
      market.channels = [
        ChannelConfiguration(
          name: "agents", sees: .aggregate, matchShare: 0, kind: .partners(partners))
      ]
    }
  }

  /// The same with so much care for a partner and month, in US cents, of twenty.
  func caring(_ perPartnerAndMonth: Double) -> EffectMarket {
    under(
      FixedSpending(
        spendPerDay: [perPartnerAndMonth * 20 / daysPerMonth],
        reviewDays: 30))
  }

  /// The same with a change of its partners.
  func changingPartners(
    _ change: @escaping @Sendable (inout PartnersConfiguration) -> Void
  ) -> EffectMarket {
    changing { market in
      guard case .partners(var parts) = market.channels[0].kind else { return }
      change(&parts)
      market.channels[0].kind = .partners(parts)
    }
  }
}

extension PartnersConfiguration {
  /// The care under which health settles at three quarters, where it starts: US cents a partner and
  /// month.
  static let care = 90_000.0

  /// Agents by the figures of partner channels.
  ///
  /// Commission .10–.20–.40, the first deal after two or three months, and a cycle as direct sales
  /// have (14–60–270 days). What there is no source for, the health before all, is assumption.
  static func sourced() throws -> PartnersConfiguration {
    PartnersConfiguration(
      territories: 20, partnersAtStart: 20, partnersWanted: 20,
      recruiting: PartnerRecruiting(
        searchDays: try .constant(30), candidates: 1, costPerCandidate: .zero,
        onboardingDays: try .constant(45), onboardingCost: Money(minorUnits: 500_000),
        strengthSigma: 0.5),
      relationship: PartnerRelationship(
        healthAtStart: 0.75, healthHalfLifeDays: 180, careForHalfHealth: care / 3,
        lossPerDirectSale: 0.02, lossPerPoachedSale: 0, defectsPerYearShare: 0.4),
      selling: PartnerSelling(
        recommendShare: 0, leadsPerMonth: 5, knowsNeedShare: 0.5, createsNeedShare: 0.05,
        liftPerCall: 0.2, adviceUtility: 0.5,
        cycleDays: try .lognormal(median: 60, sigma: 0.6)),
      contract: PartnerContract(
        commissionShare: 0.2, commissionMonths: nil, paymentDays: 30,
        minimumCommissionPerMonth: .zero, registrationDays: 180, honoursRegistrations: true,
        noticeDays: 90, exitCost: .zero))
  }
}
