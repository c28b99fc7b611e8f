public import RandomStreams

/// The second-price auction of a medium's impressions, with a reserve (Vickrey 1961; Myerson 1981).
///
/// The highest bid wins if it reaches the reserve, and pays the second one or the reserve,
/// whichever is more.
public struct AdAuctionConfiguration: Sendable, Hashable {
  /// How many others bid for an impression.
  public var competitors: Int
  /// What each of them bids for a thousand, in units of the currency; drawn anew each time.
  public var competitorBid: Distribution
  /// The least price of a thousand, minor units.
  public var reservePerMille: Double
  /// What an impression is worth to the firm relative to the ordinary: its bid is the channel's
  /// `costPerMille` times this.
  public var ownBidFactor: Distribution

  /// An auction of its parts.
  public init(
    competitors: Int, competitorBid: Distribution, reservePerMille: Double = 0,
    ownBidFactor: Distribution
  ) {
    self.competitors = competitors
    self.competitorBid = competitorBid
    self.reservePerMille = reservePerMille
    self.ownBidFactor = ownBidFactor
  }
}

/// How an advertisement's creative wears out, whoever has seen it, and how it is renewed.
public struct CreativeConfiguration: Sendable, Hashable {
  /// The effect falls by exp(−this) for each impression a head that the creative has had.
  public var wearPerImpressionAHead: Double
  /// A new creative is ordered when the effect falls below this share; 0 for never.
  public var refreshBelowShare: Double
  /// What a new creative costs, minor units.
  public var refreshCost: Double
  /// From the order of a creative to its first impression.
  public var refreshDays: Double

  /// Wear-out of its parts.
  public init(
    wearPerImpressionAHead: Double, refreshBelowShare: Double, refreshCost: Double,
    refreshDays: Double
  ) {
    self.wearPerImpressionAHead = wearPerImpressionAHead
    self.refreshBelowShare = refreshBelowShare
    self.refreshCost = refreshCost
    self.refreshDays = refreshDays
  }
}

/// The people who follow the firm on a medium, whom its own posts reach free of charge.
public struct FollowingConfiguration: Sendable, Hashable {
  /// Chance that a visitor by the medium begins to follow.
  public var followPerVisit: Double
  /// Chance that a satisfied buyer begins to follow.
  public var followPerSatisfyingOrder: Double
  /// Posts of the firm.
  public var postsPerWeek: Double
  /// Chance that a follower sees a post.
  public var seesPostShare: Double
  /// Chance that who has seen a post stops following.
  public var unfollowPerPost: Double
  /// The part of the remaining unawareness that a post removes.
  public var liftPerPost: Double

  /// A following of its parts.
  public init(
    followPerVisit: Double, followPerSatisfyingOrder: Double, postsPerWeek: Double,
    seesPostShare: Double, unfollowPerPost: Double, liftPerPost: Double
  ) {
    self.followPerVisit = followPerVisit
    self.followPerSatisfyingOrder = followPerSatisfyingOrder
    self.postsPerWeek = postsPerWeek
    self.seesPostShare = seesPostShare
    self.unfollowPerPost = unfollowPerPost
    self.liftPerPost = liftPerPost
  }
}
