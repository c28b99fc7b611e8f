public import MarketModel

/// One reporting period of a replication: what happened in it, and how things stand at its end.
public struct ReportingPeriod: Sendable {
  private let earlier: PeriodRecord
  private let end: PeriodRecord
  private let isFirst: Bool

  /// The period that ends with the record at `index`.
  public init(_ record: MarketRecord, at index: Int) {
    end = record.periods[index]
    isFirst = index == 0
    guard index > 0 else {
      // Before the first period nothing had happened.
      earlier = PeriodRecord()
      return
    }
    earlier = record.periods[index - 1]
  }

  /// The market at the period's end; its totals are those since the start.
  public var atEnd: PeriodRecord { end }

  /// What a cumulated number grew by in the period.
  func count(_ total: (MarketTotals) -> Int) -> Int {
    total(end.totals) - total(earlier.totals)
  }

  /// What a cumulated amount grew by in the period.
  func amount(_ total: (MarketTotals) -> Double) -> Double {
    total(end.totals) - total(earlier.totals)
  }

  /// Recurring revenue at the period's beginning, minor units.
  var mrrAtBeginning: Double {
    isFirst ? end.totals.subscriptions.mrrAtStart : earlier.totals.subscriptions.mrr
  }

  /// Accounts that paid at the period's beginning.
  var subscribersAtBeginning: Int {
    guard isFirst else { return earlier.totals.subscriptions.subscribers }
    let totals = end.totals.subscriptions
    return totals.subscribers + totals.subscribersLost - totals.newSubscribers
  }

  /// Length of the period.
  var days: Double { end.end - earlier.end }

  /// What the cash fell by in the period but for funding and credit, minor units.
  var netBurn: Double {
    let before = isFirst ? end.openingCash : earlier.cash
    return before - end.cash + amount(\.finance.fundingRaised) + amount(\.finance.creditDrawn)
  }

  /// Spent on a channel in the period, minor units.
  func spend(onChannel channel: Int) -> Double {
    end.channelSpend[channel]
      - (earlier.channelSpend.indices.contains(channel) ? earlier.channelSpend[channel] : 0)
  }
}

/// A quantity that is reported of a period.
public typealias PeriodMetric = Measure<ReportingPeriod>

extension Measure where Subject == ReportingPeriod {
  /// Everything that is reported of a period, in the order of the files.
  public static var all: [PeriodMetric] { levels + flows + money + ratios }

  /// Spending on one channel in a period.
  public static func spend(onChannel channel: Int) -> PeriodMetric {
    .money("spend", spendMeaning) { $0.spend(onChannel: channel) }
  }

  private static var spendMeaning: String {
    "spent on channels in the period; with a channel named, on that one"
  }

  private static var levels: [PeriodMetric] {
    [
      .money("cash", "money in the bank at the period's end", \.atEnd.cash),
      .count(
        "customers_held", "customers at the period's end with an order within the lapse time",
        \.atEnd.totals.customersHeld),
      PeriodMetric(
        "ruined", .share, "whether the firm was ruined by the period's end",
        numerator: { $0.atEnd.totals.ruinDay == nil ? 0 : 1 }),
    ]
  }

  private static var flows: [PeriodMetric] {
    [
      flow("needs", "needs that opened by themselves", \.needs),
      flow("impulse_needs", "needs made by advertising or friends", \.impulseNeeds),
      flow("organic_impressions", "friends' and the firm's own posts seen", \.organicImpressions),
      flow("visits", "visits to the shop", \.visits),
      flow("browses", "visits with a need open", \.browses),
      flow("carts", "carts filled", \.carts),
      flow("orders", "orders placed", \.orders),
      flow("new_customers", "first orders", \.newCustomers),
      flow("rival_sales", "the rivals' sales to the same people", \.rivalSales),
      flow(
        "no_decisions",
        "purchases that a buying group did not let pass, and opportunities decided for nobody",
        \.noDecisions),
    ]
  }

  private static var money: [PeriodMetric] {
    [
      flow("revenue", "revenue recognised", \.revenue),
      flow(
        "order_value", "value of the orders, or with a price plan of the bills, whoever keeps it",
        \.orderValue),
      flow("contribution", Metric.contributionMeaning, \.contribution),
      .money("spend", spendMeaning) { $0.amount(\.channelSpend) },
      flow("fixed_costs", "salaries, rent and the like", \.fixedCosts),
      flow("profit", "revenue minus all costs", \.profit),
    ]
  }

  private static var ratios: [PeriodMetric] {
    [
      .share(
        "market_share", "orders / (orders + rival sales) of the period",
        of: { $0.count(\.orders) }, in: { $0.count(\.orders) + $0.count(\.rivalSales) }),
      .share(
        "visit_to_order",
        "orders of the period that a visit led to / visits of the period; above 1 where more of "
          + "those visits were made in a period before", of: { $0.count(\.visitOrders) },
        in: { $0.count(\.visits) }),
      .cost(
        "cac_blended", "channel spending / first orders of the period",
        { $0.amount(\.channelSpend) }, per: { $0.count(\.newCustomers) }),
    ]
  }

  private static func flow(
    _ name: String, _ meaning: String, _ total: @escaping @Sendable (MarketTotals) -> Int
  ) -> PeriodMetric {
    .count(name, meaning + ", in the period") { $0.count(total) }
  }

  private static func flow(
    _ name: String, _ meaning: String, _ total: @escaping @Sendable (MarketTotals) -> Double
  ) -> PeriodMetric {
    .money(name, meaning + ", in the period") { $0.amount(total) }
  }
}
