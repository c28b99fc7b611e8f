import MarketModel
import RandomStreams

/// Small markets of all sorts: the seed chooses the parameters too.
struct MarketGenerator {
  var stream: RandomStream

  init(seed: Int) {
    stream = streams(seed).stream(StreamPurpose(60_000), entity: 0)
  }

  mutating func number(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * stream.uniform()
  }

  mutating func isOneIn(_ count: Int) -> Bool { stream.index(below: count) == 0 }

  /// Adds a site, search advertising and what social media can have besides, each now and then.
  private mutating func addOnlineChannels(to market: inout MarketConfiguration) throws {
    if isOneIn(2), case .socialMedia(var social) = market.channels[0].kind {
      social.auction = AdAuctionConfiguration(
        competitors: stream.index(below: 6), competitorBid: try .exponential(mean: number(1, 400)),
        reservePerMille: number(0, 400), ownBidFactor: try .lognormal(median: 1, sigma: 0.5))
      social.creative = CreativeConfiguration(
        wearPerImpressionAHead: number(0, 2), refreshBelowShare: number(0, 1),
        refreshCost: number(0, 1e5), refreshDays: isOneIn(2) ? 0 : number(0, 10))
      social.following = FollowingConfiguration(
        followPerVisit: number(0, 1), followPerSatisfyingOrder: number(0, 1),
        postsPerWeek: number(0, 20), seesPostShare: number(0, 1), unfollowPerPost: number(0, 0.3),
        liftPerPost: number(0, 0.3))
      market.channels[0].kind = .socialMedia(social)
    }
    if isOneIn(2) {
      var site = WebsiteConfiguration.make()
      site.costPerPiece = number(1, 1e5)
      site.rankingDays = isOneIn(3) ? 0 : number(0, 100)
      site.otherSites = stream.index(below: 50)
      site.trustUtility = number(-1, 1)
      market.channels.insert(.site(site), at: stream.index(below: market.channels.count + 1))
    }
    if isOneIn(2) {
      var ads = SearchAdsConfiguration.make()
      ads.costPerClick = number(0.1, 500)
      ads.coveredShare = number(0, 1)
      if isOneIn(2) {
        ads.auction = KeywordAuctionConfiguration(
          competitors: stream.index(below: 6),
          competitorBid: try .exponential(mean: number(0.1, 4)),
          reserve: number(0.01, 100), places: 1 + stream.index(below: 4), clickFactorPerPlace: 0.7,
          quality: number(0.5, 2))
      }
      if isOneIn(2) {
        ads.ownName = OwnNameConfiguration(share: number(0, 1), costPerClick: number(0.1, 100))
      }
      market.channels.append(.searchAds(ads))
    }
  }

  /// A market, and what is spent in it.
  mutating func next() throws -> (MarketConfiguration, Spending) {
    var social = SocialMediaConfiguration.make()
    social.costPerMille = number(1, 40_000)
    social.clickThroughShare = number(0, 0.2)
    social.impulseShare = isOneIn(4) ? 0 : number(0, 0.5)
    social.sharePerVisit = number(0, 0.4)
    social.sharePerSatisfyingOrder = isOneIn(5) ? 1 : number(0, 1)
    social.postDelayDays = isOneIn(4) ? 0 : number(0, 4)
    social.frequencyCapPerWeek = 1 + stream.index(below: 6)
    var platform = EcommercePlatformConfiguration.make()
    platform.operatedBy = isOneIn(2) ? .firm : .thirdParty
    platform.commissionShare = isOneIn(6) ? 1 : number(0, 0.3)
    platform.settlementDays = isOneIn(4) ? 0 : number(0, 30)
    platform.otherListings = stream.index(below: 30)
    platform.costPerClick = number(0.1, 400)
    var market = try MarketConfiguration.make(
      people: 1 + stream.index(below: 120), horizonDays: Double(20 + stream.index(below: 60)),
      valueDays: isOneIn(3) ? 0 : number(0, 120),
      reportEveryDays: Double(1 + stream.index(below: 9)),
      social: isOneIn(5) ? nil : social, platform: platform)
    for day in market.calendar.shoppingFactorByDay.indices {
      market.calendar.shoppingFactorByDay[day] = number(0.1, 3)
    }
    market.need.needsPerYear = number(0.5, 60)
    market.need.needRateShape = number(0.1, 5)
    market.need.occasionsPerDay = number(0.1, 5)
    market.awareness.knowUsNowShare = number(0, 1)
    market.awareness.carryOverPerMonthShare = number(0.05, 0.95)
    market.product.quality = number(-2, 3)
    market.product.goodsCostShare = number(0, 1)
    market.product.satisfiedShare = number(0, 1)
    market.product.cartDays = try .exponential(mean: number(0.01, 5))
    market.product.fulfilmentCostPerOrder = number(0, 20_000)
    market.firm.openingCash = Money(minorUnits: Int64(number(0, 1e7)))
    market.firm.fixedCostPerMonth = Money(minorUnits: Int64(number(0, 5e6)))
    market.firm.lapseDays = number(1, 90)
    market.firm.customersNowShare = isOneIn(3) ? 0 : number(0, 1)
    market.awareness.customersKeepShare = number(0, 1)
    try addOnlineChannels(to: &market)
    for channel in market.channels.indices {
      market.channels[channel].matchShare = number(0, 1)
    }
    let spending = Spending(
      reviewDays: number(1, 20),
      perDay: market.channels.map { _ in isOneIn(5) ? 0 : number(0, 4000) })
    let degree = stream.index(below: 12)
    market.network =
      switch stream.index(below: 5) {
      case 0: .wellMixed(meanDegree: Double(degree))
      case 1: .barabasiAlbert(meanDegree: degree)
      case 2: .randomRegular(degree: degree)
      case 3:
        .stochasticBlock(
          BlockConfiguration(
            groups: .ageBands([30, 50]), withinDegree: Double(degree), betweenDegree: 2))
      default: .wattsStrogatz(meanDegree: degree, rewiredShare: number(0, 1))
      }
    if isOneIn(2) { market.product.ai = try nextAI(channels: market.channels.count) }
    if isOneIn(2) { market.rivals = try nextRivals(of: market) }
    return (market, spending)
  }

  /// Up to three competitors, in which everything happens that can.
  private mutating func nextRivals(of market: MarketConfiguration) throws -> [RivalConfiguration] {
    let auctions = market.channels.indices.filter { market.channels[$0].kind.ownBid != nil }
    return try (0..<stream.index(below: 4)).map { index in
      var rival = RivalConfiguration(
        name: "rival \(index)", priceLevel: number(0.5, 2), quality: number(-2, 2),
        consideredShare: number(0, 1))
      rival.consideredInCartShare = isOneIn(2) ? nil : number(0, 1)
      rival.attractionShape = isOneIn(2) ? nil : number(0.05, 5)
      rival.customersNowShare = number(0, (1 - market.firm.customersNowShare) / 3)
      rival.loyaltyUtility = isOneIn(2) ? 0 : number(-1, 3)
      if isOneIn(2) {
        rival.advertising = RivalAdvertising(
          spendPerMonth: number(0, 1e6), costPerMille: number(1, 1e5), liftPerContact: number(0, 1),
          knownNowShare: number(0, 1))
      }
      for channel in auctions where isOneIn(2) {
        rival.bids.append(RivalBid(channel: channel, bid: try .exponential(mean: number(0.1, 400))))
      }
      rival.releases = isOneIn(2) ? nil : RivalReleases(perYear: number(0, 50), utility: 0.1)
      rival.pricing =
        switch stream.index(below: 3) {
        case 0: .keep
        case 1: .match(delayDays: number(0, 30))
        default:
          .undercut(byShare: number(0, 0.5), floor: number(0.3, 1), delayDays: number(0, 30))
        }
      if isOneIn(2) {
        rival.outbidding = OutbidReaction(
          byShare: number(0, 1), mostFactor: number(1, 10), delayDays: isOneIn(2) ? 0 : 7)
        rival.copying = CopyReaction(leadShare: number(0, 1), delayDays: number(0, 20))
      }
      return rival
    }
  }

  /// An AI product in which everything happens that can.
  private mutating func nextAI(channels: Int) throws -> AIProductConfiguration {
    AIProductConfiguration(
      learning: LearningCurve(
        openingRecords: number(1, 1000), openingError: number(0.2, 1),
        irreducibleError: number(0, 0.2), exponent: number(0, 1)),
      personCorrelation: number(0, 1), utilityPerQuality: number(0, 10),
      satisfactionLogOddsPerQuality: number(0, 5),
      usage: UsageConfiguration(
        sessionsPerMonth: isOneIn(5) ? 0 : number(0, 60), rateShape: number(0.1, 5),
        furtherUsesPerSession: number(0, 5), engagementLiftPerSession: number(0, 1),
        engagementUtility: number(0, 2)),
      consent: TrainingConsentConfiguration(share: number(0, 1), withdrawalsPerYear: number(0, 10)),
      federated: isOneIn(2) ? nil : FederatedLearning(valueShare: number(0, 1)),
      training: TrainingConfiguration(
        everyDays: isOneIn(2) ? nil : number(1, 20), whenDataGrewByShare: number(0.01, 1),
        days: try isOneIn(4) ? .constant(0) : .exponential(mean: number(0.1, 5)),
        costPerRun: number(0, 1e5), costPerThousandRecords: number(0, 1000),
        failureShare: number(0, 0.9), resultSpread: number(0, 0.3),
        distributed: DistributedTraining(
          machines: 1 + stream.index(below: 9), parallelShare: number(0, 1))),
      inference: InferencePrice(costPerUse: number(0, 500), fallPerYearFactor: number(0.5, 20)),
      sources: [
        DataSourceConfiguration(
          name: "institute", fromDay: number(0, 30), recordsPerMonth: number(0, 5000),
          consentShare: number(0, 1), correlation: number(0, 0.1), costPerMonth: number(0, 1e5))
      ],
      incidents: PrivacyIncidents(
        perYear: number(0, 20), concernedShare: number(0, 1), awarenessLossShare: number(0, 1),
        trustLossUtility: number(0, 3), trustHalfLifeDays: number(1, 100),
        fineShareOfTurnover: number(0, 1)),
      releases: CompetitorReleases(perYear: number(0, 20), errorCutShare: number(0, 0.9)),
      assistant: AssistantConfiguration(
        channels: Array(0..<channels), oddsFactor: number(0.5, 2), fromDay: number(0, 30)))
  }
}
