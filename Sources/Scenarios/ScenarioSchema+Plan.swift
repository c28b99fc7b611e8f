internal import MarketModel
internal import RandomStreams

/// The price plan: what an account pays that subscribes, in place of single orders.
extension ScenarioSchema {
  private static let planKinds = ["subscription", "usage", "licence", "revenueShare"]

  /// Reads `product.plan`; nil where it isn't written and single orders are placed.
  ///
  /// - Parameter hasAI: Whether there is a product whose use engages.
  static func readPlan(
    _ product: ScenarioReader, hasAI: Bool, currency: Currency
  ) -> PricePlan? {
    product.optional("plan") { product in
      product.section(
        "plan", kinds: ("kind", planKinds), "what an account pays that subscribes"
      ) { plan in
        let problemsBefore = plan.problemCount
        let kind = plan.choice("kind", of: planKinds, "what is charged")
        // Which keys belong here depends on the kind.
        if plan.problemCount > problemsBefore { plan.mute() }
        let configuration = readPlan(plan, kind: kind, currency: currency)
        let effect = configuration.renewal.engagementEffect
        if effect > 0, !hasAI, !plan.isDocumenting {
          plan.report(
            .value("\(effect)"), at: "engagementChurnEffect",
            expected: "0 without product.ai, whose use engages")
        }
        return configuration
      }
    }
  }

  private static func readPlan(
    _ plan: ScenarioReader, kind: String, currency: Currency
  ) -> PricePlan {
    let charge = readCharge(plan, kind: kind, currency: currency)
    let paid = plan.money(
      "servingCostPerSeatMonth", unit: "per seat and month", in: .closed(0...1e6), default: 0,
      "serving a paying seat")
    let free = plan.optional("servingCostPerFreeSeatMonth") {
      $0.money(
        "servingCostPerFreeSeatMonth", unit: "per seat and month", in: .nonNegative,
        "serving a seat that is on trial or free; as a paying one unless given")
    }
    var configuration = PricePlan(
      charge: charge,
      seatsPerAccount: plan.distribution(
        "seatsPerAccount", unit: "seats", in: .closed(0...1_000_000), default: constantOne,
        "seats of a new account, rounded to whole ones and at least 1"),
      trying: readTrying(plan),
      renewal: RenewalConfiguration(churn: BetaGeometricChurn(meanShare: 0, spread: 0)),
      seatChange: SeatChange(
        expandsShare: plan.share(
          "expandsShare", in: .closed(0...0.5), default: 0, "renewing accounts that take more seats"
        ),
        contractsShare: plan.share(
          "contractsShare", in: .closed(0...0.5), default: 0,
          "renewing accounts that keep fewer seats"),
        partOfSeats: plan.number(
          "partOfSeats", in: .closed(0...10), default: 0.2,
          "by which part of the seats they change, one seat at least")),
      servingCostPerSeatMonth: Double(paid), servingCostPerFreeSeatMonth: Double(free ?? paid),
      paymentDays: plan.number(
        "paymentDays", unit: "days", in: .closed(0...366), default: 0,
        "from a bill to its payment"),
      openingTerms: plan.choice(
        "openingTerms", default: PricePlan.OpeningTerms.spread,
        "when the terms of the customers at the start began: spread over the last term, or at the "
          + "start"))
    configuration.renewal = readRenewal(plan, termsPerYear: 12 / configuration.termMonths)
    return configuration
  }

  /// One seat.
  private static var constantOne: Distribution? { try? .constant(1) }

  private static func readCharge(
    _ plan: ScenarioReader, kind: String, currency: Currency
  ) -> PricePlan.Charge {
    func amount(_ key: String, unit: String, _ meaning: String) -> Double {
      plan.number(key, unit: "units of the currency \(unit)", in: .closed(0...1e6), meaning)
        * currency.minorUnitsPerUnit
    }
    switch kind {
    case "usage":
      return .usage(
        unitsPerSeatMonth: plan.distribution(
          "unitsPerSeatMonth", unit: "units", in: .nonNegative,
          "what a seat uses in a month, drawn anew each month"),
        pricePerUnit: amount(
          "pricePerUnit", unit: "per unit",
          "billed at each month's end, at a price level of 1; demand goes by product.priceLevel, "
            + "not by this"))
    case "licence":
      return .licence(
        pricePerSeat: amount(
          "pricePerSeat", unit: "per seat",
          "the licence, once, at a price level of 1; demand goes by product.priceLevel, not by this"
        ),
        maintenancePerYearShare: plan.share(
          "maintenancePerYearShare", "of the licence's price, a year ahead"))
    case "revenueShare":
      return .revenueShare(
        turnoverPerSeatMonth: plan.distribution(
          "turnoverPerSeatMonth", unit: "units of the currency", in: .nonNegative,
          "what a partner takes in by the product a seat and month, drawn anew each month"),
        share: plan.share("share", "the firm's part of it, billed at each month's end")
          * currency.minorUnitsPerUnit)
    default:
      let price = amount(
        "pricePerSeatMonth", unit: "per seat and month",
        "at a price level of 1; demand goes by product.priceLevel, not by this")
      let billing = plan.choice(
        "billing", of: ["monthly", "annualPrepaid"], default: "monthly", "how it is paid ahead")
      let discount = plan.share(
        "annualDiscountShare", in: .closed(0...0.9), default: 0,
        "what a year paid ahead costs less than twelve months; with annualPrepaid")
      return .subscription(
        pricePerSeatMonth: price,
        billing: billing == "monthly" ? .monthly : .annualPrepaid(discountShare: discount))
    }
  }

  private static func readTrying(_ plan: ScenarioReader) -> Trying {
    let trial = plan.optionalSection("trial", "a trial before an account pays")
      .map { trial in
        Trying.trial(
          days: trial.number("days", unit: "days", in: .above(0, upTo: 366), "how long it is"),
          paysShare: trial.share("paysShare", "accounts that pay at its end"))
      }
    let freemium = plan.optionalSection("freemium", "a free tier, used for as long as one likes")
      .map { tier in
        Trying.freemium(
          Freemium(
            freeUtility: tier.number(
              "freeUtility", unit: "utility", in: .closed(-20...20),
              "what paying nothing adds to the offer"),
            paysPerMonthShare: tier.share(
              "paysPerMonthShare", in: .closed(0...0.99),
              "free accounts that would come to pay within a month"),
            leavesPerMonthShare: tier.share(
              "leavesPerMonthShare", in: .closed(0...0.99),
              "free accounts that would give up within a month")))
      }
    if trial != nil && freemium != nil && !plan.isDocumenting {
      plan.report(
        .statement("a trial and a free tier"), at: "freemium", expected: "one of the two")
    }
    return trial ?? freemium ?? .none
  }

  private static func readRenewal(
    _ plan: ScenarioReader, termsPerYear: Int
  ) -> RenewalConfiguration {
    let shapes = readShapes(
      plan, "churnShapes", "in place of renewalPerYearShare and churnSpread, by the term")
    let churn: BetaGeometricChurn
    if shapes == nil || plan.isDocumenting {
      churn = BetaGeometricChurn(
        renewalPerYearShare: plan.share(
          "renewalPerYearShare", "new subscribers who are still there after a year"),
        spread: plan.number(
          "churnSpread", in: .closed(0...0.95), default: 0.18,
          "how unequal accounts are in leaving, 1/(1 + sum of churnShapes): 0 for all alike; .18 "
            + "fits high-end and .35 regular customers (Fader and Hardie 2007)"),
        termsPerYear: termsPerYear)
    } else {
      churn = shapes ?? BetaGeometricChurn(meanShare: 0, spread: 0)
    }
    return RenewalConfiguration(
      churn: churn,
      satisfactionEffect: plan.number(
        "satisfactionChurnEffect", in: .closed(0...5), default: 0,
        "ln of what dissatisfaction multiplies the hazard of leaving by, and satisfaction divides"),
      priceElasticity: plan.number(
        "priceChurnElasticity", in: .closed(0...10), default: 0,
        "power of the price level in the hazard of leaving"),
      engagementEffect: plan.number(
        "engagementChurnEffect", in: .closed(0...5), default: 0,
        "ln of what full engagement in product.ai divides the hazard of leaving by"))
  }

  /// The shapes of a Beta distribution of chances, nil where they aren't written.
  static func readShapes(
    _ section: ScenarioReader, _ key: String, _ meaning: String
  ) -> BetaGeometricChurn? {
    let shapes = section.optional(key) {
      $0.numbers(
        key, count: 2, in: .closed(0.001...1e6),
        "shapes α and β of the Beta distribution of chances of leaving, \(meaning)")
    }
    guard !section.isDocumenting else { return nil }
    return shapes.map { BetaGeometricChurn(alpha: $0[0], beta: $0[1]) }
  }
}
