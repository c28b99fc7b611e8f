import Experiments
import MarketModel
import OutputAnalysis
import Scenarios
import Testing

/// What is reported of a replication.
struct MetricTests {
  private static func metric(_ name: String) throws -> Metric {
    try #require(Metric.all.first { $0.name == name })
  }

  @Test("Names are unique, and every metric says what it means")
  func names() {
    #expect(Set(Metric.all.map(\.name)).count == Metric.all.count)
    #expect(Metric.all.allSatisfy { !$0.meaning.isEmpty })
    #expect(Metric.all.first?.name == "firm_value")
    let metrics = Metric.all + Metric.optional
    #expect(Set(metrics.map(\.name)).count == metrics.count)
    let periodic = PeriodMetric.all + PeriodMetric.optional
    #expect(Set(periodic.map(\.name)).count == periodic.count)
    #expect((Metric.optional.map(\.meaning) + periodic.map(\.meaning)).allSatisfy { !$0.isEmpty })
  }

  // 100.00 at the start and 130.00 at the end of the first period; 20.00 of the 30.00 lost are of
  // one of the four who were there at its beginning.
  @Test("A period's waterfall begins where the last one ended")
  func waterfall() throws {
    var record = MarketRecord()
    var first = PeriodRecord()
    first.end = 30
    first.openingCash = 900_000
    first.cash = 600_000
    first.totals.finance.creditDrawn = 100_000
    first.totals.subscriptions.mrrAtStart = 10_000
    first.totals.subscriptions.newMRR = 6000
    first.totals.subscriptions.churnMRR = 3000
    first.totals.subscriptions.oldChurnMRR = 2000
    first.totals.subscriptions.mrr = 13_000
    first.totals.subscriptions.newSubscribers = 3
    first.totals.subscriptions.subscribersLost = 2
    first.totals.subscriptions.oldSubscribersLost = 1
    first.totals.subscriptions.subscribers = 5
    var second = first
    second.end = 60
    second.cash = 700_000
    second.totals.subscriptions.expansionMRR = 1300
    second.totals.subscriptions.oldExpansionMRR = 1300
    second.totals.subscriptions.mrr = 14_300
    record.periods = [first, second]
    func value(_ name: String, of period: Int) throws -> Double? {
      let metric = try #require(PeriodMetric.optional.first { $0.name == name })
      return metric.value(
        ReportingPeriod(record, at: period), currency: try SmallScenario.worked().currency)
    }
    #expect(try value("mrr_start", of: 0) == 100 && value("mrr_end", of: 0) == 130)
    #expect(try value("mrr_start", of: 1) == 130 && value("mrr_end", of: 1) == 143)
    #expect(try value("nrr", of: 0) == 0.8 && value("nrr", of: 1) == 1.1)
    #expect(try value("grr", of: 0) == 0.8 && value("grr", of: 1) == 1)
    #expect(try value("logo_churn", of: 0) == 0.25 && value("logo_churn", of: 1) == 0)
    #expect(try value("net_burn", of: 0) == 4000 && value("net_burn", of: 1) == -1000)
    // 6000 at 4000 in thirty days.
    #expect(abs((try value("runway_months", of: 0) ?? 0) - 1.5 * 30 / daysPerMonth) < 1e-12)
    #expect(try value("runway_months", of: 1) == nil)
  }

  // R10: 1 order of 10 visits and 9 of 10 are 10 of 20; (1 of 10 and 9 of 90 are .1, not .1 + .1).
  @Test("A ratio over replications is the sum over the sum (R10)")
  func ratios() throws {
    let orders = [1, 30, 0]
    let visits = [10, 90, 0]
    let result = try SmallScenario.result(values: [[0, 0, 0]]) { record, _, replication in
      record.totals.visitOrders = orders[replication]
      record.totals.visits = visits[replication]
    }
    let summary = result.summary(of: try Self.metric("visit_to_order"), strategy: 0)
    #expect(summary.mean == 0.31)
    // The spread is that of the replications where the ratio exists: .1 and 1/3.
    #expect(summary.spread?.count == 2)
    #expect(summary.spread?.minimum == 0.1)
  }

  @Test("A ratio without denominator anywhere has no value")
  func undefined() throws {
    let result = try SmallScenario.result(values: [[0, 0]])
    let summary = result.summary(of: try Self.metric("cac_blended"), strategy: 0)
    #expect(summary.mean == nil && summary.halfWidth == nil && summary.spread == nil)
    #expect(result.values(of: try Self.metric("cac_blended"), strategy: 0).isEmpty)
  }

  // A bill of a subscription is no order, and 100 bills of 30 orders are no order of 3.
  @Test("What is by the order is empty where accounts pay by a price plan")
  func plan() throws {
    var record = MarketRecord()
    record.totals.orders = 30
    record.totals.orderValue = 45_000
    record.totals.marketing = 10_000
    let plain = try SmallScenario.worked()
    let plan = try SmallScenario.worked([
      "product.plan.kind=subscription", "product.plan.pricePerSeatMonth=20",
      "product.plan.renewalPerYearShare=0.8", "channels.platform.operatedBy=thirdParty",
    ])
    for name in ["average_order_value", "roas_order_value"] {
      let ordered = try #require(Metric.all(of: plain).first { $0.name == name })
      #expect(ordered.value(record, currency: plain.currency) != nil)
      let billed = try #require(Metric.all(of: plan).first { $0.name == name })
      #expect(billed.value(record, currency: plan.currency) == nil)
      #expect(billed.meaning == ordered.meaning && billed.unit == ordered.unit)
    }
    var channel = ChannelTotals()
    channel.orderValue = 45_000
    channel.spend = 10_000
    let ordered = try #require(ChannelMetric.all(of: plain).first { $0.name == "roas_order_value" })
    let billed = try #require(ChannelMetric.all(of: plan).first { $0.name == "roas_order_value" })
    #expect(ordered.value(channel, currency: plain.currency) == 4.5)
    #expect(billed.value(channel, currency: plan.currency) == nil)
  }

  @Test("Money is in units of the currency, and firm value adds up")
  func money() throws {
    let result = try SmallScenario.result(values: [[12.5, 7.5]]) { record, _, _ in
      record.totals.receivables = 400
      record.totals.merchantPayables = 100
      record.totals.debt = 50
      record.totals.customerValue = 250
    }
    #expect(result.values(of: .firmValue, strategy: 0) == [17.5, 12.5])
    #expect(result.summary(of: .firmValue, strategy: 0).mean == 15)
  }

  @Test("The mean of ruin is the share of ruined replications")
  func ruin() throws {
    let result = try SmallScenario.result(
      values: [[0, 0, 0, 0]], ruins: [[true, false, false, false]])
    #expect(result.summary(of: .ruin, strategy: 0).mean == 0.25)
  }

  @Test("Counts come from where they say")
  func counts() throws {
    let result = try SmallScenario.result(values: [[0]]) { record, _, _ in
      record.channels = [ChannelTotals(), ChannelTotals()]
      record.channels[0].impressions = 5
      record.channels[1].impressions = 7
      record.channels[0].paidClicks = 2
      record.totals.orders = 9
      record.totals.newCustomers = 4
      record.totals.rivalSales = 27
      record.totals.orderValue = 45_000
      record.totals.marketing = 10_000
    }
    for (name, value) in [
      ("impressions", 12), ("clicks", 2), ("repeat_orders", 5), ("market_share", 0.25),
      ("roas_order_value", 4.5), ("average_order_value", 50), ("cac_blended", 25), ("spend", 100),
    ] {
      #expect(result.values(of: try Self.metric(name), strategy: 0) == [value], "\(name)")
    }
  }
}
