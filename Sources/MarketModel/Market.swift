internal import ConversionModel
public import RandomStreams
public import SimulationKernel

/// A market in a replication: its whole state, and the one switch that says what each event does.
///
/// The handlers stand by subject in `Market+Needs.swift`, `Market+Visits.swift`,
/// `Market+Orders.swift`, `Market+Advertising.swift` and `Market+Firm.swift`. A market is a value:
/// a copy continues independently. It is run by ``MarketReplication``.
public struct Market: SimulationModel, Sendable {
  /// An event of the market.
  public typealias Event = MarketEvent

  let configuration: MarketConfiguration
  let streams: ReplicationStreams
  let season: SeasonalClock

  // People.
  let population: Population
  let network: SocialNetwork
  var people: [PersonState]
  var funnel: FunnelCounts
  let awarenessDecayPerDay: Double
  let utilities: ChoiceUtilities

  // The ways to the customer.
  var socialMedia: [SocialMedia]
  var slotHandles: [EventHandle?]
  var platform: EcommercePlatform

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

  /// The artificial intelligence in the product; nil where there is none.
  var ai: AIProduct?

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

  /// Sets up the people, the network, the channels and the firm; cost grows with the people.
  public init(
    configuration: MarketConfiguration, policy: any Policy, streams: ReplicationStreams
  ) {
    self.configuration = configuration
    self.streams = streams
    self.policy = policy
    season = SeasonalClock(factorByDay: configuration.calendar.shoppingFactorByDay)
    let size = configuration.population.people
    population = Population(configuration.population, need: configuration.need, streams: streams)
    network = SocialNetwork(
      people: size, traits: population.traits, configuration: configuration.network,
      streams: streams)
    people = Array(repeating: PersonState(), count: size)
    funnel = FunnelCounts(people: size, in: .unaware)
    awarenessDecayPerDay = -log(configuration.awareness.carryOverPerMonthShare) / daysPerMonth

    utilities = ChoiceUtilities(configuration)

    let streamChannels = StreamPurpose.channelCodes(of: configuration.channels.map(\.name))
    var socialMedia: [SocialMedia] = []
    var platforms: [EcommercePlatform] = []
    for (channel, channelConfiguration) in configuration.channels.enumerated() {
      switch channelConfiguration.kind {
      case .socialMedia(let parts):
        socialMedia.append(
          SocialMedia(
            channel: channel, streamChannel: streamChannels[channel], configuration: parts,
            people: size))
      case .ecommercePlatform(let parts):
        platforms.append(
          EcommercePlatform(channel: channel, configuration: parts, streams: streams))
      }
    }
    precondition(platforms.count == 1, "a market needs exactly one e-commerce platform")
    self.socialMedia = socialMedia
    slotHandles = Array(repeating: nil, count: socialMedia.count)
    platform = platforms[0]

    let attributes = population.attributes
    ai = configuration.product.ai.map {
      AIProduct(
        $0, people: size, attributes: attributes, channels: configuration.channels.count)
    }
    ledger = Ledger(openingCash: configuration.firm.openingCash)
    decision = Decision(channels: configuration.channels.count)
    let expectedReviews = Int(configuration.calendar.horizonDays / policy.reviewDays) + 2
    reports = configuration.channels.map {
      ChannelReport(name: $0.name, sees: $0.sees, expectedReviews: expectedReviews)
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

  /// Does what an event says.
  public mutating func handle(_ event: MarketEvent, schedule: inout EventSchedule<MarketEvent>) {
    let hasChangedState =
      switch event {
      case .needOpens(let person): openOwnNeed(of: Int(person), &schedule)
      case .shops(let person, let token): goShopping(Int(person), token, &schedule)
      case .checksOut(let person, let token): checkOut(Int(person), token, &schedule)
      case .needCloses(let person, let token): endNeed(of: Int(person), token, &schedule)
      case .isDelivered(let person): deliver(to: Int(person), &schedule)
      case .awarenessFades(let person): fadeAwareness(of: Int(person), &schedule)
      case .lapses(let person): lapse(Int(person), &schedule)
      case .offersAdSlot(let medium): offerAdSlot(on: Int(medium), &schedule)
      case .seesPost(let person, let medium): seePost(Int(person), on: Int(medium), &schedule)
      case .settles(let amount): settle(Money(minorUnits: amount), at: schedule.now)
      case .monthEnds: payFixedCosts(at: schedule.now)
      case .review: review(&schedule)
      case .periodEnds: endPeriod(&schedule)
      case .product(let event, let subject): handle(event, Int(subject), &schedule)
      }
    if hasChangedState { record.totals.events += 1 }
  }
}

/// The mean length of a month in the Gregorian calendar, days.
public let daysPerMonth = 30.436_875
