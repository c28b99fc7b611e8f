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
  /// The chance with which each person came to be included, where that was drawn; empty where a
  /// rule included some and not others.
  public var chances: [Float] = []

  /// Everybody.
  public init() {}

  /// The probability with which a person who could be addressed is addressed.
  public func propensity(of person: Int) -> Double {
    isIncluded.isEmpty || isIncluded[person] ? 1 : explorationShare
  }

  /// The probability with which a person had to be addressed, before it was drawn whom to include.
  public func propensityBeforeDraws(of person: Int) -> Double {
    guard !chances.isEmpty else { return propensity(of: person) }
    let chance = Double(chances[person])
    return chance + (1 - chance) * explorationShare
  }
}
