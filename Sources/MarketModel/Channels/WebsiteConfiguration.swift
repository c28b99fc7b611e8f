/// The firm's own site (A2): content that search engines find, and a till of its own.
public struct WebsiteConfiguration: Sendable, Hashable {
  /// What a piece of content costs, minor units; the channel's budget buys so many.
  public var costPerPiece: Double
  /// Pieces that are ranked at the start.
  public var piecesNow: Double
  /// Mean time until search engines rank a new piece.
  public var rankingDays: Double
  /// Days until half of the ranked pieces are out of date.
  public var contentHalfLifeDays: Double
  /// How many other sites answer the same searches.
  public var otherSites: Int
  /// Ranked pieces with which the site stands before half of the others.
  public var otherSitePieces: Double
  /// How much alike the others are: the shape of the log-logistic distribution of their pieces.
  public var otherSiteShape: Double
  /// Chance that the site is clicked when it stands at the top.
  public var clickShareAtTop: Double
  /// The click share falls with the position to this power.
  public var clickPositionExponent: Double
  /// Utility that an offer gains by standing on a site of its own.
  public var trustUtility: Double
  /// Forms in which visitors leave their details for a sales team; nil for none.
  public var form: LeadFormConfiguration?

  /// A site of its parts.
  public init(
    costPerPiece: Double, piecesNow: Double = 0, rankingDays: Double,
    contentHalfLifeDays: Double, otherSites: Int, otherSitePieces: Double,
    otherSiteShape: Double, clickShareAtTop: Double, clickPositionExponent: Double,
    trustUtility: Double = 0, form: LeadFormConfiguration? = nil
  ) {
    self.costPerPiece = costPerPiece
    self.piecesNow = piecesNow
    self.rankingDays = rankingDays
    self.contentHalfLifeDays = contentHalfLifeDays
    self.otherSites = otherSites
    self.otherSitePieces = otherSitePieces
    self.otherSiteShape = otherSiteShape
    self.clickShareAtTop = clickShareAtTop
    self.clickPositionExponent = clickPositionExponent
    self.trustUtility = trustUtility
    self.form = form
  }
}

/// Forms on a site: visitors ask for a demonstration, or leave their details for something to read.
public struct LeadFormConfiguration: Sendable, Hashable {
  /// The share of visits with an open need, and without a choice for the firm, that ask for a
  /// demonstration.
  public var demoShare: Double
  /// The share of the other visits that end with something to read.
  public var readingShare: Double

  /// Forms of their parts.
  public init(demoShare: Double, readingShare: Double) {
    self.demoShare = demoShare
    self.readingShare = readingShare
  }
}
