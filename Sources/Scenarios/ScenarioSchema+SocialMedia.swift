internal import MarketModel

/// The keys of a social medium (A3).
extension ScenarioSchema {
  static func readSocialMedia(
    _ channel: ScenarioReader, clock: Clock, smallestPrice: NumberRange
  ) -> SocialMediaConfiguration {
    SocialMediaConfiguration(
      costPerMille: Double(
        channel.money(
          "costPerMille", unit: "per 1000 impressions", in: smallestPrice,
          "price of a thousand impressions; with an auction, the firm's bid for them")),
      clickThroughShare: channel.share(
        "clickThroughShare", in: .closed(0...0.99),
        "clicks on the first impression after a pause, without an open need"),
      openNeedClickFactor: channel.number(
        "openNeedClickFactor", in: .closed(0...1000),
        "by how much an open need multiplies the odds of a click"),
      liftPerImpression: channel.share(
        "liftPerImpression",
        "part of the remaining unawareness that a first impression removes"),
      frequencyCapPerWeek: channel.integer(
        "frequencyCapPerWeek", unit: "impressions a week", in: 1...10_000,
        "impressions to a person at most"),
      fatiguePerImpression: channel.number(
        "fatiguePerImpression", in: .closed(0...10),
        "an impression's effect is exp(-this x recent impressions)"),
      fatigueHalfLifeDays: channel.number(
        "fatigueHalfLifeDays", unit: "days", in: .above(0, upTo: 3660),
        "until half of the recent impressions are forgotten"),
      impulseShare: channel.share(
        "impulseShare", "clicks without an open need that make one"),
      sharePerVisit: channel.share("sharePerVisit", "visitors by this channel who post about it"),
      sharePerSatisfyingOrder: channel.share(
        "sharePerSatisfyingOrder", "satisfied buyers who post about it"),
      resharePerPost: channel.share("resharePerPost", "posts seen that are passed on"),
      friendSeesPostShare: channel.share(
        "friendSeesPostShare", "chance that a given friend sees a post"),
      liftPerFriendPost: channel.share(
        "liftPerFriendPost", "part of the remaining unawareness that a friend's post removes"),
      postDelayDays: channel.number(
        "postDelayDays", unit: "days", in: .closed(0...366), "mean wait until a friend sees a post"),
      launchPosts: channel.integer(
        "launchPosts", unit: "people", in: 0...1_000_000, default: 0,
        "people, whoever they are, who post about the firm on the first day"),
      auction: readAdAuction(channel, smallestPrice: smallestPrice),
      creative: readCreative(channel), following: readFollowing(channel),
      creators: readCreators(channel, clock: clock))
  }
}
