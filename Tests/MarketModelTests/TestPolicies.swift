import MarketModel

/// Spends fixed amounts, and addresses whom it is told to.
struct Spending: Policy {
  var reviewDays = 7.0
  /// One amount a channel and day, minor units.
  var perDay: [Double]
  /// For all channels; nil for everybody.
  var audience: Audience?
  /// On every channel; nil for the scenario's own number.
  var partnersWanted: Int?
  /// At every so many reviews nothing is spent until the next; never if nil.
  var pauseReviews: Int?

  mutating func decide(on observation: Observation, updating decision: inout Decision) {
    decision.spendPerDay = perDay
    if let pauseReviews, observation.review % (pauseReviews + 1) == pauseReviews {
      decision.spendPerDay = perDay.map { _ in 0 }
    }
    decision.partnersWanted = perDay.map { _ in partnersWanted }
    guard let audience else { return }
    decision.audiences = perDay.map { _ in audience }
  }
}

/// Spends as another policy does and keeps what it was shown.
struct Recording: Policy {
  var spending: Spending
  var observations: [Observation] = []
  var reviewDays: Double { spending.reviewDays }

  mutating func decide(on observation: Observation, updating decision: inout Decision) {
    observations.append(observation)
    spending.decide(on: observation, updating: &decision)
  }
}
