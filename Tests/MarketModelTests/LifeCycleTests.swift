import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// A channel is planned, built, live, paused and closed on its dates (D11).
struct LifeCycleTests {
  private static let spending = Spending(perDay: [6000, 2000])

  private func played(
    _ life: LifeCycle, of channel: Int = 0
  ) throws -> (events: [TracedEvent], record: MarketRecord) {
    var market = try MarketConfiguration.make(people: 300, horizonDays: 60)
    market.channels[channel].lifeCycle = life
    var events: [TracedEvent] = []
    let record = try MarketReplication.trace(
      market, policy: Self.spending, streams: streams(5),
      label: ReplicationLabel(text: "a test", startDay: 0), filter: TraceFilter()
    ) { events.append($0) }
    return (events, record)
  }

  private func slots(_ events: [TracedEvent]) -> [Double] {
    events.filter { $0.kindName == "offersAdSlot" }.map(\.day)
  }

  @Test("Unless something is said a channel is live from the start, and no event says so")
  func always() throws {
    let (events, record) = try played(LifeCycle())
    #expect(!events.contains { ["goesLive", "startsBuilding"].contains($0.kindName) })
    #expect(try played(LifeCycle(opensOnDay: 0, closesOnDay: 60)).record == record)
  }

  @Test("A channel works from opening day and building time on, and costs what it costs")
  func building() throws {
    let life = LifeCycle(opensOnDay: 10, buildDays: 15, buildCost: Money(minorUnits: 700_000))
    let (events, record) = try played(life)
    #expect(events.filter { $0.kindName == "startsBuilding" }.map(\.day) == [10])
    #expect(events.filter { $0.kindName == "startsBuilding" }.map(\.cashChange) == [-700_000])
    #expect(events.filter { $0.kindName == "goesLive" }.map(\.day) == [25])
    let days = slots(events)
    #expect(days.count > 20 && days[0] >= 25)
    // Impressions cost what slots cost, and the building beside.
    let plain = try played(LifeCycle(opensOnDay: 10, buildDays: 15)).record
    #expect(record.channels[0].spend == plain.channels[0].spend + 700_000)
    #expect(plain.channels[0].impressions == record.channels[0].impressions)
  }

  @Test("A channel rests, goes on, and closes for good")
  func resting() throws {
    let (events, _) = try played(
      LifeCycle(pause: 20..<30, closesOnDay: 45, exitCost: Money(minorUnits: 5000)))
    let days = slots(events)
    for (from, to, isLive) in [(0.0, 20.0, true), (20, 30, false), (30, 45, true), (45, 60, false)]
    { #expect(days.contains { $0 > from && $0 < to } == isLive) }
    #expect(events.filter { $0.kindName == "closes" }.map(\.cashChange) == [-5000])
  }

  @Test("A platform that is not live answers no search, and what it sells is still delivered")
  func platform() throws {
    let (_, record) = try played(LifeCycle(closesOnDay: 20), of: 1)
    let (_, whole) = try played(LifeCycle(), of: 1)
    #expect(record.channels[1].organicVisits < whole.channels[1].organicVisits / 2)
    #expect(record.channels[1].organicVisits > 0)
  }
}
