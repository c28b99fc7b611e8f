import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Developers sign up, build, go live and stay; what they use is metered and billed.
struct DevelopersTests {
  private static let nothing = Spending(perDay: [0])

  @Test("Developers come at their rate, and go live so long after as building takes")
  func funnel() throws {
    let record = play(try .makeEmbedded(developers: try .make()), Self.nothing)
    let totals = record.channels[0].developers
    let perDay = 20 / daysPerMonth
    // Poisson, and thinned: within 4.5 standard deviations but once in 150,000 seeds.
    for (count, mean) in [
      (totals.signUps, perDay * 730), (totals.builds, perDay * 700 * 0.5),
      (totals.integrations, perDay * 640 * 0.4),
    ] {
      #expect(abs(Double(count) - mean) < 4.5 * mean.squareRoot())
    }
    #expect(totals.live == totals.integrations && totals.left == 0)
    let first = try #require(totals.firstRevenueDay)
    #expect(first > 90 + daysPerMonth && first < 90 + daysPerMonth + 60)
  }

  @Test("Use is that of the days on which integrations were live, and is billed to the unit")
  func usage() throws {
    let record = play(try .makeEmbedded(developers: try .make()), Self.nothing)
    let totals = record.channels[0].developers
    let months = totals.liveDays / daysPerMonth
    // What has been used since the last bill is not metered yet, and each bill is rounded.
    #expect(totals.units <= 1000 * months + Double(totals.live) * 30)
    #expect(totals.units > 1000 * (months - Double(totals.live)))
    #expect(totals.usageRevenue == 10 * totals.units)
    #expect(totals.servingCost == 4 * totals.units)
    #expect(record.totals.revenue == totals.usageRevenue)
    #expect(record.totals.contribution == 6 * totals.units)
    #expect(record.channels[0].contribution == record.totals.contribution)
    #expect(record.totals.profit == record.totals.contribution - record.totals.fixedCosts)
    #expect(record.totals.receivables > 0 && record.totals.receivables < totals.usageRevenue)
  }

  @Test(
    "What integrations use leaves records to learn from, worth the less the more alike they are")
  func learnt() throws {
    func played(_ learnt: LearntUse?) throws -> (units: Double, product: ProductRecord) {
      var parts = try DevelopersConfiguration.make()
      parts.usage.learnt = learnt
      var market = try MarketConfiguration.makeEmbedded(developers: parts)
      var ai = AIProductConfiguration.make(training: nil)
      ai.usage.sessionsPerMonth = 0
      ai.usage.recordsPerUse = 2
      market.product.ai = ai
      let record = play(market, Self.nothing)
      return (
        record.channels[0].developers.units, try #require(record.periods.last?.product)
      )
    }
    let none = try played(nil).product
    #expect(none.totals.sourceRecords == 0 && none.segments[0].effectiveRecords == 500)
    let different = try played(LearntUse(share: 0.25, correlation: 0))
    let records = different.units * 0.5
    #expect(records > 100_000 && different.product.totals.sourceRecords == records)
    #expect(abs(different.product.segments[0].effectiveRecords - 500 - records) < 1e-6 * records)
    // Records that are all alike are worth one for each integration that has been billed.
    let alike = try played(LearntUse(share: 0.25, correlation: 1)).product
    #expect((550...900).contains(alike.segments[0].effectiveRecords))
  }

  @Test("What those developers use whom the budget has brought counts for the spending of its time")
  func cohorts() throws {
    var parts = try DevelopersConfiguration.make()
    parts.building.signUpsPerMonth = 0
    var market = try MarketConfiguration.makeEmbedded(developers: parts)
    market.channels[0].lifeCycle = LifeCycle(opensOnDay: 90)
    var simulation = open(market, Spending(reviewDays: 30, perDay: [20_000]))
    simulation.run(until: 720)
    let core = simulation.model.core
    let cohorts = core.reports[0].cohorts
    let traced = cohorts.reduce(0) { $0 + $1.contribution }
    #expect(traced > 0 && traced <= core.record.channels[0].contribution + 1)
    // Nothing was spent before the channel opened, and what was later has brought each its own.
    #expect(cohorts.prefix(3).allSatisfy { $0.spend == 0 && $0.contribution == 0 })
    #expect(cohorts.count(where: { $0.spend > 0 && $0.contribution > 0 }) > 5)
  }

  @Test("Use grows in proportion to its full level, and free units are not billed")
  func growth() throws {
    var parts = try DevelopersConfiguration.make()
    parts.usage.growthDays = 180
    let grown = play(try .makeEmbedded(developers: parts), Self.nothing).channels[0].developers
    let full = play(try .makeEmbedded(developers: try .make()), Self.nothing).channels[0].developers
    #expect(grown.integrations == full.integrations)
    // An integration that has been live for t of the 180 days lacks t − t²/360 days of use, and an
    // older one 90 days.
    #expect(grown.units < full.units - 1000 * 90 / daysPerMonth * 0.6 * Double(full.integrations))
    #expect(grown.units > full.units - 1000 * 90 / daysPerMonth * Double(full.integrations))
    parts = try .make()
    parts.usage.freeUnitsPerMonth = 400
    let free = play(try .makeEmbedded(developers: parts), Self.nothing).channels[0].developers
    #expect(free.units == full.units)
    #expect(abs(free.usageRevenue / full.usageRevenue - 0.6) < 0.001)
  }

  @Test("Integrations are taken out at their hazard")
  func leaving() throws {
    var parts = try DevelopersConfiguration.make()
    parts.building.leavesPerYearShare = 0.3
    parts.building.signUpsPerMonth = 100
    let totals = play(try .makeEmbedded(developers: parts), Self.nothing).channels[0].developers
    let expected = -log(0.7) * totals.liveDays / 365.25
    #expect(expected > 150)
    #expect(abs(Double(totals.left) - expected) < 4.5 * expected.squareRoot())
    #expect(totals.live == totals.integrations - totals.left)
  }

  @Test("The budget brings so many developers as it pays, and those there are run out")
  func budget() throws {
    var parts = try DevelopersConfiguration.make()
    parts.building.signUpsPerMonth = 0
    let market = try MarketConfiguration.makeEmbedded(developers: parts)
    let record = play(market, Spending(perDay: [10_000]))
    // A developer every second day, and of 60,000 hardly any has signed up before.
    #expect(abs(record.channels[0].developers.signUps - 365) <= 6)
    #expect(abs(record.channels[0].spend - 7_300_000) <= 40_000)
    #expect(record.totals.marketing == record.channels[0].spend)
    parts.building.developers = 50
    let few = play(
      try .makeEmbedded(developers: parts), Spending(perDay: [10_000])
    ).channels[0].developers
    #expect(few.signUps <= 50 && few.signUps > 45)
  }

  @Test("What is live is shown to others, who make more of it")
  func showing() throws {
    var parts = try DevelopersConfiguration.make()
    let alone = play(try .makeEmbedded(developers: parts), Self.nothing).channels[0].developers
    parts.building.shownPerIntegrationMonth = 0.5
    let shown = play(try .makeEmbedded(developers: parts), Self.nothing).channels[0].developers
    let expected = 0.5 * shown.liveDays / daysPerMonth
    #expect(abs(Double(shown.signUps - alone.signUps) - expected) < 4.5 * expected.squareRoot() + 5)
    #expect(shown.integrations > alone.integrations)
  }

  @Test("Integrations bring people, who buy, and the developer has its part of that")
  func endUsers() throws {
    var parts = try DevelopersConfiguration.make()
    parts.endUsers = EndUserConfiguration(
      perIntegrationMonth: 3, impulseShare: 1, revenueShare: 0.25)
    var market = try MarketConfiguration.makeEmbedded(people: 4000, developers: parts)
    market.product.waitingUtility = -60
    market.product.abandoningUtility = -60
    market.product.cartDays = try .constant(0)
    market.rival.consideredShare = 0
    let record = play(market, Self.nothing)
    let totals = record.channels[0].developers
    let expected = 3 * totals.liveDays / daysPerMonth
    #expect(abs(Double(totals.endUsers) - expected) < 4.5 * expected.squareRoot())
    #expect(record.channels[0].organicVisits == totals.endUsers)
    #expect(record.totals.orders > 1000)
    #expect(
      abs(record.totals.commission - 0.25 * record.totals.orderValue)
        <= 0.5 * Double(record.totals.orders))
    try MarketReplication.check(market, policy: Self.nothing, streams: streams(1))
  }

  @Test("R1 What integrations will still bring after the horizon counts for the firm's value")
  func value() throws {
    var parts = try DevelopersConfiguration.make()
    parts.building.signUpsPerMonth = 200
    var market = try MarketConfiguration.makeEmbedded(valueDays: 730, developers: parts)
    market.firm.discountPerYearShare = 0.15
    let record = play(market, Self.nothing)
    let rate = -log(0.85) / 365.25
    let discountedMonths = (1 - exp(-rate * 730)) / rate / daysPerMonth
    let expected = Double(record.channels[0].developers.live) * 6000 * discountedMonths
    // Bills come after their month: some are before the horizon in part, and some after the end.
    #expect(abs(record.totals.customerValue / expected - 1) < 0.03)
  }

  @Test("A channel that closes takes its integrations out")
  func closing() throws {
    var market = try MarketConfiguration.makeEmbedded(developers: try .make())
    market.channels[0].lifeCycle.closesOnDay = 400
    let totals = play(market, Self.nothing).channels[0].developers
    #expect(totals.live == 0 && totals.left == totals.integrations && totals.left > 20)
  }

  @Test("R9 Developers of whom nobody comes shift nobody's draws", arguments: 1...3)
  func idle(seed: Int) throws {
    let market = try MarketConfiguration.make()
    var beside = market
    var parts = try DevelopersConfiguration.make()
    parts.building.signUpsPerMonth = 0
    beside.channels.append(.developers(parts))
    let alone = play(market, Spending(perDay: [2000, 1000]), seed: seed)
    let both = play(beside, Spending(perDay: [2000, 1000, 0]), seed: seed)
    #expect(both.totals.orders == alone.totals.orders && both.totals.visits == alone.totals.visits)
    #expect(both.totals.firmValue == alone.totals.firmValue)
  }

  @Test("No money is lost, whatever the developers", arguments: 1...15)
  func conserved(seed: Int) throws {
    var generator = MarketGenerator(seed: seed)
    var (market, spending) = try generator.next()
    var stream = streams(seed).stream(StreamPurpose(60_003), entity: 0)
    func number(_ low: Double, _ high: Double) -> Double { low + (high - low) * stream.uniform() }
    let parts = DevelopersConfiguration(
      building: DeveloperBuilding(
        developers: 1 + stream.index(below: 300), signUpsPerMonth: number(0, 100),
        costPerDeveloper: number(100, 10_000), shownPerIntegrationMonth: number(0, 5),
        sandboxDays: try .exponential(mean: number(0, 10)), buildsShare: number(0, 1),
        integrationDays: try .exponential(mean: number(0, 20)), goesLiveShare: number(0, 1),
        leavesPerYearShare: number(0, 0.99)),
      usage: IntegrationUsage(
        unitsPerMonth: try .lognormal(median: number(1, 1000), sigma: number(0, 1)),
        monthSigma: number(0, 1), growthDays: number(0, 60), freeUnitsPerMonth: number(0, 100),
        pricePerUnit: number(0, 50), servingCostPerUnit: number(0, 20), paymentDays: number(0, 40)),
      endUsers: EndUserConfiguration(
        perIntegrationMonth: number(0, 20), impulseShare: number(0, 1), revenueShare: number(0, 1)))
    market.channels.append(.developers(parts))
    spending.perDay.append(number(0, 3000))
    if stream.bernoulli(0.3) {
      market.channels[market.channels.count - 1].lifeCycle = LifeCycle(
        opensOnDay: number(0, 5), pause: number(6, 8)..<number(9, 12), closesOnDay: number(15, 90))
    }
    try MarketReplication.check(market, policy: spending, streams: streams(seed))
    let record = play(market, spending, seed: seed)
    let totals = record.totals
    let product = try #require(record.periods.last).product?.totals ?? ProductTotals()
    #expect(
      totals.profit == totals.contribution - totals.marketing - totals.fixedCosts
        - product.trainingCost - product.inferenceCost - product.dataCost - product.fines)
    let developers = try #require(record.channels.last).developers
    #expect(developers.integrations == developers.live + developers.left)
    #expect(developers.integrations <= developers.builds && developers.builds <= developers.signUps)
    #expect(play(market, spending, seed: seed) == record)
  }
}
