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

extension TraceFilter {
  /// Whether the closing of the books is let through: what is before the horizon is wanted to its
  /// end.
  func passesClosing(at horizon: Double) -> Bool {
    person == nil && fromDay <= horizon && toDay >= horizon && kinds?.contains("monthEnds") ?? true
  }
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
    let channels: [ChannelTotals]
    let unaware: Int
    let cartSource: VisitSource?
    let cash: Double
    let stage: FunnelStage?
    let hasNeed: Bool?
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
      totals: model.core.record.totals, channels: model.core.record.channels,
      unaware: model.core.funnel[.unaware], cartSource: Self.cartSource(of: event, in: model),
      cash: model.core.ledger.cash.asDouble,
      stage: model.core.account(of: event).map { model.core.accounts[$0].stage },
      hasNeed: model.core.account(of: event).map { model.core.accounts[$0].isNeedOpen },
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
    let sought: Int? = if case .shops = event { model.core.lastSoughtBy } else { nil }
    emit(
      TracedEvent(
        number: schedule.dispatchedCount, day: schedule.now, event: event, person: person,
        channel: channel.map { model.core.configuration.channels[$0].name },
        stageBefore: before.stage,
        stageAfter: model.core.account(of: event).map { model.core.accounts[$0].stage },
        counts: Self.counts(from: before, to: model),
        cashChange: model.core.ledger.cash.asDouble - before.cash,
        hadNeed: before.hasNeed,
        hasNeed: model.core.account(of: event).map { model.core.accounts[$0].isNeedOpen },
        arrival: (before.cartSource ?? Self.source(from: before, to: model)).map {
          Self.arrival($0, in: model)
        },
        soughtBy: sought.map { model.core.configuration.channels[$0].name },
        place: sought.flatMap { model.channels[$0].place(at: schedule.now) },
        rival: Self.rival(from: before, to: model),
        orderValue: model.core.record.totals.orderValue - before.totals.orderValue,
        isSatisfied: Self.isSatisfied(event, in: model),
        madeAware: model.core.funnel[.unaware] < before.unaware,
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
      $0 + market.core.record.channels[$1].impressions - before.channels[$1].impressions
    }
    let others = counted.map { name, count in
      TracedEvent.Count(name: name, count: count(market.core.record.totals) - count(before.totals))
    }
    return ([TracedEvent.Count(name: "impression", count: impressions)] + others)
      .filter { $0.count > 0 }
  }

  /// By what the cart came that an event is the decision about.
  private static func cartSource(of event: MarketEvent, in market: Market) -> VisitSource? {
    guard case .checksOut(let account, _) = event else { return nil }
    return VisitSource(code: Int(market.core.accounts[Int(account)].cartSource))
  }

  /// By what somebody has come to the shop, as the counts tell.
  private static func source(from before: Before, to market: Market) -> VisitSource? {
    guard market.core.record.totals.visits > before.totals.visits else { return nil }
    for (channel, totals) in market.core.record.channels.enumerated() {
      if totals.paidClicks > before.channels[channel].paidClicks { return .paid(channel) }
      if totals.organicVisits > before.channels[channel].organicVisits { return .organic(channel) }
    }
    return .direct
  }

  private static func rival(from before: Before, to market: Market) -> String? {
    guard market.core.record.totals.rivalSales > before.totals.rivalSales else { return nil }
    return market.core.lastRival.map { market.core.configuration.rivals[$0].name }
  }

  private static func arrival(_ source: VisitSource, in market: Market) -> TracedEvent.Arrival {
    let channel = source.channel.map { market.core.configuration.channels[$0] }
    return TracedEvent.Arrival(
      channel: channel?.name, isPaid: source.isPaid,
      isSearch: channel?.kind.answersSearches ?? false)
  }

  private static func isSatisfied(_ event: MarketEvent, in market: Market) -> Bool? {
    guard case .isDelivered(let account) = event else { return nil }
    return market.core.accounts[Int(account)].satisfaction > 0
  }
}
