import MarketModel
import RandomStreams

/// Channels of all sorts.
extension MarketGenerator {
  /// Those of a category of the network, where there is one.
  private mutating func nextGroup(in market: MarketConfiguration) -> AttributeGroup? {
    guard market.population.network != nil, isOneIn(2) else { return nil }
    return AttributeGroup(attribute: "buyer", category: isOneIn(2) ? "business" : "private")
  }

  mutating func nextShops(in market: MarketConfiguration) throws -> ChannelConfiguration {
    let sessions: [Range<Double>] = (0..<7).map { day in
      let opens = number(0, 0.5)
      return day > 0 && isOneIn(4) ? opens..<opens : opens..<number(0.6, 1)
    }
    let shops = (0...stream.index(below: 3)).map { number in
      ShopConfiguration(
        name: "shop \(number)", place: nextGroup(in: market), reachShare: self.number(0, 1),
        staff: 1 + stream.index(below: 3), rentPerMonth: self.number(0, 1e5))
    }
    return try .shops { parts in
      parts.shops = shops
      parts.hours = OpeningHours(sessions: sessions)
      parts.wagePerMonth = number(0, 1e5)
      parts.serviceMinutes = try .exponential(mean: number(1, 200))
      parts.patienceMinutes = isOneIn(4) ? try .constant(0) : try .exponential(mean: number(1, 60))
      parts.walkInsPerYear = number(0, 300)
      parts.impulseShare = number(0, 1)
    }
  }

  mutating func nextExhibition(
    in market: MarketConfiguration
  ) throws -> ChannelConfiguration {
    try .exhibition { parts in
      parts.fairs = (0..<stream.index(below: 4)).map { fair in
        FairConfiguration(
          name: "fair \(fair)", startDay: stream.index(below: Int(market.calendar.horizonDays)),
          days: 1 + stream.index(below: 5), cost: Money(minorUnits: Int64(number(0, 1e6))),
          commitDaysBefore: number(0, 60), depositShare: number(0, 1))
      }
      parts.audience = nextGroup(in: market)
      parts.attendanceShare = number(0, 1)
      parts.talksPerDay = stream.index(below: 50)
      parts.writeLaterShare = number(0, 1)
      parts.followUpDays = isOneIn(4) ? try .constant(0) : try .exponential(mean: number(0.1, 30))
      parts.answerShare = number(0, 1)
      parts.impulseShare = number(0, 1)
    }
  }

  mutating func nextTeam() throws -> ChannelConfiguration {
    var team = try SalesTeamConfiguration.make(
      representatives: stream.index(below: 4), prospectsPerDay: number(0, 20))
    team.staff.leavesPerYearShare = number(0, 0.9)
    team.staff.hiringDays = try .exponential(mean: number(0, 20))
    team.staff.rampDays = isOneIn(3) ? 0 : number(1, 60)
    team.staff.noticeDays = number(0, 30)
    team.staff.costPerMonth = Money(minorUnits: Int64(number(1000, 100_000)))
    team.salesAssistFromSeats = isOneIn(2) ? 1 + stream.index(below: 30) : nil
    team.productQualifiedShare = number(0, 1)
    team.order = LeadOrder.allCases[stream.index(below: 3)]
    team.contactDays = try .exponential(mean: number(0, 2))
    team.connectShare = number(0, 1)
    team.attempts = 1 + stream.index(below: 5)
    team.retryDays = number(0, 20)
    team.coldAfterDays = isOneIn(3) ? nil : try .exponential(mean: number(0, 10))
    team.createsNeedShare = number(0, 1)
    team.cycleDays = try .exponential(mean: number(0, 30))
    team.commissionShare = number(0, 1)
    return ChannelConfiguration(
      name: "sales", sees: .identified, matchShare: 1, kind: .salesTeam(team),
      trustPerTouch: number(0, 1))
  }

  mutating func nextPartners(
    in market: MarketConfiguration
  ) throws -> PartnersConfiguration {
    var parts = try PartnersConfiguration.make(partners: stream.index(below: 5))
    parts.territories = 1 + stream.index(below: 8)
    parts.partnersAtStart = min(parts.partnersAtStart, parts.territories)
    parts.partnersWanted = stream.index(below: parts.territories + 1)
    parts.recruiting.searchDays = try .exponential(mean: number(0, 20))
    parts.recruiting.candidates = 1 + stream.index(below: 3)
    parts.recruiting.onboardingDays = try .exponential(mean: number(0, 30))
    parts.recruiting.strengthSigma = number(0, 1)
    parts.relationship.lossPerDirectSale = number(0, 0.3)
    parts.relationship.lossPerPartnerSale = parts.relationship.lossPerDirectSale
    parts.relationship.defectsPerYearShare = number(0, 0.95)
    parts.selling.recommendShare = number(0, 1)
    parts.selling.knowsNeedShare = number(0, 1)
    parts.selling.createsNeedShare = number(0, 1)
    parts.selling.cycleDays = try .exponential(mean: number(0, 20))
    parts.contract.commissionShare = number(0, 1)
    parts.contract.honoursRegistrations = isOneIn(2)
    parts.contract.minimumCommissionPerMonth = Money(minorUnits: Int64(number(0, 1e5)))
    parts.contract.registrationDays = number(0, 120)
    parts.contract.paymentDays = isOneIn(3) ? 0 : number(0, 40)
    parts.contract.noticeDays = number(0, 20)
    parts.contract.exitCost = Money(minorUnits: Int64(number(0, 1e5)))
    parts.relationship.lossPerPoachedSale = number(0, 0.5)
    parts.relationship.healthAtStart = number(0, 1)
    parts.selling.leadsPerMonth = isOneIn(5) ? 100_000 : number(0, 200)
    parts.recruiting.costPerCandidate = Money(minorUnits: Int64(number(0, 1e4)))
    parts.recruiting.onboardingCost = Money(minorUnits: Int64(number(0, 1e5)))
    parts.campaigns = (0..<stream.index(below: 4)).map { nextCampaign($0, in: market) }
    if market.product.plan != nil, isOneIn(2) { parts.contract.commissionMonths = number(0, 4) }
    if market.product.plan == nil, isOneIn(2) {
      parts.contract.minimumCommissionPerMonth = .zero
      parts.contract.honoursRegistrations = true
      parts.stock = DistributorStock(
        target: Money(minorUnits: Int64(number(1e4, 1e7))), reorderBelowShare: number(0, 1),
        returnedShare: number(0, 1))
    }
    return parts
  }

  /// A joint campaign of which no more people are reached than there are.
  private mutating func nextCampaign(
    _ index: Int, in market: MarketConfiguration
  ) -> JointCampaign {
    let (reach, others) = (number(0, 0.9), number(0, 1))
    // Of those whom the partner reaches, at most all whom the firm reaches, and at least those for
    // whom there is no room beside them.
    let most = others > 0 ? min(1, reach / others) : 1
    let least = others > 0 ? max(0, 1 - (1 - reach) / others) : 0
    return JointCampaign(
      name: "campaign \(index)", day: number(0, market.calendar.horizonDays - 1).rounded(),
      cost: Money(minorUnits: Int64(number(0, 1e6))), partnersPayShare: number(0, 1),
      reachShare: reach, partnerReachShare: others, overlapShare: number(least, most),
      lift: number(0, 1), createsNeedShare: number(0, 1), endorsementFactor: number(0, 3))
  }

  mutating func nextDevelopers() throws -> DevelopersConfiguration {
    var parts = try DevelopersConfiguration.make()
    parts.building.developers = 1 + stream.index(below: 200)
    parts.building.signUpsPerMonth = number(0, 60)
    parts.building.costPerDeveloper = number(1, 20_000)
    parts.building.sandboxDays = try .exponential(mean: number(0, 20))
    parts.building.integrationDays = try .exponential(mean: number(0, 20))
    parts.building.leavesPerYearShare = number(0, 0.95)
    parts.usage.unitsPerMonth = try .lognormal(median: number(1, 5000), sigma: 1)
    parts.usage.freeUnitsPerMonth = number(0, 1000)
    parts.usage.monthSigma = isOneIn(2) ? 0 : number(0, 2)
    parts.usage.growthDays = isOneIn(2) ? 0 : number(0, 60)
    parts.usage.paymentDays = isOneIn(3) ? 0 : number(0, 40)
    parts.building.shownPerIntegrationMonth = isOneIn(2) ? 0 : number(0, 3)
    parts.building.buildsShare = number(0, 1)
    parts.building.goesLiveShare = number(0, 1)
    parts.endUsers =
      isOneIn(2)
      ? nil
      : EndUserConfiguration(
        perIntegrationMonth: number(0, 30), impulseShare: number(0, 1), revenueShare: number(0, 1))
    return parts
  }

  mutating func nextLetters() -> ChannelConfiguration {
    .email { parts in
      parts.mailsPerMonth = number(0.1, 60)
      parts.costPerMail = number(0, 100)
      parts.joinPerVisit = number(0, 1)
      parts.joinPerLead = number(0, 1)
      parts.joinPerOrder = number(0, 1)
      parts.customersOnListShare = number(0, 1)
      parts.impulseShare = number(0, 1)
      parts.complaintShare = number(0, 1)
      parts.holdOutShare = isOneIn(2) ? 0 : number(0, 1)
      parts.openShare = number(0, 1)
      parts.clickPerOpen = number(0, 0.9)
      parts.leavePerMail = number(0, 0.5)
      parts.cartReminderDays = isOneIn(2) ? nil : number(0, 3)
      parts.salesShareOfClicks = number(0, 1)
    }
  }

  mutating func nextChat() throws -> ChannelConfiguration {
    try .chat { parts in
      parts.asksPerVisit = number(0, 1)
      parts.asksPerTrouble = number(0, 1)
      parts.bot =
        isOneIn(2)
        ? nil
        : BotConfiguration(
          share: number(0, 1), resolvedShare: number(0, 1), costPerContact: number(0, 200))
      parts.staff = stream.index(below: 3)
      parts.serviceMinutes = try .exponential(mean: number(1, 200))
      parts.answerUtility = number(-1, 3)
      parts.trustLossPerFailure = number(0, 1)
    }
  }

  mutating func nextCourses(in market: MarketConfiguration) -> ChannelConfiguration {
    let group = nextGroup(in: market)
    return .courses { parts in
      parts.audience = group
      parts.courses = (0...stream.index(below: 3)).map { course in
        CourseConfiguration(
          name: "course \(course)", startDay: stream.index(below: 40),
          everyDays: isOneIn(2) ? nil : 1 + stream.index(below: 20),
          days: 1 + stream.index(below: 9),
          seats: 1 + stream.index(below: 20), cost: Money(minorUnits: Int64(number(0, 2e5))),
          price: Money(minorUnits: Int64(number(0, 2e4))))
      }
      parts.enrolmentDays = number(0, 30)
      parts.interestShare = number(0, 0.9)
      parts.useFactor = number(0.1, 3)
      parts.salesShare = number(0, 1)
      parts.impulseShare = number(0, 1)
    }
  }

  mutating func addCreatorsAndRatings(to market: inout MarketConfiguration) {
    for channel in market.channels.indices where isOneIn(2) {
      switch market.channels[channel].kind {
      case .socialMedia(var social):
        social.creators = (0...stream.index(below: 3)).map { show in
          let isLive = isOneIn(2)
          return CreatorConfiguration(
            name: "show \(show)", creator: isOneIn(2) ? "host" : "guest", startDay: number(0, 50),
            hours: number(0.1, 10),
            fee: Money(minorUnits: Int64(number(0, 1e5))),
            commissionShare: isLive ? number(0, 1) : 0, followerShare: number(0, 1),
            watchShare: number(0, 1), liftPerShow: number(0, 1),
            clickShare: number(0, 0.9), impulseShare: number(0, 1), presenceUtility: number(0, 3),
            sellsLive: isLive, returnFactor: isLive ? number(0, 3) : 1)
        }
        market.channels[channel].kind = .socialMedia(social)
      case .ecommercePlatform(var platform):
        platform.ratings = RatingsConfiguration(
          satisfiedReviewShare: number(0, 1), unsatisfiedReviewShare: number(0, 1),
          reviewsNow: number(0, 20), ratingNow: number(1, 5), otherRating: number(1, 5),
          utilityPerStar: number(0, 1), salesFactorPerStar: number(1, 3))
        market.channels[channel].kind = .ecommercePlatform(platform)
      default: break
      }
    }
  }

  /// Forms on the firm's site, where a sales team is that they are sent to.
  mutating func addForms(to market: inout MarketConfiguration) {
    guard market.channels.contains(where: { $0.kind.name == "salesTeam" }) else { return }
    for channel in market.channels.indices where !isOneIn(3) {
      guard case .website(var site) = market.channels[channel].kind else { continue }
      site.form = LeadFormConfiguration(demoShare: number(0, 1), readingShare: number(0, 1))
      market.channels[channel].kind = .website(site)
    }
  }

  mutating func nextLife(_ horizon: Double) -> LifeCycle {
    let opens = isOneIn(2) ? 0 : number(0, horizon / 2)
    let pause = number(opens, horizon)
    return LifeCycle(
      opensOnDay: opens, buildDays: isOneIn(2) ? 0 : number(0, 20),
      buildCost: Money(minorUnits: Int64(number(0, 1e5))),
      pause: isOneIn(2) ? nil : pause..<pause + number(1, 20),
      closesOnDay: isOneIn(2) ? nil : number(pause + 20, horizon + 40),
      exitCost: Money(minorUnits: Int64(number(0, 1e5))))
  }
}
