public import MarketModel

/// A quantity that is reported of a channel over the horizon.
public typealias ChannelMetric = Measure<ChannelTotals>

extension Measure where Subject == ChannelTotals {
  /// Everything that is reported of a channel, in the order of the files.
  public static var all: [ChannelMetric] { traffic + sales + field }

  private static var traffic: [ChannelMetric] {
    [
      .count(
        "impressions",
        "paid impressions (social media), promoted listings shown (platform), people who noticed "
          + "the stand (exhibition)", \.impressions),
      .count(
        "clicks", "clicks that were paid for, answers to the follow-up of leads (exhibition)",
        \.paidClicks),
      .count(
        "organic_visits",
        "visits by friends' posts or unpaid search results, visitors served (shops); for `direct`, "
          + "visits that no channel brought", \.organicVisits),
      .share("ctr", "clicks / impressions", of: \.paidClicks, in: \.impressions),
      .money("spend", "spent on the channel", \.spend),
      .cost("cpm", "spend for a thousand impressions", { $0.spend * 1000 }, per: \.impressions),
      .cost("cpc", "spend / clicks", \.spend, per: \.paidClicks),
    ]
  }

  private static var field: [ChannelMetric] {
    [
      .count("visitors", "people who came into a shop", \.visitors),
      .count("left_waiting", "visitors who left because they waited too long", \.leftWaiting),
      .share(
        "visitor_to_buyer", "orders / visitors of the shops", of: \.orders, in: \.visitors),
      .count("leads", "people who left their details at a stand", \.leads),
      .count(
        "opportunities", "leads whose follow-up came to a choice about the offer",
        \.opportunities),
      .cost("cost_per_lead", "spend / leads", \.spend, per: \.leads),
      .share("lead_to_opportunity", "opportunities / leads", of: \.opportunities, in: \.leads),
    ]
  }

  private static var sales: [ChannelMetric] {
    [
      .count("carts", "carts filled on a visit by the channel, paid or not", \.carts),
      .count("orders", "orders from those carts", \.orders),
      .count("new_customers", "first orders from those carts", \.newCustomers),
      .money("order_value", "value of those orders, whoever keeps it", \.orderValue),
      .money(
        "contribution", "revenue of those orders minus the costs that they cause", \.contribution),
      .count(
        "attributed_orders",
        "orders that the firm's books trace to the channel: last paid matched touch within the "
          + "attribution window", \.attributedOrders),
      .cost(
        "cac_paid", "spend / first orders from the channel's carts", \.spend, per: \.newCustomers),
      ChannelMetric(
        "roas_order_value", .ratio, "order value / spend, before any cost",
        numerator: \.orderValue, denominator: \.spend),
    ]
  }
}

extension MarketRecord {
  /// Visits that no channel brought, with their number where a channel has its unpaid visits.
  ///
  /// Every visit is a paid click, an unpaid visit by a channel, or direct; the model counts the
  /// former two and all.
  public var directChannel: ChannelTotals {
    var direct = direct
    direct.organicVisits =
      totals.visits - channels.reduce(0) { $0 + $1.paidClicks + $1.organicVisits }
    return direct
  }
}
