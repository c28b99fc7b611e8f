public import RandomStreams

/// Advertisements beside the results of a search engine (A2): paid by the click.
public struct SearchAdsConfiguration: Sendable, Hashable {
  /// Price of a click, minor units; in an auction the most that the firm pays for one.
  public var costPerClick: Double
  /// Chance that the advertisement, shown at the top, is clicked.
  public var clickShare: Double
  /// The share of searches whose words the firm advertises on.
  public var coveredShare: Double
  /// Who else wants to be shown; nil for a fixed price and the top.
  public var auction: KeywordAuctionConfiguration?
  /// Advertisements on the firm's own name; nil for none.
  public var ownName: OwnNameConfiguration?

  /// Search advertising of its parts.
  public init(
    costPerClick: Double, clickShare: Double, coveredShare: Double = 1,
    auction: KeywordAuctionConfiguration? = nil, ownName: OwnNameConfiguration? = nil
  ) {
    self.costPerClick = costPerClick
    self.clickShare = clickShare
    self.coveredShare = coveredShare
    self.auction = auction
    self.ownName = ownName
  }
}

/// The generalised second-price auction of a search's advertisements (Edelman, Ostrovsky and
/// Schwarz, American Economic Review 97, 2007).
///
/// Bids times quality rank; who is shown pays, for a click, what it takes to stay before the next.
public struct KeywordAuctionConfiguration: Sendable, Hashable {
  /// How many others bid on a search.
  public var competitors: Int
  /// What each of them bids for a click, in units of the currency; drawn anew at every search.
  public var competitorBid: Distribution
  /// The least that a click costs, minor units.
  public var reserve: Double
  /// How many advertisements a page shows.
  public var places: Int
  /// The part of the clicks that is left one place further down.
  public var clickFactorPerPlace: Double
  /// The quality of our advertisement relative to the others'.
  public var quality: Double

  /// An auction of its parts.
  public init(
    competitors: Int, competitorBid: Distribution, reserve: Double = 0, places: Int = 1,
    clickFactorPerPlace: Double = 1, quality: Double = 1
  ) {
    self.competitors = competitors
    self.competitorBid = competitorBid
    self.reserve = reserve
    self.places = places
    self.clickFactorPerPlace = clickFactorPerPlace
    self.quality = quality
  }
}

/// Advertisements that people click who look for the firm by its name, and would have come anyway.
public struct OwnNameConfiguration: Sendable, Hashable {
  /// The share of direct visitors who come by such an advertisement while it is shown.
  public var share: Double
  /// What such a click costs, minor units.
  public var costPerClick: Double

  /// Advertising on the own name of its parts.
  public init(share: Double, costPerClick: Double) {
    self.share = share
    self.costPerClick = costPerClick
  }
}
