public import RandomStreams

/// A chat (A8, C8): questions of visitors and of customers in trouble, answered by a bot or by
/// people.
public struct ChatConfiguration: Sendable, Hashable {
  /// The share of visits with an open need that end without a choice whose makers ask something.
  public var asksPerVisit: Double
  /// The share of unsatisfying orders or terms after which the customer asks for help.
  public var asksPerTrouble: Double
  /// The bot that takes contacts first; nil for none.
  public var bot: BotConfiguration?
  /// How many people answer at a time.
  public var staff: Int
  /// When they are there.
  public var hours: OpeningHours
  /// What one of them costs a month, minor units.
  public var wagePerMonth: Double
  /// How long a contact takes one of them.
  public var serviceMinutes: Distribution
  /// How long somebody waits for that before she leaves.
  public var patienceMinutes: Distribution
  /// Chance that what they say helps.
  public var resolvedShare: Double
  /// Utility that the offer gains by an answer that helps, for that visit.
  public var answerUtility: Double
  /// The part of her trust that somebody loses who was not helped.
  public var trustLossPerFailure: Double

  /// A chat of its parts.
  public init(
    asksPerVisit: Double, asksPerTrouble: Double, bot: BotConfiguration?, staff: Int,
    hours: OpeningHours, wagePerMonth: Double, serviceMinutes: Distribution,
    patienceMinutes: Distribution, resolvedShare: Double, answerUtility: Double,
    trustLossPerFailure: Double = 0
  ) {
    self.asksPerVisit = asksPerVisit
    self.asksPerTrouble = asksPerTrouble
    self.bot = bot
    self.staff = staff
    self.hours = hours
    self.wagePerMonth = wagePerMonth
    self.serviceMinutes = serviceMinutes
    self.patienceMinutes = patienceMinutes
    self.resolvedShare = resolvedShare
    self.answerUtility = answerUtility
    self.trustLossPerFailure = trustLossPerFailure
  }
}

/// A bot that answers at once, at any hour.
public struct BotConfiguration: Sendable, Hashable {
  /// The share of contacts that it takes first.
  public var share: Double
  /// The share of those that it resolves; the others are handed to people.
  public var resolvedShare: Double
  /// What a contact costs, minor units, whatever comes of it.
  public var costPerContact: Double
  /// By how much the log odds of resolving one grow with a unit of the AI product's quality for her
  /// who asks, from the opening model's on; 0 where the bot is somebody else's.
  public var resolvedLogOddsPerQuality: Double

  /// A bot of its parts.
  public init(
    share: Double, resolvedShare: Double, costPerContact: Double,
    resolvedLogOddsPerQuality: Double = 0
  ) {
    self.resolvedLogOddsPerQuality = resolvedLogOddsPerQuality
    self.share = share
    self.resolvedShare = resolvedShare
    self.costPerContact = costPerContact
  }
}
