public import RandomStreams
public import SimulationKernel

/// A market in a replication: what all share, the channels, and the one switch that says what each
/// event does.
///
/// Handlers of what people and the firm do stand by subject in the extensions of ``MarketCore``;
/// those of a channel in the file of its kind. A market is a value: a copy continues independently.
/// It is run by ``MarketReplication``.
public struct Market: SimulationModel, Sendable {
  /// An event of the market.
  public typealias Event = MarketEvent

  var core: MarketCore
  /// The ways to the customer, in the scenario's order.
  var channels: [any Channel]
  /// Which notices each of them hears.
  private let hearing: [NoticeKinds]
  /// What each action of each channel needs, channel by channel.
  let expectedRows: [ExpectedRows]
  /// What channels keep of people who look for an offer.
  let visitorRows: [RowAddresses]

  /// Sets up the people, the network, the channels and the firm; cost grows with the people.
  public init(
    configuration: MarketConfiguration, policy: any Policy, streams: ReplicationStreams
  ) {
    let configuration = configuration.playedByAgents
    let core = MarketCore(configuration: configuration, policy: policy, streams: streams)
    let codes = StreamPurpose.channelCodes(of: configuration.channels.map(\.name))
    channels = configuration.channels.indices.map {
      configuration.channels[$0].kind.channel(at: $0, streamChannel: codes[$0], in: core)
    }
    hearing = channels.map(\.hears)
    expectedRows = channels.flatMap { channel in
      ChannelAction.allCases.map { channel.rowsExpected(by: $0) }
    }
    visitorRows = channels.compactMap(\.rowsOfVisitors)
    self.core = core
  }

  /// Does what an event says.
  public mutating func handle(_ event: MarketEvent, schedule: inout EventSchedule<MarketEvent>) {
    let hasChangedState =
      switch event {
      case .needOpens(let account): core.openOwnNeed(of: Int(account), &schedule)
      case .shops(let account, let token): goShopping(Int(account), token, &schedule)
      case .checksOut(let account, let token): core.checkOut(Int(account), token, &schedule)
      case .needCloses(let account, let token): core.endNeed(of: Int(account), token, &schedule)
      case .isDelivered(let account): core.deliver(to: Int(account), &schedule)
      case .awarenessFades(let person): core.fadeAwareness(of: Int(person), &schedule)
      case .lapses(let account): core.lapse(Int(account), &schedule)
      case .channel(let index, let event): handle(event, of: Int(index), &schedule)
      case .macro(let event): handle(event, &schedule)
      case .refunds(let amount): core.refund(Money(minorUnits: amount), at: schedule.now)
      case .collects(let amount): core.collect(Money(minorUnits: amount))
      case .paysMerchants(let amount):
        core.payMerchants(Money(minorUnits: amount), at: schedule.now)
      case .subscriptionDue(let account, let token):
        core.endPhase(of: Int(account), token, &schedule)
      case .paysBills: core.collectBills(at: schedule.now)
      case .isTold(let person, let referrer):
        core.hear(Int(person), of: Int(referrer), &schedule)
      case .opensRound(let round): core.openRound(Int(round), &schedule)
      case .monthEnds: endMonth(at: schedule.now)
      case .certified(let number): core.certify(Int(number), at: schedule.now)
      case .review: review(&schedule)
      case .periodEnds: core.endPeriod(&schedule)
      case .product(let event, let subject): core.handle(event, Int(subject), &schedule)
      }
    if hasChangedState { core.record.totals.events += 1 }
    if !core.notices.isEmpty { passOnNotices(&schedule) }
  }

  /// Tells the channels what has happened.
  ///
  /// What a channel does about it may be worth telling again.
  private mutating func passOnNotices(_ schedule: inout EventSchedule<MarketEvent>) {
    var told = 0
    while told < core.notices.count {
      let notice = core.notices[told]
      told += 1
      let kind = notice.kind
      for index in hearing.indices where hearing[index].contains(kind) {
        channels[index].hear(notice, in: &core, &schedule)
      }
    }
    core.notices.removeAll(keepingCapacity: true)
  }

  /// The policy looks at what the firm sees and decides; the channels take their new budgets.
  private mutating func review(_ schedule: inout EventSchedule<MarketEvent>) -> Bool {
    guard core.review(&schedule) else { return false }
    for index in channels.indices { channels[index].budgetChanged(in: &core, &schedule) }
    core.showRivals(&schedule)
    return true
  }
}

/// The end of months, and of the run.
extension Market {
  /// Pays what is due by the month: of the channels, then of the firm.
  private mutating func endMonth(at time: Double) -> Bool {
    settleChannels(at: time)
    return core.endMonth(at: time)
  }

  /// Closes the books at the horizon.
  mutating func close(at horizon: Double) {
    settleChannels(at: horizon)
    core.close(at: horizon)
  }

  private mutating func settleChannels(at time: Double) {
    guard !core.isRunOff else { return }
    for index in channels.indices { channels[index].settle(in: &core, at: time) }
  }
}

/// The start, and a change of policy.
extension Market {
  /// Schedules the firm's own dates: the first review, the ends of months and periods.
  mutating func openFirm(_ schedule: inout EventSchedule<MarketEvent>) {
    core.openFirm(&schedule)
  }

  /// Draws who knows the firm, who is its customer and which needs are open at the start, and
  /// opens the channels.
  mutating func openMarket(_ schedule: inout EventSchedule<MarketEvent>) {
    core.planEntries(&schedule)
    core.openPeople(&schedule)
    core.planLaw(&schedule)
    core.planNextPrices(after: 0, &schedule)
    for index in channels.indices {
      channels[index].open(in: &core, &schedule)
      begin(channel: index, &schedule)
    }
    core.openRivals(&schedule)
    passOnNotices(&schedule)
  }

  /// Lets another policy decide from now on: a review now, its first, with a blank decision.
  mutating func change(to policy: any Policy, _ schedule: inout EventSchedule<MarketEvent>) {
    core.change(to: policy, &schedule)
  }
}
