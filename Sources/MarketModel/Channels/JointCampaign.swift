/// A campaign that the firm and its partners run and pay together (D10).
///
/// Those whom both would reach are reached once; both names stand on what is seen.
public struct JointCampaign: Sendable, Hashable {
  /// What it is called; its draws go by the name.
  public var name: String
  /// Its day, days since the start.
  public var day: Double
  /// What it costs the firm and the partners together.
  public var cost: Money
  /// The partners' part of that, if all territories take part; else in proportion.
  public var partnersPayShare: Double
  /// The share of the people whom the firm's own lists and pages reach.
  public var reachShare: Double
  /// The share of a territory's people whom its partner reaches.
  public var partnerReachShare: Double
  /// The share of those whom the firm reaches too.
  public var overlapShare: Double
  /// The part of the remaining unawareness that it removes under the firm's name alone.
  public var lift: Double
  /// Chance that it makes a need where there was none, under the firm's name alone (R4).
  public var createsNeedShare: Double
  /// By how much the partner's name multiplies both.
  public var endorsementFactor: Double

  /// A campaign of its parts.
  public init(
    name: String, day: Double, cost: Money, partnersPayShare: Double, reachShare: Double,
    partnerReachShare: Double, overlapShare: Double, lift: Double, createsNeedShare: Double,
    endorsementFactor: Double
  ) {
    self.name = name
    self.day = day
    self.cost = cost
    self.partnersPayShare = partnersPayShare
    self.reachShare = reachShare
    self.partnerReachShare = partnerReachShare
    self.overlapShare = overlapShare
    self.lift = lift
    self.createsNeedShare = createsNeedShare
    self.endorsementFactor = endorsementFactor
  }

  /// Of those whom the firm does not reach, the share whom the partner does.
  var addedReachShare: Double { (1 - overlapShare) * partnerReachShare / (1 - reachShare) }
}
