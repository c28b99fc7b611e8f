internal import MarketModel

/// The keys of an e-commerce platform (A4).
extension ScenarioSchema {
  static let topClickMeaning = "chance of a click on what stands at the top of the results"
  static let clickPriceMeaning =
    "price of a promoted click; with a keywordAuction, the most that the firm pays for one"

  private static let withoutPlan = "; left out with a product.plan on the firm's own platform"

  static func readPlatform(
    _ channel: ScenarioReader, smallestPrice: NumberRange, hasPlan: Bool
  ) -> EcommercePlatformConfiguration {
    let operatedBy: PlatformOperator = channel.choice(
      "operatedBy", "who runs the platform and so takes the commission")
    /// Reads what lies between platform and seller, who are one where subscribers pay the firm itself.
    func betweenTwo(_ key: String, _ read: (ScenarioReader) -> Double) -> Double {
      guard hasPlan, operatedBy == .firm, !channel.isDocumenting else { return read(channel) }
      let value = channel.optional(key, read)
      if value != nil {
        channel.report(
          .statement("without effect"), at: key,
          expected: "nothing, or ~ in place of a template's value: by product.plan subscribers pay "
            + "the firm itself, which runs the platform")
      }
      return value ?? 0
    }
    return EcommercePlatformConfiguration(
      operatedBy: operatedBy,
      commissionShare: betweenTwo("commissionShare") {
        $0.share("commissionShare", "the platform's part of an order's value" + withoutPlan)
      },
      settlementDays: betweenTwo("settlementDays") {
        $0.number(
          "settlementDays", unit: "days", in: .closed(0...366),
          "from an order to the payment between platform and seller" + withoutPlan)
      },
      otherListings: channel.integer(
        "otherListings", unit: "listings", in: 0...100_000, "what else a search finds"),
      otherListingSalesPerDay: channel.number(
        "otherListingSalesPerDay", unit: "sales a day", in: .positive,
        "median of another listing"),
      otherListingSalesSigma: channel.number(
        "otherListingSalesSigma", in: .closed(0...5), "lognormal spread of the same"),
      rankingHalfLifeDays: channel.number(
        "rankingHalfLifeDays", unit: "days", in: .above(0, upTo: 3660),
        "until the ranking has forgotten half of a sale"),
      clickShareAtTop: channel.share(
        "clickShareAtTop", topClickMeaning),
      clickPositionExponent: channel.number(
        "clickPositionExponent", in: .closed(0...10), "power by which clicks fall with position"),
      costPerClick: Double(
        channel.money(
          "costPerClick", unit: "per click", in: smallestPrice, clickPriceMeaning)),
      promotedClickShare: channel.share(
        "promotedClickShare", "chance of a click on the promoted listing when it is shown"),
      ratings: readRatings(channel))
  }

  private static func readRatings(_ channel: ScenarioReader) -> RatingsConfiguration? {
    channel.optionalSection(
      "ratings", "what buyers say of the listing, in stars; nobody looks at it unless given"
    ).map { section in
      let stars = NumberRange.closed(1...5)
      return RatingsConfiguration(
        satisfiedReviewShare: section.share(
          "satisfiedReviewShare", "satisfied buyers who give five stars"),
        unsatisfiedReviewShare: section.share(
          "unsatisfiedReviewShare", "unsatisfied buyers who give one"),
        reviewsNow: section.number(
          "reviewsNow", unit: "reviews", in: .closed(0...1e9), default: 0,
          "reviews on the first day"),
        ratingNow: section.number(
          "ratingNow", unit: "stars", in: stars, default: 4, "the mean of those"),
        otherRating: section.number(
          "otherRating", unit: "stars", in: stars, "the mean of the other listings"),
        utilityPerStar: section.number(
          "utilityPerStar", unit: "utility", in: .closed(-20...20),
          "what a star more than the others adds to the offer"),
        salesFactorPerStar: section.number(
          "salesFactorPerStar", in: .closed(0.01...100), default: 1,
          "by how much a star more than the others multiplies the sales by which we are ranked"))
    }
  }
}
