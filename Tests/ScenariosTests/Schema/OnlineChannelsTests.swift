import MarketModel
import RandomStreams
import Testing

@testable import Scenarios

/// The keys of a site, of search advertising and of what social media can have besides.
@Suite struct OnlineChannelsTests {
  private func kind(_ settings: String) throws -> ChannelKind? {
    try small(settings).likely.market.channels.last?.kind
  }

  @Test("A site is read in minor units, and what is left out is off")
  func website() throws {
    let found = try kind(
      "channels.site={kind: website, sees: identified, matchShare: 0.9, costPerPiece: 500.5, "
        + "rankingDays: 180, contentHalfLifeDays: 365, otherSites: 100, otherSitePieces: 50, "
        + "clickShareAtTop: 0.276, clickPositionExponent: 0.81}")
    let expected = WebsiteConfiguration(
      costPerPiece: 50_050, piecesNow: 0, rankingDays: 180, contentHalfLifeDays: 365,
      otherSites: 100, otherSitePieces: 50, otherSiteShape: 1, clickShareAtTop: 0.276,
      clickPositionExponent: 0.81, trustUtility: 0)
    #expect(found == .website(expected))
  }

  @Test("Search advertising has a fixed price, or bids against others")
  func searchAds() throws {
    let plain =
      "kind: searchAds, sees: clickId, matchShare: 0.9, costPerClick: 4.5, clickShare: 0.06"
    #expect(
      try kind("channels.search={\(plain)}")
        == .searchAds(SearchAdsConfiguration(costPerClick: 450, clickShare: 0.06)))
    let found = try kind(
      "channels.search={\(plain), coveredShare: 0.5, ownName: {share: 0.3, costPerClick: 0.4}, "
        + "keywordAuction: {competitors: 5, competitorBid: {exponential: {mean: 2}}, reserve: 0.1, "
        + "clickFactorPerPlace: 0.7, quality: 1.5}}")
    let auction = KeywordAuctionConfiguration(
      competitors: 5, competitorBid: try .exponential(mean: 2), reserve: 10, places: 4,
      clickFactorPerPlace: 0.7, quality: 1.5)
    #expect(
      found
        == .searchAds(
          SearchAdsConfiguration(
            costPerClick: 450, clickShare: 0.06, coveredShare: 0.5, auction: auction,
            ownName: OwnNameConfiguration(share: 0.3, costPerClick: 40))))
  }

  @Test("A medium has no auction, no wear-out and no followers unless they are written")
  func socialMedia() throws {
    func social(_ settings: String...) throws -> SocialMediaConfiguration? {
      var replacements: [String: String] = [:]
      if !settings.isEmpty {
        replacements["postDelayDays: 1.5\n"] =
          "postDelayDays: 1.5\n" + settings.map { "    \($0)\n" }.joined()
      }
      guard
        case .socialMedia(let parts) = try small(replacing: replacements).likely.market.channels[0]
          .kind
      else { return nil }
      return parts
    }
    let plain = try #require(try social())
    #expect(plain.auction == nil && plain.creative == nil && plain.following == nil)
    let full = try #require(
      try social(
        "auction: {competitors: 4, competitorBid: {lognormal: {median: 30, sigma: 0.5}}, "
          + "reservePerMille: 5}",
        "creative: {wearPerImpressionAHead: 0.05, refreshBelowShare: 0.5, refreshCost: 2000}",
        "followers: {followPerVisit: 0.1, followPerSatisfyingOrder: 0.2, postsPerWeek: 2, "
          + "seesPostShare: 0.03, unfollowPerPost: 0.01, liftPerPost: 0.05}"))
    #expect(
      full.auction
        == AdAuctionConfiguration(
          competitors: 4, competitorBid: try .lognormal(median: 30, sigma: 0.5),
          reservePerMille: 500, ownBidFactor: try .constant(1)))
    #expect(
      full.creative
        == CreativeConfiguration(
          wearPerImpressionAHead: 0.05, refreshBelowShare: 0.5, refreshCost: 200_000,
          refreshDays: 0))
    #expect(full.following?.postsPerWeek == 2 && full.following?.liftPerPost == 0.05)
  }

  @Test("A key of another kind is refused")
  func otherKinds() {
    #expect(
      problems(replacing: ["costPerClick: 1.2": "costPerClick: 1.2\n    ownName: {share: 1}"])
        .first?.hasPrefix("channels.shop.ownName: unknown key") == true)
  }
}
