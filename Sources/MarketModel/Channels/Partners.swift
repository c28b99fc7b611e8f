internal import RandomStreams
internal import SimulationKernel

/// Partners in a run (A7): who works which territory, whose accounts are whose, and what is owed.
///
/// The accounts are divided evenly, in rows that follow one another, into territories of one partner
/// each. A partner's events carry the territory and which of its partners they are of.
struct Partners: Sendable {
  let index: Int
  let streamChannel: Int
  let configuration: PartnersConfiguration
  /// Each campaign's part in the addresses of its draws.
  let codes: [Int]
  /// One row a territory.
  var partners: [Partner]
  /// One row an account.
  var registrations: [Registration]
  /// How many partners are wanted.
  var wanted = 0
  var hasStarted = false
  /// Care for all partners together, minor units a day.
  var carePerDay = 0.0
  var care = StandingCost()
  /// The health of those who have left, added up over their days; and those days.
  var pastHealthDays = 0.0
  var pastDays = 0.0

  init(
    index: Int, streamChannel: Int, configuration: PartnersConfiguration, accounts: Int
  ) {
    self.index = index
    self.streamChannel = streamChannel
    self.configuration = configuration
    codes = configuration.campaigns.map { Int(StableHash.of32Bits($0.name)) }
    partners = Array(repeating: Partner(), count: configuration.territories)
    registrations = Array(rows: Registration(), count: accounts)
  }

  /// The territory of an account.
  func territory(of account: Int) -> Int {
    account * configuration.territories / registrations.count
  }

  /// The accounts of a territory; none where there are more territories than accounts.
  func accounts(of territory: Int) -> Range<Int> {
    let count = registrations.count
    let territories = configuration.territories
    func first(_ territory: Int) -> Int { (territory * count + territories - 1) / territories }
    return first(territory)..<first(territory + 1)
  }

  /// Changes what has been counted of the partners.
  func count(in core: inout MarketCore, _ change: (inout PartnerTotals) -> Void) {
    change(&core.record.channels[index].partners)
  }

  /// Changes what has been counted of their leads.
  func countLeads(in core: inout MarketCore, _ change: (inout PipelineTotals) -> Void) {
    change(&core.record.channels[index].pipeline)
  }

  /// Whether partners sell: while the channel is live, and after the horizon by themselves.
  func isSelling(in core: MarketCore) -> Bool {
    core.phases[index] == .live && !core.isRuined
  }

  /// The territory of a partner's event, if the partner is still there.
  func territory(of event: ChannelEvent, in core: MarketCore) -> Int? {
    let territory = Int(event.number)
    guard !core.isRunOff, !core.isRuined,
      partners[territory].generation == Int(event.subject)
    else { return nil }
    return territory
  }

  /// An event of a territory's present partner.
  func event(_ action: ChannelAction, in territory: Int) -> MarketEvent {
    .channel(
      UInt8(index),
      ChannelEvent(action, of: partners[territory].generation, number: UInt16(territory)))
  }
}

extension Partners: Channel {
  var bytes: Int { partners.reservedBytes + registrations.reservedBytes }

  mutating func phaseChanged(
    to phase: ChannelPhase, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    switch phase {
    case .planned, .building: break
    case .live:
      if !hasStarted { start(in: &core, &schedule) }
      budgetChanged(in: &core, &schedule)
    case .paused: budgetChanged(in: &core, &schedule)
    case .closed:
      wanted = 0
      adjustNumber(in: &core, &schedule)
      dropOffers(in: &core, &schedule)
      budgetChanged(in: &core, &schedule)
    }
  }

  mutating func budgetChanged(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard hasStarted, !core.isRuined else { return }
    setCare(to: core.budgetPerDay(of: index), at: schedule.now)
    // Before the first review nothing has been decided; a channel that rests keeps its partners.
    guard core.reviews > 0, core.phases[index] == .live else { return }
    wanted = min(
      core.decision.partnersWanted[index] ?? configuration.partnersWanted,
      configuration.territories)
    adjustNumber(in: &core, &schedule)
  }

  mutating func handle(
    _ event: ChannelEvent, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    if event.action == .partnerOfferDecided {
      return decide(Int(event.subject), in: &core, &schedule)
    }
    if event.action == .jointCampaign {
      return campaign(Int(event.number), in: &core, &schedule)
    }
    guard let territory = territory(of: event, in: core) else { return false }
    switch event.action {
    case .partnerSigns: return sign(territory, in: &core, &schedule)
    case .partnerStarts: return begin(territory, in: &core, &schedule)
    case .partnerCalls: return call(from: territory, in: &core, &schedule)
    case .partnerDefects: return mayDefect(territory, in: &core, &schedule)
    case .partnerLeaves: return leave(territory, in: &core, &schedule)
    default: preconditionFailure("no such event is scheduled for partners")
    }
  }

  /// Somebody with a need asks the partner of the territory, who shows our offer or another's.
  mutating func answer(
    _ search: Search, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> VisitSource? {
    let territory = territory(of: search.account)
    guard isSelling(in: core), partners[territory].phase == .working,
      search.clickingOrganic
        < configuration.selling.recommendShare
        * partners[territory].health.level(at: schedule.now)
    else { return nil }
    register(search.account, in: territory, at: schedule.now)
    return .paid(index)
  }

  mutating func settle(in core: inout MarketCore, at time: Double) {
    payCare(in: &core, at: time)
    payMinimum(in: &core, at: time)
    var working = 0
    var (healthDays, partnerDays, stock) = (pastHealthDays, pastDays, 0.0)
    for territory in partners.indices where partners[territory].phase == .working {
      partners[territory].health.advance(to: time)
      working += 1
      healthDays += partners[territory].health.area
      partnerDays += time - partners[territory].startTime
      stock += Double(partners[territory].stock)
    }
    count(in: &core) {
      ($0.working, $0.stock) = (working, stock)
      ($0.healthDays, $0.partnerDays) = (healthDays, partnerDays)
    }
    // After the horizon nobody is cared for any more.
    if time >= core.configuration.calendar.horizonDays { setCare(to: 0, at: time) }
  }

  var hears: NoticeKinds { [.sold, .commissioned] }

  mutating func hear(
    _ notice: MarketNotice, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    switch notice {
    case .sold(let sale): note(sale, in: &core, &schedule)
    case .commissioned(let account, let minorUnits):
      credit(Money(minorUnits: minorUnits), toPartnerOf: Int(account), in: &core)
    default: break
    }
  }
}
