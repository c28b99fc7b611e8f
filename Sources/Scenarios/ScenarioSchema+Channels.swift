internal import MarketModel

/// The channels: what all have, and what each kind adds.
extension ScenarioSchema {
  /// A person's row keeps what brought a visit in one byte, two codes a channel.
  private static let mostChannels = 100

  private static let kinds = ["socialMedia", "ecommercePlatform"]

  static func readChannels(
    _ root: ScenarioReader, currency: Currency
  ) -> [ChannelConfiguration] {
    var isEveryKindKnown = true
    // A price that rounds to nothing would buy without end.
    let smallestPrice = NumberRange.atLeast(1 / currency.minorUnitsPerUnit)
    let channels = root.collection(
      "channels", atLeast: 1, kinds: ("kind", kinds), "the ways to the customer, by name"
    ) { name, channel in
      let problemsBefore = channel.problemCount
      let kindName = channel.choice("kind", of: kinds, "which kind of channel it is")
      if channel.problemCount > problemsBefore {
        // Which keys belong here depends on the kind.
        channel.mute()
        isEveryKindKnown = false
      }
      let sees: ChannelVisibility = channel.choice(
        "sees", "what the firm sees of its touches")
      let matchShare = channel.share(
        "matchShare", "visible touches that can be matched to a person")
      let kind: ChannelKind =
        kindName == "socialMedia"
        ? .socialMedia(readSocialMedia(channel, smallestPrice: smallestPrice))
        : .ecommercePlatform(readPlatform(channel, smallestPrice: smallestPrice))
      return ChannelConfiguration(name: name, sees: sees, matchShare: matchShare, kind: kind)
    }
    let platforms = channels.count { if case .ecommercePlatform = $0.kind { true } else { false } }
    if platforms != 1 && isEveryKindKnown && !root.isDocumenting {
      root.report(
        .value("\(platforms) channels of kind ecommercePlatform"), at: "channels",
        expected: "exactly one, where orders are placed")
    }
    if channels.count > Self.mostChannels {
      root.report(
        .value("\(channels.count) channels"), at: "channels",
        expected: "at most \(Self.mostChannels)")
    }
    return channels
  }

  private static func readSocialMedia(
    _ channel: ScenarioReader, smallestPrice: NumberRange
  ) -> SocialMediaConfiguration {
    SocialMediaConfiguration(
      costPerMille: Double(
        channel.money(
          "costPerMille", unit: "per 1000 impressions", in: smallestPrice,
          "price of a thousand impressions")),
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
        "people, whoever they are, who post about the firm on the first day"))
  }

  private static func readPlatform(
    _ channel: ScenarioReader, smallestPrice: NumberRange
  ) -> EcommercePlatformConfiguration {
    EcommercePlatformConfiguration(
      operatedBy: channel.choice(
        "operatedBy", "who runs the platform and so takes the commission"),
      commissionShare: channel.share(
        "commissionShare", "the platform's part of an order's value"),
      settlementDays: channel.number(
        "settlementDays", unit: "days", in: .closed(0...366),
        "from an order to the payment between platform and seller"),
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
        "clickShareAtTop", "chance of a click on the listing at the top"),
      clickPositionExponent: channel.number(
        "clickPositionExponent", in: .closed(0...10), "power by which clicks fall with position"),
      costPerClick: Double(
        channel.money(
          "costPerClick", unit: "per click", in: smallestPrice, "price of a promoted click")),
      promotedClickShare: channel.share(
        "promotedClickShare", "chance of a click on the promoted listing when it is shown"))
  }
}
