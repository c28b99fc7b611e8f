internal import MarketModel

/// What customers do beside buying: stop unseen, tell others, complain, send back.
extension ScenarioSchema {
  static func readLoyalty(_ product: ScenarioReader) -> LoyaltyConfiguration {
    LoyaltyConfiguration(
      dropOut: product.optionalSection("dropOut", "customers who never order again, unseen")
        .map(readDropOut),
      referral: product.optionalSection("referral", "satisfied customers who tell others")
        .map(readReferral),
      care: product.optionalSection("care", "what unsatisfied customers do").map(readCare)
        ?? CareConfiguration())
  }

  private static func readDropOut(_ section: ScenarioReader) -> DropOutConfiguration {
    let shapes = readShapes(section, "shapes", "after an order, in place of meanShare and spread")
    let churn =
      if let shapes, !section.isDocumenting {
        shapes
      } else {
        BetaGeometricChurn(
          meanShare: section.share("meanShare", "mean chance of stopping after an order"),
          spread: section.number(
            "spread", in: .closed(0...0.95), default: 0,
            "how unequal customers are in it, 1/(1 + sum of shapes): 0 for all alike"))
      }
    return DropOutConfiguration(
      churn: churn,
      fromOrder: section.integer(
        "fromOrder", unit: "orders", in: 1...1000, default: 2,
        "the first order after which it may happen"))
  }

  private static func readReferral(_ section: ScenarioReader) -> ReferralConfiguration {
    ReferralConfiguration(
      perYear: section.number(
        "perYear", unit: "people a year", in: .closed(0...1000), default: 0,
        "whom a satisfied account with a price plan tells, on average"),
      perSatisfyingOrder: section.number(
        "perSatisfyingOrder", unit: "people", in: .closed(0...1000), default: 0,
        "whom a buyer tells after an order that satisfied, on average"),
      needShare: section.share(
        "needShare", "chance that who is told begins to need what the firm sells"),
      lift: section.share("lift", "part of the remaining unawareness that being told removes"),
      utility: section.number(
        "utility", unit: "utility", in: .closed(-20...20), default: 0,
        "what a friend's word adds to the offer until the first order"),
      churnFactor: section.number(
        "churnFactor", in: .closed(0...10), default: 1,
        "what a referred customer's hazard of leaving is multiplied by, while the referrer stays"))
  }

  private static func readCare(_ section: ScenarioReader) -> CareConfiguration {
    CareConfiguration(
      complaintShare: section.share(
        "complaintShare", default: 0, "unsatisfied customers who complain"),
      resolvedShare: section.share(
        "resolvedShare", default: 0, "complaints after which the customer is satisfied"),
      costPerComplaint: Double(
        section.money(
          "costPerComplaint", unit: "per complaint", in: .nonNegative, default: 0,
          "handling it")),
      returnShare: section.share(
        "returnShare", default: 0,
        "unsatisfied customers, no complaint having helped, who want their money back: for an "
          + "order, or for the first payment of a price plan that is paid ahead"),
      costPerReturn: Double(
        section.money(
          "costPerReturn", unit: "per order", in: .nonNegative, default: 0,
          "taking an order back")),
      moneyBackDays: section.number(
        "moneyBackDays", unit: "days", in: .closed(0...366), default: 14,
        "when the first payment of a price plan is taken back"))
  }
}
