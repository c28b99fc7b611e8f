import SimulationKernel
import Testing

@testable import MarketModel

/// A trace tells all that happens and changes nothing.
struct MarketTraceTests {
  private static let spending = Spending(perDay: [6000, 2000])
  private static let label = ReplicationLabel(text: "a test", startDay: 0)

  private func traced(
    _ filter: TraceFilter = TraceFilter()
  ) throws -> (events: [TracedEvent], record: MarketRecord) {
    var events: [TracedEvent] = []
    let record = try MarketReplication.trace(
      try .make(people: 120, horizonDays: 40), policy: Self.spending, streams: streams(2),
      label: Self.label, filter: filter
    ) { events.append($0) }
    return (events, record)
  }

  @Test("The record is that of a run without a trace, and what is traced adds up to it")
  func addsUp() throws {
    let (events, record) = try traced()
    #expect(record == play(try .make(people: 120, horizonDays: 40), Self.spending, seed: 2))
    let closing = try #require(events.first { $0.number == nil })
    #expect(events.compactMap(\.number) == Array(1..<events.count))
    #expect(zip(events, events.dropFirst()).allSatisfy { $0.day <= $1.day })
    func sum(_ name: String) -> Int {
      events.flatMap(\.counts).filter { $0.name == name }.reduce(0) { $0 + $1.count }
    }
    #expect(sum("impression") == record.channels.reduce(0) { $0 + $1.impressions })
    #expect(sum("visit") == record.totals.visits && record.totals.visits > 0)
    #expect(sum("cart") == record.totals.carts)
    #expect(sum("order") == record.totals.orders && record.totals.orders > 0)
    #expect(sum("first order") == record.totals.newCustomers)
    #expect(sum("sale of the rival's") == record.totals.rivalSales)
    #expect(sum("need") == record.totals.needs)
    #expect(sum("impulse") == record.totals.impulseNeeds)
    #expect(sum("friend's post") == record.totals.organicImpressions)
    #expect(sum("delivery") == record.totals.deliveries)
    // The last month's costs are paid when the books are closed, which is no event and is told.
    #expect(closing.day == 40 && closing.kindName == "monthEnds")
    #expect(abs(closing.cashChange + 10 * 1_000_000 / daysPerMonth) <= 1)
    let change = events.reduce(0) { $0 + $1.cashChange }
    #expect(abs(50_000_000 + change - record.totals.cash) <= 1)
  }

  @Test("The closing of the books is told to whoever asks for the run's end and for what is paid")
  func closing() throws {
    func isTold(_ filter: TraceFilter) throws -> Bool {
      try traced(filter).events.contains { $0.number == nil }
    }
    #expect(try isTold(TraceFilter(toDay: 40)) && isTold(TraceFilter(kinds: ["monthEnds"])))
    #expect(try !isTold(TraceFilter(toDay: 39)) && !isTold(TraceFilter(fromDay: 41)))
    #expect(try !isTold(TraceFilter(kinds: ["review"])) && !isTold(TraceFilter(person: 7)))
  }

  @Test("A person's trace is hers alone, impressions that she is shown included")
  func person() throws {
    let all = try traced().events
    let hers = try traced(TraceFilter(person: 7)).events
    #expect(hers == all.filter { $0.person == 7 })
    #expect(hers.contains { $0.kindName == "offersAdSlot" })
    // Between two events of hers her stage stays.
    let known = hers.filter { $0.stageAfter != nil }
    #expect(known.count > 3)
    for event in all where event.person != nil && event.kindName != "offersAdSlot" {
      #expect(event.stageBefore != nil && event.stageAfter != nil)
    }
  }

  @Test("Times and kinds let through what they name: from a day on, and before another")
  func filters() throws {
    let all = try traced().events
    let some = try traced(
      TraceFilter(fromDay: 7, toDay: 21, kinds: ["review", "shops"])
    ).events
    #expect(
      some
        == all.filter { $0.day >= 7 && $0.day < 21 && ["review", "shops"].contains($0.kindName) })
    #expect(some.filter { $0.kindName == "review" }.map(\.day) == [7, 14])
    #expect(Set(TraceFilter.kindNames).count == TraceFilter.kindNames.count)
  }

  @Test("Each kind's name is that of its case")
  func names() {
    let events: [MarketEvent] = [
      .needOpens(account: 1), .shops(account: 1, token: 2), .checksOut(account: 1, token: 2),
      .needCloses(account: 1, token: 2), .isDelivered(account: 1), .awarenessFades(person: 1),
      .lapses(account: 1), .collects(minorUnits: 5), .paysMerchants(minorUnits: 5), .monthEnds,
      .review, .periodEnds, .certified(number: 3), .subscriptionDue(account: 1, token: 2),
      .paysBills,
      .isTold(person: 1, by: 2), .opensRound(4), .refunds(minorUnits: 5),
    ]
    #expect(events.map(\.kind) == Array(events.indices))
    for event in events {
      #expect(String(describing: event).prefix { $0 != "(" } == event.kindName)
      let hasEntity = String(describing: event).contains(/(account|person): 1/)
      #expect(event.entity == (hasEntity ? 1 : nil))
    }
    let actions = ChannelAction.allCases.map { MarketEvent.channel(3, ChannelEvent($0, of: 1)) }
    let product = ProductEvent.allCases.map { MarketEvent.product($0, subject: 1) }
    let around = MacroAction.allCases.map { MarketEvent.macro(MacroEvent($0, of: 1)) }
    #expect(
      (product + actions + around).map(\.kind)
        == Array(events.count..<TraceFilter.kindNames.count))
    #expect(
      zip(around, MacroAction.allCases).allSatisfy { $0.kindName == String(describing: $1) })
    #expect(
      zip(actions, ChannelAction.allCases).allSatisfy { $0.kindName == String(describing: $1) })
    #expect(
      zip(product, ProductEvent.allCases).allSatisfy { $0.kindName == String(describing: $1) })
    #expect(product.map(\.entity).prefix(3) == [1, 1, nil])
  }
}
