import MarketModel
import RandomStreams
import Testing

@testable import Scenarios

/// Price plans, loyalty and finance as scenarios write them.
@Suite struct PlanReadingTests {
  private func market(_ settings: String...) throws -> MarketConfiguration {
    try Scenario(text: smallScenario, file: "small.yaml", settings: settings).likely.market
  }

  private func problems(_ settings: String...) -> [String] {
    do {
      _ = try Scenario(text: smallScenario, file: "small.yaml", settings: settings)
      return []
    } catch {
      return error.problems.map { "\($0)" }
    }
  }

  @Test("Without the keys nothing of it is there")
  func absent() throws {
    let market = try market()
    #expect(market.product.plan == nil && market.loyalty == LoyaltyConfiguration())
    #expect(market.firm.finance == FinanceConfiguration())
  }

  @Test("On the firm's own platform a plan leaves nothing to platform and seller")
  func ownPlatform() throws {
    let plan = [
      "product.plan.kind=subscription", "product.plan.pricePerSeatMonth=199",
      "product.plan.renewalPerYearShare=0.75",
    ]
    #expect(
      problems(plan[0], plan[1], plan[2], "channels.shop.operatedBy=firm")
        .map { $0.split(separator: ";")[0].split(separator: ": ", maxSplits: 1)[1] } == [
          "channels.shop.commissionShare: without effect",
          "channels.shop.settlementDays: without effect",
        ])
    #expect(
      problems(
        plan[0], plan[1], plan[2], "channels.shop.operatedBy=firm",
        "channels.shop.commissionShare=~", "channels.shop.settlementDays=~") == [])
    #expect(problems(plan[0], plan[1], plan[2]) == [])
    #expect(problems("channels.shop.operatedBy=firm") == [])
  }

  @Test("A subscription is read in minor units, with its renewals by the year")
  func subscription() throws {
    let plan = try #require(
      try market(
        "product.plan.kind=subscription", "product.plan.pricePerSeatMonth=199",
        "product.plan.renewalPerYearShare=0.75", "product.plan.churnSpread=0",
        "product.plan.servingCostPerSeatMonth=15.5", "product.plan.trial.days=14",
        "product.plan.trial.paysShare=0.2"
      ).product.plan)
    #expect(plan.charge == .subscription(pricePerSeatMonth: 19_900, billing: .monthly))
    #expect(abs(plan.renewal.churn.survival(ofRenewals: 12) - 0.75) < 1e-9)
    #expect(plan.servingCostPerSeatMonth == 1550 && plan.servingCostPerFreeSeatMonth == 1550)
    #expect(plan.trying == .trial(days: 14, paysShare: 0.2))
  }

  @Test(
    "Shapes of churn take the place of the yearly share; the other kinds have keys of their own")
  func kinds() throws {
    let annual = try #require(
      try market(
        "product.plan.kind=subscription", "product.plan.pricePerSeatMonth=10",
        "product.plan.billing=annualPrepaid", "product.plan.annualDiscountShare=0.15",
        "product.plan.churnShapes=[0.668, 3.806]"
      ).product.plan)
    #expect(annual.renewal.churn == BetaGeometricChurn(alpha: 0.668, beta: 3.806))
    #expect(
      annual.charge
        == .subscription(
          pricePerSeatMonth: 1000, billing: .annualPrepaid(discountShare: 0.15)))
    let usage = try #require(
      try market(
        "product.plan.kind=usage", "product.plan.unitsPerSeatMonth=1000",
        "product.plan.pricePerUnit=0.002", "product.plan.renewalPerYearShare=0.9"
      ).product.plan)
    #expect(usage.charge == .usage(unitsPerSeatMonth: try .constant(1000), pricePerUnit: 0.2))
    let share = try #require(
      try market(
        "product.plan.kind=revenueShare", "product.plan.turnoverPerSeatMonth=5000",
        "product.plan.share=0.3", "product.plan.renewalPerYearShare=0.9"
      ).product.plan)
    #expect(
      share.charge == .revenueShare(turnoverPerSeatMonth: try .constant(5000), share: 30))
    let licence = try #require(
      try market(
        "product.plan.kind=licence", "product.plan.pricePerSeat=900",
        "product.plan.maintenancePerYearShare=0.2", "product.plan.renewalPerYearShare=0.9"
      ).product.plan)
    #expect(licence.charge == .licence(pricePerSeat: 90_000, maintenancePerYearShare: 0.2))
  }

  @Test("What contradicts itself or belongs to another kind is refused")
  func refused() {
    #expect(
      problems(
        "product.plan.kind=subscription", "product.plan.pricePerSeatMonth=1",
        "product.plan.renewalPerYearShare=0.75", "product.plan.trial.days=14",
        "product.plan.trial.paysShare=0.2", "product.plan.freemium.freeUtility=1",
        "product.plan.freemium.paysPerMonthShare=0.1",
        "product.plan.freemium.leavesPerMonthShare=0.1"
      ).count == 1)
    #expect(problems("product.plan.kind=subscription").count == 2)
    #expect(
      problems(
        "product.plan.kind=usage", "product.plan.unitsPerSeatMonth=1",
        "product.plan.pricePerUnit=1", "product.plan.renewalPerYearShare=0.9",
        "product.plan.billing=monthly"
      ).count == 1)
    #expect(problems("product.plan.kind=gift").count == 1)
    #expect(
      problems(
        "product.plan.kind=subscription", "product.plan.pricePerSeatMonth=1",
        "product.plan.churnShapes=[0, 1]"
      ).isEmpty == false)
  }

  @Test("Loyalty and finance are read, dates as days since the start")
  func loyaltyAndFinance() throws {
    let market = try market(
      "product.dropOut.shapes=[0.7929, 2.4258]", "product.referral.perYear=0.5",
      "product.referral.needShare=0.3", "product.referral.lift=0.2",
      "product.care.complaintShare=0.4", "product.care.costPerComplaint=8",
      "firm.funding=[{name: seed, amount: 5000000, notBefore: 2027-03-02, needsMrr: 150000, chanceShare: 0.4}]",
      "firm.credit.limit=1000", "firm.credit.interestPerYearShare=0.08", "firm.taxShare=0.25",
      "firm.payroll=[{name: care, people: 2, costPerPersonMonth: 12000, from: 2027-02-10}]")
    #expect(market.loyalty.dropOut?.churn == BetaGeometricChurn(alpha: 0.7929, beta: 2.4258))
    #expect(market.loyalty.referral?.perYear == 0.5 && market.loyalty.care.costPerComplaint == 800)
    let finance = market.firm.finance
    #expect(finance.funding.first?.notBeforeDay == 30)
    #expect(finance.funding.first?.needsMRR == Money(minorUnits: 15_000_000))
    #expect(finance.credit?.limit == Money(minorUnits: 100_000))
    #expect(finance.tax == TaxConfiguration(share: 0.25, everyMonths: 12))
    #expect(finance.payroll.first?.fromDay == 10)
  }

  // The small scenario starts on January 31, 2027.
  @Test("Terms end on the dates of the calendar")
  func dates() throws {
    let billing = try market().calendar.billing
    #expect(billing.time(months: 1, after: 0.5) == 28.5)
    #expect(billing.time(months: 2, after: 0.5) == 59.5)
    #expect(billing.time(months: 12, after: 0.5) == 365.5)
    #expect(billing.time(months: 13, after: 0.5) == 394.5)
  }

  @Test("A start in the first year of the calendar is in order")
  func firstYear() throws {
    _ = try market("clock.start=0001-01-01")
  }

  @Test("With a plan what only orders need may be left out")
  func ordersLeftOut() throws {
    let text = ["orderValue: {lognormal: {median: 900, sigma: 0.5}}", "cartDays: 0.5"]
      .reduce(smallScenario) { $0.replacing("  \($1)\n", with: "") }
    let plan = [
      "product.plan.kind=subscription", "product.plan.pricePerSeatMonth=1",
      "product.plan.renewalPerYearShare=0.75",
    ]
    _ = try Scenario(text: text, file: "small.yaml", settings: plan)
    #expect(throws: ScenarioError.self) { try Scenario(text: text, file: "small.yaml") }
  }

  @Test("What has no effect with a price plan is warned of, and what has none without one")
  func idle() throws {
    func warnings(_ lines: String) throws -> [String] {
      try small(replacing: ["  quality: 0.25\n": "  quality: 0.25\n" + lines])
        .warnings.map(\.description)
    }
    let plan = "  plan: {kind: subscription, pricePerSeatMonth: 10, renewalPerYearShare: 0.5}\n"
    let referral = "  referral: {perYear: 2, perSatisfyingOrder: 1, needShare: 0.1, lift: 0.1}\n"
    let without = try warnings(referral)
    #expect(without.count == 1)
    #expect(
      without.first?.hasSuffix(
        "product.referral: referral.perYear has no effect; expected none without product.plan")
        == true, "\(without)")
    let with = try warnings(
      plan + referral + "  dropOut: {meanShare: 0.1}\n  returnedShare: 0.1\n"
        + "  customisation: {fitUtility: 1, costPerOrder: 1, addedDeliveryDays: 2}\n")
    for name in [
      "dropOut", "returnedShare", "customisation.addedDeliveryDays",
      "referral.perSatisfyingOrder",
    ] {
      #expect(with.contains { $0.contains("\(name) has no effect; expected none with") }, "\(name)")
    }
  }
}
