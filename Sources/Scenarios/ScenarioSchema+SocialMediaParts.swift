internal import MarketModel

/// The optional parts of a social medium (A3): auction, wear-out, followers.
extension ScenarioSchema {
  static func readAdAuction(
    _ channel: ScenarioReader, smallestPrice: NumberRange
  ) -> AdAuctionConfiguration? {
    guard
      let section = channel.optionalSection(
        "auction", "who else bids for an impression (second price); a fixed price unless given")
    else { return nil }
    return AdAuctionConfiguration(
      competitors: section.integer(
        "competitors", unit: "bidders", in: 0...1000, "others that bid for an impression"),
      competitorBid: section.distribution(
        "competitorBid", unit: "units of the currency per 1000 impressions", in: .nonNegative,
        "what each of them bids, anew for every impression"),
      reservePerMille: Double(
        section.money(
          "reservePerMille", unit: "per 1000 impressions", in: smallestPrice,
          "the least price of a thousand impressions")),
      ownBidFactor: section.distribution(
        "ownBidFactor", in: .nonNegative, default: section.constant(1),
        "the firm's bid for an impression against costPerMille, as its worth varies"))
  }

  static func readCreative(_ channel: ScenarioReader) -> CreativeConfiguration? {
    guard
      let section = channel.optionalSection(
        "creative", "how an advertisement wears out, whoever has seen it; never unless given")
    else { return nil }
    return CreativeConfiguration(
      wearPerImpressionAHead: section.number(
        "wearPerImpressionAHead", in: .closed(0...10),
        "the effect is exp(-this x the creative's impressions / market.people)"),
      refreshBelowShare: section.share(
        "refreshBelowShare", default: 0, "effect below which a new creative is ordered; 0 for never"
      ),
      refreshCost: Double(
        section.money("refreshCost", in: .nonNegative, default: 0, "what a new creative costs")),
      refreshDays: section.number(
        "refreshDays", unit: "days", in: .closed(0...366), default: 0,
        "from the order of a creative to its first impression"))
  }

  static func readFollowing(_ channel: ScenarioReader) -> FollowingConfiguration? {
    guard
      let section = channel.optionalSection(
        "followers", "people who follow the firm and see its own posts; nobody unless given")
    else { return nil }
    return FollowingConfiguration(
      followPerVisit: section.share(
        "followPerVisit", "visitors by the medium who begin to follow"),
      followPerSatisfyingOrder: section.share(
        "followPerSatisfyingOrder", "satisfied buyers who begin to follow"),
      postsPerWeek: section.number(
        "postsPerWeek", unit: "posts a week", in: .closed(0...100), "posts of the firm"),
      seesPostShare: section.share("seesPostShare", "chance that a follower sees a post"),
      unfollowPerPost: section.share(
        "unfollowPerPost", "chance that who has seen a post stops following"),
      liftPerPost: section.share(
        "liftPerPost", "part of the remaining unawareness that a post of the firm removes"))
  }
}
