import RandomStreams
import Testing

@testable import MarketModel

/// C2 and B8: what use costs, and what it leaves.
struct UsageTests {
  /// Margins as the fact sheet has them: 45 % for start-ups with artificial intelligence, 75 % for
  /// software without.
  ///
  /// An order a month earns 120 units; 25 % of that is payment and fulfilment, 30 % serving: 20
  /// sessions of 4 uses at 0.45 units.
  private func market() throws -> MarketConfiguration {
    var ai = AIProductConfiguration.make(training: nil)
    ai.usage = UsageConfiguration(
      sessionsPerMonth: 20, rateShape: 50, furtherUsesPerSession: 3)
    ai.inference.costPerUse = 45
    var market = try MarketConfiguration.makeUsed(people: 60, horizonDays: 365, ai: ai)
    market.product.fulfilmentCostPerOrder = 2400
    market.firm.openingCash = Money(minorUnits: 1_000_000_000)
    return market
  }

  /// Gross margin between two ends of reporting periods.
  private func margin(_ record: MarketRecord, from first: Int = -1, to last: Int) -> Double {
    func totals(_ index: Int) -> ProductTotals {
      record.periods[index].product?.totals ?? ProductTotals()
    }
    let start = first < 0 ? ProductTotals() : totals(first)
    let (revenue, cost) = (
      totals(last).revenue - start.revenue, totals(last).costOfSales - start.costOfSales
    )
    return (revenue - cost) / revenue
  }

  @Test("C2: at a tenth of the inference price the gross margin rises from 45 % to 70 % and more")
  func grossMargin() throws {
    let dear = try market()
    var cheap = dear
    cheap.product.ai?.inference.costPerUse = 4.5
    var free = dear
    free.product.ai?.inference.costPerUse = 0
    var margins: [(dear: Double, cheap: Double)] = []
    for seed in 1...8 {
      let records = [dear, cheap].map { play($0, Spending(perDay: [0]), seed: seed) }
      #expect(records[0].totals.orders == records[1].totals.orders)
      let last = records[0].periods.count - 1
      margins.append((margin(records[0], to: last), margin(records[1], to: last)))
    }
    #expect(abs(mean(margins.map(\.dear)).value - 0.45) < 0.03)
    let (low, gain, _) = interval(margins.map { $0.cheap - $0.dear })
    #expect(low > 0 && gain < 0.30)
    #expect(interval(margins.map(\.cheap)).low >= 0.70)
    // Off: without a price, nothing is paid for serving.
    let unpaid = play(free, Spending(perDay: [0])).periods.last?.product?.totals.inferenceCost
    #expect(unpaid == 0)
  }

  // In the last fifty days the price is 10^(-.86) to 10^-1 of the first, .117 in the middle; uses come
  // evenly, so that the mean over the window is within a few per cent of .118.
  @Test("C2: a price that falls tenfold a year does the same within the year")
  func priceTrend() throws {
    let steady = try market()
    var falling = steady
    falling.product.ai?.inference.fallPerYearFactor = 10
    let (before, after) = (
      play(steady, Spending(perDay: [0])), play(falling, Spending(perDay: [0]))
    )
    let last = before.periods.count - 1
    #expect(margin(before, from: 62, to: last) < 0.52)
    #expect(margin(after, from: 62, to: last) > 0.68)
    func served(_ record: MarketRecord) -> Double {
      (record.periods[last].product?.totals.inferenceCost ?? 0)
        - (record.periods[62].product?.totals.inferenceCost ?? 0)
    }
    #expect(abs(served(after) / served(before) - 0.118) < 0.006)
  }

  // Mean of 60 people's gamma rates of shape 50 (standard error 1.8 %), of Poisson sessions and uses
  // (below 1 %): 4.5 standard errors of 2 % are 9 %.
  @Test("People use the product as often as configured, and each use is paid")
  func volume() throws {
    let market = try market()
    let record = play(market, Spending(perDay: [0]))
    let half = try #require(record.periods[36].product?.totals)
    let end = try #require(record.periods.last?.product)
    let months = (record.periods.last!.end - record.periods[36].end) / daysPerMonth
    let sessions = Double(end.totals.sessions - half.sessions) / months / Double(end.users)
    #expect(abs(sessions / 20 - 1) < 0.09)
    #expect(abs(Double(end.totals.uses) / Double(end.totals.sessions) / 4 - 1) < 0.05)
    #expect(end.totals.inferenceCost == 45 * Double(end.totals.uses))
  }

  @Test("Compression cuts the cost of serving and some of the quality")
  func compression() throws {
    var market = try market()
    market.product.ai?.training = try .make()
    let plain = try #require(play(market, Spending(perDay: [0])).periods.last?.product)
    market.product.ai?.inference.compression = CompressionConfiguration(
      servingCostShare: 0.4, addedErrorShare: 0.1)
    let small = try #require(play(market, Spending(perDay: [0])).periods.last?.product)
    #expect(small.totals.uses == plain.totals.uses)
    #expect(abs(small.totals.inferenceCost / plain.totals.inferenceCost - 0.4) < 1e-4)
    #expect(abs((1 - small.quality - 0.03) / (1 - plain.quality - 0.03) - 1.1) < 1e-9)
  }

  @Test("B8: more use leaves more data, more repeat orders and a higher bill for serving")
  func threeSigns() throws {
    var ai = AIProductConfiguration.make(training: nil)
    ai.inference.costPerUse = 20
    ai.usage.engagementLiftPerSession = 0.3
    ai.usage.engagementUtility = 2
    var seldom = try MarketConfiguration.make(people: 300, horizonDays: 90)
    seldom.firm.customersNowShare = 0.5
    seldom.firm.lapseDays = 90
    seldom.product.ai = ai
    var often = seldom
    seldom.product.ai?.usage.sessionsPerMonth = 1
    often.product.ai?.usage.sessionsPerMonth = 12
    func differences(_ value: (MarketRecord) -> Double) -> (low: Double, mean: Double, high: Double)
    {
      interval(zip(pairs.often, pairs.seldom).map { value($0) - value($1) })
    }
    func play(_ market: MarketConfiguration) -> [MarketRecord] {
      (1...8).map { MarketModelTests.play(market, Spending(perDay: [1000, 500]), seed: $0) }
    }
    var pairs = (often: play(often), seldom: play(seldom))
    #expect(differences { Double($0.periods.last?.product?.totals.records ?? 0) }.low > 0)
    #expect(differences { $0.periods.last?.product?.totals.inferenceCost ?? 0 }.low > 0)
    #expect(differences { Double($0.totals.orders - $0.totals.newCustomers) }.low > 0)
    // Off: where engagement adds nothing, use changes no order.
    seldom.product.ai?.usage.engagementUtility = 0
    often.product.ai?.usage.engagementUtility = 0
    pairs = (often: play(often), seldom: play(seldom))
    #expect(pairs.often.map(\.totals.orders) == pairs.seldom.map(\.totals.orders))
  }

  @Test("The cost of serving lowers what the customers held are worth")
  func runOff() throws {
    var market = try market()
    market.calendar.horizonDays = 100
    market.calendar.monthEndDays = [30, 60, 90]
    market.firm.customerValueDays = 200
    let dear = play(market, Spending(perDay: [0]))
    market.product.ai?.inference.costPerUse = 0
    let free = play(market, Spending(perDay: [0]))
    #expect(dear.totals.customersHeld == free.totals.customersHeld)
    #expect(dear.totals.customerValue < free.totals.customerValue)
    // 20 sessions of 4 uses a month at 45, over 200 days discounted at 15 % a year.
    let expected = Double(free.totals.customersHeld) * 80 * 45 * 200 / daysPerMonth * 0.957
    let lost = free.totals.customerValue - dear.totals.customerValue
    #expect(abs(lost / expected - 1) < 0.1)
  }

  @Test("R15: the product learns from nobody who has not consented to that, or has left it")
  func consentToTraining() throws {
    func totals(_ consent: ConsentConfiguration?) throws -> (records: Int, withdrawals: Int) {
      var market = try MarketConfiguration.makeUsed(
        people: 60, horizonDays: 120, ai: .make(training: nil))
      market.product.ai?.consent = TrainingConsentConfiguration(share: 1)
      market.macro.consent = consent
      let record = play(market, Spending(perDay: [0]))
      let last = try #require(record.periods.last?.product?.totals)
      return (last.records, last.withdrawals)
    }
    let free = try totals(nil)
    #expect(free.records > 1000 && free.withdrawals == 0)
    #expect(try totals(ConsentConfiguration(shares: [1, 1, 1, 1])).records == free.records)
    #expect(try totals(ConsentConfiguration(shares: [1, 1, 0, 1])).records == 0)
    let half = try totals(ConsentConfiguration(shares: [1, 1, 0.5, 1]))
    #expect(half.records > free.records / 4 && half.records < free.records * 3 / 4)
    for changed in [
      ConsentConfiguration(shares: [1, 1, 1, 1], withdrawalsPerYear: 12),
      ConsentConfiguration(shares: [1, 1, 1, 1], deletionsPerYear: 12),
    ] {
      let left = try totals(changed)
      #expect(left.withdrawals > 10 && left.records < free.records / 2, "\(left) \(free)")
    }
    let unheard = try totals(
      ConsentConfiguration(shares: [1, 1, 0, 1], deletionsPerYear: 12, isHonoured: false))
    #expect(unheard.records == free.records && unheard.withdrawals == 0)
  }
}
