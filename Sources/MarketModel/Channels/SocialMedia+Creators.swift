internal import RandomStreams
internal import SimulationKernel

/// Creators' shows and live selling (A3).
extension SocialMedia {
  /// Plans the shows when the medium is first live: those that are still to come.
  func planShows(_ schedule: inout EventSchedule<MarketEvent>) {
    for (number, show) in configuration.creators.enumerated() where show.startDay >= schedule.now {
      schedule.schedule(
        .channel(UInt8(index), ChannelEvent(.showBegins, number: UInt16(number))),
        at: show.startDay)
    }
  }

  /// A show begins: its fee is paid, and who follows the creator may see it.
  func beginShow(
    _ number: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let show = configuration.creators[number]
    guard core.phases[index] == .live, !core.isRunOff, !core.isRuined,
      core.ledger.cash >= show.fee
    else { return false }
    core.pay(show.fee, for: .marketing, on: index, at: schedule.now)
    core.record.channels[index].live.shows += 1
    let creator = Int(StableHash.of32Bits(show.creator))
    let code = Int(StableHash.of32Bits(show.name))
    for person in core.people.indices {
      var own = core.streams.stream(
        .followingCreator.on(channel: streamChannel), entity: person, occurrence: creator)
      guard own.bernoulli(show.followerShare) else { continue }
      var stream = core.streams.stream(
        .watching.on(channel: streamChannel), entity: person, occurrence: code)
      guard stream.bernoulli(show.watchShare) else { continue }
      schedule.schedule(
        .channel(UInt8(index), ChannelEvent(.watchesShow, of: person, number: UInt16(number))),
        after: stream.uniform() * show.hours / 24)
    }
    return true
  }

  /// Somebody sees a show: knows the firm better, and may click and order.
  func watchShow(
    _ number: Int, _ person: Int, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard !core.isRunOff, !core.isRuined else { return false }
    let show = configuration.creators[number]
    core.record.channels[index].live.viewers += 1
    core.raiseAwareness(of: person, by: show.liftPerShow, &schedule)
    var stream = core.streams.stream(
      .watching.on(channel: streamChannel), entity: person,
      occurrence: Int(StableHash.of32Bits(show.name)))
    _ = stream.uniform()  // whether she sees it
    _ = stream.uniform()  // when
    let clicking = stream.uniform()
    let isNeedOpen = core.accounts[core.account(of: person)].isNeedOpen
    let odds =
      show.clickShare / (1 - show.clickShare) * (isNeedOpen ? configuration.openNeedClickFactor : 1)
    guard clicking < odds / (1 + odds) else { return true }
    let before = (orders: core.record.totals.orders, value: core.record.totals.orderValue)
    core.returnFactor = show.sellsLive ? show.returnFactor : 1
    core.receive(
      person, by: .paid(index), impulseShare: show.impulseShare, presence: show.presenceUtility,
      isAtTill: show.sellsLive && !core.hasPlan, stream: &stream,
      &schedule)
    core.returnFactor = 1
    let value = core.record.totals.orderValue - before.value
    core.record.channels[index].live.orders += core.record.totals.orders - before.orders
    core.record.channels[index].live.orderValue += value
    core.pay(
      Money(rounding: value * show.commissionShare), for: .marketing, on: index, at: schedule.now)
    return true
  }
}
