/// What a policy may set: spending and audience of every channel, and how many partners.
public struct Decision: Sendable {
  /// Spending a day, one a channel, minor units.
  public var spendPerDay: [Double]
  /// Whom the paid side of each channel addresses.
  public var audiences: [Audience]
  /// How many partners are wanted, one a channel; nil for the scenario's own number.
  public var partnersWanted: [Int?]

  /// Nothing spent, everybody addressed.
  public init(channels: Int) {
    spendPerDay = Array(repeating: 0, count: channels)
    audiences = Array(repeating: Audience(), count: channels)
    partnersWanted = Array(repeating: nil, count: channels)
  }
}

/// The people whom a channel's paid side addresses.
public struct Audience: Sendable, Hashable {
  /// One flag a person; empty means everybody.
  public var isIncluded: [Bool] = []
  /// Chance that somebody outside is addressed all the same, so that the firm keeps learning
  /// about those it leaves out (R6).
  public var explorationShare = 0.0

  /// Everybody.
  public init() {}

  /// The probability with which a person who could be addressed is addressed.
  public func propensity(of person: Int) -> Double {
    isIncluded.isEmpty || isIncluded[person] ? 1 : explorationShare
  }
}
