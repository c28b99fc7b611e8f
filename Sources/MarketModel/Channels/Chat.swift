internal import RandomStreams
internal import SimulationKernel

/// A chat in a run (A8, C8): who asks, who answers, and who waits for an answer.
struct Chat: Sendable {
  let index: Int
  let streamChannel: Int
  let configuration: ChatConfiguration
  /// Occasions to ask so far, a person, by which she draws.
  private var occasions: [UInt16]
  /// Who waits for people or talks with them; looked up only, never gone through.
  private var present: [Int32: Contact] = [:]
  /// Whoever waits at the end of the hours is still answered.
  private var desk: ServerPool<Int32>
  private var cost = StandingCost()
  private var accrual = CostAccrual()

  /// A contact that people have to deal with.
  private struct Contact: Sendable {
    /// By which of her occasions the person draws.
    let occasion: Int
    /// Whether a customer needs help; else somebody asks who thinks of buying.
    let isTrouble: Bool
    var wait: WaitTicket?
    var service: ServiceTicket?
  }

  init(index: Int, streamChannel: Int, configuration: ChatConfiguration, people: Int) {
    self.index = index
    self.streamChannel = streamChannel
    self.configuration = configuration
    occasions = Array(repeating: 0, count: people)
    desk = ServerPool(serverCount: configuration.staff)
  }

  private func count(in core: inout MarketCore, _ change: (inout ServiceTotals) -> Void) {
    change(&core.record.channels[index].service)
  }

  private func stream(
    _ purpose: StreamPurpose, of person: Int32, _ occasion: Int, in core: MarketCore
  ) -> RandomStream {
    core.streams.stream(
      purpose.on(channel: streamChannel), entity: Int(person), occurrence: occasion)
  }

  private func event(_ action: ChannelAction, of person: Int32) -> MarketEvent {
    .channel(UInt8(index), ChannelEvent(action, of: Int(person)))
  }
}

extension Chat: Channel {
  var rowsOfVisitors: RowAddresses? { RowAddresses(of: occasions) }

  var bytes: Int { occasions.reservedBytes }

  mutating func phaseChanged(
    to phase: ChannelPhase, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let wages = Double(configuration.staff) * configuration.wagePerMonth
    cost.set(perMonth: phase == .live ? wages : 0, at: schedule.now)
  }

  mutating func settle(in core: inout MarketCore, at time: Double) {
    let due = cost.settle(at: time)
    if !core.isRuined { core.pay(due, for: .marketing, on: index, at: time) }
    let statistics = desk.statistics
    count(in: &core) {
      $0.waitDays = statistics.queueLengths.integral(to: time)
      $0.busyDays = statistics.busyServers.integral(to: time)
    }
  }

  var hears: NoticeKinds { [.visited, .unsatisfied] }

  mutating func hear(
    _ notice: MarketNotice, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    switch notice {
    case .visited(let person, let source): meet(person, by: source, in: &core, &schedule)
    case .unsatisfied(let account):
      ask(
        Int32(core.shopper(of: Int(account))), isTrouble: true,
        share: configuration.asksPerTrouble, in: &core, &schedule)
    case .ordered, .satisfied, .lead, .leftCart, .sold, .commissioned: break
    }
  }

  mutating func handle(
    _ event: ChannelEvent, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    switch event.action {
    case .chatEnds: return endChat(with: event.subject, in: &core, &schedule)
    case .leavesChat: return leave(event.subject, in: &core, at: schedule.now)
    default: preconditionFailure("no such event is scheduled for a chat")
    }
  }

  /// A visitor of the shop who has a need and has chosen nothing may ask; in a shop of bricks the
  /// staff answers.
  private mutating func meet(
    _ person: Int32, by source: VisitSource, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let account = core.account(of: Int(person))
    guard source.channel != index, !core.ownTills.contains(source.channel ?? -1),
      Int(person) == core.shopper(of: account), core.accounts[account].isNeedOpen,
      !core.accounts[account].isDeciding
    else { return }
    ask(person, isTrouble: false, share: configuration.asksPerVisit, in: &core, &schedule)
  }

  /// Somebody may ask: the bot tries, and what it cannot do people do.
  private mutating func ask(
    _ person: Int32, isTrouble: Bool, share: Double, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard share > 0, core.phases[index] == .live, !core.isRuined, !core.isRunOff,
      present[person] == nil
    else { return }
    let occasion = Int(occasions[Int(person)])
    occasions[Int(person)] &+= 1
    var stream = stream(.chatting, of: person, occasion, in: core)
    // The stream is this occasion's own, so that what is not drawn shifts nothing.
    guard stream.uniform() < share else { return }
    let meetingBot = stream.uniform()
    let resolving = stream.uniform()
    count(in: &core) { $0.contacts += 1 }
    let contact = Contact(occasion: occasion, isTrouble: isTrouble)
    if let bot = configuration.bot, meetingBot < bot.share {
      count(in: &core) { $0.botContacts += 1 }
      core.pay(accrual.add(bot.costPerContact), for: .marketing, on: index, at: schedule.now)
      if resolving < core.skill(of: bot, for: Int(person)) {
        count(in: &core) { $0.resolvedByBot += 1 }
        return help(person, contact, in: &core, &schedule)
      }
    }
    ask(person, contact, drawing: &stream, in: &core, &schedule)
  }

  /// Asks for one of the people, who may all be busy or gone home.
  private mutating func ask(
    _ person: Int32, _ contact: Contact, drawing stream: inout RandomStream,
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard configuration.staff > 0, configuration.hours.isOpen(at: schedule.now) else {
      count(in: &core) { $0.unanswered += 1 }
      return disappoint(person, in: &core, at: schedule.now)
    }
    let work = configuration.serviceMinutes.draw(from: &stream) / minutesPerDay
    let patience = configuration.patienceMinutes.draw(from: &stream) / minutesPerDay
    count(in: &core) { $0.requests += 1 }
    present[person] = contact
    switch desk.request(person, work: work, at: schedule.now) {
    case .started(let service): begin(service, &schedule)
    case .waiting(let ticket):
      present[person]?.wait = ticket
      desk.setTimer(schedule.schedule(event(.leavesChat, of: person), after: patience), of: ticket)
    case .balked: preconditionFailure("the line of a chat has no limit")
    }
  }

  private mutating func begin(
    _ service: ServerPool<Int32>.Service, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    schedule.cancelTimers(of: service)
    present[service.customer]?.wait = nil
    present[service.customer]?.service = service.ticket
    schedule.schedule(event(.chatEnds, of: service.customer), after: service.work)
  }

  private mutating func leave(
    _ person: Int32, in core: inout MarketCore, at time: Double
  ) -> Bool {
    guard let ticket = present[person]?.wait, desk.withdraw(ticket, at: time) != nil else {
      return false
    }
    present[person] = nil
    count(in: &core) { $0.unanswered += 1 }
    disappoint(person, in: &core, at: time)
    return true
  }

  /// A chat with one of the people ends: it has helped, or not; the next in line begins.
  private mutating func endChat(
    with person: Int32, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard let contact = present.removeValue(forKey: person), let ticket = contact.service else {
      preconditionFailure("who talks has been let in")
    }
    if let next = desk.release(ticket, at: schedule.now) { begin(next, &schedule) }
    guard !core.isRunOff, !core.isRuined else { return false }
    count(in: &core) { $0.answered += 1 }
    var stream = stream(.resolving, of: person, contact.occasion, in: core)
    if stream.bernoulli(configuration.resolvedShare) {
      help(person, contact, in: &core, &schedule)
    } else {
      disappoint(person, in: &core, at: schedule.now)
    }
    return true
  }

  /// An answer helps: a customer is satisfied after all, and who thinks of buying chooses once more.
  private mutating func help(
    _ person: Int32, _ contact: Contact, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard !contact.isTrouble else {
      return core.makeGood(with: Int(person), on: index, at: schedule.now)
    }
    var stream = stream(.chatChoice, of: person, contact.occasion, in: core)
    core.receive(
      Int(person), by: .organic(index), impulseShare: 0, presence: configuration.answerUtility,
      stream: &stream, &schedule)
  }

  private func disappoint(_ person: Int32, in core: inout MarketCore, at time: Double) {
    core.lowerTrust(of: Int(person), by: configuration.trustLossPerFailure, at: time)
  }
}

extension MarketCore {
  /// The chance that a bot resolves what a person asks.
  fileprivate func skill(of bot: BotConfiguration, for person: Int) -> Double {
    guard bot.resolvedLogOddsPerQuality != 0, let ai else { return bot.resolvedShare }
    return ai.share(
      bot.resolvedShare, for: person, logOddsPerQuality: bot.resolvedLogOddsPerQuality)
  }
}
