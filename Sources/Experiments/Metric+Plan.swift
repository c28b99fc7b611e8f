public import MarketModel
public import Scenarios

/// What is reported only where a scenario has a price plan, loyalty or finance.
extension Measure where Subject == MarketRecord {
  /// Everything that is reported of a scenario's replications, in the order of the files.
  public static func all(of scenario: Scenario) -> [Metric] {
    let market = scenario.likely.market
    let all = market.hasPlan ? all.map(\.withPlan) : all
    return all + (market.hasPlan ? ofPlan : []) + (market.hasLoyalty ? ofLoyalty : [])
      + (market.hasFinance ? ofFinance : [])
  }

  /// What only some scenarios have.
  public static var optional: [Metric] { ofPlan + ofLoyalty + ofFinance }

  static var ofPlan: [Metric] { subscribers + waterfall + retention + subscriberValue }

  private static var subscribers: [Metric] {
    [
      .count(
        "sign_ups", "accounts that began to try, to use freely or to pay", \.plan.signUps),
      .count(
        "trying_accounts", "accounts on trial or free at the horizon", \.plan.tryingAccounts),
      .count(
        "new_subscribers", "accounts that began to pay, for the first time or again",
        \.plan.newSubscribers),
      .count("subscribers_lost", "accounts that stopped paying", \.plan.subscribersLost),
      .count("subscribers", "accounts that pay at the horizon", \.plan.subscribers),
      .count("seats", "seats paid for at the horizon", \.plan.seats),
      .share(
        "sign_up_to_paid", "new subscribers / sign-ups", of: \.plan.newSubscribers,
        in: \.plan.signUps),
    ]
  }

  private static var waterfall: [Metric] {
    [
      .money("mrr_start", "monthly recurring revenue at the start", \.plan.mrrAtStart),
      .money("new_mrr", "recurring revenue of those who began to pay", \.plan.newMRR),
      .money("expansion_mrr", "by customers who pay more", \.plan.expansionMRR),
      .money("contraction_mrr", "by customers who pay less and stay", \.plan.contractionMRR),
      .money("churn_mrr", "by customers who left", \.plan.churnMRR),
      .money(
        "mrr_end",
        "mrr_start + new_mrr + expansion_mrr - contraction_mrr - churn_mrr, exactly", \.plan.mrr),
      .money("arr", "twelve times mrr_end") { 12 * $0.plan.mrr },
      .cost("arpa", "mrr_end / subscribers", \.plan.mrr, per: \.plan.subscribers),
      .money("billed", "value of all bills", \.plan.billed),
      .money(
        "deferred_revenue", "billed ahead and not earned at the horizon", \.plan.deferredRevenue),
      .money("serving_cost", "serving those who pay", \.plan.servingCost),
      .money("free_serving_cost", "serving those who try or use freely", \.plan.freeServingCost),
      Metric(
        "gross_margin", .ratio,
        "1 - (goods, commission, fulfilment, computing and serving those who pay) / revenue; "
          + "negative where sales cost more than they bring",
        numerator: {
          $0.totals.revenue - $0.totals.costOfRevenue - $0.plan.servingCost
        }, denominator: \.totals.revenue),
    ]
  }

  private static var retention: [Metric] {
    [
      .share(
        "renewal_rate", "decisions to stay / decisions at the end of a term",
        of: \.plan.renewalsMade, in: \.plan.renewalsDue),
      Metric(
        "logo_churn_per_month", .ratio,
        "accounts that stopped paying / months that accounts have paid for",
        numerator: { Double($0.plan.subscribersLost) * daysPerMonth },
        denominator: \.plan.subscriberDays),
      Metric(
        "nrr", .ratio,
        "what those who paid a year before the horizon (or at the start) pay at it / what they paid",
        numerator: \.plan.yearAgoKept, denominator: \.plan.yearAgoMRR),
      Metric(
        "grr", .ratio, "as nrr, with nobody counted for more than then",
        numerator: \.plan.yearAgoKeptAtMost, denominator: \.plan.yearAgoMRR),
    ]
  }

  private static var subscriberValue: [Metric] {
    [
      .cost(
        "cac",
        "(channel spending + commission + serving those who try or use freely) / first-time payers",
        \.spentOnAcquisition,
        per: \.totals.newCustomers),
      .cost(
        "ltv", "customer_value / subscribers: simulated, discounted, after the horizon",
        \.totals.customerValue, per: \.plan.subscribers),
      Metric(
        "ltv_formula", .money,
        "contribution a bill, less all of the service due for it, x r/(1 + d - r), with r the "
          + "renewal rate and d a term's interest",
        numerator: \.plan.valueByFormula),
      Metric(
        "payback_months", .ratio, "cac / (contribution a month of a subscriber); months",
        numerator: { record in
          let months = record.plan.subscriberDays / daysPerMonth
          guard record.totals.newCustomers > 0, record.totals.contribution > 0 else { return nil }
          return record.spentOnAcquisition / Double(record.totals.newCustomers)
            / (record.totals.contribution / months)
        }),
    ]
  }

  static var ofLoyalty: [Metric] {
    [
      .count("referrals", "people who were told by a customer", \.totals.loyalty.referrals),
      .count(
        "referred_customers", "new customers who were told by a customer",
        \.totals.loyalty.referredCustomers),
      Metric(
        "referred_churn_per_month", .ratio,
        "referred subscribers who stopped paying / months that they have paid for",
        numerator: { Double($0.totals.loyalty.referredLost) * daysPerMonth },
        denominator: \.totals.loyalty.referredDays),
      .count("complaints", "complaints", \.totals.loyalty.complaints),
      .count(
        "drop_outs", "customers who will never order again, whether anybody knows or not",
        \.totals.loyalty.dropOuts),
    ]
  }

  static var ofFinance: [Metric] {
    [
      .money(
        "funding_raised", "paid in by investors after the start; not part of firm_value",
        \.totals.finance.fundingRaised),
      .count("rounds_closed", "funding rounds closed", \.totals.finance.roundsClosed),
      .money(
        "credit_drawn", "drawn of the credit line at the horizon", \.totals.finance.creditDrawn),
      .money("interest", "interest", \.totals.finance.interest),
      .money("taxes", "taxes on profit", \.totals.finance.taxes),
      .money("payroll", "pay beside the fixed costs", \.totals.finance.payroll),
    ]
  }
}

extension MarketRecord {
  /// What price plans have brought.
  var plan: SubscriptionTotals { totals.subscriptions }

  /// What winning customers has cost, the pay of a sales team included (R10).
  fileprivate var spentOnAcquisition: Double {
    totals.channelSpend + totals.commission + plan.freeServingCost
  }
}

extension MarketConfiguration {
  /// Whether accounts subscribe.
  var hasPlan: Bool { product.plan != nil }
  /// Whether customers stop unseen, tell others or complain.
  var hasLoyalty: Bool { loyalty != LoyaltyConfiguration() }
  /// Whether there is funding, credit, tax or pay.
  var hasFinance: Bool { firm.finance != FinanceConfiguration() }
}
