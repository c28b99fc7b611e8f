internal import SimulationKernel

/// What happens around the firm (R14, R15, B4).
extension Market {
  /// Does what an event around the firm says.
  mutating func handle(
    _ event: MacroEvent, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let subject = Int(event.subject)
    switch event.action {
    case .changesPrices: return changePrices(&schedule)
    case .entersRegion: return core.enterRegion(subject, at: schedule.now, &schedule)
    case .opensRegion: return core.openRegion(subject, at: schedule.now)
    case .lawHolds:
      core.eraseUnconsented(at: schedule.now)
      return true
    case .audits: return core.audit(by: subject, at: schedule.now, &schedule)
    case .withdrawsConsent: return core.withdrawConsent(of: subject)
    case .deletesData: return core.deleteData(of: subject)
    case .rivalReacts: return core.react(subject)
    case .rivalReleases: return core.release(by: subject, &schedule)
    }
  }

  /// Advertising costs more or less from now on: the channels take their budgets anew.
  private mutating func changePrices(_ schedule: inout EventSchedule<MarketEvent>) -> Bool {
    guard !core.isRuined, !core.isRunOff else { return false }
    for index in channels.indices { channels[index].budgetChanged(in: &core, &schedule) }
    core.planNextPrices(after: schedule.now, &schedule)
    return true
  }
}

extension MarketCore {
  /// Schedules the next day on which advertising costs more or less.
  func planNextPrices(after time: Double, _ schedule: inout EventSchedule<MarketEvent>) {
    guard let day = macro.advertisingPrice.nextChange(after: time) else { return }
    schedule.schedule(.macro(MacroEvent(.changesPrices)), at: day, phase: Self.reviewPhase)
  }
}
