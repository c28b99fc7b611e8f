internal import RandomStreams
internal import SimulationKernel

/// Exhibitions in a run (A6): fairs that the firm commits itself to, and who comes to its stand.
struct Exhibition: Sendable {
  let index: Int
  let streamChannel: Int
  let configuration: ExhibitionConfiguration
  private let audience: GroupMembership
  /// Each fair's part in the addresses of its draws.
  private let codes: [Int]
  private var hasPlanned = false
  private var talkDay = -1
  private var talksToday = 0

  init(
    index: Int, streamChannel: Int, configuration: ExhibitionConfiguration, in core: MarketCore
  ) {
    self.index = index
    self.streamChannel = streamChannel
    self.configuration = configuration
    audience = GroupMembership(configuration.audience, in: core.population)
    codes = configuration.fairs.map { Int(StableHash.of32Bits($0.name)) }
  }

  private func event(_ action: ChannelAction, of person: Int = -1, fair: Int) -> MarketEvent {
    .channel(UInt8(index), ChannelEvent(action, of: person, number: UInt16(fair)))
  }

  private func stream(
    _ purpose: StreamPurpose, of person: Int, fair: Int, in core: MarketCore
  ) -> RandomStream {
    core.streams.stream(
      purpose.on(channel: streamChannel), entity: person, occurrence: codes[fair])
  }
}

extension Exhibition: Channel {
  /// Plans the fairs when the channel is first live: those that are still to come.
  mutating func phaseChanged(
    to phase: ChannelPhase, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard phase == .live, !hasPlanned else { return }
    hasPlanned = true
    for (number, fair) in configuration.fairs.enumerated()
    where Double(fair.startDay) >= schedule.now {
      let day = max(schedule.now, Double(fair.startDay) - fair.commitDaysBefore)
      schedule.schedule(event(.commitsToFair, fair: number), at: day)
    }
  }

  mutating func handle(
    _ event: ChannelEvent, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard !core.isRunOff, !core.isRuined else { return false }
    let fair = Int(event.number)
    let person = Int(event.subject)
    switch event.action {
    case .commitsToFair: return commit(to: fair, in: &core, &schedule)
    case .fairOpens: return open(fair, in: &core, &schedule)
    case .passesStand: passStand(of: fair, person, in: &core, &schedule)
    case .writesLater: takeLead(of: person, at: fair, in: &core, &schedule)
    case .followsUp: followUp(person, from: fair, in: &core, &schedule)
    default: preconditionFailure("no such event is scheduled for exhibitions")
    }
    return true
  }

  /// The firm commits itself, if the channel is live and the whole can be paid today.
  private mutating func commit(
    to number: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let fair = configuration.fairs[number]
    guard core.phases[index] == .live, core.ledger.cash >= fair.cost else { return false }
    core.pay(fair.deposit, for: .marketing, on: index, at: schedule.now)
    schedule.schedule(event(.fairOpens, fair: number), at: Double(fair.startDay))
    return true
  }

  /// The fair opens: the firm pays the rest and people come, or it stays away and has lost the
  /// deposit (R13).
  private mutating func open(
    _ number: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let fair = configuration.fairs[number]
    let rest = fair.cost - fair.deposit
    guard core.phases[index] == .live, core.ledger.cash >= rest else { return false }
    core.pay(rest, for: .marketing, on: index, at: schedule.now)
    let hours = configuration.hours
    for person in core.people.indices where audience.contains(person) {
      var stream = stream(.attendance, of: person, fair: number, in: core)
      guard stream.bernoulli(configuration.attendanceShare) else { continue }
      let day = fair.startDay + stream.index(below: fair.days)
      let time =
        Double(day) + hours.lowerBound
        + stream.uniform() * (hours.upperBound - hours.lowerBound)
      guard stream.bernoulli(configuration.noticeShare) else { continue }
      schedule.schedule(event(.passesStand, of: person, fair: number), at: time)
    }
    return true
  }

  /// Somebody comes past the stand: notices the brand, and may talk and become a lead.
  private mutating func passStand(
    of fair: Int, _ person: Int, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    core.noteImpression(on: index)
    core.raiseAwareness(of: person, by: configuration.liftPerNotice, &schedule)
    var stream = stream(.passingStand, of: person, fair: fair, in: core)
    let talking = stream.uniform()
    let isLate = stream.bernoulli(configuration.writeLaterShare)
    let delay = stream.exponential(mean: configuration.writeLaterDays)
    let isNeedOpen = core.accounts[core.account(of: person)].isNeedOpen
    let odds =
      configuration.talkShare / (1 - configuration.talkShare)
      * (isNeedOpen ? configuration.openNeedTalkFactor : 1)
    guard talking < odds / (1 + odds), hasTimeToTalk(at: schedule.now) else { return }
    core.raiseTrust(of: person, byTouchOf: index, at: schedule.now)
    core.raiseAwareness(of: person, by: core.configuration.awareness.liftPerVisit, &schedule)
    if isLate {
      schedule.schedule(event(.writesLater, of: person, fair: fair), after: delay)
    } else {
      takeLead(of: person, at: fair, in: &core, &schedule)
    }
  }

  /// Counts a talk, if the people at the stand have time for another today.
  private mutating func hasTimeToTalk(at time: Double) -> Bool {
    if talkDay != Int(time) {
      talkDay = Int(time)
      talksToday = 0
    }
    guard talksToday < configuration.talksPerDay else { return false }
    talksToday += 1
    return true
  }

  private func takeLead(
    of person: Int, at fair: Int, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    core.record.channels[index].leads += 1
    let account = core.account(of: person)
    if configuration.salesShare > 0, core.mayAsk(account) {
      var handing = stream(.handingOver, of: person, fair: fair, in: core)
      if handing.bernoulli(configuration.salesShare) {
        return core.lead(account, by: .paid(index))
      }
    }
    var stream = stream(.followUp, of: person, fair: fair, in: core)
    schedule.schedule(
      event(.followsUp, of: person, fair: fair),
      after: configuration.followUpDays.draw(from: &stream))
  }

  /// Follows a lead up; the longer it has waited, the likelier it is forgotten.
  private func followUp(
    _ person: Int, from fair: Int, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    core.pay(configuration.followUpCost, for: .marketing, on: index, at: schedule.now)
    // The same stream as when the lead was taken says again how long it has waited.
    var stream = stream(.followUp, of: person, fair: fair, in: core)
    let waited = configuration.followUpDays.draw(from: &stream)
    let freshness = pow(2, -waited / configuration.leadHalfLifeDays)
    guard !core.isRuined, stream.bernoulli(configuration.answerShare * freshness) else { return }
    // Whoever was at the stand, the answer is the organisation's: of the one who looks for offers.
    let buyer = core.shopper(of: core.account(of: person))
    let isOpportunity = core.receive(
      buyer, by: .paid(index), impulseShare: configuration.impulseShare, stream: &stream,
      &schedule)
    if isOpportunity { core.record.channels[index].opportunities += 1 }
  }
}
