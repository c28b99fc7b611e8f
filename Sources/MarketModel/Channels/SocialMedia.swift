internal import RandomStreams
internal import SimulationKernel

/// What a person has lately seen of a social medium's paid impressions: one row of 24 bytes.
struct Exposure: Sendable, Hashable {
  fileprivate(set) var time: Double = 0
  /// Recent impressions at ``time``, each fading with the fatigue's half-life.
  var recent: Float = 0
  /// Impressions ever.
  var seen: UInt32 = 0
  /// Occasions to post about the firm, and friends' posts seen.
  var posts: UInt16 = 0
  var postsSeen: UInt16 = 0
  /// Impressions in the week of ``time``.
  var inWeek: UInt16 = 0
  /// The week of the last post about the firm.
  var postWeek: Int16 = -1

  /// The week to which ``inWeek`` refers; none before the first impression.
  var week: Int16 { seen == 0 ? -1 : Int16(time / 7) }
}

/// How a person stands to the firm's own posts on a social medium.
struct Following: Sendable, Hashable {
  /// Posts of the firm seen as a follower.
  var firmPosts: UInt16 = 0
  /// Occasions to begin to follow the firm.
  var occasions: UInt8 = 0
  var isFollower = false
}

/// What is drawn of an advertising slot whatever happens, and the stream for the rest.
struct SlotDraws: Sendable, Hashable {
  /// The wait for the slot after it, in units of expected slots.
  let wait: Double
  /// Who is offered it first.
  let candidate: Int
  var stream: RandomStream

  /// The draws of a slot, by its number.
  @inline(__always)
  init(of slot: Int, on channel: Int, among people: Int, _ streams: ReplicationStreams) {
    stream = streams.stream(.adSlot.on(channel: channel), entity: 0, occurrence: slot)
    wait = stream.exponential(mean: 1)
    candidate = stream.index(below: people)
  }
}

/// A social medium in a run (A3): buys impressions at a steady pace and remembers who saw them.
///
/// Slots are offered by a Poisson process at the rate that the budget pays for. The n-th slot's
/// candidates are the same under every strategy: a bigger budget only reaches them sooner, a
/// narrower audience skips some of them.
struct SocialMedia: Sendable {
  let index: Int
  let streamChannel: Int
  let configuration: SocialMediaConfiguration
  var exposures: [Exposure]
  /// One row a person where somebody can follow the firm.
  var followings: [Following]
  /// Slots offered so far.
  var slots = 0
  /// The next slot's event.
  var slotHandle: EventHandle?
  var hasLaunched = false
  /// The draws of the next slot, once they are made.
  var upcomingSlot: SlotDraws?
  /// When the next slot comes, in units of expected slots: the rest of an exponential with mean 1.
  var slotsUntilNext = 0.0
  var lastPaceChange = 0.0
  var slotsPerDay = 0.0
  var accrual = CostAccrual()
  /// The auction's money, and what taking part in one has cost of late, minor units.
  var budget: PacedBudget
  var costPerAuction = 0.0
  /// Impressions of the present creative, and whether another is being made.
  var creativeImpressions = 0
  var isMakingCreative = false
  /// From which impression on a creative is worn out.
  private(set) var wornFromImpression = Int.max
  private var week: Int16 = -1
  private var impressionsThisWeek = 0
  private let fatigueDecayPerDay: Double
  /// Whether the configuration has an auction and a creative: asked at every slot, where looking at
  /// the parts themselves would copy them.
  let hasAuction: Bool
  let hasCreative: Bool

  /// Candidates tried for a slot before it is left unsold: with a fifth of the people addressed,
  /// all are missed once in 1.6 million slots.
  private static let triesPerSlot = 64

  init(
    index: Int, streamChannel: Int, configuration: SocialMediaConfiguration, people: Int
  ) {
    self.index = index
    self.streamChannel = streamChannel
    self.configuration = configuration
    hasAuction = configuration.auction != nil
    hasCreative = configuration.creative != nil
    exposures = Array(rows: Exposure(), count: people)
    followings = Array(
      rows: Following(), count: configuration.following == nil ? 0 : people)
    budget = PacedBudget(saving: configuration.costPerMille / 1000)
    fatigueDecayPerDay = 0.693_147_180_559_945_3 / configuration.fatigueHalfLifeDays
    wornFromImpression = wearingImpressions()
  }

  /// Cost of one impression on an ordinary day, minor units.
  var costPerImpression: Double { configuration.costPerMille / 1000 }

  /// A person's recent impressions at a time, after forgetting.
  func recentImpressions(of person: Int, at time: Double) -> Double {
    let exposure = exposures[person]
    guard exposure.recent > 0 else { return 0 }
    return Double(exposure.recent) * exp(-fatigueDecayPerDay * (time - exposure.time))
  }

  /// What is left of an impression's effect after the recent ones.
  func freshness(recent: Double) -> Double {
    exp(-configuration.fatiguePerImpression * recent)
  }

  private func isBelowCap(_ person: Int, week: Int16) -> Bool {
    let exposure = exposures[person]
    return exposure.week != week || Int(exposure.inWeek) < configuration.frequencyCapPerWeek
  }

  /// Who gets the slot's impression: the first candidate whom the audience and the cap allow.
  ///
  /// It changes nothing: what it is given to change is not copied.
  ///
  /// - Parameter first: The first candidate, if she has been drawn.
  mutating func fillSlot(
    with stream: inout RandomStream, first: Int? = nil, in core: inout MarketCore, at time: Double
  ) -> Int? {
    let week = Int16(time / 7)
    // Once everybody has had the week's share, there is nobody left to look for.
    guard
      week != self.week
        || impressionsThisWeek < exposures.count * configuration.frequencyCapPerWeek
    else { return nil }
    for attempt in 0..<Self.triesPerSlot {
      let drawn = attempt == 0 ? first : nil
      let person = drawn ?? stream.index(below: exposures.count)
      // Who is there half as often gets half of the slots.
      if core.habits.differ(on: index),
        stream.uniform() >= core.habits.share(of: person, on: index)
      {
        continue
      }
      let chance = core.propensity(of: person, on: index, at: time)
      // Who is addressed in any case, and gets it, needs no draw: nobody comes after her.
      if chance >= 1, isBelowCap(person, week: week) { return person }
      // The draw is made for every other candidate, so that the next one is the same under every
      // audience.
      let isAddressed = stream.uniform() < chance
      if isAddressed && isBelowCap(person, week: week) { return person }
    }
    return nil
  }

  /// Notes an impression and returns how many recent ones the person had before it.
  mutating func expose(_ person: Int, at time: Double) -> Double {
    let before = recentImpressions(of: person, at: time)
    let week = Int16(time / 7)
    impressionsThisWeek = week == self.week ? impressionsThisWeek + 1 : 1
    self.week = week
    // Changed apart and put back at once, as each change in its place asks whether it is shared.
    var exposure = exposures[person]
    exposure.inWeek = exposure.week == week ? exposure.inWeek + 1 : 1
    exposure.recent = Float(before + 1)
    exposure.time = time
    exposure.seen += 1
    exposures[person] = exposure
    return before
  }

  /// Takes a new pace: the rest of the present wait is stretched or shortened in proportion.
  ///
  /// - Returns: When the next slot comes, or nil if nothing is spent.
  mutating func setPace(slotsPerDay wanted: Double, at time: Double) -> Double? {
    // Money without bound must not make events without bound: ten times what the frequency cap
    // lets anybody sell fills every slot that can be filled.
    let sellablePerDay = Double(exposures.count * configuration.frequencyCapPerWeek) / 7
    let pace = min(wanted, 10 * sellablePerDay)
    slotsUntilNext = max(0, slotsUntilNext - (time - lastPaceChange) * slotsPerDay)
    lastPaceChange = time
    slotsPerDay = pace
    return pace > 0 ? time + slotsUntilNext / pace : nil
  }

  /// Starts the wait for another slot; `unitExponential` is its draw.
  ///
  /// - Returns: When it comes.
  mutating func awaitSlot(_ unitExponential: Double, at time: Double) -> Double {
    slotsUntilNext = unitExponential
    lastPaceChange = time
    slots += 1
    return time + unitExponential / slotsPerDay
  }
}
