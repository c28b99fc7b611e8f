import RandomStreams
import Testing

@testable import MarketModel

/// Nobody and no money gets lost where accounts subscribe, whatever the plan; the argument is the
/// seed to repeat.
struct PlanConservationTests {
  static let seeds = 1...30

  /// A market of all sorts with a plan, loyalty and finance of all sorts.
  private static func market(_ seed: Int) throws -> (MarketConfiguration, Spending) {
    var generator = MarketGenerator(seed: seed + 1000)
    var (market, spending) = try generator.next()
    var stream = streams(seed).stream(StreamPurpose(60_001), entity: 0)
    func number(_ low: Double, _ high: Double) -> Double { low + (high - low) * stream.uniform() }
    market.product.plan = try generator.nextPlan(
      charge: seed % MarketGenerator.charges, trying: seed % MarketGenerator.tryings,
      isPaidAtOnce: seed % 3 == 0)
    market.loyalty = LoyaltyConfiguration(
      referral: ReferralConfiguration(
        perYear: number(0, 20), needShare: 0.5, lift: 0.2, utility: 1, churnFactor: 0.8),
      care: CareConfiguration(
        complaintShare: number(0, 1), resolvedShare: 0.5, costPerComplaint: 100, returnShare: 0.5,
        costPerReturn: 50, moneyBackDays: number(0, 40)))
    market.firm.finance = FinanceConfiguration(
      funding: [
        FundingRound(
          name: "a", amount: Money(minorUnits: 3_000_001), notBeforeDay: number(0, 60),
          chanceShare: 0.7)
      ],
      credit: CreditConfiguration(
        limit: Money(minorUnits: Int64(number(0, 4e6))), interestPerYearShare: 0.09,
        keepCash: Money(minorUnits: 500_000)),
      tax: TaxConfiguration(share: 0.25, everyMonths: 1),
      payroll: [
        PayrollPosition(
          name: "care", people: 2, costPerPersonMonth: Money(minorUnits: 90_001), fromDay: 12)
      ])
    return (market, spending)
  }

  @Test("After every event the books agree with what they are books of", arguments: seeds)
  func books(seed: Int) throws {
    let (market, spending) = try Self.market(seed)
    try MarketReplication.check(market, policy: spending, streams: streams(seed))
  }

  @Test("The waterfall and the counts add up at every report", arguments: seeds)
  func waterfall(seed: Int) throws {
    let (market, spending) = try Self.market(seed)
    let record = play(market, spending, seed: seed)
    let opening = record.periods.first.map {
      $0.totals.subscriptions.subscribers + $0.totals.subscriptions.subscribersLost
        - $0.totals.subscriptions.newSubscribers
    }
    for period in record.periods {
      let plan = period.totals.subscriptions
      #expect(period.ledgerImbalance == 0 && period.stagesAgree)
      #expect(plan.mrrByWaterfall == plan.mrr && plan.mrr >= 0)
      #expect(opening == plan.subscribers + plan.subscribersLost - plan.newSubscribers)
      #expect(plan.triedBefore <= plan.newSubscribers && plan.newSubscribers <= plan.signUps)
      #expect(plan.deferredRevenue >= 0 && plan.tryingAccounts >= 0 && plan.seats >= 0)
      #expect(plan.renewalsMade <= plan.renewalsDue)
      #expect(plan.yearAgoKeptAtMost <= plan.yearAgoKept)
    }
    let totals = record.totals
    let sources = record.channels + [record.direct]
    #expect(totals.subscriptions.signUps == sources.reduce(0) { $0 + $1.signUps })
    #expect(totals.orders == sources.reduce(0) { $0 + $1.orders })
    #expect(totals.visitOrders <= totals.visits && totals.visitOrders <= totals.orders)
    // Contribution is counted beside the books, as it is earned; sums of up to a million parts.
    let computing = record.periods.last?.product?.totals.inferenceCost ?? 0
    let earned =
      totals.revenue - totals.costOfRevenue + computing - totals.subscriptions.servingCost
    let rounding = 1e-9 * (totals.revenue + totals.costOfRevenue + 1)
    #expect(abs(totals.contribution - earned) < rounding)
    let complaints = 100 * Double(totals.loyalty.complaints)
    #expect(
      abs(sources.reduce(-complaints) { $0 + $1.contribution } - totals.contribution) < rounding)
    #expect(record.periods.allSatisfy { $0.totals.contribution <= $0.totals.revenue + rounding })
    // What the firm has was paid in or earned, but for what customers have paid ahead.
    let owned = totals.cash + totals.receivables - totals.merchantPayables - totals.debt
    let paidIn = market.firm.openingCash.asDouble + totals.finance.fundingRaised
    let ahead = totals.subscriptions.deferredRevenue - totals.subscriptions.openingDeferredRevenue
    #expect(owned - totals.finance.creditDrawn == paidIn + totals.profit + ahead)
    #expect((totals.debt > 0) == (totals.ruinDay != nil))
  }

  @Test("The same arguments give the same record", arguments: [1, 2, 3])
  func reproducible(seed: Int) throws {
    let (market, spending) = try Self.market(seed)
    #expect(play(market, spending, seed: seed) == play(market, spending, seed: seed))
  }
}
