/// An event and what it changed.
public struct TracedEvent: Hashable, Sendable {
  /// The number of the event among all, counted from 1; nil of the closing of the books at the
  /// horizon, a month's end that is no event.
  public let number: Int?
  /// When it happened, days since the start.
  public let day: Double
  /// The event.
  public let event: MarketEvent
  /// The person to whom it happened: of an advertising slot, who was shown the impression.
  public let person: Int?
  /// The name of its channel, if it is of one.
  public let channel: String?
  /// The person's stage before the event; nil if nobody's.
  public let stageBefore: FunnelStage?
  /// The person's stage after the event.
  public let stageAfter: FunnelStage?
  /// What has been counted: names and how often, in a fixed order.
  public let counts: [Count]
  /// By how much the firm's cash has changed, minor units.
  public let cashChange: Double
  /// Whether a need was open before the event; nil if nobody's.
  public let hadNeed: Bool?
  /// Whether a need is open after the event.
  public let hasNeed: Bool?
  /// By what somebody came to the shop in this event, or, of a decision about a cart, when it was
  /// filled.
  public let arrival: Arrival?
  /// The name of the channel by which a shopping occasion looked for an offer, if it was by one.
  public let soughtBy: String?
  /// Where our offer stood in what it found there, 1 for the top; nil where nothing is ranked.
  public let place: Int?
  /// The rival that has sold in this event; nil if none has.
  public let rival: String?
  /// What was ordered for, minor units; 0 after the horizon, when orders are not counted.
  public let orderValue: Double
  /// Whether the order that arrived satisfies.
  public let isSatisfied: Bool?
  /// Whether somebody knows the firm who did not before.
  public let madeAware: Bool
  /// How many more events are pending than before, the event itself left out.
  public let pendingChange: Int

  /// Something that an event did so many times.
  public struct Count: Hashable, Sendable {
    /// What it is, in the singular.
    public let name: String
    /// How often.
    public let count: Int
  }

  /// By what somebody came to the shop.
  public struct Arrival: Hashable, Sendable {
    /// The channel's name; nil for who came directly.
    public let channel: String?
    /// Whether the firm paid for it.
    public let isPaid: Bool
    /// Whether people look for offers there, rather than being addressed.
    public let isSearch: Bool
  }

  /// Whether nothing came of it: its need had moved on, or it was a check that found nothing.
  public var isVoid: Bool {
    counts.isEmpty && stageBefore == stageAfter && cashChange == 0 && pendingChange == 0
  }

  /// The name of the event's kind.
  public var kindName: String { TraceFilter.kindNames[event.kind] }
}

extension TracedEvent {
  /// The closing of the books: what is due for the last month is paid.
  init(closingAt horizon: Double, cashChange: Double) {
    self.init(
      number: nil, day: horizon, event: .monthEnds, person: nil, channel: nil, stageBefore: nil,
      stageAfter: nil, counts: [], cashChange: cashChange, hadNeed: nil, hasNeed: nil,
      arrival: nil, soughtBy: nil, place: nil, rival: nil, orderValue: 0, isSatisfied: nil,
      madeAware: false, pendingChange: 0)
  }
}
