internal import ConversionModel
public import MarketModel

/// Addresses only the people whom the conversion model rates highest (`precision-marketing`, D2).
///
/// The budget is split evenly; what changes is who is addressed. At every review the people on
/// file are scored as if they came by a paid visit of the channel, and the best part of them is
/// addressed. A share of the others is addressed all the same, so that the model keeps learning
/// about people it leaves out (R6).
///
/// A high predicted conversion is not a high effect of being addressed: many of the best would
/// have bought anyway. The policy does what practice does; compare it with the others.
public struct PrecisionMarketing: Policy {
  /// By what people are rated.
  public enum Rating: Sendable, Hashable {
    /// By the predicted conversion.
    case prediction
    /// By so many deviations above the predicted log-odds: whom little is known of is tried.
    case upperBound(deviations: Double)
    /// By a draw of the log-odds from what the model believes of them (Thompson 1933): the less is
    /// known of somebody, the wider the draw.
    case thompson
  }

  /// Spending a day over all channels, minor units.
  public let spendPerDay: Double
  /// Days between reviews.
  public let reviewDays: Double
  /// The part of the people that is addressed.
  public let targetShare: Double
  /// Chance that one of the others is addressed all the same.
  public let explorationShare: Double
  /// Until so many conversions have been learnt, everybody is addressed.
  public let minimumConversions: Int
  /// By what people are rated.
  public let rating: Rating

  /// How the people were rated for the last channel at the last review; empty before any rating.
  public private(set) var scores: [Double] = []
  private var featureBuffer: [Double] = []
  private var top = TopShare()

  /// A targeting policy that splits a daily total evenly.
  ///
  /// A rating other than by prediction needs a learner that knows how sure it is.
  public init(
    spendPerDay: Double, reviewDays: Double, targetShare: Double, explorationShare: Double,
    minimumConversions: Int, rating: Rating = .prediction
  ) {
    self.spendPerDay = spendPerDay
    self.reviewDays = reviewDays
    self.targetShare = targetShare
    self.explorationShare = explorationShare
    self.minimumConversions = minimumConversions
    self.rating = rating
  }

  /// Splits evenly, and addresses the best-rated people of each channel.
  ///
  /// Costs a prediction a person and channel; allocates at the first targeted review only.
  public mutating func decide(on observation: Observation, updating decision: inout Decision) {
    observation.spreadEvenly(spendPerDay, updating: &decision)
    guard observation.learner.validation.positives >= minimumConversions else { return }
    let people = observation.records.count
    if scores.isEmpty {
      scores = Array(repeating: 0, count: people)
      featureBuffer = Array(repeating: 0, count: observation.features.count)
    }
    for channel in decision.audiences.indices {
      score(observation, channel: channel)
      address(&decision.audiences[channel])
    }
  }

  private mutating func score(_ observation: Observation, channel: Int) {
    switch rating {
    case .prediction:
      score(observation, channel) { _, features in observation.learner.predict(features) }
    case .upperBound(let deviations):
      let estimator = estimator(observation)
      score(observation, channel) { _, features in
        estimator.estimate(features).upperBound(deviations: deviations)
      }
    case .thompson:
      let estimator = estimator(observation)
      score(observation, channel) { person, features in
        estimator.estimate(features).draw(
          standardNormal: observation.standardNormal(for: person, on: channel))
      }
    }
  }

  private func estimator(_ observation: Observation) -> ConversionEstimator {
    guard let estimator = observation.learner.estimator else {
      preconditionFailure("a rating by uncertainty needs a learner that knows it")
    }
    return estimator
  }

  private mutating func score(
    _ observation: Observation, _ channel: Int, by rate: (Int, Span<Double>) -> Double
  ) {
    for person in scores.indices {
      observation.features.write(
        observation.records, person: person, source: .paid(channel), at: observation.now,
        into: &featureBuffer)
      scores[person] = rate(person, featureBuffer.span)
    }
  }

  private mutating func address(_ audience: inout Audience) {
    if audience.isIncluded.isEmpty {
      audience.isIncluded = Array(repeating: true, count: scores.count)
    }
    audience.explorationShare = explorationShare
    let cut = top.cut(of: scores, share: targetShare)
    for person in scores.indices { audience.isIncluded[person] = scores[person] >= cut }
  }
}
