import ConversionModel
import MarketModel
import RandomStreams

extension MarketConfiguration {
  /// A small market in which a lot happens; a test changes what it is about.
  static func make(
    people: Int = 200, horizonDays: Double = 60, valueDays: Double = 0,
    reportEveryDays: Double = 7, social: SocialMediaConfiguration? = .make(),
    platform: EcommercePlatformConfiguration = .make()
  ) throws -> MarketConfiguration {
    var channels: [ChannelConfiguration] = []
    if let social {
      channels.append(
        ChannelConfiguration(
          name: "social", sees: .clickId, matchShare: 0.8, kind: .socialMedia(social)))
    }
    channels.append(
      ChannelConfiguration(
        name: "platform", sees: .identified, matchShare: 0.95, kind: .ecommercePlatform(platform)))
    return MarketConfiguration(
      calendar: CalendarConfiguration(
        horizonDays: horizonDays, reportEveryDays: reportEveryDays,
        shoppingFactorByDay: Array(repeating: 1, count: Int(horizonDays + valueDays) + 2),
        monthEndDays: Array(stride(from: 30.0, to: horizonDays, by: 30))),
      population: try .make(people: people),
      network: .wattsStrogatz(meanDegree: 6, rewiredShare: 0.1),
      need: NeedConfiguration(
        needsPerYear: 12, needRateShape: 0.8, needSpendElasticity: 0.5,
        openDays: try .gamma(mean: 10, sd: 6), occasionsPerDay: 0.5),
      awareness: AwarenessConfiguration(
        carryOverPerMonthShare: 0.6, awareFromShare: 0.1, knowUsNowShare: 0.2,
        customersKeepShare: 0.3, liftPerVisit: 0.2, liftPerOrder: 0.6, directVisitShare: 0.3),
      product: try .make(),
      rivals: [
        RivalConfiguration(name: "rival", priceLevel: 1, quality: 0.2, consideredShare: 0.6)
      ],
      firm: FirmConfiguration(
        openingCash: Money(minorUnits: 50_000_000), fixedCostPerMonth: Money(minorUnits: 1_000_000),
        customersNowShare: 0.05, lapseDays: 45, attributionWindowDays: 14,
        customerValueDays: valueDays, discountPerYearShare: 0.15),
      channels: channels,
      learner: LearnerConfiguration(
        labelWindowDays: 10, decisionThreshold: 0.2, labelTiming: .atWindowClose,
        priorConversionRate: 0.05))
  }
}

extension PopulationConfiguration {
  static func make(people: Int) throws -> PopulationConfiguration {
    PopulationConfiguration(
      people: people, age: try .truncatedNormal(mean: 36, sd: 12, low: 18, high: 75),
      femaleShare: 0.5, spendPerMonth: try .lognormal(median: 1500, sigma: 0.7), tasteSpread: 0.8,
      priceSensitivity: try .lognormal(median: 2.4, sigma: 0.3),
      copula: GaussianCopula(independent: Trait.allCases.count))
  }
}

extension ProductConfiguration {
  static func make() throws -> ProductConfiguration {
    ProductConfiguration(
      orderValue: try .lognormal(median: 900, sigma: 0.5), minorUnitsPerUnit: 100,
      orderValueSpendElasticity: 0.4, priceLevel: 1, quality: 0, awarenessUtility: 0.8,
      satisfactionUtility: 0.5, waitingUtility: 0.5, abandoningUtility: 0.3,
      cartDays: try .exponential(mean: 1), deliveryDays: try .gamma(mean: 3, sd: 1.2),
      satisfiedShare: 0.85, goodsCostShare: 0.5, paymentFeeShare: 0.006,
      fulfilmentCostPerOrder: 600)
  }
}

extension SocialMediaConfiguration {
  /// The worked example's medium, dearer to fit few people, and with more to be heard from friends.
  static func make() -> SocialMediaConfiguration {
    SocialMediaConfiguration(
      costPerMille: 40_000, clickThroughShare: 0.05, openNeedClickFactor: 3,
      liftPerImpression: 0.03, frequencyCapPerWeek: 4, fatiguePerImpression: 0.25,
      fatigueHalfLifeDays: 7, impulseShare: 0.15, sharePerVisit: 0.1, sharePerSatisfyingOrder: 0.2,
      resharePerPost: 0.05, friendSeesPostShare: 0.3, liftPerFriendPost: 0.15, postDelayDays: 1.5)
  }
}

extension EcommercePlatformConfiguration {
  static func make() -> EcommercePlatformConfiguration {
    EcommercePlatformConfiguration(
      operatedBy: .firm, commissionShare: 0.1, settlementDays: 7, otherListings: 20,
      otherListingSalesPerDay: 2, otherListingSalesSigma: 1.2, rankingHalfLifeDays: 14,
      clickShareAtTop: 0.276, clickPositionExponent: 0.81, costPerClick: 120,
      promotedClickShare: 0.2)
  }
}
