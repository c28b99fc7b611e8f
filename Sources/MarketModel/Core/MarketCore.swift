internal import ConversionModel
internal import RandomStreams
internal import SimulationKernel

/// What the parts of a market share in a replication: people, accounts, the firm, and what is kept.
///
/// Handlers of what people and the firm do stand by subject in its extensions; channels get it
/// handed to them.
struct MarketCore: Sendable {
  let configuration: MarketConfiguration
  let streams: ReplicationStreams
  let season: SeasonalClock

  // People.
  let population: Population
  let network: SocialNetwork
  var people: [PersonState]
  /// Who buys; in a consumer market everyone for herself, under her own number.
  var accounts: [AccountState]
  var funnel: FunnelCounts
  let awarenessDecayPerDay: Double
  let utilities: ChoiceUtilities
  /// What surrounds the firm: festivals, shocks, regions, law.
  var macro: MacroState

  // The ways to the customer.
  /// Where each channel stands in its life.
  var phases: [ChannelPhase]
  /// The channels by which people with an open need look for offers.
  let waysOfSeeking: [Int]
  /// The channel on which direct visits land, if there is one.
  let homeChannel: Int?
  /// The terms of the channels on which orders are placed; nil for the others.
  let sellingTerms: [SellingTerms?]
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
  var reviews = 0
  /// The review that is pending, or the last one.
  var reviewHandle: EventHandle?

  // What is kept.
  var record = MarketRecord()
  /// Who was shown the impression of the last advertising slot, for traces; nil if nobody.
  var lastShownTo: Int?
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
    population = Population(configuration.population, need: configuration.need, streams: streams)
    network = SocialNetwork(
      people: size, traits: population.traits, configuration: configuration.network,
      streams: streams)
    people = Array(repeating: PersonState(), count: size)
    accounts = Array(repeating: AccountState(), count: size)
    funnel = FunnelCounts(accounts: size, in: .unaware)
    awarenessDecayPerDay = -log(configuration.awareness.carryOverPerMonthShare) / daysPerMonth

    utilities = ChoiceUtilities(configuration)
    macro = MacroState(configuration, population: population, streams: streams)

    let kinds = configuration.channels.map(\.kind)
    phases = Array(repeating: .planned, count: kinds.count)
    waysOfSeeking = kinds.indices.filter {
      kinds[$0].answersSearches && configuration.channels[$0].seekWeight > 0
    }
    homeChannel = kinds.firstIndex(where: \.isHome)
    sellingTerms = kinds.map(\.sellingTerms)

    ledger = Ledger(openingCash: configuration.firm.openingCash)
    decision = Decision(channels: configuration.channels.count)
    let expectedReviews = Int(configuration.calendar.horizonDays / policy.reviewDays) + 2
    reports = configuration.channels.map {
      ChannelReport(
        name: $0.name, sees: $0.sees, takesBudget: $0.kind.takesBudget,
        expectedReviews: expectedReviews)
    }
    records = CustomerRecords(
      rows: population.traits.map {
        CustomerRecord(age: $0.age, isFemale: $0.isFemale, relativeSpend: $0.relativeSpend)
      },
      attributes: KnownAttributes(
        configuration.population.network?.knownToFirm ?? [], of: population.attributes))
    features = FeatureMap(
      channelNames: configuration.channels.map(\.name), attributes: records.attributes)
    featureBuffer = Array(repeating: 0, count: features.count)
    learner = ConversionLearner(
      featureNames: features.names, standardized: features.standardized, people: size,
      configuration: configuration.learner)
    record.channels = Array(repeating: ChannelTotals(), count: configuration.channels.count)
    let periods = configuration.calendar.horizonDays / configuration.calendar.reportEveryDays
    record.periods.reserveCapacity(Int(periods.rounded(.up)) + 1)
  }
}

/// Who belongs to whom.
extension MarketCore {
  /// The account that a person belongs to.
  func account(of person: Int) -> Int { person }

  /// The people of an account.
  func members(of account: Int) -> CollectionOfOne<Int> { CollectionOfOne(account) }

  /// Whose traits drive an account's needs.
  func lead(of account: Int) -> Int { account }

  /// Who goes shopping for an account.
  func shopper(of account: Int) -> Int { account }
}

/// The mean length of a month in the Gregorian calendar, days.
public let daysPerMonth = 30.436_875
