public import MarketModel
public import Scenarios

/// A quantity that is reported of a channel over the horizon.
public typealias ChannelMetric = Measure<ChannelTotals>

extension Measure where Subject == ChannelTotals {
  /// Everything that is reported of a channel, in the order of the files.
  public static var all: [ChannelMetric] { traffic + sales + field + means + leads + pipeline }

  /// Everything that is reported of a scenario's channels, in the order of the files.
  public static func all(of scenario: Scenario) -> [ChannelMetric] {
    let kinds = Set(scenario.likely.market.channels.map(\.kind.name))
    let market = scenario.likely.market
    var metrics = market.hasPlan ? all.map(\.withPlan) + ofPlan : all
    if kinds.contains("email") { metrics += ofEmail }
    if kinds.contains("chat") { metrics += ofChat }
    if kinds.contains("courses") { metrics += ofCourses }
    if market.channels.contains(where: \.hasRatings) { metrics += ofRatings }
    if market.channels.contains(where: \.hasCreators) { metrics += ofCreators }
    if kinds.contains("partners") { metrics += ofPartners }
    if kinds.contains("developers") { metrics += ofDevelopers }
    return metrics
  }

  /// What only scenarios with a price plan have.
  public static var ofPlan: [ChannelMetric] {
    [
      .count(
        "sign_ups",
        "accounts that signed up on a visit by the channel, to try, to use freely or to pay",
        \.signUps)
    ]
  }

  private static var traffic: [ChannelMetric] {
    [
      .count(
        "impressions",
        "paid impressions (social media), promoted listings shown (platform), advertisements shown "
          + "beside a search's results, people who noticed the stand (exhibition)", \.impressions),
      .count(
        "clicks", "clicks that were paid for, answers to the follow-up of leads (exhibition)",
        \.paidClicks),
      .count(
        "organic_visits",
        "visits by friends' or the firm's own posts or unpaid search results, visitors served "
          + "(shops); for `direct`, visits that no channel brought", \.organicVisits),
      .count(
        "organic_impressions",
        "friends' and the firm's own posts seen, searches that listed the site",
        \.organicImpressions),
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
      .count(
        "leads",
        "people who left their details at a stand; accounts on a sales team's list, again if they "
          + "were before", { $0.leads + $0.pipeline.leads }),
      .count(
        "opportunities", "leads that came to a choice about the offer",
        { $0.opportunities + $0.pipeline.opportunities }),
      .cost("cost_per_lead", "spend / leads", \.spend, per: { $0.leads + $0.pipeline.leads }),
      .share(
        "lead_to_opportunity", "opportunities / leads",
        of: { $0.opportunities + $0.pipeline.opportunities },
        in: { $0.leads + $0.pipeline.leads }),
    ]
  }

  private static var means: [ChannelMetric] {
    [
      .count(
        "auctions", "impressions or searches for which the firm has bid", \.auctions),
      .share(
        "auction_win_share", "impressions / auctions", of: { $0.auctions > 0 ? $0.impressions : 0 },
        in: \.auctions),
      .count("content_pieces", "pieces of content published", \.pieces),
      .count("creatives", "new creatives made", \.creatives),
      .count("followers", "people who follow the firm at the horizon", \.followers),
    ]
  }

  private static var leads: [ChannelMetric] {
    [
      .count(
        "leads_brought", "accounts that the channel has handed to a sales team", \.leadsBrought),
      .count("deals_brought", "deals that came of them", \.dealsBrought),
    ]
  }

  /// What is reported of a sales team; zero of every other kind.
  private static var pipeline: [ChannelMetric] {
    [
      .count("conversations", "attempts that reached somebody", \.pipeline.conversations),
      .count("qualified", "leads that turned out to have a need", \.pipeline.qualified),
      .count("deals_won", "opportunities that ended in a purchase", \.pipeline.won),
      .count("deals_lost", "opportunities that the rival won", \.pipeline.lost),
      .count(
        "deals_no_decision", "opportunities in which the account decided for nobody",
        \.pipeline.noDecisions),
      .count("leads_disqualified", "leads without a need", \.pipeline.disqualified),
      .count(
        "leads_expired", "leads that grew cold, were not reached, or were left at the team's end",
        \.pipeline.expired),
      .count(
        "leads_unaided", "leads that bought from the firm without a representative",
        \.pipeline.unaided),
      .count("leads_open", "leads under way at the horizon", \.pipeline.open),
      .count(
        "leads_waiting", "leads and meetings waiting for a representative at the horizon",
        \.pipeline.waiting),
      .share(
        "win_rate", "deals won / opportunities decided", of: \.pipeline.won,
        in: { $0.pipeline.won + $0.pipeline.lost + $0.pipeline.noDecisions }),
      ChannelMetric(
        "wait_days", .days, "mean wait for a representative", numerator: \.pipeline.waitDays,
        denominator: { Double($0.pipeline.requests) }),
      .share(
        "delayed_share", "requests that found no representative free",
        of: \.pipeline.delayedRequests, in: \.pipeline.requests),
      ChannelMetric(
        "utilisation", .share,
        "days that representatives worked on leads / days that there were representatives for them, "
          + "those who finished a lead before they left included",
        numerator: \.pipeline.busyDays, denominator: \.pipeline.availableDays),
      .count(
        "representatives", "representatives on the payroll at the horizon",
        \.pipeline.representatives),
      .count("hires", "representatives who have joined after the start", \.pipeline.hires),
      .count("departures", "representatives who have left", \.pipeline.departures),
      .money("deal_value", "first-year value of the deals won", \.pipeline.dealValue),
      .money(
        "channel_payroll", "pay and commission of representatives, and what finding them took",
        \.pipeline.payroll),
    ]
  }

  private static var sales: [ChannelMetric] {
    [
      .count("carts", "carts filled on a visit by the channel, paid or not", \.carts),
      .count("orders", "orders from those carts", \.orders),
      .count("new_customers", "first orders from those carts", \.newCustomers),
      .money(
        "order_value",
        "value of those orders, or with a price plan of the bills of those who came by the channel, "
          + "whoever keeps it", \.orderValue),
      .money(
        "contribution",
        "revenue recognised of those orders or bills minus what they cost, before complaints and "
          + "returned orders; for `direct` also that of customers at the start", \.contribution),
      .count(
        "attributed_orders",
        "orders that the firm's books trace to the channel: last paid matched touch within the "
          + "attribution window", \.attributedOrders),
      .cost(
        "cac_paid", "spend / first orders from the channel's carts", \.spend, per: \.newCustomers),
      ChannelMetric(
        "roas_order_value", .ratio,
        "order value / spend, before any cost; empty with a price plan",
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
