internal import RandomStreams
internal import SimulationKernel

/// The firm's site in a run (A2): a stock of content, and where it stands in a search.
///
/// The budget buys one piece after the other, at the end of the time that it takes to pay for it.
struct Website: Sendable {
  let index: Int
  let streamChannel: Int
  let configuration: WebsiteConfiguration
  private var content: ContentStock
  private var publishing: EventHandle?
  /// The part of the present piece that is done, at ``lastPaceChange``.
  private var progress = 0.0
  private var lastPaceChange = 0.0
  private var piecesPerDay = 0.0
  private var accrual = CostAccrual()
  /// Visits of each person so far, by which she fills in forms; empty where there are none.
  private var visits: [UInt16]

  /// Money without bound must not make events without bound.
  private static let mostPiecesPerDay = 1000.0

  init(index: Int, streamChannel: Int, configuration: WebsiteConfiguration, people: Int) {
    self.index = index
    self.streamChannel = streamChannel
    self.configuration = configuration
    visits = Array(repeating: 0, count: configuration.form == nil ? 0 : people)
    content = ContentStock(
      pieces: configuration.piecesNow, rankingDays: configuration.rankingDays,
      halfLifeDays: configuration.contentHalfLifeDays)
  }

  /// The site's mean place in a search, 1 for the top.
  ///
  /// Each of the others has more ranked pieces with the chance 1 / (1 + (ours / theirs)^shape),
  /// theirs being log-logistic over searches.
  func position(at time: Double) -> Double {
    let ours = content.ranked(at: time) / configuration.otherSitePieces
    return 1 + Double(configuration.otherSites) / (1 + pow(ours, configuration.otherSiteShape))
  }

  /// Chance that a search ends in a click on the site.
  func clickShare(at time: Double) -> Double {
    configuration.clickShareAtTop * pow(position(at: time), -configuration.clickPositionExponent)
  }
}

extension Website: Channel {
  var bytes: Int { visits.reservedBytes }

  mutating func budgetChanged(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    if let publishing { schedule.cancel(publishing) }
    progress = min(1, progress + (schedule.now - lastPaceChange) * piecesPerDay)
    lastPaceChange = schedule.now
    piecesPerDay = min(
      Self.mostPiecesPerDay, core.budgetPerDay(of: index) / configuration.costPerPiece)
    scheduleNextPiece(&schedule)
  }

  private mutating func scheduleNextPiece(_ schedule: inout EventSchedule<MarketEvent>) {
    publishing =
      piecesPerDay > 0
      ? schedule.schedule(
        .channel(UInt8(index), ChannelEvent(.publishes)), after: (1 - progress) / piecesPerDay)
      : nil
  }

  mutating func handle(
    _ event: ChannelEvent, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    precondition(event.action == .publishes, "no such event is scheduled for a website")
    publishing = nil
    guard !core.isRunOff, !core.isRuined else { return false }
    progress = 0
    lastPaceChange = schedule.now
    scheduleNextPiece(&schedule)
    guard core.ledger.cash.asDouble >= configuration.costPerPiece else { return false }
    core.spend(accrual.add(configuration.costPerPiece), on: index)
    content.publish(at: schedule.now)
    core.record.channels[index].pieces += 1
    return true
  }

  mutating func answer(
    _ search: Search, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> VisitSource? {
    core.record.channels[index].organicImpressions += 1
    return search.clickingOrganic < clickShare(at: schedule.now) ? .organic(index) : nil
  }

  var hears: NoticeKinds { configuration.form == nil ? [] : .visited }

  mutating func hear(
    _ notice: MarketNotice, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard case .visited(let person, let source) = notice, let form = configuration.form,
      core.phases[index] == .live, core.venue(of: source) == index
    else { return }
    fillIn(form, Int(person), by: source, in: &core)
  }

  /// A visitor of the site who has chosen nothing may leave her details for a sales team.
  private mutating func fillIn(
    _ form: LeadFormConfiguration, _ person: Int, by source: VisitSource,
    in core: inout MarketCore
  ) {
    var stream = core.streams.stream(
      .formFilling.on(channel: streamChannel), entity: person, occurrence: Int(visits[person]))
    visits[person] &+= 1
    let account = core.account(of: person)
    let isNeedOpen = core.accounts[account].isNeedOpen
    guard stream.uniform() < (isNeedOpen ? form.demoShare : form.readingShare),
      core.mayAsk(account)
    else { return }
    core.record.channels[index].leads += 1
    core.lead(account, by: source, origin: isNeedOpen ? .inquiry : .sent)
  }
}
