public import MarketModel

/// A quantity that is reported of a whole replication.
public typealias Metric = Measure<MarketRecord>

extension Measure where Subject == MarketRecord {
  /// The ranking metric (R1).
  public static var firmValue: Metric {
    .money(
      "firm_value",
      "final cash and receivables + customer value - merchant payables - debt; the ranking metric"
    ) { $0.totals.firmValue }
  }

  /// Profit to the horizon, which stands beside firm value (R1).
  public static var profit: Metric {
    .money("profit", "revenue recognised minus all costs within the horizon") { $0.totals.profit }
  }

  /// Whether the firm could not pay a bill.
  public static var ruin: Metric {
    Metric(
      "ruin", .share, "whether the firm could not pay a bill; the mean is the probability of ruin",
      numerator: { $0.totals.ruinDay == nil ? 0 : 1 })
  }

  /// Orders placed.
  public static var orders: Metric { .count("orders", "orders placed") { $0.totals.orders } }

  /// Customers held at the horizon.
  public static var customersHeld: Metric {
    .count("customers_held", "customers at the horizon with an order within the lapse time") {
      $0.totals.customersHeld
    }
  }

  /// Blended cost of a new customer.
  public static var blendedCAC: Metric {
    .cost(
      "cac_blended", "channel spending / first orders, whatever brought them",
      { $0.totals.channelSpend }, per: \.totals.newCustomers)
  }

  /// Orders a visit.
  public static var visitToOrder: Metric {
    .share(
      "visit_to_order",
      "orders that a visit led to / visits; deals of a sales team or a partner are left out",
      of: \.totals.visitOrders, in: \.totals.visits)
  }

  /// Everything that is reported of a replication, in the order of the files.
  public static var all: [Metric] { outcomes + market + funnel + ratios + macro }

  private static var outcomes: [Metric] {
    [
      firmValue, profit, ruin,
      Metric(
        "ruin_day", .days, "days from the start to the first bill that could not be paid",
        numerator: \.totals.ruinDay),
      .money("cash", "money in the bank at the horizon", \.totals.cash),
      .money(
        "customer_value",
        "discounted contribution after the horizon of the customers held at it",
        \.totals.customerValue),
      .money("revenue", "revenue recognised", \.totals.revenue),
      .money(
        "order_value", "value of all orders, or with a price plan of all bills, whoever keeps it",
        \.totals.orderValue),
      .money("contribution", contributionMeaning, \.totals.contribution),
      .money(
        "spend", "spent on channels, the pay of their people included", \.totals.channelSpend),
      .money("fixed_costs", "salaries, rent and the like", \.totals.fixedCosts),
    ]
  }

  /// What is left of revenue for what does not grow with the sales; it stands in several files.
  static var contributionMeaning: String {
    "revenue recognised minus what the sales cost: goods, commission, payment, fulfilment, "
      + "complaints, serving those who pay; not an AI product's computing"
  }

  private static var macro: [Metric] {
    [
      .count(
        "returns", "orders and subscriptions that were given back",
        { $0.totals.returns + $0.totals.loyalty.returns }),
      .money(
        "refunds", "what the firm gave back for them",
        { $0.totals.refunds + $0.totals.loyalty.refunds }),
      .money("entry_costs", "paid to enter regions", \.totals.entryCosts),
      .money("fines", "paid for breaches of the law", \.totals.fines),
      .count(
        "consent_withdrawals", "people who withdrew what they had allowed",
        \.totals.consentWithdrawals),
      .count("deletions", "demands of people to have their data deleted", \.totals.deletions),
    ]
  }

  private static var market: [Metric] {
    [
      .count("needs", "needs that opened by themselves", \.totals.needs),
      .count("impulse_needs", "needs made by advertising or friends", \.totals.impulseNeeds),
      .count("impressions", "paid impressions, promoted listings and search advertisements shown") {
        $0.channels.reduce(0) { $0 + $1.impressions }
      },
      .count(
        "organic_impressions", "friends' and the firm's own posts seen", \.totals.organicImpressions
      ),
      .count("clicks", "clicks that were paid for") {
        $0.channels.reduce(0) { $0 + $1.paidClicks }
      },
      .count("rival_sales", "the rivals' sales to the same people", \.totals.rivalSales),
      Metric(
        "mean_trust", .share, "mean of the people's trust at the horizon",
        numerator: \.totals.meanTrust),
    ]
  }

  private static var funnel: [Metric] {
    [
      .count("visits", "visits to the shop", \.totals.visits),
      .count("browses", "visits with a need open", \.totals.browses),
      .count("carts", "carts filled", \.totals.carts),
      orders,
      .count("new_customers", "first orders", \.totals.newCustomers),
      .count("repeat_orders", "orders by people who had ordered before") {
        $0.totals.orders - $0.totals.newCustomers
      },
      customersHeld,
    ]
  }

  private static var ratios: [Metric] {
    [
      .share(
        "market_share", "orders / (orders + rival sales)", of: \.totals.orders,
        in: { $0.totals.orders + $0.totals.rivalSales }),
      visitToOrder,
      .share(
        "no_decision_share",
        "purchases that a buying group did not let pass, and opportunities decided for nobody / "
          + "these, orders and rival sales",
        of: \.totals.noDecisions,
        in: { $0.totals.noDecisions + $0.totals.orders + $0.totals.rivalSales }),
      .share("browse_to_cart", "carts / browses", of: \.totals.carts, in: \.totals.browses),
      .share(
        "cart_to_order", "carts ordered / carts", of: \.totals.cartOrders, in: \.totals.carts),
      blendedCAC,
      Metric(
        "roas_order_value", .ratio, "order value / channel spending; empty with a price plan",
        numerator: \.totals.orderValue, denominator: \.totals.channelSpend),
      .cost(
        "average_order_value", "order value / orders; empty with a price plan",
        \.totals.orderValue, per: \.totals.orders),
      .count("events", "events that changed the state", \.totals.events),
    ]
  }
}
