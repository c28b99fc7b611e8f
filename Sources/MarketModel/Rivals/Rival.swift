/// A rival in a run: what it asks and offers now, and what it is about to change.
struct Rival: Sendable {
  let configuration: RivalConfiguration
  /// Its code in the addresses of its draws.
  let code: Int
  /// What there is to react with: its price, its copy of our quality, then each of its bids.
  private(set) var levers: [Lever]
  /// Releases so far.
  var releases = 0
  /// How its awareness comes to rest; nil where everybody knows it.
  private let fame: Fame?
  private var logPrice: Double

  /// The lever of the price, whose value is the price level.
  static let priceLever = 0
  /// The lever of the quality, whose value is the quality of ours that it copies.
  static let qualityLever = 1
  /// The first bid's lever, whose value is the least that is bid, minor units.
  static let firstBidLever = 2

  /// Something that a rival changes a while after it has seen us.
  struct Lever: Sendable, Hashable {
    /// What holds now.
    var value: Double
    /// What it will be when everything seen so far has been answered.
    var aim: Double
    /// What it has seen and not answered yet, the oldest first.
    var pending: [Double] = []

    init(_ value: Double) {
      self.value = value
      aim = value
    }
  }

  /// A rival at the start.
  ///
  /// - Parameters:
  ///   - forgettingPerDay: How fast names are forgotten.
  ///   - people: Whom its contacts reach.
  init(_ configuration: RivalConfiguration, code: Int, forgettingPerDay: Double, people: Int) {
    self.configuration = configuration
    self.code = code
    levers =
      [Lever(configuration.priceLevel), Lever(configuration.quality)]
      + configuration.bids.map { _ in Lever(0) }
    logPrice = log(configuration.priceLevel)
    fame = configuration.advertising.map {
      Fame($0, forgettingPerDay: forgettingPerDay, people: people)
    }
  }

  var priceLevel: Double { levers[Self.priceLever].value }

  /// Utility of its offer but for its price: its own quality, its releases, and what it has copied.
  var quality: Double {
    let own = configuration.quality + (configuration.releases?.utility ?? 0) * Double(releases)
    guard let copying = configuration.copying else { return own }
    return own + copying.leadShare * max(0, levers[Self.qualityLever].value - own)
  }

  /// Utility of its offer to a person without a taste for it.
  func utility(to traits: PersonTraits) -> Double {
    quality - Double(traits.priceSensitivity) * logPrice
  }

  /// The share of people who know it.
  func awareness(at time: Double) -> Double { fame?.share(at: time) ?? 1 }

  /// Chance that its offer is looked at.
  func consideredShare(inCart: Bool, at time: Double) -> Double {
    let share =
      inCart
      ? configuration.consideredInCartShare ?? configuration.consideredShare
      : configuration.consideredShare
    return fame == nil ? share : share * awareness(at: time)
  }

  // MARK: - Reactions

  /// Takes note of what it wants to do about us.
  ///
  /// - Returns: Whether that is something new.
  mutating func aim(_ lever: Int, at value: Double) -> Bool {
    guard levers[lever].aim != value else { return false }
    levers[lever].aim = value
    levers[lever].pending.append(value)
    return true
  }

  /// Does what it has meant to do for longest.
  mutating func act(_ lever: Int) {
    levers[lever].value = levers[lever].pending.removeFirst()
    if lever == Self.priceLever { logPrice = log(levers[lever].value) }
  }

  /// The days that a lever takes.
  func delayDays(of lever: Int) -> Double {
    switch lever {
    case Self.priceLever: configuration.pricing.delayDays
    case Self.qualityLever: configuration.copying?.delayDays ?? 0
    default: configuration.outbidding?.delayDays ?? 0
    }
  }
}

/// How well a rival is known while it spends the same every day: *a*(*t*) = *a*∞ + (*a*₀ − *a*∞)
/// e^−(*κ* + *δ*)*t*, where contacts teach at the rate *κ* and *δ* is forgotten.
private struct Fame: Sendable {
  let now: Double
  let rest: Double
  let perDay: Double

  init(_ advertising: RivalAdvertising, forgettingPerDay: Double, people: Int) {
    let contactsPerDay =
      advertising.spendPerMonth / daysPerMonth / (advertising.costPerMille / 1000)
      / Double(people)
    let learning = contactsPerDay * advertising.liftPerContact
    now = advertising.knownNowShare
    perDay = learning + forgettingPerDay
    rest = learning / perDay
  }

  func share(at time: Double) -> Double { rest + (now - rest) * exp(-perDay * time) }
}
