internal import MarketModel

/// The keys of search advertising (A2).
extension ScenarioSchema {
  static func readSearchAds(
    _ channel: ScenarioReader, smallestPrice: NumberRange
  ) -> SearchAdsConfiguration {
    SearchAdsConfiguration(
      costPerClick: Double(
        channel.money(
          "costPerClick", unit: "per click", in: smallestPrice,
          clickPriceMeaning)),
      clickShare: channel.share(
        "clickShare", "chance of a click on the advertisement at the top"),
      coveredShare: channel.share(
        "coveredShare", default: 1, "searches whose words the firm advertises on"),
      auction: readKeywordAuction(channel, smallestPrice: smallestPrice),
      ownName: readOwnName(channel, smallestPrice: smallestPrice))
  }

  private static func readKeywordAuction(
    _ channel: ScenarioReader, smallestPrice: NumberRange
  ) -> KeywordAuctionConfiguration? {
    guard
      let section = channel.optionalSection(
        "keywordAuction",
        "who else bids on a search (generalised second price); a fixed price unless given")
    else { return nil }
    return KeywordAuctionConfiguration(
      competitors: section.integer(
        "competitors", unit: "bidders", in: 0...1000, "others that bid on a search"),
      competitorBid: section.distribution(
        "competitorBid", unit: "units of the currency per click", in: .nonNegative,
        "what each of them bids, anew at every search"),
      reserve: Double(
        section.money(
          "reserve", unit: "per click", in: smallestPrice,
          "the least that a click costs, at the quality of the others")),
      places: section.integer(
        "places", unit: "places", in: 1...100, default: 4, "advertisements on a page of results"),
      clickFactorPerPlace: section.share(
        "clickFactorPerPlace", default: 1, "part of the clicks that is left one place further down"),
      quality: section.number(
        "quality", in: .closed(0.01...100), default: 1,
        "our advertisement's quality score against the others'"))
  }

  private static func readOwnName(
    _ channel: ScenarioReader, smallestPrice: NumberRange
  ) -> OwnNameConfiguration? {
    guard
      let section = channel.optionalSection(
        "ownName", "advertisements on the firm's own name; none unless given")
    else { return nil }
    return OwnNameConfiguration(
      share: section.share("share", "direct visitors who come by such an advertisement instead"),
      costPerClick: Double(
        section.money(
          "costPerClick", unit: "per click", in: smallestPrice, "price of such a click")))
  }
}
