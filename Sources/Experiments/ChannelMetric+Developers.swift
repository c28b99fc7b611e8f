public import MarketModel

extension Measure where Subject == ChannelTotals {
  /// What only scenarios with developers have; zero of every other kind of channel.
  public static var ofDevelopers: [ChannelMetric] {
    [
      .count("developer_sign_ups", "developers who signed up", \.developers.signUps),
      .count("developers_building", "of these, who began to build", \.developers.builds),
      .count(
        "integrations", "of these, whose products went live with ours in them",
        \.developers.integrations),
      .count("integrations_live", "integrations that are live at the horizon", \.developers.live),
      ChannelMetric(
        "integrations_lost_per_year", .ratio, "integrations taken out / years of live integrations",
        numerator: { Double($0.developers.left) }, denominator: { $0.developers.liveDays / 365.25 }),
      ChannelMetric(
        "first_usage_revenue_day", .days, "days from the start to the first bill for usage",
        numerator: \.developers.firstRevenueDay),
      ChannelMetric(
        "units_used", .count, "units that integrations used", numerator: \.developers.units),
      .money("usage_revenue", "billed for them", \.developers.usageRevenue),
      .money(
        "usage_serving_cost", "what serving them cost, beside inference", \.developers.servingCost),
      .count("end_users", "people who came to us from an integration", \.developers.endUsers),
    ]
  }
}
