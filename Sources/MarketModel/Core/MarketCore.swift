internal import ConversionModel
internal import RandomStreams
internal import SimulationKernel

/// What the parts of a market share in a replication: people, accounts, the firm, and what is kept.
///
/// Handlers of what people and the firm do stand by subject in its extensions; channels get it
/// handed to them.
struct MarketCore: Sendable {
  let configuration: MarketConfiguration
  /// What everything draws from; changed in a future that is played for the truth only.
  var streams: ReplicationStreams
  let season: SeasonalClock

  // People.
  let population: Population
  let network: SocialNetwork
  var people: [PersonState]
  /// Whom people trust; of nobody where trust has no weight.
  var trust: TrustLevels
  /// Who buys; in a consumer market everyone for herself, under her own number.
  var accounts: [AccountState]
  /// How many people an account has, in rows that follow one another.
  let peoplePerAccount: Int
  var funnel: FunnelCounts
  let awarenessDecayPerDay: Double
  let utilities: ChoiceUtilities
  /// What surrounds the firm: festivals, shocks, regions, law.
  var macro: MacroState

  // The ways to the customer.
  /// Where each channel stands in its life.
  private(set) var phases: [ChannelPhase]
  /// How much each person uses each channel.
  let habits: Habits
  /// Whether people differ in where they look.
  let seeksByHabit: Bool
  /// How people with an open need look for offers.
  let waysOfSeeking: [SeekingWay]
  /// How often people look by each of them at present.
  private(set) var seekWeights: [Double]
  /// How often they look by each way where people look at all, elsewhere included, if that is one
  /// number.
  private(set) var commonSeekWeight: Double?
  /// The channels on which direct visits can land and orders are placed.
  let homes: [Int]
  /// From which size on accounts ask for a representative, one row a sales team that is asked.
  let salesAssist: [SalesAssist]
  /// The terms of the channels where somebody else's till takes the orders; nil for the others.
  let sellingTerms: [SellingTerms?]
  /// Whether any channel sells by partners.
  let hasPartners: Bool
  /// The channels with a till of the firm's own.
  let ownTills: [Int]
  /// Utility that the offer gains on each channel: of a platform, by its rating at present.
  var trustUtilities: [Double]
  /// The channels that may come between the firm and those who come directly.
  let meetingDirectVisitors: [Int]
  /// The channels that are sales teams.
  let salesTeams: [Int]
  /// Whether totals are seen of each channel, and which share of its touches is matched to people
  /// (R5).
  let seesTotals: [Bool]
  let matchedShares: [Double]
  /// Whether any channel listens to visits and to carts that are left.
  let tellsOfVisits: Bool
  /// What has happened in the present event that channels may want to know.
  var notices: [MarketNotice] = []

  // The firm.
  var ledger: Ledger
  var isRuined = false
  var policy: any Policy
  var decision: Decision
  var reports: [ChannelReport]
  var records: CustomerRecords
  let features: FeatureMap
  var featureBuffer: [Double]
  var learner: ConversionLearner
  /// What becomes different after a touch; nil but in a future that is played for the truth.
  var otherLuck: OtherLuck?
  var reviews = 0
  /// The review that is pending, or the last one.
  var reviewHandle: EventHandle?
  /// Whether there is a price plan: asked all the time, where looking at the plan itself would copy
  /// it.
  let hasPlan: Bool
  /// Who subscribes by the price plan.
  var subscriptions: SubscriptionBook
  /// Who told each account of the firm, −1 for nobody; empty where nobody is told.
  var referrers: [Int32]
  var credit: CreditLine?
  var tax: ProfitTax?
  var lastMonthEnd = 0.0
  var monthsEnded = 0
  /// What those who paid a year before the horizon paid then, by row; nil before that day.
  var yearAgo: [Int64]?

  /// Whether there is artificial intelligence in the product, as ``hasPlan``.
  let hasAI: Bool
  /// The artificial intelligence in the product; nil where there is none.
  var ai: AIProduct?

  // The competitors.
  var rivals: [Rival]
  /// How their offers weigh in the present choice.
  var rivalWeights: [Double]
  /// Who bought from whom, where it is followed.
  var sellerBook: SellerBook

  // What is kept.
  var record = MarketRecord()
  /// Who was shown the impression of the last advertising slot, for traces; nil if nobody.
  var lastShownTo: Int?
  /// By which channel the last shopping occasion looked for an offer, for traces; nil if by none.
  var lastSoughtBy: Int?
  /// By how much what is being ordered is sent back more often than other orders.
  var returnFactor = 1.0
  /// Which rival has sold last, for traces.
  var lastRival: Int?
  /// Whether the horizon is past: only the customers held then still act, and only their
  /// contribution counts.
  var isRunOff = false
  /// What is needed for that, once it has begun.
  ///
  /// Events ask ``isRunOff``, which is cheap.
  var runOff = RunOff()

  /// Sets up the people, the network and the firm; cost grows with the people.
  init(
    configuration: MarketConfiguration, policy: any Policy, streams: ReplicationStreams
  ) {
    self.configuration = configuration
    self.streams = streams
    self.policy = policy
    season = SeasonalClock(
      factorByDay: configuration.calendar.shoppingFactorByDay,
      factorByHour: configuration.calendar.shoppingFactorByHour)
    let size = configuration.population.people
    peoplePerAccount = configuration.accounts?.roles.count ?? 1
    precondition(size.isMultiple(of: peoplePerAccount), "every account has all its people")
    let accountCount = size / peoplePerAccount
    population = Population(
      configuration.population, need: configuration.need,
      attractionShape: configuration.product.attractionShape, streams: streams)
    network = SocialNetwork(
      people: size, traits: population.traits, configuration: configuration.network,
      streams: streams)
    people = Array(rows: PersonState(), count: size)
    trust = TrustLevels(
      people: configuration.product.trustUtility == 0 ? 0 : size, configuration.trust)
    accounts = Array(rows: AccountState(), count: accountCount)
    funnel = FunnelCounts(accounts: accountCount, in: .unaware)
    awarenessDecayPerDay = -log(configuration.awareness.carryOverPerMonthShare) / daysPerMonth

    utilities = ChoiceUtilities(configuration)
    macro = MacroState(configuration, population: population, streams: streams)

    let kinds = configuration.channels.map(\.kind)
    phases = Array(repeating: .planned, count: kinds.count)
    waysOfSeeking = SeekingWay.all(
      of: configuration.channels,
      streamChannels: StreamPurpose.channelCodes(of: configuration.channels.map(\.name)))
    let habits = Habits(of: population, with: configuration.channels.map(\.name))
    self.habits = habits
    seeksByHabit = waysOfSeeking.contains { $0.members.contains(where: habits.differ) }
    seekWeights = Array(repeating: 0, count: waysOfSeeking.count)
    homes = kinds.indices.filter { kinds[$0].isHome }
    sellingTerms = kinds.map(\.sellingTerms)
    hasPartners = sellingTerms.contains { $0?.isPartners == true }
    ownTills = kinds.indices.filter { kinds[$0].hasOwnTill }
    trustUtilities = kinds.map(\.trustUtility)
    meetingDirectVisitors = kinds.indices.filter { kinds[$0].meetsDirectVisitors }
    salesTeams = kinds.indices.filter {
      if case .salesTeam = kinds[$0] { true } else { false }
    }
    seesTotals = configuration.channels.map { $0.sees != .none }
    matchedShares = configuration.channels.map {
      $0.sees == .clickId || $0.sees == .identified ? $0.matchShare : 0
    }
    tellsOfVisits = kinds.contains(where: \.hearsVisits)
    salesAssist = kinds.indices.compactMap { index in
      kinds[index].salesAssistFromSeats.map { SalesAssist(channel: index, fromSeats: $0) }
    }

    let names = configuration.rivals.map(\.name)
    let forgetting = awarenessDecayPerDay
    rivals = zip(configuration.rivals, StreamPurpose.channelCodes(of: names)).map {
      Rival($0, code: $1, forgettingPerDay: forgetting, people: size)
    }
    rivalWeights = rivals.map { _ in 0 }
    sellerBook = SellerBook(
      sellers: configuration.followsSellers ? rivals.count + 1 : 0, accounts: accountCount)

    let attributes = population.attributes
    ai = configuration.product.ai.map {
      AIProduct($0, people: size, attributes: attributes, channels: configuration.channels.count)
    }
    ledger = Ledger(openingCash: configuration.firm.openingCash)
    hasPlan = configuration.product.plan != nil
    hasAI = configuration.product.ai != nil
    subscriptions = SubscriptionBook(
      accounts: hasPlan ? accountCount : 0, channels: configuration.channels.count,
      regions: configuration.macro.regions.count)
    referrers =
      configuration.loyalty.referral == nil ? [] : Array(repeating: -1, count: accountCount)
    credit = configuration.firm.finance.credit.map(CreditLine.init)
    tax = configuration.firm.finance.tax.map(ProfitTax.init)
    decision = Decision(channels: configuration.channels.count)
    let expectedReviews = Int(configuration.calendar.horizonDays / policy.reviewDays) + 2
    reports = configuration.channels.map {
      ChannelReport(
        name: $0.name, sees: $0.sees,
        takesBudget: $0.kind.takesBudget
          && $0.lifeCycle.opensOnDay < configuration.calendar.horizonDays,
        expectedReviews: expectedReviews)
    }
    records = CustomerRecords(
      profiles: population.traits,
      attributes: KnownAttributes(
        configuration.population.network?.knownToFirm ?? [], of: population.attributes))
    features = FeatureMap(
      channelNames: configuration.channels.map(\.name), attributes: records.attributes,
      crosses: configuration.learner.crosses)
    featureBuffer = Array(repeating: 0, count: features.count)
    learner = ConversionLearner(
      featureNames: features.names, standardized: features.standardized,
      products: features.products, people: size, configuration: configuration.learner,
      groups: configuration.channels.count + 1, keepsEvery: configuration.truthEvery)
    record.channels = Array(repeating: ChannelTotals(), count: configuration.channels.count)
    let periods = configuration.calendar.horizonDays / configuration.calendar.reportEveryDays
    record.periods.reserveCapacity(Int(periods.rounded(.up)) + 1)
  }
}

extension MarketCore {
  /// Takes note that a channel is in another phase of its life.
  mutating func setPhase(_ phase: ChannelPhase, of channel: Int) {
    phases[channel] = phase
    seekWeights = waysOfSeeking.map { $0.weight(in: phases) }
    let weights = Set((seekWeights + [configuration.need.seekElsewhereWeight]).filter { $0 > 0 })
    commonSeekWeight = weights.count == 1 && !seeksByHabit ? weights.first : nil
  }

  /// How often a person looks by a way at present.
  func seekWeight(of person: Int, by way: Int) -> Double {
    guard seeksByHabit else { return seekWeights[way] }
    return waysOfSeeking[way].weight(in: phases) { habits.factor(of: person, on: $0) }
  }
}

/// The mean length of a month in the Gregorian calendar, days.
public let daysPerMonth = 30.436_875

/// The mean wait, days, for what comes so often in some days: finite, however seldom that is.
func meanWait(often: Double, in days: Double) -> Double {
  min(days / often, 1e15)
}
