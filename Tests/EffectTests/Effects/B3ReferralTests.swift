import MarketModel
import Policies
import RandomStreams
import Testing

/// Referral (B3): who was told by a customer stays longer.
struct B3ReferralTests {
  @Test("B3 Referred customers leave 10-25 % less often")
  func churn() async throws { try await check(.b3Churn) }

  @Test("B3 Referred customers are worth 10-25 % more")
  func value() async throws { try await check(.b3Value) }
}

extension Effect {
  static let b3Churn = referred(
    "churn of the referred", claim: "Referred customers leave 10–25 % less often",
    source: "band: churn about 18 % lower (Schmitt, Skiera and Van den Bulte 2011, recalled); "
      + "hazard × .55 while the referrer stays: set so that the mean over all comes out near theirs, "
      + "since referrers leave too",
    band: 0.75...0.9
  ) {
    Quotient(numerator: Double($0.referredLost), divisor: $0.referredDays)
  }

  static let b3Value = referred(
    "value of the referred", claim: "Referred customers are worth 10–25 % more",
    source: "band: value at least 16 % higher (Schmitt, Skiera and Van den Bulte 2011), of which "
      + "only what retention makes is modelled; hazard × .55 while the referrer stays",
    band: 1.1...1.25
  ) {
    Quotient(numerator: $0.referredContribution, divisor: Double($0.referredCustomers))
  }

  /// Six years of a monthly plan, as in the study, in which satisfied customers soon bring everybody.
  private static func referred(
    _ name: String, claim: String, source: String, band: ClosedRange<Double>,
    reading: @escaping @Sendable (LoyaltyTotals) -> Quotient
  ) -> Effect {
    Effect(
      id: "B3", name: name, claim: claim,
      mechanism: "a referrer's influence on the hazard of leaving", source: source, scale: .ratio,
      band: band, replications: 8, placeboReplications: 2
    ) { mechanism, streams in
      let market = EffectMarket.worked(people: 400, days: 2190).with(
        "clock.reportEveryDays=365", "market.needs.perYear=0", "firm.customersNowShare=0.3",
        "firm.fixedCostPerMonth=0", "product.plan.kind=subscription",
        "channels.platform.commissionShare=null", "channels.platform.settlementDays=null",
        "product.plan.pricePerSeatMonth=100", "product.plan.renewalPerYearShare=0.6",
        "product.referral.perYear=8",
        "product.referral.needShare=1", "product.referral.lift=0.3",
        "product.referral.utility=6"
      ).under(FixedSpending(spendPerDay: [0, 0], reviewDays: 365))
      let treated =
        mechanism == .on ? market.with("product.referral.churnFactor=0.55") : market
      return Measurement(
        treated: reading(try treated.record(streams).totals.loyalty),
        control: reading(try market.record(streams).totals.loyalty))
    }
  }
}
