import Testing

@testable import MarketModel

/// A profile counts what a run does.
struct MarketProfileTests {
  @Test("A profile has the record of a run and every event of it in its place")
  func counts() throws {
    let market = try MarketConfiguration.make(people: 120, horizonDays: 40, valueDays: 20)
    let spending = Spending(perDay: [6000, 2000])
    let profile = MarketProfile(market, policy: spending, streams: streams(2))
    #expect(profile.record == play(market, spending, seed: 2))
    var traced: [String: Int] = [:]
    _ = try MarketReplication.trace(
      market, policy: spending, streams: streams(2), label: ReplicationLabel(text: "", startDay: 0),
      filter: TraceFilter()
    ) { event in
      // The closing of the books is no event.
      if event.number != nil { traced[event.kindName, default: 0] += 1 }
    }
    for row in profile.rows { #expect(row.count == traced[row.name] ?? 0, "\(row.name)") }
    #expect(profile.rows.contains { $0.nanoseconds > 0 })
    #expect(profile.setUpNanoseconds > 0 && profile.clockNanoseconds > 0)
  }
}
