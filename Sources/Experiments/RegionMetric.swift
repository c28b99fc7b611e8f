public import MarketModel

/// A quantity that is reported of a region over the horizon.
public typealias RegionMetric = Measure<RegionTotals>

extension Measure where Subject == RegionTotals {
  /// Everything that is reported of a region, in the order of the files.
  public static var all: [RegionMetric] {
    [
      .count("people", "people who live there", \.people),
      RegionMetric(
        "sales_open_day", .days, "days from the start until the firm sold there; empty for never",
        numerator: \.salesOpenDay),
      .money("entry_cost", "paid for the entry", \.entryCost),
      .money("spend", "spent on impressions and clicks of people there", \.spend),
      .count("visits", "visits to the shop", \.visits),
      .count("orders", "orders placed", \.orders),
      .count("new_customers", "first orders", \.newCustomers),
      .money("order_value", "value of the orders, whoever keeps it", \.orderValue),
      .money(
        "contribution",
        "revenue of the orders minus the costs that they cause, before returns; with a price plan "
          + "what has been earned of the bills minus what that has cost; what developers use is in no "
          + "region", \.contribution),
      RegionMetric(
        "payback_days", .days,
        "days from the entry until contribution has covered entry and spending for good; empty "
          + "if it has not", numerator: \.paybackDays),
    ]
  }
}
