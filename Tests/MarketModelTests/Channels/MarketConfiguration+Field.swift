import MarketModel
import RandomStreams

extension ChannelConfiguration {
  /// Two shops that are always open, for half of the people each; a test changes what it is about.
  static func shops(
    _ change: (inout ShopsConfiguration) throws -> Void = { _ in }
  ) throws -> ChannelConfiguration {
    var parts = ShopsConfiguration(
      shops: ["centre", "suburb"].map {
        ShopConfiguration(name: $0, reachShare: 0.5, staff: 2, rentPerMonth: 30_000)
      },
      hours: OpeningHours(sessions: Array(repeating: 0.375..<0.875, count: 7)),
      wagePerMonth: 50_000, serviceMinutes: try .exponential(mean: 15),
      patienceMinutes: try .exponential(mean: 10), walkInsPerYear: 12, impulseShare: 0.2,
      presenceUtility: 2)
    try change(&parts)
    return ChannelConfiguration(
      name: "shops", sees: .identified, matchShare: 0.5, kind: .shops(parts), trustPerTouch: 0.3)
  }

  /// Two fairs of three days; a test changes what it is about.
  static func exhibition(
    _ change: (inout ExhibitionConfiguration) throws -> Void = { _ in }
  ) throws -> ChannelConfiguration {
    var parts = ExhibitionConfiguration(
      fairs: [("spring", 10), ("autumn", 40)].map {
        FairConfiguration(
          name: $0, startDay: $1, days: 3, cost: Money(minorUnits: 100_000), commitDaysBefore: 7,
          depositShare: 0.4)
      },
      hours: 0.375..<0.75, audience: nil, attendanceShare: 0.4, noticeShare: 0.6,
      liftPerNotice: 0.1, talkShare: 0.3, openNeedTalkFactor: 3, talksPerDay: 1000,
      writeLaterShare: 0.1, writeLaterDays: 7, followUpDays: try .gamma(mean: 3, sd: 2),
      followUpCost: Money(minorUnits: 500), answerShare: 0.5, leadHalfLifeDays: 13,
      impulseShare: 0.3)
    try change(&parts)
    return ChannelConfiguration(
      name: "fairs", sees: .identified, matchShare: 0.9, kind: .exhibition(parts),
      trustPerTouch: 0.2)
  }
}

extension MarketConfiguration {
  /// The small market with another channel behind the medium and the platform.
  static func make(
    people: Int = 200, horizonDays: Double = 60, and channel: ChannelConfiguration
  ) throws -> MarketConfiguration {
    var market = try make(people: people, horizonDays: horizonDays)
    market.channels.append(channel)
    return market
  }
}

/// The trace and the record of a run.
func traced(
  _ market: MarketConfiguration, _ policy: any Policy, seed: Int = 1
) throws -> (events: [TracedEvent], record: MarketRecord) {
  var events: [TracedEvent] = []
  let record = try MarketReplication.trace(
    market, policy: policy, streams: streams(seed),
    label: ReplicationLabel(text: "a test", startDay: 0), filter: TraceFilter()
  ) { events.append($0) }
  return (events, record)
}

/// Spends on the small market's medium and platform, and nothing on a third channel.
let fieldSpending = Spending(perDay: [4000, 1000, 0])
