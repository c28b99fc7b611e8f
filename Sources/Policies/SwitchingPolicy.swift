public import MarketModel

/// Lets one policy decide until a day, and another from that day on (`switch`).
///
/// The second has its first review on the day itself, whatever the first one's rhythm, and begins
/// with a blank decision; the books, the customer file and what the model has learnt are the firm's
/// and stay. So it does what ``MarketModel/MarketRun/change(to:)`` does on that day, bit for bit.
public struct SwitchingPolicy: Policy {
  /// Who decides before the day.
  public private(set) var first: any Policy
  /// Who decides from the day on.
  public private(set) var second: any Policy
  /// The day of the change, counted from the start.
  public let day: Double

  /// The number of the second policy's first review, once it has had it.
  private var change: Int?

  /// A change from one policy to another on a day.
  ///
  /// - Precondition: `day` is above 0 and finite.
  public init(from first: any Policy, to second: any Policy, on day: Double) {
    precondition(day > 0 && day < .infinity, "a change of policy comes after the start")
    self.first = first
    self.second = second
    self.day = day
  }

  /// Whether one of the two learns.
  public var learnsFromReviews: Bool { first.learnsFromReviews || second.learnsFromReviews }

  /// Days between reviews of the one that decides.
  public var reviewDays: Double { change == nil ? first.reviewDays : second.reviewDays }

  /// The next review of the one that decides, or the day of the change if that comes first.
  public func nextReview(after now: Double) -> Double {
    change == nil ? min(first.nextReview(after: now), day) : second.nextReview(after: now)
  }

  /// Lets the one decide whose time it is.
  public mutating func decide(on observation: Observation, updating decision: inout Decision) {
    guard observation.now >= day else {
      first.decide(on: observation, updating: &decision)
      return
    }
    if change == nil {
      change = observation.review
      decision = Decision(channels: decision.spendPerDay.count)
    }
    var own = observation
    own.review -= change ?? 0
    own.reviewDays = second.reviewDays
    second.decide(on: own, updating: &decision)
  }
}
