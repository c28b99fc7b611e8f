public import ConversionModel
internal import RandomStreams

/// Everything that a policy may know when it decides: what a firm sees, and no more (R5).
public struct Observation: Sendable {
  /// Days since the start.
  public var now: Double
  /// The number of this review; the first, at the start, is 0.
  public var review: Int
  /// Days between reviews.
  public var reviewDays: Double
  /// Money in the bank, minor units.
  public var cash: Double
  /// What was spent and what came of it, one report a channel.
  public var channels: [ChannelReport]
  /// The customer file.
  public var records: CustomerRecords
  /// How a person's features are made.
  public var features: FeatureMap
  /// The conversion model as learnt so far.
  public var learner: ConversionLearner
  /// What a policy draws from when it tries people out.
  var streams = ReplicationStreams(seed: 0, replication: 0)
  /// The channels' codes in addresses of draws.
  var streamChannels: [Int] = []

  /// A draw from [0, 1), by which a policy may put a person on one side of an experiment: always
  /// the same at one review.
  public func uniform(for person: Int) -> Double {
    var stream = streams.stream(.experiment, entity: person, occurrence: review)
    return stream.uniform()
  }

  /// A draw from the standard normal distribution, by which a policy may try out a person on a
  /// channel: always the same at one review.
  public func standardNormal(for person: Int, on channel: Int) -> Double {
    var stream = streams.stream(
      .tryingOut.on(channel: streamChannels[channel]), entity: person, occurrence: review)
    return stream.standardNormal()
  }
}

/// A channel as the firm's own books show it: spend, and the returns traced to it, by the date of
/// the spending (R7).
public struct ChannelReport: Sendable {
  /// The channel's name.
  public let name: String
  /// What of the channel's touches is seen.
  public let sees: ChannelVisibility
  /// Whether a budget for the channel is spent.
  public let takesBudget: Bool
  /// One cohort a review interval, oldest first; at a review the last has just ended.
  public internal(set) var cohorts: [SpendCohort]

  /// A report without cohorts, with room for so many.
  init(
    name: String, sees: ChannelVisibility, takesBudget: Bool = true, expectedReviews: Int
  ) {
    self.name = name
    self.takesBudget = takesBudget
    self.sees = sees
    cohorts = []
    cohorts.reserveCapacity(expectedReviews)
  }

  /// Changes the cohort of the present interval; what happens before the first review belongs to
  /// none.
  @inline(__always)
  mutating func updateCohort(_ change: (inout SpendCohort) -> Void) {
    let last = cohorts.count - 1
    if last >= 0 { change(&cohorts[last]) }
  }
}

/// The spending of one review interval, and what has been traced to it so far.
public struct SpendCohort: Sendable, Hashable {
  /// When the interval began.
  public let start: Double
  /// Spent in the interval, minor units.
  public internal(set) var spend: Double = 0
  /// Paid impressions or promoted listings shown, where the channel's totals are seen.
  public internal(set) var impressions = 0
  /// Clicks paid for, where the channel's totals are seen.
  public internal(set) var clicks = 0
  /// Orders whose last paid matched touch fell into the interval.
  public internal(set) var orders = 0
  /// Contribution of those orders, minor units.
  public internal(set) var contribution: Double = 0
}
