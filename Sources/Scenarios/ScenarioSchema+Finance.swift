internal import MarketModel

/// Where the firm's money comes from beside its customers, and what is due by law and contract.
extension ScenarioSchema {
  static func readFinance(_ firm: ScenarioReader, clock: Clock) -> FinanceConfiguration {
    let rounds = firm.list(
      "funding", identifiedBy: "name", "rounds in which investors may pay in"
    ) { round in readRound(round, clock: clock) }
    let credit = firm.optionalSection("credit", "a credit line, drawn when bills exceed the cash")
      .map { line in
        CreditConfiguration(
          limit: Money(
            minorUnits: line.money("limit", in: .nonNegative, "the most that may be drawn")),
          interestPerYearShare: line.share(
            "interestPerYearShare", "on what is drawn, paid at each month's end"),
          keepCash: Money(
            minorUnits: line.money(
              "keepCash", in: .nonNegative, default: 0,
              "what is not used to pay back at a month's end")))
      }
    let taxShare = firm.share("taxShare", default: 0, "tax on profit, losses carried forward")
    let taxEvery = firm.choice(
      "taxEvery", of: ["month", "year"], default: "year", "how often it is due, from the start on")
    let payroll = firm.list(
      "payroll", identifiedBy: "name", "who is paid beside the fixed costs"
    ) { position in readPosition(position, clock: clock) }
    return FinanceConfiguration(
      funding: rounds, credit: credit,
      tax: taxShare > 0
        ? TaxConfiguration(share: taxShare, everyMonths: taxEvery == "month" ? 1 : 12) : nil,
      payroll: payroll)
  }

  /// A date's day since the start.
  private static func day(
    _ section: ScenarioReader, _ key: String, clock: Clock, _ meaning: String
  ) -> Double? {
    section.optional(key) {
      Double(clock.start.days(until: $0.date(key, meaning)))
    }
  }

  private static func readRound(_ round: ScenarioReader, clock: Clock) -> FundingRound {
    let notBefore = Double(
      clock.start.days(until: round.date("notBefore", "the first day on which it may close")))
    let notAfter = day(round, "notAfter", clock: clock, "the day from which it is off")
    if let notAfter, notAfter <= notBefore, !round.isDocumenting {
      round.report(
        .statement("it is off before it may close"), at: "notAfter",
        expected: "a day after notBefore")
    }
    return FundingRound(
      name: round.text("name", "what it is called"),
      amount: Money(minorUnits: round.money("amount", in: .nonNegative, "what is paid in")),
      notBeforeDay: notBefore, notAfterDay: notAfter ?? .infinity,
      needsMRR: Money(
        minorUnits: round.money(
          "needsMrr", unit: "per month", in: .nonNegative, default: 0,
          "recurring revenue that it takes; looked at each month until then")),
      needsCustomers: round.integer(
        "needsCustomers", unit: "customers", in: 0...100_000_000, default: 0,
        "customers held that it takes"),
      chanceShare: round.share(
        "chanceShare", default: 1, "chance that the investors want to, once conditions hold"))
  }

  private static func readPosition(_ position: ScenarioReader, clock: Clock) -> PayrollPosition {
    PayrollPosition(
      name: position.text("name", "what they do"),
      people: position.integer("people", unit: "people", in: 0...100_000, "how many there are"),
      costPerPersonMonth: Money(
        minorUnits: position.money(
          "costPerPersonMonth", unit: "per person and month", in: .closed(0...1e9),
          "pay and its levies")),
      fromDay: day(position, "from", clock: clock, "their first day; the start unless given")
        ?? 0,
      toDay: day(position, "to", clock: clock, "the day on which they have left") ?? .infinity)
  }
}
