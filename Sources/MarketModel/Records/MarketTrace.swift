internal import SimulationKernel

/// Which events a trace is of.
public struct TraceFilter: Hashable, Sendable {
  /// The names of all kinds of event.
  public static let kindNames = MarketEvent.kindNames.map { "\($0)" }

  /// Only events from this day on.
  public var fromDay: Double
  /// Only events before this day.
  public var toDay: Double
  /// Only events of the kinds so named; all kinds if it is nil.
  public var kinds: Set<String>?
  /// Only what happens to this person; everybody's and the firm's events if it is nil.
  public var person: Int?

  /// All events, unless something is said.
  public init(
    fromDay: Double = -.infinity, toDay: Double = .infinity, kinds: Set<String>? = nil,
    person: Int? = nil
  ) {
    self.fromDay = fromDay
    self.toDay = toDay
    self.kinds = kinds
    self.person = person
  }
}

/// An event and what it changed.
public struct TracedEvent: Hashable, Sendable {
  /// The number of the event among all, counted from 1.
  public let number: Int
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
  /// How many more events are pending than before, the event itself left out.
  public let pendingChange: Int

  /// Something that an event did so many times.
  public struct Count: Hashable, Sendable {
    /// What it is, in the singular.
    public let name: String
    /// How often.
    public let count: Int
  }

  /// Whether nothing came of it: its need had moved on, or it was a check that found nothing.
  public var isVoid: Bool {
    counts.isEmpty && stageBefore == stageAfter && cashChange == 0 && pendingChange == 0
  }

  /// The name of the event's kind.
  public var kindName: String { TraceFilter.kindNames[event.kind] }
}

/// Hands the events of a run that a filter lets through to somebody who writes them down.
struct MarketTrace: SimulationObserver {
  typealias Model = Market

  private let filter: TraceFilter
  private let isWanted: [Bool]
  private let emit: (TracedEvent) -> Void
  private var before: Before?

  /// What an event may change.
  private struct Before {
    let totals: MarketTotals
    let impressions: [Int]
    let cash: Double
    let stage: FunnelStage?
    let pending: Int
  }

  init(filter: TraceFilter, emit: @escaping (TracedEvent) -> Void) {
    self.filter = filter
    self.emit = emit
    isWanted = TraceFilter.kindNames.map { filter.kinds?.contains($0) ?? true }
  }

  mutating func willHandle(
    _ event: MarketEvent, model: Market, schedule: borrowing EventSchedule<MarketEvent>
  ) {
    guard isWanted[event.kind], schedule.now >= filter.fromDay, schedule.now < filter.toDay,
      isOfThePerson(event, in: model.core)
    else { return }
    before = Before(
      totals: model.core.record.totals, impressions: model.core.record.channels.map(\.impressions),
      cash: model.core.ledger.cash.asDouble,
      stage: model.core.account(of: event).map { model.core.accounts[$0].stage },
      pending: schedule.pendingCount)
  }

  /// Who is shown an impression is known only afterwards.
  private func isOfThePerson(_ event: MarketEvent, in market: MarketCore) -> Bool {
    guard let person = filter.person, !market.concerns(person, event) else { return true }
    guard case .channel(_, let event) = event else { return false }
    return event.action == .offersAdSlot
  }

  mutating func didHandle(
    _ event: MarketEvent, model: Market, schedule: borrowing EventSchedule<MarketEvent>
  ) {
    guard let before else { return }
    self.before = nil
    var person = model.core.person(of: event)
    if let wanted = filter.person, model.core.concerns(wanted, event) { person = wanted }
    var channel: Int?
    if case .channel(let index, _) = event {
      channel = Int(index)
      person = person ?? model.core.lastShownTo
    }
    if let wanted = filter.person, person != wanted { return }
    emit(
      TracedEvent(
        number: schedule.dispatchedCount, day: schedule.now, event: event, person: person,
        channel: channel.map { model.core.configuration.channels[$0].name },
        stageBefore: before.stage,
        stageAfter: model.core.account(of: event).map { model.core.accounts[$0].stage },
        counts: Self.counts(from: before, to: model),
        cashChange: model.core.ledger.cash.asDouble - before.cash,
        pendingChange: schedule.pendingCount - before.pending))
  }

  private static let counted: [(name: String, count: @Sendable (MarketTotals) -> Int)] = [
    ("need", { $0.needs }), ("friend's post", { $0.organicImpressions }),
    ("visit", { $0.visits }), ("impulse", { $0.impulseNeeds }), ("cart", { $0.carts }),
    ("first order", { $0.newCustomers }), ("order", { $0.orders }),
    ("delivery", { $0.deliveries }), ("sale of the rival's", { $0.rivalSales }),
  ]

  private static func counts(from before: Before, to market: Market) -> [TracedEvent.Count] {
    let impressions = market.core.record.channels.indices.reduce(0) {
      $0 + market.core.record.channels[$1].impressions - before.impressions[$1]
    }
    let others = counted.map { name, count in
      TracedEvent.Count(name: name, count: count(market.core.record.totals) - count(before.totals))
    }
    return ([TracedEvent.Count(name: "impression", count: impressions)] + others)
      .filter { $0.count > 0 }
  }
}
