/// Where a channel stands in its life (D11).
public enum ChannelPhase: UInt8, Sendable, CaseIterable {
  /// Its building has not begun.
  case planned
  /// It is being built.
  case building
  /// It works.
  case live
  /// It rests.
  case paused
  /// It is gone.
  case closed
}

/// A channel's dates and what they cost (D11, R13).
public struct LifeCycle: Sendable, Hashable {
  /// When building begins, days since the start; infinite for never.
  public var opensOnDay: Double
  /// From the beginning of building to the first day.
  public var buildDays: Double
  /// Paid when building begins.
  public var buildCost: Money
  /// When the channel rests, days since the start.
  public var pause: Range<Double>?
  /// When the channel closes for good.
  public var closesOnDay: Double?
  /// Paid when the channel closes.
  public var exitCost: Money

  /// A life of its parts; unless something is said, live from the start and for ever.
  public init(
    opensOnDay: Double = 0, buildDays: Double = 0, buildCost: Money = .zero,
    pause: Range<Double>? = nil, closesOnDay: Double? = nil, exitCost: Money = .zero
  ) {
    self.opensOnDay = opensOnDay
    self.buildDays = buildDays
    self.buildCost = buildCost
    self.pause = pause
    self.closesOnDay = closesOnDay
    self.exitCost = exitCost
  }
}
