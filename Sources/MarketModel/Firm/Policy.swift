/// The code that decides for the firm: observation in, decision out.
///
/// A policy is a value, so that a running market can be copied and continued under two futures. It
/// is asked at the start (`observation.review` is 0) and then at every review.
public protocol Policy: Sendable {
  /// Days between reviews.
  var reviewDays: Double { get }

  /// Whether what it decides depends on what it sees.
  var learnsFromReviews: Bool { get }

  /// When the next review is, as seen from a review that has just decided; `reviewDays` later
  /// unless a policy says otherwise.
  func nextReview(after now: Double) -> Double

  /// Changes the standing decision in the light of what the firm sees.
  ///
  /// The decision comes as it stands and may be left as it is. No state of the market other than
  /// the observation may enter, and nothing random: the same observations give the same
  /// decisions.
  mutating func decide(on observation: Observation, updating decision: inout Decision)
}

extension Policy {
  /// True: a policy that never looks says so.
  public var learnsFromReviews: Bool { true }

  /// The time that is `reviewDays` later.
  public func nextReview(after now: Double) -> Double { now + reviewDays }
}
