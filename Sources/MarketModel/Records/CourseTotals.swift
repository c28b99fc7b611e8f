/// Who came to the courses of a channel.
public struct CourseTotals: Sendable, Hashable {
  /// Courses that were held.
  public var held = 0
  /// People who took part, again if they did before, from the first day on, when they pay.
  public var participants = 0
  /// People who found no seat.
  public var turnedAway = 0
  /// What participants paid, minor units.
  public var fees = 0.0

  /// Nothing yet.
  public init() {}
}
