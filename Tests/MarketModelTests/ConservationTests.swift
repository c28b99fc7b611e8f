import Testing

@testable import MarketModel

/// Nobody and no money gets lost, whatever the market; the argument is the seed to repeat.
struct ConservationTests {
  static let seeds = 1...40

  private typealias Played = (market: MarketConfiguration, spending: Spending, record: MarketRecord)

  /// Every seed's run, which all tests look at.
  private static let runs = Result {
    try seeds.map { seed -> Played in
      var generator = MarketGenerator(seed: seed)
      let (market, spending) = try generator.next()
      return (market, spending, play(market, spending, seed: seed))
    }
  }

  private static func played(_ seed: Int) throws -> Played {
    try runs.get()[seed - seeds.lowerBound]
  }

  @Test("At every report the books balance and everybody is in one stage", arguments: seeds)
  func reports(seed: Int) throws {
    let (market, _, record) = try Self.played(seed)
    let reports = (market.calendar.horizonDays / market.calendar.reportEveryDays).rounded(.up)
    #expect(record.periods.count == Int(reports))
    #expect(record.periods.last?.end == market.calendar.horizonDays)
    for period in record.periods {
      #expect(period.ledgerImbalance == 0)
      #expect(period.stagesAgree)
      #expect(period.stages.allSatisfy { $0 >= 0 })
      #expect(period.stages.reduce(0, +) == market.population.people)
    }
  }

  @Test("What the firm has is what it started with and what came and went", arguments: seeds)
  func flows(seed: Int) throws {
    let (market, _, record) = try Self.played(seed)
    let totals = record.totals
    // The contribution is counted beside the books, order by order, and so is each channel's spend.
    let product = try #require(record.periods.last).product?.totals ?? ProductTotals()
    let computing = product.trainingCost + product.inferenceCost
    let earned =
      totals.contribution - totals.marketing - totals.fixedCosts - computing - product.dataCost
      - product.fines
    let owned = totals.cash + totals.receivables - totals.merchantPayables - totals.debt
    #expect(owned == market.firm.openingCash.asDouble + earned)
    #expect(totals.profit == earned)
    #expect(totals.marketing == record.channels.reduce(0) { $0 + $1.spend })
    #expect(totals.cash >= 0 && totals.debt >= 0 && totals.merchantPayables >= 0)
    #expect((totals.debt > 0) == (totals.ruinDay != nil))
    if totals.ruinDay == nil {
      let months = Double(market.calendar.monthEndDays.count)
      let rest = market.calendar.horizonDays - (market.calendar.monthEndDays.last ?? 0)
      let due = market.firm.fixedCostPerMonth.asDouble * (months + rest / daysPerMonth)
      #expect(abs(totals.fixedCosts - due) <= 0.5)
    }
  }

  @Test("Counts follow from one another and never fall", arguments: seeds)
  func counts(seed: Int) throws {
    let (market, _, record) = try Self.played(seed)
    let people = market.population.people
    for totals in record.periods.map(\.totals) + [record.totals] {
      #expect(totals.visits >= totals.browses && totals.browses >= totals.carts)
      #expect(totals.carts >= totals.orders && totals.orders >= totals.deliveries)
      #expect(totals.orders >= totals.newCustomers && totals.newCustomers >= 0)
      #expect(totals.customersHeld >= 0 && totals.customersHeld <= people)
    }
    for (earlier, later) in zip(record.periods, record.periods.dropFirst()) {
      #expect(earlier.totals.orders <= later.totals.orders)
      #expect(earlier.totals.needs <= later.totals.needs)
      #expect(earlier.totals.visits <= later.totals.visits)
      #expect(zip(earlier.channelSpend, later.channelSpend).allSatisfy { $0 <= $1 })
    }
    let sources = record.channels + [record.direct]
    #expect(record.totals.carts == sources.reduce(0) { $0 + $1.carts })
    #expect(record.totals.orders == sources.reduce(0) { $0 + $1.orders })
    #expect(record.totals.newCustomers == sources.reduce(0) { $0 + $1.newCustomers })
    #expect(record.totals.orderValue == sources.reduce(0) { $0 + $1.orderValue })
    #expect(record.totals.contribution == sources.reduce(0) { $0 + $1.contribution })
    #expect(record.totals.orders >= record.channels.reduce(0) { $0 + $1.attributedOrders })
  }

  @Test("The totals are those of the horizon, but for the customers' value", arguments: seeds)
  func runOffLeavesTotals(seed: Int) throws {
    let (_, _, record) = try Self.played(seed)
    var atHorizon = try #require(record.periods.last).totals
    atHorizon.customerValue = record.totals.customerValue
    #expect(record.totals == atHorizon)
  }

  @Test("The same arguments give the same record", arguments: [1, 2, 3, 4, 5, 6])
  func reproducible(seed: Int) throws {
    let (market, spending, record) = try Self.played(seed)
    #expect(play(market, spending, seed: seed) == record)
  }

  @Test("Another seed gives another record")
  func seedsDiffer() throws {
    let market = try MarketConfiguration.make()
    let records = (1...5).map { play(market, Spending(perDay: [500, 500]), seed: $0) }
    #expect(Set(records).count == records.count)
  }
}
