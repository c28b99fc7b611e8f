internal import SimulationKernel

/// The life of a channel: planned, building, live, paused, closed (D11).
extension Market {
  /// Lets a channel be live from the start, or schedules the beginning of its building.
  mutating func begin(channel index: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    let life = core.configuration.channels[index].lifeCycle
    guard life.opensOnDay < core.configuration.calendar.horizonDays else { return }
    if life.opensOnDay > 0 {
      plan(.startsBuilding, of: index, at: life.opensOnDay, &schedule)
    } else {
      startBuilding(index, &schedule)
    }
  }

  /// Does what an event says that is a channel's.
  mutating func handle(
    _ event: ChannelEvent, of index: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    core.lastShownTo = nil
    switch event.action {
    case .startsBuilding, .goesLive, .pauses, .closes:
      guard !core.isRunOff, !core.isRuined else { return false }
      return changeLife(by: event.action, of: index, &schedule)
    default: return channels[index].handle(event, in: &core, &schedule)
    }
  }

  private mutating func changeLife(
    by action: ChannelAction, of index: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    switch action {
    case .startsBuilding: startBuilding(index, &schedule)
    case .goesLive: goLive(index, &schedule)
    case .pauses: enter(.paused, channel: index, &schedule)
    default:
      let exitCost = core.configuration.channels[index].lifeCycle.exitCost
      core.pay(exitCost, for: .marketing, on: index, at: schedule.now)
      enter(.closed, channel: index, &schedule)
    }
    return true
  }

  private mutating func startBuilding(
    _ index: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let life = core.configuration.channels[index].lifeCycle
    core.pay(life.buildCost, for: .marketing, on: index, at: schedule.now)
    if life.buildDays > 0 {
      enter(.building, channel: index, &schedule)
      plan(.goesLive, of: index, at: schedule.now + life.buildDays, &schedule)
    } else {
      goLive(index, &schedule)
    }
  }

  private mutating func goLive(_ index: Int, _ schedule: inout EventSchedule<MarketEvent>) {
    let life = core.configuration.channels[index].lifeCycle
    if core.phases[index] != .paused {
      if let day = life.closesOnDay {
        plan(.closes, of: index, at: max(schedule.now, day), &schedule)
      }
      if let pause = life.pause, pause.upperBound > schedule.now {
        plan(.pauses, of: index, at: max(schedule.now, pause.lowerBound), &schedule)
        plan(.goesLive, of: index, at: pause.upperBound, &schedule)
      }
    }
    enter(.live, channel: index, &schedule)
  }

  /// Changes the phase; a channel that has closed stays so.
  private mutating func enter(
    _ phase: ChannelPhase, channel index: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard core.phases[index] != .closed else { return }
    core.setPhase(phase, of: index)
    channels[index].phaseChanged(to: phase, in: &core, &schedule)
    core.showRivals(&schedule)
  }

  private func plan(
    _ action: ChannelAction, of index: Int, at day: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    schedule.schedule(.channel(UInt8(index), ChannelEvent(action)), at: day)
  }
}
