internal import SimulationKernel

/// A territory's partner in a run: the one who works there, is sought, or was.
struct Partner: Sendable, Hashable {
  /// How far it has come.
  enum Phase: UInt8, Sendable {
    /// There is none.
    case vacant
    /// One is looked for.
    case sought
    /// It has signed, and is being trained.
    case onboarding
    /// It sells.
    case working
  }

  var phase = Phase.vacant
  var hasNotice = false
  /// How many partners the territory had before; events of an earlier one are stale.
  var generation = 0
  /// How much it can sell, against the mean.
  var strength = 1.0
  var health = Decaying(0, at: 0)
  /// Its first day of work.
  var startTime = 0.0
  /// Accounts that it might have called on, by which it draws; all generations counted.
  var calls = 0
  /// Occasions to defect, likewise.
  var temptations = 0
  /// Its part of what was sold since the last month's end, minor units, and since when that is
  /// counted.
  var earned: Int64 = 0
  var earnedSince = 0.0
  /// Goods that it has on stock, minor units at list price.
  var stock: Int64 = 0

  /// Whether it is there or will be, and is wanted.
  var isPlanned: Bool { phase != .vacant && !hasNotice }

  /// Empties the place for another.
  mutating func vacate() {
    phase = .vacant
    hasNotice = false
    generation += 1
    earned = 0
  }
}

/// A level that runs exponentially towards another, computed from its last change.
struct Decaying: Sendable, Hashable {
  private var value: Double
  private var time: Double
  private var target = 0.0
  private var perDay = 0.0
  /// The level added up over the days until its last change.
  private(set) var area = 0.0

  /// A level that stays where it is.
  init(_ level: Double, at time: Double) {
    value = level
    self.time = time
  }

  /// The level at a time that is not past.
  func level(at time: Double) -> Double {
    target + (value - target) * exp(-perDay * (time - self.time))
  }

  /// Counts the days until now.
  mutating func advance(to time: Double) {
    let level = level(at: time)
    let days = time - self.time
    area += perDay == 0 ? value * days : target * days + (value - level) / perDay
    value = level
    self.time = time
  }

  /// Takes a part of the level.
  mutating func lose(_ share: Double, at time: Double) {
    advance(to: time)
    value *= 1 - share
  }

  /// Lets the level run towards another from now on.
  mutating func run(towards target: Double, perDay: Double, from time: Double) {
    advance(to: time)
    self.target = target
    self.perDay = perDay
  }
}

/// To whom an account belongs among a channel's partners: that of its territory, for a while.
struct Registration: Sendable, Hashable {
  /// Until when it is registered; in the past if it is not.
  var until: Float = -1
  /// Which of the territory's partners has registered it.
  var generation: UInt16 = 0
  /// How many offers the partner made it before, in 14 bits, then the present one.
  private var numberAndOffer: UInt16 = 0

  /// How many offers the partner made it before, by which it draws.
  var number: UInt16 { numberAndOffer >> 2 }

  var offer: Offer {
    get { Offer(rawValue: UInt8(numberAndOffer & 3)) ?? .none }
    set { numberAndOffer = numberAndOffer & ~3 | UInt16(newValue.rawValue) }
  }

  /// Makes it an offer that is ours.
  mutating func makeOffer() {
    numberAndOffer = numberAndOffer & ~3 &+ 4
    offer = .ours
  }

  /// What the account has to decide about.
  enum Offer: UInt8, Sendable {
    /// Nothing.
    case none
    /// Our offer.
    case ours
    /// The rival's, to whom the partner has gone over.
    case rivals
  }
}
