import MarketModel
import RandomStreams

extension MarketConfiguration {
  /// A market whose only channel is developers; nobody shops by herself, and no money is scarce.
  static func makeEmbedded(
    people: Int = 200, horizonDays: Double = 730, valueDays: Double = 0,
    developers: DevelopersConfiguration
  ) throws -> MarketConfiguration {
    var market = try make(
      people: people, horizonDays: horizonDays, valueDays: valueDays, reportEveryDays: 90,
      social: nil)
    market.channels = [.developers(developers)]
    market.network = .wellMixed(meanDegree: 0)
    market.need.needsPerYear = 0
    market.firm.openingCash = Money(minorUnits: 100_000_000_000)
    market.firm.customersNowShare = 0
    return market
  }
}

extension ChannelConfiguration {
  static func developers(_ configuration: DevelopersConfiguration) -> ChannelConfiguration {
    ChannelConfiguration(
      name: "interface", sees: .identified, matchShare: 1, kind: .developers(configuration))
  }
}

extension DevelopersConfiguration {
  /// Twenty sign-ups a month of as many developers as one likes; half build for two months and four
  /// in five of them go live, with a thousand units a month at 10 minor units.
  static func make() throws -> DevelopersConfiguration {
    DevelopersConfiguration(
      building: DeveloperBuilding(
        developers: 60_000, signUpsPerMonth: 20, costPerDeveloper: 20_000,
        shownPerIntegrationMonth: 0, sandboxDays: try .constant(30), buildsShare: 0.5,
        integrationDays: try .constant(60), goesLiveShare: 0.8, leavesPerYearShare: 0),
      usage: IntegrationUsage(
        unitsPerMonth: try .constant(1000), monthSigma: 0, growthDays: 0, freeUnitsPerMonth: 0,
        pricePerUnit: 10, servingCostPerUnit: 4, paymentDays: 30))
  }
}
