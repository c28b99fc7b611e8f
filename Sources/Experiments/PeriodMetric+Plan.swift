internal import MarketModel
public import Scenarios

/// What is reported of a period only where a scenario has a price plan or finance.
extension Measure where Subject == ReportingPeriod {
  /// Everything that is reported of a period of a scenario, in the order of the files.
  public static func all(of scenario: Scenario) -> [PeriodMetric] {
    let market = scenario.likely.market
    return all + (market.hasPlan ? ofPlan : [])
      + (market.hasPlan || market.hasFinance ? burn : [])
  }

  /// What only some scenarios have.
  public static var optional: [PeriodMetric] { ofPlan + burn }

  static var ofPlan: [PeriodMetric] {
    [
      .count("sign_ups", "accounts that began to try, to use freely or to pay, in the period") {
        $0.count(\.subscriptions.signUps)
      },
      .count(
        "trying_accounts", "accounts on trial or free at the period's end",
        \.atEnd.totals.subscriptions.tryingAccounts),
      .count("new_subscribers", "accounts that began to pay in the period") {
        $0.count(\.subscriptions.newSubscribers)
      },
      .count(
        "subscribers", "accounts that pay at the period's end",
        \.atEnd.totals.subscriptions.subscribers),
      .money("mrr_start", "monthly recurring revenue at the period's beginning") {
        $0.mrrAtBeginning
      },
      flow("new_mrr", "recurring revenue of those who began to pay", \.subscriptions.newMRR),
      flow("expansion_mrr", "by customers who pay more", \.subscriptions.expansionMRR),
      flow(
        "contraction_mrr", "by customers who pay less and stay", \.subscriptions.contractionMRR),
      flow("churn_mrr", "by customers who left", \.subscriptions.churnMRR),
      .money(
        "mrr_end",
        "mrr_start + new_mrr + expansion_mrr - contraction_mrr - churn_mrr, exactly",
        \.atEnd.totals.subscriptions.mrr),
      .money("arr", "twelve times mrr_end") { 12 * $0.atEnd.totals.subscriptions.mrr },
      .cost(
        "arpa", "mrr_end / subscribers", \.atEnd.totals.subscriptions.mrr,
        per: \.atEnd.totals.subscriptions.subscribers),
      .share(
        "logo_churn",
        "those of the subscribers at the period's beginning who stopped paying in it / those",
        of: { $0.count(\.subscriptions.oldSubscribersLost) },
        in: \.subscribersAtBeginning),
      PeriodMetric(
        "nrr", .ratio,
        "(mrr_start + expansion - contraction - churn of those who paid at the period's beginning) "
          + "/ mrr_start",
        numerator: {
          $0.mrrAtBeginning + $0.amount(\.subscriptions.oldExpansionMRR)
            - $0.amount(\.subscriptions.oldContractionMRR) - $0.amount(\.subscriptions.oldChurnMRR)
        }, denominator: \.mrrAtBeginning),
      PeriodMetric(
        "grr", .ratio, "as nrr, without the expansion",
        numerator: {
          $0.mrrAtBeginning - $0.amount(\.subscriptions.oldContractionMRR)
            - $0.amount(\.subscriptions.oldChurnMRR)
        }, denominator: \.mrrAtBeginning),
      .money(
        "deferred_revenue", "billed ahead and not earned at the period's end",
        \.atEnd.totals.subscriptions.deferredRevenue),
    ]
  }

  static var burn: [PeriodMetric] {
    [
      .money(
        "net_burn",
        "what the cash fell by in the period, funding and credit left out; negative "
          + "where it rose", \.netBurn),
      PeriodMetric(
        "runway_months", .ratio,
        "months that the cash lasts at the period's net burn; empty where nothing is burnt",
        numerator: { period in
          guard period.netBurn > 0, period.days > 0 else { return nil }
          return period.atEnd.cash / (period.netBurn / period.days * daysPerMonth)
        }),
    ]
  }

  private static func flow(
    _ name: String, _ meaning: String, _ total: @escaping @Sendable (MarketTotals) -> Double
  ) -> PeriodMetric {
    .money(name, meaning + ", in the period") { $0.amount(total) }
  }
}
