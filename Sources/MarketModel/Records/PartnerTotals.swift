/// What has become of a channel's partners, and what they have cost.
///
/// Amounts are minor units. Leads and offers are counted in ``PipelineTotals``.
public struct PartnerTotals: Sendable, Hashable {
  /// Contracts signed after the start.
  public var signed = 0
  /// Partners at work, now.
  public var working = 0
  /// Partners who have gone over to the rival.
  public var defections = 0
  /// Offers that they took there.
  public var offersTaken = 0
  /// Partners who left because the firm gave them notice.
  public var dismissed = 0
  /// Days that partners were at work.
  public var partnerDays = 0.0
  /// Their health, added up over these days.
  public var healthDays = 0.0
  /// Sales of the firm's own in the partners' territories.
  public var directSales = 0
  /// Of these, to accounts that a partner had registered, with the partner's commission.
  public var doubleCommissions = 0
  /// Of these, to such accounts without it.
  public var poachedSales = 0
  /// Sales by partners of other programmes in the partners' territories.
  public var otherPartnersSales = 0
  /// The partners' part of what they have sold.
  public var earned = 0.0
  /// Paid in commission on sales of the firm's own.
  public var doubleCommission = 0.0
  /// Paid because partners had earned less than they are assured of.
  public var minimumPaid = 0.0
  /// Paid for the care of partners.
  public var careCost = 0.0
  /// Paid to find and train partners.
  public var recruitingCost = 0.0
  /// Paid to partners who were given notice.
  public var exitCost = 0.0
  /// Joint campaigns that ran.
  public var campaigns = 0
  /// The firm's part of what they cost.
  public var campaignCost = 0.0
  /// What distributors have on stock, now, at list price.
  public var stock = 0.0
  /// What they have bought for it, at list price.
  public var boughtForStock = 0.0
  /// What they were billed for that.
  public var paidForStock = 0.0
  /// What they have sold from it, at list price.
  public var soldFromStock = 0.0
  /// What the firm has taken back, at list price.
  public var returnedFromStock = 0.0
  /// What it has given back for that.
  public var refundedForStock = 0.0

  /// Nothing yet.
  public init() {}
}
