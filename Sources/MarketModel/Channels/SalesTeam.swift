internal import RandomStreams
internal import SimulationKernel

/// A sales team in a run (A1): its list, its representatives, and who waits for them.
///
/// A representative works on one lead or meeting at a time; the others wait in a line. What an
/// account decides comes after the length of its own cycle and takes nobody's time.
struct SalesTeam: Sendable {
  let index: Int
  let streamChannel: Int
  let configuration: SalesTeamConfiguration
  var leads: SalesLeads
  var staff: SalesStaff
  /// The representatives at work; a customer is an account.
  var desk: ServerPool<Int32>
  /// How many representatives are wanted.
  var wanted = 0
  var hasStarted = false
  /// Prospects so far, by which they are drawn.
  var prospects = 0
  /// Whether the next prospect is under way.
  var isProspecting = false
  /// The next rise of what the team can do.
  var rise: EventHandle?
  var accrual = CostAccrual()

  init(
    index: Int, streamChannel: Int, configuration: SalesTeamConfiguration, accounts: Int
  ) {
    self.index = index
    self.streamChannel = streamChannel
    self.configuration = configuration
    leads = SalesLeads(accounts: accounts)
    staff = SalesStaff(rampDays: configuration.staff.rampDays)
    let discipline: QueueDiscipline =
      switch configuration.order {
      case .hottestFirst: .priority
      case .oldestFirst: .firstInFirstOut
      case .newestFirst: .lastInFirstOut
      }
    desk = ServerPool(serverCount: 0, discipline: discipline)
  }

  /// Changes what has been counted of the team.
  func count(in core: inout MarketCore, _ change: (inout PipelineTotals) -> Void) {
    change(&core.record.channels[index].pipeline)
  }

  /// Whether the team goes on with its leads: not after the horizon, ruin or its end.
  func isWorking(in core: MarketCore) -> Bool {
    !core.isRunOff && !core.isRuined && core.phases[index] != .closed
  }

  /// An event of this team; the subject is an account or a representative.
  func event(_ action: ChannelAction, of subject: Int = -1) -> MarketEvent {
    .channel(UInt8(index), ChannelEvent(action, of: subject))
  }
}

extension SalesTeam: Channel {
  mutating func phaseChanged(
    to phase: ChannelPhase, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    switch phase {
    case .live:
      if !hasStarted { start(in: &core, &schedule) }
      prospect(in: &core, &schedule)
      budgetChanged(in: &core, &schedule)
    case .closed:
      wanted = 0
      adjustStaff(in: &core, &schedule)
      dropLeads(in: &core, &schedule)
    case .planned, .building, .paused: break
    }
  }

  mutating func budgetChanged(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    // Before the first review nothing has been decided; a team that rests keeps its people.
    guard core.reviews > 0, core.phases[index] == .live, !core.isRuined else { return }
    wanted = configuration.staff.representatives(forSpendPerDay: core.budgetPerDay(of: index))
    adjustStaff(in: &core, &schedule)
  }

  func rowsExpected(by action: ChannelAction) -> ExpectedRows {
    action.isAboutAccount
      ? ExpectedRows(subject: .account, rows: leads.addresses) : ExpectedRows()
  }

  mutating func handle(
    _ event: ChannelEvent, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let account = Int(event.subject)
    let representative = Int(event.subject)
    switch event.action {
    case .prospects: return takeProspect(in: &core, &schedule)
    case .leadExpires: return expire(account, in: &core, &schedule)
    case .leadReturns: return retry(account, in: &core, &schedule)
    case .contactEnds: return endContact(with: account, in: &core, &schedule)
    case .meetingEnds: return endMeeting(with: account, in: &core, &schedule)
    case .accountDecides: return decide(account, in: &core, &schedule)
    case .representativeJoins: return join(representative, in: &core, &schedule)
    case .representativeRamps: return ramp(in: &core, &schedule)
    case .representativeLeaves: return leave(representative, in: &core, &schedule)
    default: preconditionFailure("no such event is scheduled for a sales team")
    }
  }

  var bytes: Int { leads.bytes }

  mutating func settle(in core: inout MarketCore, at time: Double) {
    payStaff(in: &core, at: time)
    let statistics = desk.statistics
    let open = leads.accounts.count { !(leads[$0]?.hasEnded ?? true) }
    count(in: &core) {
      $0.open = open
      $0.waiting = desk.queueLength
      $0.waitDays = statistics.queueLengths.integral(to: time)
      $0.busyDays = statistics.busyServers.integral(to: time)
      $0.availableDays = statistics.presentServers.integral(to: time)
      $0.representatives = staff.onPayroll
    }
  }

  var hears: NoticeKinds { [.ordered, .satisfied, .lead] }

  mutating func hear(
    _ notice: MarketNotice, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    switch notice {
    case .ordered(let account, _): noteUnaided(Int(account), in: &core, &schedule)
    case .satisfied(let account): mayQualify(Int(account), in: &core, &schedule)
    case .lead(let account, let origin, let source):
      admit(Int(account), origin: origin, source: source, in: &core, &schedule)
    case .visited, .leftCart, .unsatisfied, .sold, .commissioned: break
    }
  }
}
