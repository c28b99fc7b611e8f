internal import RandomStreams
internal import SimulationKernel

/// The shops of a channel in a run (A5): who lives near, who is inside, and what they cost.
struct Shops: Sendable {
  let index: Int
  let streamChannel: Int
  let configuration: ShopsConfiguration
  private(set) var places: [Shop]
  /// The number of each person's shop; ``nobodysShop`` for whom none is within reach.
  let homes: [UInt8]
  /// Visits a person so far, by which they draw.
  private var visits: [UInt16]
  /// Who is in a shop or on the way to one; looked up only, never gone through.
  private var present: [Int32: Presence] = [:]
  private var cost = StandingCost()

  static let nobodysShop = UInt8.max

  /// Where somebody is on her visit.
  private enum Presence: Sendable {
    case underway
    case waiting(WaitTicket)
    case served(ServiceTicket)
  }

  /// Draws who lives within reach of which shop: a draw a person and shop.
  init(index: Int, streamChannel: Int, configuration: ShopsConfiguration, in core: MarketCore) {
    self.index = index
    self.streamChannel = streamChannel
    self.configuration = configuration
    places = configuration.shops.map(Shop.init)
    var homes = Array(repeating: Self.nobodysShop, count: core.people.count)
    var nearest = Array(repeating: Double.infinity, count: core.people.count)
    for (number, shop) in configuration.shops.enumerated() where shop.reachShare > 0 {
      let place = GroupMembership(shop.place, in: core.population)
      for person in homes.indices where place.contains(person) {
        var stream = core.streams.stream(
          .distance.on(channel: streamChannel), entity: person,
          occurrence: Int(places[number].code))
        // Homes spread evenly over an area have a squared distance that is uniform: in radii of the
        // shop's reach, it is at most 1 for the share within it. The nearest shop is one's own.
        let squaredDistance = stream.uniform() / shop.reachShare
        guard squaredDistance < min(1, nearest[person]) else { continue }
        nearest[person] = squaredDistance
        homes[person] = UInt8(number)
      }
    }
    self.homes = homes
    visits = Array(repeating: 0, count: core.people.count)
    for (person, home) in homes.enumerated() where home != Self.nobodysShop {
      places[Int(home)].neighbours.append(Int32(person))
    }
  }

  /// What the shops cost a month in a phase: rent from building on, wages while they work.
  private func costPerMonth(in phase: ChannelPhase) -> Double {
    switch phase {
    case .planned, .closed: 0
    case .building, .paused: places.reduce(0) { $0 + $1.configuration.rentPerMonth }
    case .live:
      places.reduce(0) {
        $0 + $1.configuration.rentPerMonth
          + Double($1.configuration.staff) * configuration.wagePerMonth
      }
    }
  }
}

extension Shops: Channel {
  mutating func phaseChanged(
    to phase: ChannelPhase, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    cost.set(perMonth: costPerMonth(in: phase), at: schedule.now)
    for shop in places.indices {
      if let handle = places[shop].nextPassing { schedule.cancel(handle) }
      places[shop].nextPassing = nil
      if phase == .live { awaitPassing(shop, in: core, &schedule) }
    }
  }

  var bytes: Int {
    homes.reservedBytes + visits.reservedBytes
      + places.reduce(0) { $0 + $1.neighbours.reservedBytes }
  }

  mutating func settle(in core: inout MarketCore, at time: Double) {
    let due = cost.settle(at: time)
    if !core.isRuined { core.pay(due, for: .marketing, on: index, at: time) }
  }

  mutating func setOut(
    _ search: Search, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let person = Int32(search.person)
    let home = homes[search.person]
    guard home != Self.nobodysShop else { return false }
    guard present[person] == nil else { return true }
    var stream = core.streams.stream(
      .goingOut.on(channel: streamChannel), entity: search.account,
      occurrence: core.occasionKey(of: search.account))
    present[person] = .underway
    schedule.schedule(
      event(.visitsShop, of: person, shop: Int(home)),
      at: configuration.hours.visitTime(wanted: schedule.now, uniform: stream.uniform()))
    return true
  }

  func rowsExpected(by action: ChannelAction) -> ExpectedRows {
    switch action {
    case .passesShop, .visitsShop, .leavesLine: ExpectedRows(rows: RowAddresses(of: visits))
    case .isServed: ExpectedRows(subject: .visitor, rows: RowAddresses(of: visits))
    default: ExpectedRows()
    }
  }

  var rowsOfVisitors: RowAddresses? { RowAddresses(of: homes) }

  mutating func handle(
    _ event: ChannelEvent, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let shop = Int(event.number)
    switch event.action {
    case .passesShop: return pass(shop, event.subject, in: &core, &schedule)
    case .visitsShop:
      present[event.subject] = nil
      return enter(shop, event.subject, in: &core, &schedule)
    case .leavesLine: return leaveLine(shop, event.subject, in: &core, at: schedule.now)
    case .isServed: return serve(shop, event.subject, in: &core, &schedule)
    default: preconditionFailure("no such event is scheduled for shops")
    }
  }

  private func event(_ action: ChannelAction, of person: Int32, shop: Int) -> MarketEvent {
    .channel(UInt8(index), ChannelEvent(action, of: Int(person), number: UInt16(shop)))
  }

  /// Draws who passes a shop next: a Poisson process in opening hours among those who live near.
  private mutating func awaitPassing(
    _ shop: Int, in core: MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let neighbours = places[shop].neighbours
    let perYear = configuration.walkInsPerYear * Double(neighbours.count)
    guard perYear > 0 else { return }
    var stream = core.streams.stream(
      .passing.on(channel: streamChannel), entity: Int(places[shop].code),
      occurrence: places[shop].passersBy)
    places[shop].passersBy += 1
    let openDays = stream.exponential(
      mean: 365.25 / perYear * configuration.hours.openPerWeek / 7)
    let person = neighbours[stream.index(below: neighbours.count)]
    places[shop].nextPassing = schedule.schedule(
      event(.passesShop, of: person, shop: shop),
      at: configuration.hours.time(afterOpen: openDays, from: schedule.now))
  }

  private mutating func pass(
    _ shop: Int, _ person: Int32, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    places[shop].nextPassing = nil
    guard !core.isRunOff, !core.isRuined else { return false }
    awaitPassing(shop, in: core, &schedule)
    return enter(shop, person, in: &core, &schedule)
  }

  /// Somebody comes in, and is served or waits.
  private mutating func enter(
    _ shop: Int, _ person: Int32, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard core.phases[index] == .live, !core.isRuined, present[person] == nil,
      core.isActive(core.account(of: Int(person)))
    else { return false }
    core.record.channels[index].visitors += 1
    visits[Int(person)] &+= 1
    var stream = visitStream(.shopVisit, of: person, in: core)
    let work = configuration.serviceMinutes.draw(from: &stream) / minutesPerDay
    let patience = configuration.patienceMinutes.draw(from: &stream) / minutesPerDay
    switch places[shop].staff.request(person, work: work, at: schedule.now) {
    case .started(let service): begin(service, in: shop, &schedule)
    case .waiting(let ticket):
      present[person] = .waiting(ticket)
      places[shop].staff.setTimer(
        schedule.schedule(event(.leavesLine, of: person, shop: shop), after: patience),
        of: ticket)
    case .balked: preconditionFailure("the line of a shop has no limit")
    }
    return true
  }

  private mutating func begin(
    _ service: ServerPool<Int32>.Service, in shop: Int,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    schedule.cancelTimers(of: service)
    present[service.customer] = .served(service.ticket)
    schedule.schedule(event(.isServed, of: service.customer, shop: shop), after: service.work)
  }

  private mutating func leaveLine(
    _ shop: Int, _ person: Int32, in core: inout MarketCore, at time: Double
  ) -> Bool {
    guard case .waiting(let ticket)? = present[person],
      places[shop].staff.withdraw(ticket, at: time) != nil
    else { return false }
    present[person] = nil
    core.record.channels[index].leftWaiting += 1
    return true
  }

  /// The service ends with the visitor's choice; the next in line takes her place.
  private mutating func serve(
    _ shop: Int, _ person: Int32, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard case .served(let ticket)? = present.removeValue(forKey: person) else {
      preconditionFailure("who is served has been let in")
    }
    if let next = places[shop].staff.release(ticket, at: schedule.now) {
      begin(next, in: shop, &schedule)
    }
    guard !core.isRuined, core.isActive(core.account(of: Int(person))) else { return false }
    var stream = visitStream(.shopChoice, of: person, in: core)
    // After the horizon people go on by themselves, and nobody makes needs any more.
    core.receive(
      Int(person), by: .organic(index),
      impulseShare: core.isRunOff ? 0 : configuration.impulseShare,
      presence: configuration.presenceUtility, isAtTill: true, stream: &stream, &schedule)
    return true
  }

  private func visitStream(
    _ purpose: StreamPurpose, of person: Int32, in core: MarketCore
  ) -> RandomStream {
    core.streams.stream(
      purpose.on(channel: streamChannel), entity: Int(person),
      occurrence: Int(visits[Int(person)]))
  }
}

/// One shop in a run.
struct Shop: Sendable {
  let configuration: ShopConfiguration
  /// The shop's part in the addresses of its draws.
  let code: UInt32
  /// Whoever is inside at closing time is still served.
  var staff: ServerPool<Int32>
  /// Who lives within its reach, and nearer to no other.
  var neighbours: [Int32] = []
  var passersBy = 0
  var nextPassing: EventHandle?

  init(_ configuration: ShopConfiguration) {
    self.configuration = configuration
    code = StableHash.of32Bits(configuration.name)
    staff = ServerPool(serverCount: configuration.staff)
  }
}

/// Minutes a day.
let minutesPerDay = 1440.0
