import ConversionModel
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Shops: reach, hours, staff, till and costs (A5).
struct ShopsTests {
  private func shops(in simulation: Simulation<Market>) throws -> Shops {
    try #require(simulation.model.channels[2] as? Shops)
  }

  // A binomial of 4000: 4.5 standard errors, 7e-6 for each of three.
  @Test("A share of the people lives within each reach, and shops with the nearer one")
  func reach() throws {
    let market = try MarketConfiguration.make(
      people: 4000, horizonDays: 1, and: .shops { $0.shops[1].reachShare = 0.2 })
    let homes = try shops(in: open(market, fieldSpending)).homes
    // Who lives within both goes where the distance is less in radii: half of them each.
    let both = 0.5 * 0.2
    for (home, share) in [
      (0, 0.5 - both / 2), (1, 0.2 - both / 2), (Int(Shops.nobodysShop), 0.5 * 0.8),
    ] {
      let count = Double(homes.count { Int($0) == home })
      #expect(
        abs(count - 4000 * share) < standardErrors * (4000 * share * (1 - share)).squareRoot())
    }
    // A shop that goes sends its people to the other where they live within its reach too.
    var single = market
    single.channels[2] = try .shops { $0.shops.removeLast() }
    let alone = try shops(in: open(single, fieldSpending)).homes
    for (before, after) in zip(homes, alone) where before == 0 || after != 0 {
      #expect(before == after || before == 1)
    }
    #expect(zip(homes, alone).contains { $0 == 1 && $1 == 0 })
  }

  @Test("Nobody outside the reach ever comes, and everybody comes in opening hours")
  func visitors() throws {
    var market = try MarketConfiguration.make(and: .shops { $0.shops.removeLast() })
    market.awareness.directVisitShare = 0
    let homes = try shops(in: open(market, fieldSpending)).homes
    let (events, record) = try traced(market, fieldSpending)
    let visits = events.filter { ["visitsShop", "passesShop"].contains($0.kindName) }
    #expect(Set(visits.map(\.kindName)).count == 2)
    for visit in visits {
      #expect(homes[try #require(visit.person)] == 0)
      let hour = visit.day - visit.day.rounded(.down)
      #expect(hour >= 0.375 && hour < 0.875)
    }
    let totals = record.channels[2]
    #expect(totals.visitors > 50 && totals.orders > 5 && totals.visitors <= visits.count)
    #expect(totals.paidClicks == 0 && totals.impressions == 0)
    // Everybody who came in was served, left, or is still there at the horizon.
    #expect((0...5).contains(totals.visitors - totals.organicVisits - totals.leftWaiting))
  }

  @Test("Without reach a shop changes nothing but what it costs")
  func unreached() throws {
    let market = try MarketConfiguration.make(
      and: .shops { parts in
        for shop in parts.shops.indices { parts.shops[shop].reachShare = 0 }
        parts.wagePerMonth = 0
        for shop in parts.shops.indices { parts.shops[shop].rentPerMonth = 0 }
      })
    // Its people look there and find nothing, unless nobody looks.
    var unsought = market
    unsought.channels[2].seekWeight = 0
    let with = play(unsought, fieldSpending)
    let without = play(try .make(), Spending(perDay: [4000, 1000]))
    #expect(with.totals == without.totals)
    #expect(
      Array(with.channels.prefix(2)) == without.channels && with.channels[2] == ChannelTotals())
    #expect(play(market, fieldSpending).channels[2].visitors == 0)
  }

  @Test("An order is placed at the till at once: paid in cash, with no cart that waits")
  func till() throws {
    var market = try MarketConfiguration.make(and: .shops())
    market.channels.removeFirst(2)
    market.awareness.directVisitShare = 0
    market.product.deliveryDays = try .constant(1)
    market.firm.fixedCostPerMonth = .zero
    let (events, record) = try traced(market, Spending(perDay: [0]))
    #expect(record.totals.orders > 10)
    #expect(record.totals.carts == record.totals.orders && record.totals.receivables == 0)
    #expect(!events.contains { $0.kindName == "checksOut" })
    let sales = events.filter { $0.kindName == "isServed" && $0.cashChange > 0 }
    #expect(sales.count == record.totals.orders)
    #expect(record.channels[0].orders == record.totals.orders)
    let sold = sales.reduce(0) { $0 + $1.cashChange }
    #expect(Double(sold) == record.totals.contribution)
  }

  // Some 11,500 visitors; the standard error of the share that leaves is about .006, as visits are
  // correlated: .03 are more than 4.5.
  @Test("Visitors who wait longer than they have patience leave: the queue M/M/1+M")
  func patience() throws {
    let minutes = 6.0
    let perDay = 0.8 * minutesPerDay / minutes
    let market = try MarketConfiguration.make(
      people: 2000, horizonDays: 60,
      and: .shops { parts in
        parts.shops = [ShopConfiguration(name: "one", reachShare: 1, staff: 1, rentPerMonth: 0)]
        parts.hours = OpeningHours(sessions: Array(repeating: 0..<1, count: 7))
        parts.walkInsPerYear = perDay * 365.25 / 2000
        parts.serviceMinutes = try .exponential(mean: minutes)
        parts.patienceMinutes = try .exponential(mean: minutes)
        parts.impulseShare = 0
      })
    var quiet = market
    quiet.need.needsPerYear = 0
    quiet.channels.removeFirst(2)
    let totals = try #require(play(quiet, Spending(perDay: [0])).channels.first)
    #expect(abs(Double(totals.visitors) - perDay * 60) < 4.5 * (perDay * 60).squareRoot())
    // With equal rates of service and of patience the number present is Poisson (as in M/M/inf):
    // load r, the server is busy 1 - exp(-r) of the time, and serves that part of an hour's worth.
    let served = (1 - exp(-0.8)) / 0.8
    #expect(abs(Double(totals.leftWaiting) / Double(totals.visitors) - (1 - served)) < 0.03)
  }

  @Test("Rent runs from building to closing, wages while the shops work")
  func costs() throws {
    var channel = try ChannelConfiguration.shops()
    channel.lifeCycle = LifeCycle(opensOnDay: 5, buildDays: 10, pause: 25..<35, closesOnDay: 50)
    let record = play(try .make(and: channel), fieldSpending)
    // Two shops of 30,000 rent and two people of 50,000 each.
    let due = (2 * 30_000 * 45.0 + 4 * 50_000 * (35.0 - 10)) / daysPerMonth
    #expect(abs(record.channels[2].spend - due) <= 1)
    #expect(record.periods.allSatisfy { $0.ledgerImbalance == 0 })
    // Nobody comes but while they work.
    let (events, _) = try traced(try .make(and: channel), fieldSpending)
    let days = events.filter { $0.kindName == "passesShop" }.map(\.day)
    #expect(days.allSatisfy { (15..<25).contains($0) || (35..<50).contains($0) })
    #expect(days.contains { $0 < 25 } && days.contains { $0 > 35 })
  }

  @Test("Taking the shops away shifts nobody else's draws (R9)")
  func counterfactual() throws {
    // What shops do to people is switched off: who comes by chance makes and buys nothing.
    var with = try MarketConfiguration.make(
      and: .shops {
        $0.impulseShare = 0
        $0.presenceUtility = -60
      })
    with.channels[2].seekWeight = 0
    with.channels[2].sees = .none
    with.awareness.liftPerVisit = 0
    with.rival.consideredShare = 0
    var without = with
    without.channels.removeLast()
    let (kept, record) = try traced(with, fieldSpending)
    let (plain, plainRecord) = try traced(without, Spending(perDay: [4000, 1000]))
    #expect(record.channels[2].visitors > 50)
    #expect(Array(record.channels.prefix(2)) == plainRecord.channels)
    #expect(record.totals.orders == plainRecord.totals.orders && record.totals.orders > 20)
    // A visit stores the visitor's awareness anew, rounded; when it is next looked at is no draw.
    let own: Set = ["passesShop", "visitsShop", "isServed", "leavesLine", "awarenessFades"]
    func others(_ events: [TracedEvent]) -> [[Double]] {
      events.filter { !own.contains($0.kindName) }.map { [$0.day, Double($0.person ?? -1)] }
    }
    #expect(others(kept) == others(plain))
  }

  @Test("The firm sees the visitors whom it can match, and an order always (R5)")
  func visibility() throws {
    var market = try MarketConfiguration.make(and: .shops())
    market.channels.removeFirst(2)
    market.awareness.directVisitShare = 0
    for (sees, share) in [(ChannelVisibility.aggregate, 1.0), (.identified, 1), (.identified, 0)] {
      market.channels[0].sees = sees
      market.channels[0].matchShare = share
      var simulation = open(market, Spending(perDay: [0]))
      simulation.run(until: 60)
      let core = simulation.model.core
      let visits = core.record.channels[0].organicVisits
      #expect(visits > 50 && core.record.totals.orders > 5)
      #expect(core.learner.touches == (sees == .identified && share == 1 ? visits : 0))
    }
  }

  @Test("Trust is raised by visits, and a visit in person counts more in the choice")
  func presence() throws {
    func orders(presence: Double, perTouch: Double) throws -> Int {
      var market = try MarketConfiguration.make(and: .shops { $0.presenceUtility = presence })
      market.product.trustUtility = 2
      market.channels[2].trustPerTouch = perTouch
      return (1...3).reduce(0) { $0 + play(market, fieldSpending, seed: $1).channels[2].orders }
    }
    let plain = try orders(presence: 0, perTouch: 0)
    #expect(try orders(presence: 2, perTouch: 0) > plain)
    #expect(try orders(presence: 0, perTouch: 0.5) > plain)
  }

  @Test("Nobody and no money gets lost in shops", arguments: 1...6)
  func conservation(seed: Int) throws {
    var market = try MarketConfiguration.make(
      and: .shops {
        $0.walkInsPerYear = 100
        $0.shops[0].staff = 1
        $0.serviceMinutes = try .exponential(mean: 40)
      })
    market.firm.openingCash = Money(minorUnits: Int64(seed) * 400_000)
    market.firm.customerValueDays = 30
    market.calendar.shoppingFactorByDay = Array(repeating: 1, count: 93)
    market.product.trustUtility = 1
    try MarketReplication.check(market, policy: fieldSpending, streams: streams(seed))
    let record = play(market, fieldSpending, seed: seed)
    let totals = record.totals
    let earned = totals.contribution - totals.marketing - totals.fixedCosts
    #expect(
      totals.cash + totals.receivables - totals.merchantPayables - totals.debt
        == market.firm.openingCash.asDouble + earned)
    #expect(totals.marketing == record.channels.reduce(0) { $0 + $1.spend })
    #expect(totals.orders == record.channels.reduce(record.direct.orders) { $0 + $1.orders })
  }
}
