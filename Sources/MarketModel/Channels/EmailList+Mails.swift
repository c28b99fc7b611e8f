internal import RandomStreams
internal import SimulationKernel

/// Mails: who gets one, and what she does.
extension EmailList {
  /// A regular mail is due.
  mutating func mail(
    _ person: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    subscribers[person].hasMailPending = false
    guard isWriting(in: core), subscribers[person].isOnList else { return false }
    guard keepsConsent(person, in: &core, at: schedule.now) else { return true }
    awaitMail(to: person, after: intervalDays, &schedule)
    var stream = stream(.mailing, of: person, Int(subscribers[person].due), in: core)
    subscribers[person].due &+= 1
    // Numbered for everybody, so that the next mail's draws are the same for every audience.
    let chance = core.propensity(of: person, on: index, at: schedule.now)
    let isAddressed = chance >= 1 || stream.uniform() < chance
    guard isAddressed else { return false }
    return send(to: person, in: &core, &schedule)
  }

  /// Plans the reminder of a cart that was left.
  func planReminder(
    to person: Int, in core: MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let days = configuration.cartReminderDays, subscribers[person].isOnList, !core.isRunOff
    else { return }
    schedule.schedule(event(.remindsOfCart, of: person), after: days)
  }

  /// A cart was left some time ago; its owner is reminded, unless she has moved on.
  mutating func remind(
    _ person: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let account = core.accounts[core.account(of: person)]
    guard isWriting(in: core), subscribers[person].isOnList, account.isNeedOpen,
      !account.isDeciding
    else { return false }
    guard keepsConsent(person, in: &core, at: schedule.now) else { return true }
    guard send(to: person, in: &core, &schedule) else { return false }
    count(in: &core) { $0.reminders += 1 }
    return true
  }

  private func isWriting(in core: MarketCore) -> Bool {
    !core.isRunOff && !core.isRuined && core.phases[index] != .closed
  }

  /// Whether a person may still be written to; if not, she is taken off the list (R15).
  private mutating func keepsConsent(
    _ person: Int, in core: inout MarketCore, at time: Double
  ) -> Bool {
    guard !core.hasConsented(person, to: .marketing, at: time) else { return true }
    leave(person, in: &core)
    return false
  }

  /// Sends a mail, if the channel is live and it can be paid; never to who is held out.
  private mutating func send(
    to person: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let cost = configuration.costPerMail
    guard core.phases[index] == .live, !subscribers[person].isHeldOut,
      budget.allows(cost, at: schedule.now), core.ledger.cash.asDouble >= cost
    else { return false }
    budget.take(cost, at: schedule.now)
    core.buyImpression(on: index, for: accrual.add(cost))
    core.updateRegion(of: person, at: schedule.now) { $0.spend += cost }
    let recent = remember(mailTo: person, at: schedule.now)
    var stream = stream(.mailResponse, of: person, Int(subscribers[person].mails), in: core)
    subscribers[person].mails &+= 1
    let opening = stream.uniform()
    let clicking = stream.uniform()
    let leaving = stream.uniform()
    let complaining = stream.uniform()
    let asking = stream.uniform()
    if opening < configuration.openShare * exp(-configuration.fatiguePerMail * recent) {
      read(person, clicking: clicking, asking: asking, drawing: &stream, in: &core, &schedule)
    }
    if leaving < configuration.leavePerMail * exp(configuration.annoyancePerMail * recent) {
      leave(person, in: &core)
      if complaining < configuration.complaintShare {
        count(in: &core) { $0.complaints += 1 }
        core.lowerTrust(of: person, by: configuration.trustLossPerComplaint, at: schedule.now)
      }
    }
    return true
  }

  /// Notes a mail and returns how many recent ones there were before it.
  private mutating func remember(mailTo person: Int, at time: Double) -> Double {
    let subscriber = subscribers[person]
    let days = max(0, time - Double(subscriber.time))
    let before = Double(subscriber.recent) * exp(-fatigueDecayPerDay * days)
    subscribers[person].recent = Float(before + 1)
    subscribers[person].time = Float(time)
    return before
  }

  /// Somebody opens a mail: she knows the firm better, and may click, come and ask.
  private mutating func read(
    _ person: Int, clicking: Double, asking: Double, drawing stream: inout RandomStream,
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    count(in: &core) { $0.opened += 1 }
    core.raiseAwareness(of: person, by: configuration.liftPerOpen, &schedule)
    let account = core.account(of: person)
    let odds =
      configuration.clickPerOpen / (1 - configuration.clickPerOpen)
      * (core.accounts[account].isNeedOpen ? configuration.openNeedClickFactor : 1)
    guard clicking < odds / (1 + odds) else { return }
    if asking < configuration.salesShareOfClicks, core.mayAsk(account) {
      // A visit like others, which ends with a question in place of a choice.
      _ = core.visit(person, by: .paid(index), matching: stream.uniform(), &schedule)
      core.lead(account, by: .paid(index), origin: .inquiry)
      return
    }
    core.receive(
      person, by: .paid(index), impulseShare: configuration.impulseShare, stream: &stream,
      &schedule)
  }
}
