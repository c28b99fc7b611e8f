internal import RandomStreams
internal import SimulationKernel

/// Developers in a run (A9): who tries, who builds, whose product is live with ours in it.
///
/// They are no people of the market: those are who may meet our product in theirs.
struct Developers: Sendable {
  /// A developer who has signed up.
  struct Developer: Sendable, Hashable {
    /// How far it has come.
    enum Phase: UInt8, Sendable {
      case trying
      case building
      case live
      case gone
    }

    /// Its number among those who came the same way, by which it draws.
    let number: Int
    var phase = Phase.trying
    var liveTime = 0.0
    /// Until when its use is metered.
    var meteredUntil = 0.0
    /// Bills so far, and others to whom it was shown, by which it draws.
    var bills = 0
    var shown = 0
    var endUsers = 0
    /// Records that the AI product may learn from.
    var records = 0.0
    /// The interval of spending in which it signed up, −1 for none.
    var cohort = -1
  }

  /// How a developer comes to us; also a part of its number.
  enum Way: Int, Sendable, CaseIterable {
    case byItself
    case brought
    case shown
  }

  let index: Int
  let streamChannel: Int
  let configuration: DevelopersConfiguration
  var developers: [Developer] = []
  /// How many have looked at us, by way.
  private var looks = [0, 0, 0]
  /// What brings developers, while the channel is live.
  private var comingByThemselves: EventHandle?
  private var bringing: EventHandle?
  /// The part of the next developer's cost that has gathered.
  private var progress = 0.0
  private var lastPaceChange = 0.0
  private var broughtPerDay = 0.0
  private var accrual = CostAccrual()
  var isMetering = false
  var serving = CostAccrual()

  /// Money without bound must not make events without bound.
  private static let mostBroughtPerDay = 1000.0

  init(index: Int, streamChannel: Int, configuration: DevelopersConfiguration) {
    self.index = index
    self.streamChannel = streamChannel
    self.configuration = configuration
  }

  /// Changes what has been counted of developers.
  func count(in core: inout MarketCore, _ change: (inout DeveloperTotals) -> Void) {
    change(&core.record.channels[index].developers)
  }

  func event(_ action: ChannelAction, of subject: Int = -1, number: Int = 0) -> MarketEvent {
    .channel(UInt8(index), ChannelEvent(action, of: subject, number: UInt16(number)))
  }

  // MARK: - Coming

  /// The stream of a developer who looks at us: the wait for the next of the same way, and what
  /// becomes of this one.
  func stream(ofDeveloper number: Int, in core: MarketCore) -> RandomStream {
    core.streams.stream(.developer.on(channel: streamChannel), entity: number)
  }

  private func nextNumber(by way: Way) -> Int {
    looks[way.rawValue] * Way.allCases.count + way.rawValue
  }

  private mutating func awaitOwnSignUp(
    in core: MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let perMonth = configuration.building.signUpsPerMonth
    guard perMonth > 0 else { return }
    var stream = stream(ofDeveloper: nextNumber(by: .byItself), in: core)
    comingByThemselves = schedule.schedule(
      event(.developerSignsUp, number: Way.byItself.rawValue),
      after: stream.exponential(mean: meanWait(often: perMonth, in: daysPerMonth)))
  }

  private mutating func awaitBrought(_ schedule: inout EventSchedule<MarketEvent>) {
    bringing =
      broughtPerDay > 0
      ? schedule.schedule(
        event(.developerSignsUp, number: Way.brought.rawValue),
        after: (1 - progress) / broughtPerDay)
      : nil
  }

  private mutating func signUp(
    by way: Way, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    switch way {
    case .byItself:
      defer { awaitOwnSignUp(in: core, &schedule) }
      return look(by: way, in: &core, &schedule)
    case .brought:
      progress = 0
      lastPaceChange = schedule.now
      awaitBrought(&schedule)
      let cost = configuration.building.costPerDeveloper
      guard core.ledger.cash.asDouble >= cost else { return false }
      core.spend(accrual.add(cost), on: index)
      return look(by: way, in: &core, &schedule)
    case .shown: return look(by: way, in: &core, &schedule)
    }
  }

  /// A developer looks at us, and signs up unless it has before.
  ///
  /// - Returns: Whether it signs up.
  mutating func look(
    by way: Way, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let number = nextNumber(by: way)
    looks[way.rawValue] += 1
    var stream = stream(ofDeveloper: number, in: core)
    _ = stream.uniform()  // the wait
    let building = configuration.building
    let free = 1 - Double(developers.count) / Double(building.developers)
    guard core.phases[index] == .live, stream.uniform() < free else { return false }
    var developer = Developer(number: number)
    if way == .brought { developer.cohort = core.reports[index].cohorts.count - 1 }
    developers.append(developer)
    count(in: &core) { $0.signUps += 1 }
    schedule.schedule(
      event(.sandboxEnds, of: developers.count - 1),
      after: building.sandboxDays.draw(from: &stream))
    return true
  }

  // MARK: - Building

  /// Everything that is drawn of a developer's way to an integration, each time alike.
  func drawBuilding(
    of developer: Int, in core: MarketCore
  ) -> (
    builds: Bool, integrationDays: Double, goesLive: Bool, unitsPerMonth: Double, lifeDays: Double
  ) {
    let building = configuration.building
    var stream = core.streams.stream(
      .developer.on(channel: streamChannel), entity: developers[developer].number, occurrence: 1)
    let builds = stream.bernoulli(building.buildsShare)
    let goesLive = stream.bernoulli(building.goesLiveShare)
    let life = stream.exponential(mean: 1) / max(1e-12, -log(1 - building.leavesPerYearShare))
    let days = building.integrationDays.draw(from: &stream)
    let units = configuration.usage.unitsPerMonth.draw(from: &stream)
    return (builds, days, goesLive, units, life * 365.25)
  }

  private mutating func endSandbox(
    of developer: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let drawn = drawBuilding(of: developer, in: core)
    guard drawn.builds else {
      developers[developer].phase = .gone
      return
    }
    developers[developer].phase = .building
    count(in: &core) { $0.builds += 1 }
    schedule.schedule(event(.integrationEnds, of: developer), after: drawn.integrationDays)
  }

  private mutating func endBuilding(
    of developer: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let drawn = drawBuilding(of: developer, in: core)
    guard drawn.goesLive else {
      developers[developer].phase = .gone
      return
    }
    developers[developer].phase = .live
    developers[developer].liveTime = schedule.now
    developers[developer].meteredUntil = schedule.now
    count(in: &core) {
      $0.integrations += 1
      $0.live += 1
    }
    if drawn.lifeDays < 365_250 {
      schedule.schedule(event(.integrationLeaves, of: developer), after: drawn.lifeDays)
    }
    if !isMetering {
      isMetering = true
      schedule.schedule(event(.usageIsMetered), after: daysPerMonth)
    }
    awaitShowing(by: developer, in: core, &schedule)
    awaitEndUser(of: developer, in: core, &schedule)
  }

  private func awaitShowing(
    by developer: Int, in core: MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let perMonth = configuration.building.shownPerIntegrationMonth
    guard perMonth > 0 else { return }
    var stream = core.streams.stream(
      .developer.on(channel: streamChannel), entity: developers[developer].number,
      occurrence: 2 + developers[developer].shown)
    schedule.schedule(
      event(.integrationIsShown, of: developer),
      after: stream.exponential(mean: meanWait(often: perMonth, in: daysPerMonth)))
  }

  private mutating func show(
    _ developer: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    developers[developer].shown += 1
    awaitShowing(by: developer, in: core, &schedule)
    return look(by: .shown, in: &core, &schedule)
  }

  private mutating func end(
    _ developer: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    bill([developer], in: &core, &schedule)
    developers[developer].phase = .gone
    guard !core.isRunOff else { return }
    let days = schedule.now - developers[developer].liveTime
    count(in: &core) {
      $0.live -= 1
      $0.left += 1
      $0.pastDays += days
    }
  }
}

extension Developers: Channel {
  mutating func phaseChanged(
    to phase: ChannelPhase, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    if let comingByThemselves { schedule.cancel(comingByThemselves) }
    comingByThemselves = nil
    if phase == .live { awaitOwnSignUp(in: core, &schedule) }
    budgetChanged(in: &core, &schedule)
    guard phase == .closed else { return }
    // The interface is switched off.
    for developer in developers.indices where developers[developer].phase != .gone {
      if developers[developer].phase == .live {
        end(developer, in: &core, &schedule)
      } else {
        developers[developer].phase = .gone
      }
    }
  }

  mutating func budgetChanged(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    if let bringing { schedule.cancel(bringing) }
    progress = min(1, progress + (schedule.now - lastPaceChange) * broughtPerDay)
    lastPaceChange = schedule.now
    broughtPerDay = min(
      Self.mostBroughtPerDay,
      core.budgetPerDay(of: index) / configuration.building.costPerDeveloper)
    awaitBrought(&schedule)
  }

  mutating func handle(
    _ event: ChannelEvent, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard !core.isRuined else { return false }
    let developer = Int(event.subject)
    // After the horizon the integrations that are live then go on, and nothing else (R1).
    switch event.action {
    case .usageIsMetered: return meter(in: &core, &schedule)
    case .integrationLeaves:
      guard developers[developer].phase == .live else { return false }
      end(developer, in: &core, &schedule)
      return true
    default: break
    }
    guard !core.isRunOff else { return false }
    switch event.action {
    case .developerSignsUp:
      guard let way = Way(rawValue: Int(event.number)) else {
        preconditionFailure("developers come by one of the ways")
      }
      return signUp(by: way, in: &core, &schedule)
    case .sandboxEnds:
      guard developers[developer].phase == .trying else { return false }
      endSandbox(of: developer, in: &core, &schedule)
    case .integrationEnds:
      guard developers[developer].phase == .building else { return false }
      endBuilding(of: developer, in: &core, &schedule)
    case .integrationIsShown:
      guard developers[developer].phase == .live else { return false }
      return show(developer, in: &core, &schedule)
    case .endUserComes:
      guard developers[Int(event.number)].phase == .live else { return false }
      receive(Int(event.subject), from: Int(event.number), in: &core, &schedule)
    default: preconditionFailure("no such event is scheduled for developers")
    }
    return true
  }

  mutating func settle(in core: inout MarketCore, at time: Double) {
    let days = developers.reduce(0.0) { $0 + ($1.phase == .live ? time - $1.liveTime : 0) }
    count(in: &core) { $0.presentDays = days }
  }
}
