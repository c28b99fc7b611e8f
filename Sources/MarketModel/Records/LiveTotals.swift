/// What has become of the shows of creators on a medium.
public struct LiveTotals: Sendable, Hashable {
  /// Shows that were paid for.
  public var shows = 0
  /// Times that somebody saw one.
  public var viewers = 0
  /// Orders on the spot.
  public var orders = 0
  /// Their value, minor units.
  public var orderValue = 0.0

  /// Nothing yet.
  public init() {}
}
