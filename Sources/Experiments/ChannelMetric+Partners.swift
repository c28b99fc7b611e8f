public import MarketModel

extension Measure where Subject == ChannelTotals {
  /// What only scenarios with partners have; zero of every other kind of channel.
  public static var ofPartners: [ChannelMetric] { partners + partnerMoney + stock }

  private static var partners: [ChannelMetric] {
    [
      .count("partners", "partners at work at the horizon", \.partners.working),
      .count("partners_signed", "partners who signed after the start", \.partners.signed),
      .count(
        "partners_defected", "partners who went over to the rival", \.partners.defections),
      .count(
        "offers_taken", "offers under way that they took there", \.partners.offersTaken),
      .count(
        "partners_dismissed", "partners who left because the firm gave notice",
        \.partners.dismissed),
      ChannelMetric(
        "partner_health", .share, "mean health of the relationship with partners at work",
        numerator: \.partners.healthDays, denominator: \.partners.partnerDays),
      ChannelMetric(
        "defections_per_partner_year", .ratio, "partners who defected / years of partners at work",
        numerator: { Double($0.partners.defections) },
        denominator: { $0.partners.partnerDays / 365.25 }),
      .count(
        "direct_sales", "sales of the firm's own in the territories of partners",
        \.partners.directSales),
      .count(
        "double_commissions", "of these, those for which a partner got its commission all the same",
        \.partners.doubleCommissions),
      .count(
        "poached_sales", "of these, those to accounts that a partner had registered, without it",
        \.partners.poachedSales),
      .count(
        "other_partners_sales",
        "sales by partners of other programmes in the territories of partners",
        \.partners.otherPartnersSales),
    ]
  }

  private static var partnerMoney: [ChannelMetric] {
    [
      .money("partner_earnings", "the partners' part of what they sold", \.partners.earned),
      .money(
        "double_commission", "commission on sales of the firm's own", \.partners.doubleCommission),
      .money(
        "minimum_commission", "paid because partners had earned less than they are assured of",
        \.partners.minimumPaid),
      .money("care_cost", "paid for the care of partners", \.partners.careCost),
      .money("recruiting_cost", "paid to find and train partners", \.partners.recruitingCost),
      .money("campaign_cost", "the firm's part of joint campaigns", \.partners.campaignCost),
      .money("exit_cost", "paid to partners who were given notice", \.partners.exitCost),
    ]
  }

  private static var stock: [ChannelMetric] {
    [
      .money(
        "stock", "goods on distributors' stock at the horizon, at list price", \.partners.stock),
      .money(
        "bought_for_stock", "what distributors bought for it, at list price",
        \.partners.boughtForStock),
      .money(
        "returned_from_stock", "what the firm took back of it, at list price",
        \.partners.returnedFromStock),
    ]
  }
}
