/// Whom a channel's paid side addresses from a review on, where people are chosen (R6).
public struct TargetingRecord: Sendable, Hashable {
  /// When it was decided, days.
  public let day: Double
  /// The channel, by its place in the scenario.
  public let channel: Int
  /// Part of the people that is addressed whenever it can be.
  public let includedShare: Double
  /// Chance that one of the others is addressed all the same.
  public let explorationShare: Double
  /// Mean of the probabilities with which people had to be addressed.
  public let meanPropensity: Double
  /// The lowest of them.
  public let lowestPropensity: Double

  /// What is to be kept of an audience that is not everybody.
  ///
  /// Costs a pass over the people.
  init(_ audience: Audience, of channel: Int, at day: Double) {
    self.day = day
    self.channel = channel
    explorationShare = audience.explorationShare
    let people = Double(audience.isIncluded.count)
    var (included, sum, lowest) = (0, 0.0, 1.0)
    for person in audience.isIncluded.indices {
      let propensity = audience.propensityBeforeDraws(of: person)
      included += audience.isIncluded[person] ? 1 : 0
      sum += propensity
      lowest = min(lowest, propensity)
    }
    includedShare = Double(included) / people
    meanPropensity = sum / people
    lowestPropensity = lowest
  }
}
