public import MarketModel
public import Scenarios

/// The unit of a metric's values.
public enum MetricUnit: String, Sendable {
  /// Amounts in the scenario's currency; values are whole units, not minor ones.
  case money
  /// Numbers of people, orders and the like.
  case count
  /// Parts of a whole, from 0 to 1.
  case share
  /// Pure ratios, such as a return on spending.
  case ratio
  /// Days.
  case days
}

/// A quantity that is reported of every replication.
///
/// A ratio keeps its two parts, because a mean over replications of a ratio is the ratio of the
/// sums (R10): ten replications with one customer each must not weigh as much as one with a
/// thousand.
public struct Metric: Sendable {
  /// The stable name in files.
  public let name: String
  /// The unit of the values.
  public let unit: MetricUnit
  /// One line for the dictionary of columns.
  public let meaning: String
  let numerator: @Sendable (MetricContext) -> Double
  let denominator: (@Sendable (MetricContext) -> Double)?

  /// Whether the metric is a ratio of sums.
  public var isRatio: Bool { denominator != nil }

  /// The parts in one replication; the denominator is 1 where the metric is no ratio.
  public func parts(_ record: MarketRecord, currency: Currency) -> (
    numerator: Double, denominator: Double
  ) {
    let context = MetricContext(totals: record.totals, channels: record.channels, currency: currency)
    return (numerator(context), denominator?(context) ?? 1)
  }

  /// The value in one replication, or nil where a ratio's denominator is zero.
  public func value(_ record: MarketRecord, currency: Currency) -> Double? {
    let (numerator, denominator) = parts(record, currency: currency)
    return denominator == 0 ? nil : numerator / denominator
  }
}

/// What a metric is computed from.
struct MetricContext {
  let totals: MarketTotals
  let channels: [ChannelTotals]
  let currency: Currency

  func units(_ minorUnits: Double) -> Double { minorUnits / currency.minorUnitsPerUnit }

  var paidClicks: Double { Double(channels.reduce(0) { $0 + $1.paidClicks }) }
  var impressions: Double { Double(channels.reduce(0) { $0 + $1.impressions }) }
}

extension Metric {
  private static func money(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (MarketTotals) -> Double
  ) -> Metric {
    Metric(
      name: name, unit: .money, meaning: meaning, numerator: { $0.units(value($0.totals)) },
      denominator: nil)
  }

  private static func count(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (MarketTotals) -> Int
  ) -> Metric {
    Metric(
      name: name, unit: .count, meaning: meaning, numerator: { Double(value($0.totals)) },
      denominator: nil)
  }

  private static func share(
    _ name: String, _ meaning: String, of part: @escaping @Sendable (MarketTotals) -> Int,
    in whole: @escaping @Sendable (MarketTotals) -> Int
  ) -> Metric {
    Metric(
      name: name, unit: .share, meaning: meaning, numerator: { Double(part($0.totals)) },
      denominator: { Double(whole($0.totals)) })
  }

  /// The ranking metric (R1).
  public static let firmValue = money(
    "firm_value",
    "final cash and receivables + customer value - merchant payables - debt; the ranking metric"
  ) { $0.firmValue }

  /// Profit to the horizon, which stands beside firm value (R1).
  public static let profit = money(
    "profit", "revenue recognised minus all costs within the horizon"
  ) { $0.profit }

  /// Whether the firm could not pay a bill.
  public static let ruin = Metric(
    name: "ruin", unit: .share, meaning: "whether the firm could not pay a bill (its mean is P(ruin))",
    numerator: { $0.totals.ruinDay == nil ? 0 : 1 }, denominator: nil)

  /// Everything that is reported of a replication, in the order of the files.
  public static let all: [Metric] = [
    firmValue, profit, ruin,
    money("cash", "money in the bank at the horizon") { $0.cash },
    money("customer_value", "discounted contribution after the horizon of customers held at it") {
      $0.customerValue
    },
    money("revenue", "revenue recognised") { $0.revenue },
    money("order_value", "value of all orders, whoever keeps it") { $0.orderValue },
    money("contribution", "revenue minus the costs that an order causes") { $0.contribution },
    money("spend", "spent on channels") { $0.marketing },
    money("fixed_costs", "salaries, rent and the like") { $0.fixedCosts },
    count("needs", "needs that opened by themselves") { $0.needs },
    count("impulse_needs", "needs made by advertising or friends") { $0.impulseNeeds },
    Metric(
      name: "impressions", unit: .count, meaning: "paid impressions and promoted listings shown",
      numerator: { $0.impressions }, denominator: nil),
    count("organic_impressions", "friends' posts seen") { $0.organicImpressions },
    Metric(
      name: "clicks", unit: .count, meaning: "clicks that were paid for",
      numerator: { $0.paidClicks }, denominator: nil),
    count("visits", "visits to the shop") { $0.visits },
    count("browses", "visits with a need open") { $0.browses },
    count("carts", "carts filled") { $0.carts },
    count("orders", "orders placed") { $0.orders },
    count("new_customers", "first orders") { $0.newCustomers },
    count("repeat_orders", "orders by people who had ordered before") {
      $0.orders - $0.newCustomers
    },
    count("customers_held", "customers at the horizon with an order within the lapse time") {
      $0.customersHeld
    },
    count("rival_sales", "the rival's sales to the same people") { $0.rivalSales },
    share(
      "market_share", "orders / (orders + rival sales)", of: \.orders,
      in: { $0.orders + $0.rivalSales }),
    share("visit_to_order", "orders / visits", of: \.orders, in: \.visits),
    share("browse_to_cart", "carts / browses", of: \.carts, in: \.browses),
    share("cart_to_order", "orders / carts", of: \.orders, in: \.carts),
    Metric(
      name: "cac_blended", unit: .money,
      meaning: "channel spending / first orders, whatever brought them",
      numerator: { $0.units($0.totals.marketing) },
      denominator: { Double($0.totals.newCustomers) }),
    Metric(
      name: "roas_order_value", unit: .ratio, meaning: "order value / channel spending",
      numerator: { $0.totals.orderValue }, denominator: { $0.totals.marketing }),
    Metric(
      name: "average_order_value", unit: .money, meaning: "order value / orders",
      numerator: { $0.units($0.totals.orderValue) }, denominator: { Double($0.totals.orders) }),
    count("events", "events that changed the state") { $0.events },
  ]
}
