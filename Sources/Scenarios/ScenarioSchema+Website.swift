internal import MarketModel

/// The keys of the firm's own site (A2).
extension ScenarioSchema {
  static func readWebsite(
    _ channel: ScenarioReader, smallestPrice: NumberRange
  ) -> WebsiteConfiguration {
    WebsiteConfiguration(
      costPerPiece: Double(
        channel.money(
          "costPerPiece", unit: "per piece", in: smallestPrice,
          "what a piece of content costs; the channel's budget buys so many")),
      piecesNow: channel.number(
        "piecesNow", unit: "pieces", in: .closed(0...1e6), default: 0,
        "pieces of content that search engines rank on the first day"),
      rankingDays: channel.number(
        "rankingDays", unit: "days", in: .closed(0...3660),
        "mean time until search engines rank a new piece"),
      contentHalfLifeDays: channel.number(
        "contentHalfLifeDays", unit: "days", in: .above(0, upTo: 36_600),
        "until half of the ranked pieces are out of date"),
      otherSites: channel.integer(
        "otherSites", unit: "sites", in: 0...1_000_000, "others that answer the same searches"),
      otherSitePieces: channel.number(
        "otherSitePieces", unit: "pieces", in: .above(0, upTo: 1e6),
        "ranked pieces with which the site stands before half of the others"),
      otherSiteShape: channel.number(
        "otherSiteShape", in: .above(0, upTo: 10), default: 1,
        "log-logistic shape of the others' pieces; large is alike"),
      clickShareAtTop: channel.share(
        "clickShareAtTop", topClickMeaning),
      clickPositionExponent: channel.number(
        "clickPositionExponent", in: .closed(0...10), "power by which clicks fall with position"),
      trustUtility: channel.number(
        "trustUtility", unit: "utility", in: .closed(-20...20), default: 0,
        "what the offer gains by standing on the firm's own site"),
      form: readForm(channel))
  }

  private static func readForm(_ channel: ScenarioReader) -> LeadFormConfiguration? {
    channel.optionalSection(
      "form", "forms in which visitors leave their details for a sales team; none unless given"
    ).map { form in
      LeadFormConfiguration(
        demoShare: form.share(
          "demoShare",
          "visits with an open need, and without a choice for the firm, that ask for a demonstration"
        ),
        readingShare: form.share(
          "readingShare", "other visits that leave details for something to read"))
    }
  }
}
