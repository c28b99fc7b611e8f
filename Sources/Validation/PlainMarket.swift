internal import ConversionModel
internal import MarketModel
internal import RandomStreams

extension MarketConfiguration {
  /// A market in which nothing happens by itself: all people are alike, need nothing, know nobody
  /// and nothing, and forget nothing; whatever is offered is taken, and nothing takes time.
  ///
  /// A check switches on what it is about. Channel 0 is social media, channel 1 the platform.
  static func plain(
    people: Int, horizonDays: Double, reportEveryDays: Double
  ) throws -> MarketConfiguration {
    MarketConfiguration(
      calendar: CalendarConfiguration(
        horizonDays: horizonDays, reportEveryDays: reportEveryDays,
        shoppingFactorByDay: Array(repeating: 1, count: Int(horizonDays) + 2), monthEndDays: []),
      population: try .alike(people: people), network: .wellMixed(meanDegree: 0),
      need: NeedConfiguration(
        needsPerYear: 0, needRateShape: 1e6, needSpendElasticity: 0,
        openDays: try .constant(0.25), occasionsPerDay: 24),
      // What remains of awareness after a month is as near to all as can be.
      awareness: AwarenessConfiguration(
        carryOverPerMonthShare: 1 - 1e-9, awareFromShare: 0.5, knowUsNowShare: 0,
        customersKeepShare: 1, liftPerVisit: 0, liftPerOrder: 0, directVisitShare: 1),
      product: try .takenAtOnce(),
      rivals: [
        RivalConfiguration(name: "rival", priceLevel: 1, quality: 0, consideredShare: 0)
      ],
      firm: FirmConfiguration(
        openingCash: Money(minorUnits: 1_000_000_000_000), fixedCostPerMonth: .zero,
        customersNowShare: 0, lapseDays: 1e9, attributionWindowDays: 0, customerValueDays: 0,
        discountPerYearShare: 0),
      channels: [
        ChannelConfiguration(
          name: "social", sees: .none, matchShare: 0, kind: .socialMedia(.silent)),
        ChannelConfiguration(
          name: "platform", sees: .none, matchShare: 0, kind: .ecommercePlatform(.unseen)),
      ],
      learner: LearnerConfiguration(method: .baseRate, labelWindowDays: 1))
  }

  /// The parts of the social medium.
  var social: SocialMediaConfiguration {
    get {
      guard case .socialMedia(let parts) = channels[0].kind else {
        preconditionFailure("channel 0 is social media")
      }
      return parts
    }
    set { channels[0].kind = .socialMedia(newValue) }
  }

  /// The parts of the platform.
  var platform: EcommercePlatformConfiguration {
    get {
      guard case .ecommercePlatform(let parts) = channels[1].kind else {
        preconditionFailure("channel 1 is the platform")
      }
      return parts
    }
    set { channels[1].kind = .ecommercePlatform(newValue) }
  }
}

extension PopulationConfiguration {
  /// People without differences.
  fileprivate static func alike(people: Int) throws -> PopulationConfiguration {
    PopulationConfiguration(
      people: people, age: try .constant(40), femaleShare: 0.5, spendPerMonth: try .constant(1),
      tasteSpread: 0, priceSensitivity: try .constant(0),
      copula: GaussianCopula(independent: Trait.allCases.count))
  }
}

extension ProductConfiguration {
  /// An offer that is taken whenever it is met, delivered at once, and satisfies.
  fileprivate static func takenAtOnce() throws -> ProductConfiguration {
    ProductConfiguration(
      orderValue: try .constant(1), minorUnitsPerUnit: 100, orderValueSpendElasticity: 0,
      priceLevel: 1, quality: 0, awarenessUtility: 0, satisfactionUtility: 0, waitingUtility: -60,
      abandoningUtility: -60, cartDays: try .constant(0), deliveryDays: try .constant(0),
      satisfiedShare: 1, goodsCostShare: 0, paymentFeeShare: 0, fulfilmentCostPerOrder: 0)
  }
}

extension SocialMediaConfiguration {
  /// A medium on which nobody reacts or posts, at a minor unit an impression.
  fileprivate static let silent = SocialMediaConfiguration(
    costPerMille: 1000, clickThroughShare: 0, openNeedClickFactor: 1, liftPerImpression: 0,
    frequencyCapPerWeek: 10_000, fatiguePerImpression: 0, fatigueHalfLifeDays: 7, impulseShare: 0,
    sharePerVisit: 0, sharePerSatisfyingOrder: 0, resharePerPost: 0, friendSeesPostShare: 1,
    liftPerFriendPost: 0, postDelayDays: 0)
}

extension EcommercePlatformConfiguration {
  /// A platform of the firm's own with no other listing, where nobody clicks on ours.
  fileprivate static let unseen = EcommercePlatformConfiguration(
    operatedBy: .thirdParty, commissionShare: 0, settlementDays: 0, otherListings: 0,
    otherListingSalesPerDay: 1, otherListingSalesSigma: 0, rankingHalfLifeDays: 30,
    clickShareAtTop: 0, clickPositionExponent: 1, costPerClick: 100, promotedClickShare: 0)
}
