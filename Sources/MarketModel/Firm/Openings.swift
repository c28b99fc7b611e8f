/// When a strategy opens and closes channels and enters regions, in place of the scenario's own
/// dates (D1, B4).
///
/// It is decided before the start and is no part of a policy, which sets spending and audiences
/// at reviews.
public struct Openings: Sendable, Hashable {
  /// A channel or a region, by its place in the scenario, and a day since the start.
  public struct Dated: Sendable, Hashable {
    /// The place in the scenario.
    public let place: Int
    /// Days since the start, infinite for never.
    public let day: Double

    /// A place and its day.
    public init(place: Int, day: Double) {
      self.place = place
      self.day = day
    }
  }

  /// When building of a channel begins.
  public var channelOpens: [Dated]
  /// When a channel closes for good.
  public var channelCloses: [Dated]
  /// When the firm enters a region.
  public var regionEntries: [Dated]

  /// Openings of their parts; the scenario's own unless given.
  public init(
    channelOpens: [Dated] = [], channelCloses: [Dated] = [], regionEntries: [Dated] = []
  ) {
    self.channelOpens = channelOpens
    self.channelCloses = channelCloses
    self.regionEntries = regionEntries
  }

  /// Whether all is as the scenario says.
  public var isEmpty: Bool {
    channelOpens.isEmpty && channelCloses.isEmpty && regionEntries.isEmpty
  }
}

extension MarketConfiguration {
  /// The market of a strategy that opens, closes and enters on days of its own.
  ///
  /// A region in which the firm sells from the start stays as it is.
  public func with(_ openings: Openings) -> MarketConfiguration {
    var market = self
    for opening in openings.channelOpens {
      market.channels[opening.place].lifeCycle.opensOnDay = opening.day
    }
    for closing in openings.channelCloses {
      market.channels[closing.place].lifeCycle.closesOnDay =
        closing.day.isFinite ? closing.day : nil
    }
    for entry in openings.regionEntries {
      market.macro.regions[entry.place].entry?.day = entry.day
    }
    return market
  }
}
