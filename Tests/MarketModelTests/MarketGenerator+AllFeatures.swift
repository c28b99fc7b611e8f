import MarketModel
import Populations
import RandomStreams

/// Markets of all sorts with everything that there is, each now and then, in random combinations.
extension MarketGenerator {
  /// A market, and what is spent in it.
  mutating func nextOfAllFeatures() throws -> (MarketConfiguration, Spending) {
    var (market, spending) = try next()
    if isOneIn(3) { try addPopulation(to: &market) }
    if isOneIn(2) { try addOrganisations(to: &market) }
    if isOneIn(2) {
      market.product.plan = try nextPlan(
        charge: stream.index(below: Self.charges), trying: stream.index(below: Self.tryings),
        isPaidAtOnce: isOneIn(3))
    }
    if isOneIn(2) { try market.channels.append(nextShops(in: market)) }
    if isOneIn(2) { try market.channels.append(nextExhibition(in: market)) }
    if isOneIn(2) { try market.channels.append(nextTeam()) }
    if isOneIn(2) { market.channels.append(nextLetters()) }
    if isOneIn(2) { try market.channels.append(nextChat()) }
    if isOneIn(2) { market.channels.append(nextCourses(in: market)) }
    for programme in 0..<stream.index(below: 3) {
      var partners = try ChannelConfiguration.partners(nextPartners(in: market))
      partners.name += " \(programme)"
      market.channels.append(partners)
    }
    if isOneIn(2) { try market.channels.append(.developers(nextDevelopers())) }
    addCreatorsAndRatings(to: &market)
    addForms(to: &market)
    if isOneIn(2) { try addLoyalty(to: &market) }
    if isOneIn(2) { market.firm.finance = nextFinance() }
    if isOneIn(2) { addTrust(to: &market) }
    addSurroundings(to: &market)
    addCalendar(to: &market)
    for channel in market.channels.indices {
      market.channels[channel].sees = ChannelVisibility.allCases[stream.index(below: 4)]
      market.channels[channel].matchShare = number(0, 1)
      market.channels[channel].seekWeight = isOneIn(4) ? 0 : number(0, 3)
      if isOneIn(4) { market.channels[channel].lifeCycle = nextLife(market.calendar.horizonDays) }
    }
    if isOneIn(3) { market.need.seekElsewhereWeight = number(0, 3) }
    if isOneIn(4) {
      market.product.customisation = CustomisationConfiguration(
        fitUtility: number(0, 2), costPerOrder: number(0, 5000), addedDeliveryDays: number(0, 30))
    }
    if market.product.ai != nil { market.product.ai?.assistant = nil }
    spending.perDay += (spending.perDay.count..<market.channels.count).map { _ in
      isOneIn(5) ? 0 : number(0, 20_000)
    }
    if isOneIn(4), market.needsEverybody == nil {
      // Whole agents, as a scenario file asks for.
      market.agentRepresents = 1 + stream.index(below: 4)
      market.population.people *= market.agentRepresents
    }
    if isOneIn(4) { spending.audience = nextAudience(people: market.agents) }
    if isOneIn(3) { spending.pauseReviews = 1 + stream.index(below: 4) }
    if isOneIn(3) { spending.partnersWanted = stream.index(below: 9) }
    if isOneIn(3) { market = market.with(nextOpenings(in: market)) }
    return (market, spending)
  }

  /// A strategy's own days of opening, closing and entering, never among them; as a scenario file
  /// has to say it, nothing closes before it has opened or come back.
  private mutating func nextOpenings(in market: MarketConfiguration) -> Openings {
    let horizon = market.calendar.horizonDays
    var openings = Openings()
    for place in market.channels.indices {
      let life = market.channels[place].lifeCycle
      var opens = life.opensOnDay
      if isOneIn(2) {
        opens = isOneIn(5) ? .infinity : number(0, horizon).rounded()
        openings.channelOpens.append(Openings.Dated(place: place, day: opens))
      }
      let last = max(opens, life.pause?.upperBound ?? 0)
      if isOneIn(2) || (life.closesOnDay ?? .infinity) <= last {
        let closes = last + number(1, horizon).rounded()
        openings.channelCloses.append(Openings.Dated(place: place, day: closes))
      }
    }
    for place in market.macro.regions.indices
    where market.macro.regions[place].entry != nil && isOneIn(2) {
      openings.regionEntries.append(
        Openings.Dated(place: place, day: isOneIn(5) ? .infinity : number(0, horizon).rounded()))
    }
    return openings
  }

  private mutating func nextAudience(people: Int) -> Audience {
    var audience = Audience()
    audience.isIncluded = (0..<people).map { _ in isOneIn(3) }
    audience.explorationShare = number(0, 0.3)
    return audience
  }

  /// Attributes by a network, known to the firm or not.
  private mutating func addPopulation(to market: inout MarketConfiguration) throws {
    let share = number(0.1, 0.9)
    market.population.network = PopulationNetwork(
      network: try BayesianNetwork(
        [
          NetworkNode(
            name: "region", law: .categories(["home", "abroad"], rows: [[share, 1 - share]])),
          NetworkNode(
            name: "buyer", parents: ["region"],
            law: .categories(["business", "private"], rows: [[0.4, 0.6], [0.2, 0.8]])),
          NetworkNode(
            name: "income", law: .number(NumberLaw(), rows: [try .normal(mean: 5, sd: 2)])),
        ] + actingNodes(of: market)),
      knownToFirm: isOneIn(2) ? ["buyer", "income"] : [])
  }

  /// Nodes that multiply needs and say how much channels are used, some of them.
  private mutating func actingNodes(of market: MarketConfiguration) throws -> [NetworkNode] {
    let names =
      [ActingNode.needFactor] + market.channels.map { ActingNode.habit(of: $0.name) }
    return try names.filter { _ in isOneIn(2) }.map {
      NetworkNode(
        name: $0, parents: ["region"],
        law: .number(
          NumberLaw(), rows: [try .constant(number(0, 3)), try .normal(mean: 1, sd: 1)]))
    }
  }

  private mutating func addOrganisations(to market: inout MarketConfiguration) throws {
    let roles = (0...stream.index(below: 4)).map { role in
      BuyingRole(
        name: "role \(role)", vetoShare: number(0, 0.5), vetoShareIfTrusted: number(0, 0.5))
    }
    market.population.people *= roles.count
    market.accounts = AccountsConfiguration(
      roles: roles, seats: isOneIn(2) ? try .exponential(mean: number(1, 50)) : nil)
  }

  // MARK: - Product and firm

  private mutating func addLoyalty(to market: inout MarketConfiguration) throws {
    market.loyalty = LoyaltyConfiguration(
      dropOut: isOneIn(2)
        ? nil
        : DropOutConfiguration(
          churn: BetaGeometricChurn(meanShare: number(0, 0.6), spread: number(0, 0.5)),
          fromOrder: 1 + stream.index(below: 2)),
      referral: isOneIn(2)
        ? nil
        : ReferralConfiguration(
          perYear: number(0, 20), perSatisfyingOrder: number(0, 2), needShare: number(0, 1),
          lift: number(0, 1), utility: number(0, 2), churnFactor: number(0.5, 1)),
      care: CareConfiguration(
        complaintShare: number(0, 1), resolvedShare: number(0, 1), costPerComplaint: number(0, 500),
        returnShare: number(0, 1), costPerReturn: number(0, 500), moneyBackDays: number(0, 40)))
  }

  private mutating func nextFinance() -> FinanceConfiguration {
    FinanceConfiguration(
      funding: [
        FundingRound(
          name: "a", amount: Money(minorUnits: 3_000_001), notBeforeDay: number(0, 60),
          chanceShare: 0.7)
      ],
      credit: isOneIn(2)
        ? nil
        : CreditConfiguration(
          limit: Money(minorUnits: Int64(number(0, 4e6))), interestPerYearShare: 0.09,
          keepCash: Money(minorUnits: 500_000)),
      tax: isOneIn(2) ? nil : TaxConfiguration(share: number(0, 0.5), everyMonths: 1),
      payroll: [
        PayrollPosition(
          name: "care", people: 2, costPerPersonMonth: Money(minorUnits: 90_001), fromDay: 12)
      ])
  }

  private mutating func addTrust(to market: inout MarketConfiguration) {
    market.product.trustUtility = number(-1, 4)
    market.trust = TrustConfiguration(
      carryOverPerMonthShare: number(0.5, 0.99), liftPerSatisfyingOrder: number(0, 1),
      lossPerUnsatisfyingOrder: number(0, 1),
      certificates: [
        CertificateConfiguration(
          name: "seal", grantedOnDay: number(0, 40), cost: Money(minorUnits: Int64(number(0, 1e6))),
          lift: number(0, 1))
      ])
    for channel in market.channels.indices {
      market.channels[channel].trustPerTouch = number(0, 1)
    }
  }

  // MARK: - What surrounds the firm

  private mutating func addSurroundings(to market: inout MarketConfiguration) {
    if isOneIn(2) {
      market.macro.festivals = [
        Festival(
          name: "festival", days: 10..<number(11, 20), waitDays: number(0, 8),
          waitShare: number(0, 1),
          pullForwardDays: number(0, 20), pullForwardShare: number(0, 1),
          discountShare: number(0, 0.5), advertisingPriceFactor: number(0.5, 3),
          returnFactor: number(0, 5))
      ]
      if market.loyalty.care.returnShare == 0 { market.product.returnedShare = number(0, 0.5) }
    }
    if isOneIn(2) {
      market.macro.regions = [
        Region(name: "home", share: 0.6),
        Region(
          name: "abroad", share: 0.4,
          entry: RegionEntry(
            day: isOneIn(4) ? .infinity : number(0, 50),
            cost: Money(minorUnits: Int64(number(0, 1e6))), brandShare: number(0, 1),
            brandBuildDays: number(1, 300), strangerDisutility: number(0, 2))),
      ]
    }
    if isOneIn(2) {
      market.macro.shocks = [
        Shock(
          name: "slump", timing: .random(perYear: number(0, 10)), durationDays: number(0, 20),
          recoveryDays: number(0, 20), demandFactor: number(0, 3),
          advertisingPriceFactor: number(0.1, 3),
          region: market.macro.regions.isEmpty || isOneIn(2) ? nil : stream.index(below: 2))
      ]
    }
    guard isOneIn(2) else { return }
    market.macro.consent = ConsentConfiguration(
      shares: (0..<4).map { _ in number(0, 1) }, withdrawalsPerYear: number(0, 10),
      deletionsPerYear: number(0, 10), isHonoured: !isOneIn(3))
    market.macro.law = [
      LawRow(
        name: "law", day: number(-10, 40),
        region: market.macro.regions.isEmpty || isOneIn(2) ? nil : stream.index(below: 2),
        consentFor: isOneIn(2) ? .all : ConsentPurposes(.profiling), auditsPerYear: number(0, 20),
        fineShareOfTurnover: number(0, 0.2), filingDays: number(0, 30))
    ]
  }

  private mutating func addCalendar(to market: inout MarketConfiguration) {
    if isOneIn(2) { market.calendar.shoppingFactorByHour = (0..<24).map { _ in number(0.1, 3) } }
    if isOneIn(3) {
      market.calendar.businessShopping = BusinessShopping(
        share: number(0, 1),
        factorByDay: market.calendar.shoppingFactorByDay.map { _ in number(0.1, 2) })
    }
    if isOneIn(3) {
      market.need.factorByDay = market.calendar.shoppingFactorByDay.map { _ in number(0.1, 2) }
    }
  }
}
