internal import RandomStreams
internal import SimulationKernel

/// A way to the customer in a run: the state of one channel, and what it does.
///
/// A kind of channel is a type that conforms to it, in a file of its own, and a case of
/// ``ChannelKind``. What it shares with others it finds in ``MarketCore``, which is handed to it
/// and never kept. A channel is a value, since a market is copied.
///
/// Every draw is made on a stream of the channel's own (`purpose.on(channel: streamChannel)`), so
/// that a channel more or less shifts nobody's draws (R9).
protocol Channel: Sendable {
  /// The channel's place in the scenario.
  var index: Int { get }
  /// The channel's code in the addresses of its draws.
  var streamChannel: Int { get }

  /// Sets up what there is at the start, before the channel is live.
  mutating func open(in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>)

  /// The channel goes live, pauses or closes; the core's `phases` has it already.
  mutating func phaseChanged(
    to phase: ChannelPhase, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>)

  /// Takes the budget of a review: `core.budgetPerDay(of: index)`.
  mutating func budgetChanged(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>)

  /// Does what an event of the channel says.
  ///
  /// - Returns: Whether the event has changed anything.
  mutating func handle(
    _ event: ChannelEvent, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool

  /// What an event of the channel will need, to be fetched before it comes.
  ///
  /// Asked once, at the start.
  func rowsExpected(by action: ChannelAction) -> ExpectedRows

  /// Rows that the channel keeps of people and needs when they look for an offer or come to us.
  var rowsOfVisitors: RowAddresses? { get }

  /// Answers somebody who looks for an offer by this channel (R4).
  ///
  /// - Returns: By what the searcher comes to us, or nil if she does not.
  mutating func answer(
    _ search: Search, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> VisitSource?

  /// Where our offer stands in what a searcher finds by this channel, 1 for the top; nil where
  /// nothing is ranked. For traces.
  func place(at time: Double) -> Int?

  /// Lets somebody set out who looks for an offer by this channel, where an answer takes a way.
  ///
  /// - Returns: Whether she is under way, so that she chooses nothing now and the channel receives
  ///   her later; if not, she gets an answer at once.
  mutating func setOut(
    _ search: Search, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool

  /// Pays what is due by the month, and counts how things stand: at each month's end and at the
  /// horizon.
  mutating func settle(in core: inout MarketCore, at time: Double)

  /// Meets somebody who knows the firm and comes directly, on the way to it.
  ///
  /// Asked of the channels only that ``ChannelKind/meetsDirectVisitors`` says.
  ///
  /// - Returns: By what she comes instead, or nil if nothing changes.
  mutating func meet(
    directVisitor search: Search, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> VisitSource?

  /// The kinds of notice that the channel makes something of.
  var hears: NoticeKinds { get }

  /// Takes note of what has happened elsewhere: of those kinds only.
  mutating func hear(
    _ notice: MarketNotice, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>)

  /// Memory of the rows that the channel keeps of people or accounts, bytes.
  var bytes: Int { get }
}

extension Channel {
  mutating func open(in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>) {}

  /// A change of phase is a change of budget: none is spent but by a live channel.
  mutating func phaseChanged(
    to phase: ChannelPhase, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    budgetChanged(in: &core, &schedule)
  }

  mutating func budgetChanged(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {}

  mutating func handle(
    _ event: ChannelEvent, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    preconditionFailure("no such event is scheduled for this kind of channel")
  }

  func rowsExpected(by action: ChannelAction) -> ExpectedRows { ExpectedRows() }

  var rowsOfVisitors: RowAddresses? { nil }

  mutating func answer(
    _ search: Search, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> VisitSource? {
    nil
  }

  func place(at time: Double) -> Int? { nil }

  mutating func setOut(
    _ search: Search, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool { false }

  mutating func settle(in core: inout MarketCore, at time: Double) {}

  mutating func meet(
    directVisitor search: Search, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> VisitSource? {
    nil
  }

  var hears: NoticeKinds { [] }

  mutating func hear(
    _ notice: MarketNotice, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {}

  var bytes: Int { 0 }
}

/// Somebody with an open need looks for an offer.
struct Search: Sendable, Hashable {
  /// Whose need it is.
  let account: Int
  /// Who looks.
  let person: Int
  /// A uniform draw that decides whether the paid side addresses the person.
  let addressing: Double
  /// A uniform draw that decides whether what is paid for is clicked.
  let clickingPaid: Double
  /// A uniform draw that decides whether what is not paid for is clicked.
  let clickingOrganic: Double
}

/// What has happened, for channels that make something of it.
enum MarketNotice: Sendable, Hashable {
  /// An account has ordered; `venue` is the channel where, if it is one.
  case ordered(account: Int32, venue: Int16?)
  /// An order has arrived and satisfies.
  case satisfied(account: Int32)
  /// An account is to be called by a sales team.
  case lead(account: Int32, origin: LeadOrigin, source: VisitSource)
  /// Somebody has come to the shop; told only where a channel listens (``ChannelKind/hearsVisits``).
  case visited(person: Int32, source: VisitSource)
  /// A cart was left behind; told only where a channel listens.
  case leftCart(account: Int32)
  /// An order has arrived, or a term has begun, and does not satisfy.
  case unsatisfied(account: Int32)
  /// An account has bought; told only where there are partners.
  case sold(Sale)
  /// A bill had a partner's commission in it.
  case commissioned(account: Int32, minorUnits: Int64)
}

/// The kinds of ``MarketNotice``.
struct NoticeKinds: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let ordered = NoticeKinds(rawValue: 1)
  static let satisfied = NoticeKinds(rawValue: 1 << 1)
  static let lead = NoticeKinds(rawValue: 1 << 2)
  static let visited = NoticeKinds(rawValue: 1 << 3)
  static let leftCart = NoticeKinds(rawValue: 1 << 4)
  static let unsatisfied = NoticeKinds(rawValue: 1 << 5)
  static let sold = NoticeKinds(rawValue: 1 << 6)
  static let commissioned = NoticeKinds(rawValue: 1 << 7)
}

extension MarketNotice {
  /// The notice's kind.
  var kind: NoticeKinds {
    switch self {
    case .ordered: .ordered
    case .satisfied: .satisfied
    case .lead: .lead
    case .visited: .visited
    case .leftCart: .leftCart
    case .unsatisfied: .unsatisfied
    case .sold: .sold
    case .commissioned: .commissioned
    }
  }
}
