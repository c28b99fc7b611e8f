import MarketModel
import RandomStreams

extension WebsiteConfiguration {
  /// A site that is often found, so that few people show it.
  static func make() -> WebsiteConfiguration {
    WebsiteConfiguration(
      costPerPiece: 30_000, piecesNow: 20, rankingDays: 20, contentHalfLifeDays: 300,
      otherSites: 10, otherSitePieces: 20, otherSiteShape: 1, clickShareAtTop: 0.5,
      clickPositionExponent: 0.8)
  }
}

extension SearchAdsConfiguration {
  static func make() -> SearchAdsConfiguration {
    SearchAdsConfiguration(costPerClick: 200, clickShare: 0.3)
  }
}

extension ChannelConfiguration {
  static func site(_ parts: WebsiteConfiguration = .make()) -> ChannelConfiguration {
    ChannelConfiguration(name: "site", sees: .identified, matchShare: 1, kind: .website(parts))
  }

  static func searchAds(_ parts: SearchAdsConfiguration = .make()) -> ChannelConfiguration {
    ChannelConfiguration(name: "search", sees: .clickId, matchShare: 1, kind: .searchAds(parts))
  }
}

extension MarketConfiguration {
  /// A market with these channels only.
  static func make(
    people: Int = 200, horizonDays: Double = 60, reportEveryDays: Double = 7,
    channels: [ChannelConfiguration]
  ) throws -> MarketConfiguration {
    var market = try make(
      people: people, horizonDays: horizonDays, reportEveryDays: reportEveryDays, social: nil)
    market.channels = channels
    return market
  }
}

/// Spends one amount a channel until a day, another from then on.
struct ChangingSpending: Policy {
  var reviewDays = 5.0
  var first: [Double]
  var then: [Double]
  var day: Double

  mutating func decide(on observation: Observation, updating decision: inout Decision) {
    decision.spendPerDay = observation.now < day ? first : then
  }
}
