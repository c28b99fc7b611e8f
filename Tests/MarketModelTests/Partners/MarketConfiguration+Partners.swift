import MarketModel
import RandomStreams

extension MarketConfiguration {
  /// A market whose only channel is partners; nobody shops by herself, and no money is scarce.
  static func makePartnered(
    accounts: Int = 4000, horizonDays: Double = 360, valueDays: Double = 0,
    partners: PartnersConfiguration
  ) throws -> MarketConfiguration {
    var market = try make(
      people: accounts, horizonDays: horizonDays, valueDays: valueDays, reportEveryDays: 90,
      social: nil)
    market.channels = [.partners(partners)]
    market.network = .wellMixed(meanDegree: 0)
    market.need.needsPerYear = 0
    market.firm.openingCash = Money(minorUnits: 100_000_000_000)
    market.firm.customersNowShare = 0
    market.product.orderValue = try .constant(1000)
    market.product.orderValueSpendElasticity = 0
    market.product.abandoningUtility = -60
    market.rival.consideredShare = 0
    return market
  }
}

extension ChannelConfiguration {
  static func partners(_ configuration: PartnersConfiguration) -> ChannelConfiguration {
    ChannelConfiguration(
      name: "dealers", sees: .identified, matchShare: 0.9, kind: .partners(configuration))
  }
}

extension PartnersConfiguration {
  /// Ten agents who win whomever they call on, each thirty a month in full health.
  static func make(partners: Int = 10) throws -> PartnersConfiguration {
    PartnersConfiguration(
      territories: 10, partnersAtStart: partners, partnersWanted: partners,
      recruiting: PartnerRecruiting(
        searchDays: try .constant(10), candidates: 1, costPerCandidate: .zero,
        onboardingDays: try .constant(50), onboardingCost: Money(minorUnits: 500_000),
        strengthSigma: 0),
      relationship: PartnerRelationship(
        healthAtStart: 0.8, healthHalfLifeDays: 180, careForHalfHealth: 50_000,
        lossPerDirectSale: 0, lossPerPoachedSale: 0, defectsPerYearShare: 0),
      selling: PartnerSelling(
        recommendShare: 0, leadsPerMonth: 30, knowsNeedShare: 0, createsNeedShare: 1,
        liftPerCall: 0.3, adviceUtility: 0, cycleDays: try .constant(20)),
      contract: PartnerContract(
        commissionShare: 0.2, commissionMonths: nil, paymentDays: 30,
        minimumCommissionPerMonth: .zero, registrationDays: 90, honoursRegistrations: true,
        noticeDays: 30, exitCost: Money(minorUnits: 200_000)))
  }

  /// Care so large for each of the partners, on a market's only channel.
  func caring(_ perPartnerAndMonth: Double, partners: Int = 10) -> Spending {
    Spending(perDay: [perPartnerAndMonth * Double(partners) / daysPerMonth])
  }
}
