internal import RandomStreams
internal import SimulationKernel

/// What is kept of somebody whose address the firm has, has had, or may get: 16 bytes.
struct Subscriber: Sendable, Hashable {
  /// When ``recent`` was counted.
  var time: Float = 0
  /// Recent mails at ``time``, each fading with the fatigue's half-life.
  var recent: Float = 0
  /// Mails sent, by which she responds to the next.
  var mails: UInt16 = 0
  /// Mails that were due, sent or not, by which it is drawn whether the next is addressed to her.
  var due: UInt16 = 0
  /// Occasions to give her address.
  var occasions: UInt16 = 0
  private var flags: UInt16 = 0

  var isOnList: Bool {
    get { flags.hasBit(0) }
    set { flags.setBit(0, newValue) }
  }
  /// Whether she has left; she does not come back.
  var hasLeft: Bool {
    get { flags.hasBit(1) }
    set { flags.setBit(1, newValue) }
  }
  /// Whether she has ever been on the list, and so has a place in the experiment.
  var hasJoined: Bool {
    get { flags.hasBit(2) }
    set { flags.setBit(2, newValue) }
  }
  /// Whether she never gets a mail.
  var isHeldOut: Bool {
    get { flags.hasBit(3) }
    set { flags.setBit(3, newValue) }
  }
  /// Whether a `mailIsDue` event is pending.
  var hasMailPending: Bool {
    get { flags.hasBit(4) }
    set { flags.setBit(4, newValue) }
  }
}

/// An e-mail list in a run (A8): who is on it, and who is held out of its mails.
///
/// Everybody on the list has one pending event, her next mail, so that nobody goes through them all.
struct EmailList: Sendable {
  let index: Int
  let streamChannel: Int
  let configuration: EmailConfiguration
  var subscribers: [Subscriber]
  var budget: PacedBudget
  var accrual = CostAccrual()
  private var hasBegun = false
  /// When those with a place in the experiment joined, summed: mailed, then held out.
  private var joinTimes = [0.0, 0.0]
  let fatigueDecayPerDay: Double

  init(index: Int, streamChannel: Int, configuration: EmailConfiguration, people: Int) {
    self.index = index
    self.streamChannel = streamChannel
    self.configuration = configuration
    subscribers = Array(rows: Subscriber(), count: people)
    budget = PacedBudget(saving: configuration.costPerMail)
    fatigueDecayPerDay = 0.693_147_180_559_945_3 / configuration.fatigueHalfLifeDays
  }

  /// Days between two regular mails.
  var intervalDays: Double { daysPerMonth / configuration.mailsPerMonth }

  /// Changes what has been counted of the list.
  func count(in core: inout MarketCore, _ change: (inout MailingTotals) -> Void) {
    change(&core.record.channels[index].mailing)
  }

  func event(_ action: ChannelAction, of person: Int) -> MarketEvent {
    .channel(UInt8(index), ChannelEvent(action, of: person))
  }

  func stream(
    _ purpose: StreamPurpose, of person: Int, _ occurrence: Int, in core: MarketCore
  ) -> RandomStream {
    core.streams.stream(
      purpose.on(channel: streamChannel), entity: person, occurrence: occurrence)
  }
}

extension EmailList: Channel {
  var bytes: Int { subscribers.reservedBytes }

  /// The list begins with the addresses of those who are customers then, as far as they may be
  /// written to.
  mutating func phaseChanged(
    to phase: ChannelPhase, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    budgetChanged(in: &core, &schedule)
    guard phase == .live, !hasBegun else { return }
    hasBegun = true
    guard configuration.customersOnListShare > 0 else { return }
    for account in core.accounts.indices
    where core.accounts[account].restingStage == .customer {
      mayJoin(
        core.shopper(of: account), probability: configuration.customersOnListShare, in: &core,
        &schedule)
    }
  }

  mutating func budgetChanged(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    budget.set(perDay: core.budgetPerDay(of: index), at: schedule.now)
  }

  func rowsExpected(by action: ChannelAction) -> ExpectedRows {
    switch action {
    case .mailIsDue, .remindsOfCart: ExpectedRows(subject: .person, rows: rowsOfVisitors)
    default: ExpectedRows()
    }
  }

  var rowsOfVisitors: RowAddresses? { RowAddresses(of: subscribers) }

  mutating func handle(
    _ event: ChannelEvent, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let person = Int(event.subject)
    switch event.action {
    case .mailIsDue: return mail(person, in: &core, &schedule)
    case .remindsOfCart: return remind(person, in: &core, &schedule)
    default: preconditionFailure("no such event is scheduled for an e-mail list")
    }
  }

  var hears: NoticeKinds { [.visited, .ordered, .lead, .leftCart] }

  mutating func hear(
    _ notice: MarketNotice, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    switch notice {
    case .visited(let person, _):
      mayJoin(Int(person), probability: configuration.joinPerVisit, in: &core, &schedule)
    case .ordered(let account, _):
      let buyer = core.shopper(of: Int(account))
      countOrder(of: buyer, in: &core, at: schedule.now)
      mayJoin(buyer, probability: configuration.joinPerOrder, in: &core, &schedule)
    case .lead(let account, _, _):
      mayJoin(
        core.shopper(of: Int(account)), probability: configuration.joinPerLead, in: &core,
        &schedule)
    case .leftCart(let account):
      planReminder(to: core.shopper(of: Int(account)), in: core, &schedule)
    case .satisfied, .unsatisfied, .sold, .commissioned: break
    }
  }

  mutating func settle(in core: inout MarketCore, at time: Double) {
    let times = joinTimes
    count(in: &core) {
      $0.mailedDays = Double($0.mailed) * time - times[0]
      $0.heldOutDays = Double($0.heldOut) * time - times[1]
    }
  }
}

/// Who is on the list.
extension EmailList {
  /// A person may give her address, which she does only if she agrees to being written to (R15).
  mutating func mayJoin(
    _ person: Int, probability: Double, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let subscriber = subscribers[person]
    guard probability > 0, !subscriber.isOnList, !subscriber.hasLeft, !core.isRunOff,
      core.phases[index] == .live || core.phases[index] == .paused,
      core.hasConsented(person, to: .marketing, at: schedule.now)
    else { return }
    var stream = stream(.joiningList, of: person, Int(subscriber.occasions), in: core)
    subscribers[person].occasions &+= 1
    guard stream.bernoulli(probability) else { return }
    subscribers[person].isOnList = true
    count(in: &core) { $0.onList += 1 }
    beginExperiment(with: person, in: &core, at: schedule.now)
    // The rhythm is everybody's own, so that not all mails go out at once.
    awaitMail(to: person, after: stream.uniform() * intervalDays, &schedule)
  }

  /// Draws once for each person whether she is held out, whenever she first joins.
  private mutating func beginExperiment(
    with person: Int, in core: inout MarketCore, at time: Double
  ) {
    guard !subscribers[person].hasJoined else { return }
    subscribers[person].hasJoined = true
    var stream = stream(.holdingOut, of: person, 0, in: core)
    let isHeldOut = stream.bernoulli(configuration.holdOutShare)
    subscribers[person].isHeldOut = isHeldOut
    joinTimes[isHeldOut ? 1 : 0] += time
    count(in: &core) {
      if isHeldOut { $0.heldOut += 1 } else { $0.mailed += 1 }
    }
  }

  /// Counts an order of somebody who has ever been on the list, whether she still is or not: else
  /// those whom the mails drive away would be missing on one side only.
  private func countOrder(of person: Int, in core: inout MarketCore, at time: Double) {
    guard subscribers[person].hasJoined, !core.isRunOff,
      core.hasConsented(person, to: .marketing, at: time)
    else { return }
    let isHeldOut = subscribers[person].isHeldOut
    count(in: &core) {
      if isHeldOut { $0.heldOutOrders += 1 } else { $0.mailedOrders += 1 }
    }
  }

  mutating func leave(_ person: Int, in core: inout MarketCore) {
    guard subscribers[person].isOnList else { return }
    subscribers[person].isOnList = false
    subscribers[person].hasLeft = true
    count(in: &core) {
      $0.onList -= 1
      $0.left += 1
    }
  }

  mutating func awaitMail(
    to person: Int, after days: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard configuration.mailsPerMonth > 0, !subscribers[person].hasMailPending else { return }
    subscribers[person].hasMailPending = true
    schedule.schedule(event(.mailIsDue, of: person), after: days)
  }
}
