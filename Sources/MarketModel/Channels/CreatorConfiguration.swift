/// A creator's show on a social medium (A3): dated, for a fee and a part of what is sold in it.
public struct CreatorConfiguration: Sendable, Hashable {
  /// What the show is called; its draws go by the name.
  public var name: String
  /// Who gives it; the same people follow a creator in every show.
  public var creator: String
  /// When it begins, days since the start.
  public var startDay: Double
  /// How long it lasts, or a post is seen.
  public var hours: Double
  /// What the creator is paid for it.
  public var fee: Money
  /// The creator's part of what is ordered in a live show.
  public var commissionShare: Double
  /// The share of people who follow the creator.
  public var followerShare: Double
  /// The share of these who see the show.
  public var watchShare: Double
  /// The part of the remaining unawareness that this removes.
  public var liftPerShow: Double
  /// Chance of a click, without an open need.
  public var clickShare: Double
  /// Chance that a click without an open need makes one (R4).
  public var impulseShare: Double
  /// Utility that the offer gains by the creator's word.
  public var presenceUtility: Double
  /// Whether the show sells live: who chooses the offer orders on the spot, without a cart.
  public var sellsLive: Bool
  /// By how much what is ordered live is sent back more often than other orders.
  public var returnFactor: Double

  /// A show of its parts.
  public init(
    name: String, creator: String, startDay: Double, hours: Double, fee: Money,
    commissionShare: Double = 0, followerShare: Double, watchShare: Double, liftPerShow: Double,
    clickShare: Double, impulseShare: Double, presenceUtility: Double = 0,
    sellsLive: Bool = false, returnFactor: Double = 1
  ) {
    self.name = name
    self.creator = creator
    self.startDay = startDay
    self.hours = hours
    self.fee = fee
    self.commissionShare = commissionShare
    self.followerShare = followerShare
    self.watchShare = watchShare
    self.liftPerShow = liftPerShow
    self.clickShare = clickShare
    self.impulseShare = impulseShare
    self.presenceUtility = presenceUtility
    self.sellsLive = sellsLive
    self.returnFactor = returnFactor
  }
}
