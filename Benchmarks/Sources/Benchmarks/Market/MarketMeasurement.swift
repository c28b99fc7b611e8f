internal import MarketModel
internal import MarketPlay

/// A year of a market with all channels: how long it took, and what it held in memory.
struct MarketMeasurement {
  /// The size of the market.
  let people: Int
  /// Processor time of setting up the people, seconds.
  let setUpSeconds: Double
  /// Processor time from the first event to the horizon, the books included, seconds.
  let playSeconds: Double
  /// Events that changed the state.
  let events: Int
  /// Orders, by which two programs can be seen to play the same market.
  let orders: Int
  /// The most events that were pending at the end of one of a hundred steps.
  let mostPending: Int
  /// Reserved memory at the horizon, part by part.
  let footprint: [MemoryPart]
  /// By how much the most that was resident grew.
  let residentBytes: Int

  /// Steps after which the pending events are counted.
  private static let steps = 100

  /// Makes a market of a size, after one of few people has been played: code, tables and the
  /// libraries' own memory are then there.
  static func prepare(people: Int) throws -> AllChannels {
    _ = try AllChannels(people: 1000).start().finish()
    return try AllChannels(people: people)
  }

  /// Plays a market of a size, in a process that has measured nothing before.
  init(people: Int) throws {
    let market = try Self.prepare(people: people)
    let residentBefore = ResidentMemory.peakBytes
    let start = ProcessorTime.nanoseconds
    var run = market.start()
    let begin = ProcessorTime.nanoseconds
    var mostPending = run.pendingEvents
    for step in 1...Self.steps {
      run.play(until: run.horizon * Double(step) / Double(Self.steps))
      mostPending = max(mostPending, run.pendingEvents)
    }
    footprint = run.footprint
    let record = run.finish()
    let end = ProcessorTime.nanoseconds
    self.people = people
    setUpSeconds = (begin - start) / 1e9
    playSeconds = (end - begin) / 1e9
    residentBytes = ResidentMemory.peakBytes - residentBefore
    events = record.totals.events
    orders = record.totals.orders
    self.mostPending = mostPending
    try Self.check(record, of: market)
  }

  /// Refuses a market that has lost people or money, and one in which a channel did nothing.
  private static func check(_ record: MarketRecord, of market: AllChannels) throws {
    for period in record.periods {
      guard period.ledgerImbalance == 0, period.stagesAgree,
        period.stages.reduce(0, +) == market.people
      else { throw WrongResult(expected: "all people and all money", found: "\(period)") }
    }
    guard record.totals.ruinDay == nil else {
      throw WrongResult(expected: "a firm that can pay", found: "\(record.totals)")
    }
    for (name, channel) in zip(market.channelNames, record.channels) {
      guard channel.spend > 0, channel.touches > 0 else {
        throw WrongResult(expected: "a channel \(name) at work", found: "\(channel)")
      }
    }
  }

  /// State-changing events in a second of processor time, set-up apart.
  var eventsPerSecond: Double { Double(events) / playSeconds }
  /// Reserved bytes a person, without those of touches whose label is open and of pending events.
  var bytesPerPerson: Double {
    Double(footprint.filter { !$0.isOfTouches }.reduce(0) { $0 + $1.bytes }) / Double(people)
  }
  /// Reserved bytes a person for the touches whose label is open.
  var touchBytesPerPerson: Double {
    Double(footprint.filter(\.isOfTouches).reduce(0) { $0 + $1.bytes }) / Double(people)
  }
  /// Bytes by which the process has grown, a person.
  var residentBytesPerPerson: Double { Double(residentBytes) / Double(people) }
  /// Pending events a person.
  var pendingPerPerson: Double { Double(mostPending) / Double(people) }
}

extension ChannelTotals {
  /// Whether people have met the channel: what each kind counts of that.
  fileprivate var touches: Int {
    impressions + organicImpressions + organicVisits + visitors + pipeline.contacts
      + mailing.opened + service.contacts + courses.participants + partners.signed
      + developers.signUps
  }
}

extension MemoryPart {
  /// Whether it is memory of touches that wait for their label, and not of people.
  fileprivate var isOfTouches: Bool { name == "touches" }
}
