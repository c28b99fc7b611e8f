internal import MarketModel

/// Festivals, shocks, regions, consent and law: what surrounds every firm of the market.
extension ScenarioSchema {
  /// A festival as it is written, with the days of its own that are part of the shopping rhythm.
  struct FestivalRow {
    let from: CalendarDate
    let to: CalendarDate
    let shoppingFactor: Double
    /// The festival, with its days still to be counted from the start.
    let festival: Festival
  }

  /// The longest festival; a longer one has a mistyped year.
  private static let mostFestivalDays = 366

  static func readFestivals(
    _ market: ScenarioReader, counted: ClosedRange<CalendarDate>
  ) -> [FestivalRow] {
    var rows: [FestivalRow] = []
    _ = market.list(
      "festivals", identifiedBy: "name",
      "shopping festivals, to which purchases are put off and "
        + "brought forward"
    ) { row in
      let name = row.text("name", "what it is called")
      let problemsBefore = row.problemCount
      let (from, to) = readDays(row)
      if from.days(until: to) >= mostFestivalDays, row.problemCount == problemsBefore {
        row.report(
          .value("\(to)"), at: "to",
          expected: "a day up to \(from.adding(days: mostFestivalDays - 1)), as a festival ends "
            + "within a year")
      }
      if let other = rows.first(where: { $0.from <= to && from <= $0.to }), !row.isDocumenting {
        row.report(
          .value("\(from)"), at: "from",
          expected: "a day outside \(other.festival.name), as only one festival is on at a time")
      }
      let factor = NumberRange.between(0, 100)
      rows.append(
        FestivalRow(
          from: from, to: to,
          shoppingFactor: row.number(
            "shoppingFactor", in: factor, default: 1, "eagerness against ordinary days"),
          festival: Festival(
            name: name, days: 0..<1,
            waitDays: row.number(
              "waitDays", unit: "days", in: .closed(0...366), default: 0,
              "for so long before it people wait for it"),
            waitShare: row.share("waitShare", default: 0, "people with an open need who wait"),
            pullForwardDays: row.number(
              "pullForwardDays", unit: "days", in: .closed(0...366), default: 0,
              "needs of so many days after it may open in it already"),
            pullForwardShare: row.share(
              "pullForwardShare", default: 0, "share of those needs that do"),
            discountShare: row.share(
              "discountShare", in: .closed(0...0.9), default: 0,
              "what everybody's prices, the rival's too, are lowered by; with product.plan the first "
                + "term's of those who sign up then"),
            advertisingPriceFactor: row.number(
              "advertisingPriceFactor", in: factor, default: 1,
              "what impressions and clicks cost against ordinary days"),
            returnFactor: row.number(
              "returnFactor", in: .closed(0...100), default: 1,
              "by how much product.returnedShare is multiplied for its orders"))))
      warnIfIdle(
        row, from: from, to: to, counted: counted,
        leadDays: rows.last?.festival.waitDays ?? 0)
    }
    return rows
  }

  static func readMacro(
    _ market: ScenarioReader, clock: Clock, counted: ClosedRange<CalendarDate>,
    festivals: [FestivalRow], population: PopulationConfiguration
  ) -> MacroConfiguration {
    let regions = readRegions(market, clock: clock, population: population)
    let names = regions.map(\.name)
    let consent = readConsent(market)
    return MacroConfiguration(
      festivals: festivals.map { row in
        var festival = row.festival
        let first = Double(clock.start.days(until: row.from))
        festival.days = first..<max(first, Double(clock.start.days(until: row.to))) + 1
        return festival
      },
      shocks: readShocks(market, clock: clock, counted: counted, regions: names),
      regions: regions, consent: consent,
      law: readLaw(
        market, clock: clock, counted: counted, regions: names, isAnybodyAsked: consent != nil))
  }

  private static func readShocks(
    _ market: ScenarioReader, clock: Clock, counted: ClosedRange<CalendarDate>, regions: [String]
  ) -> [Shock] {
    market.list(
      "shocks", identifiedBy: "name", "what strikes the whole market for a while"
    ) { row in
      let name = row.text("name", "what it is called")
      let day = row.optional("on") { $0.date("on", "the day on which it comes") }
      let perYear = row.optional("perYear") {
        $0.number(
          "perYear", unit: "times a year", in: .closed(0...12),
          "how often it comes at random, where there is no \"on\"")
      }
      if (day == nil) == (perYear == nil), !row.isDocumenting {
        row.report(
          .statement(day == nil ? "neither on nor perYear" : "both on and perYear"),
          expected: "one of the two")
      }
      let factor = NumberRange.between(0, 100)
      let durationDays = row.number(
        "durationDays", unit: "days", in: .closed(0...3660), "how long it holds in full")
      let recoveryDays = row.number(
        "recoveryDays", unit: "days", in: .closed(0...3660), default: 0,
        "how long it then takes to fade, in a straight line")
      if let day, !row.isDocumenting {
        let daysAfter = Int(max(0, durationDays + recoveryDays - 1).rounded(.up))
        let lastDay = day.adding(days: min(daysAfter, day.days(until: .latest)))
        warnIfIdle(row, from: day, to: lastDay, keys: ("on", "on"), counted: counted)
      }
      return Shock(
        name: name,
        timing: day.map { .dated(day: Double(clock.start.days(until: $0))) }
          ?? .random(perYear: perYear ?? 0),
        durationDays: durationDays, recoveryDays: recoveryDays,
        demandFactor: row.number(
          "demandFactor", in: factor, default: 1, "how often needs open against ordinary days"),
        advertisingPriceFactor: row.number(
          "advertisingPriceFactor", in: factor, default: 1,
          "what impressions and clicks cost against ordinary days"),
        region: readRegion(row, "where needs are struck; everywhere unless given", among: regions))
    }
  }

  private static func readRegion(
    _ row: ScenarioReader, _ meaning: String, among regions: [String]
  ) -> Int? {
    row.optional("region") {
      $0.reference("region", to: "region", among: regions, meaning)
    }.flatMap { regions.firstIndex(of: $0) }
  }

  private static func readConsent(_ market: ScenarioReader) -> ConsentConfiguration? {
    market.optionalSection("consent", "who lets the firm use data of hers").map { section in
      let meanings = [
        "people who may be written to and chosen for advertisements",
        "people who may be remembered and rated",
        "people whose data the product may learn from, if they also agree to it there "
          + "(product.ai.consent)",
        "people whose data may leave their region",
      ]
      return ConsentConfiguration(
        shares: zip(ConsentPurpose.allCases, meanings).map { purpose, meaning in
          section.share(
            "\(purpose)Share", default: 1,
            meaning + "; counts where the population has no node \"\(purpose)Consent\" with a "
              + "category \"yes\"")
        },
        withdrawalsPerYear: section.number(
          "withdrawalsPerYear", unit: "times a year", in: .closed(0...366), default: 0,
          "how often a person withdraws all that she has allowed"),
        deletionsPerYear: section.number(
          "deletionsPerYear", unit: "times a year", in: .closed(0...366), default: 0,
          "how often a person withdraws it and has what is on file deleted"),
        isHonoured: section.flag(
          "isHonoured", default: true, "whether the firm keeps to it; else audits fine it"))
    }
  }

  private static func readLaw(
    _ market: ScenarioReader, clock: Clock, counted: ClosedRange<CalendarDate>,
    regions: [String], isAnybodyAsked: Bool
  ) -> [LawRow] {
    market.list("law", identifiedBy: "name", "laws by the date from which they hold") { row in
      let name = row.text("name", "what it is called")
      let from = row.date("from", "the first day on which it holds")
      // One from before the start holds all the time.
      warnIfIdle(row, from: from, to: max(from, counted.upperBound), counted: counted)
      let purposes = row.references(
        "consentFor", to: "purpose", among: ConsentPurpose.allCases.map { "\($0)" }, default: [],
        "what then needs consent: marketing, profiling, training, crossBorder")
      if !purposes.isEmpty && !isAnybodyAsked && !row.isDocumenting {
        row.report(
          .statement("consent is needed, and nobody is asked"), at: "consentFor",
          expected: "market.consent, which says who consents")
      }
      return LawRow(
        name: name, day: Double(clock.start.days(until: from)),
        region: readRegion(row, "where it holds; everywhere unless given", among: regions),
        consentFor: ConsentPurpose.allCases.reduce(into: []) { set, purpose in
          if purposes.contains("\(purpose)") { set.insert(ConsentPurposes(purpose)) }
        },
        auditsPerYear: row.number(
          "auditsPerYear", unit: "times a year", in: .closed(0...366), default: 0,
          "how often the authority looks into what data the firm uses"),
        fineShareOfTurnover: row.share(
          "fineShareOfTurnover", default: 0,
          "fine when it finds data used without consent, of the last year's turnover"),
        filingDays: row.number(
          "filingDays", unit: "days", in: .closed(0...3660), default: 0,
          "by how much the filing of the product delays an entry after this date"))
    }
  }
}
