/// Who has sold to whom at a reporting date; counts are those since the start unless they say so.
public struct CompetitionRecord: Sendable, Hashable {
  /// The firm, then the rivals in the scenario's order.
  public var sellers: [SellerRecord] = []
  /// Accounts that have bought, from whomever.
  public var buyers = 0
  /// Accounts that have bought in the period, from whomever.
  public var buyersInPeriod = 0
  /// Needs that ended without a purchase.
  public var unansweredNeeds = 0

  /// Nothing yet.
  public init() {}

  /// Orders of all sellers.
  public var orders: Int { sellers.reduce(0) { $0 + $1.orders } }

  /// Accounts that bought from anybody last, whenever that was.
  public var customers: Int { sellers.reduce(0) { $0 + $1.customers } }
}

/// One seller at a reporting date.
public struct SellerRecord: Sendable, Hashable {
  /// Orders, or subscriptions begun.
  public var orders = 0
  /// Accounts that have bought.
  public var buyers = 0
  /// Accounts that have bought in the period.
  public var buyersInPeriod = 0
  /// Accounts whose last purchase was from this seller, now.
  public var customers = 0
  /// The price level now.
  public var priceLevel = 1.0
  /// Utility of the offer now, but for price, taste and what a person knows of the seller.
  public var quality = 0.0
  /// The share of people who know the name now; nil of the firm, whose people are followed.
  public var awareness: Double?

  /// Nothing yet.
  public init() {}
}

extension CompetitionRecord {
  /// The record of agents as one of the people for whom they stand (R12).
  func representing(_ people: Int) -> CompetitionRecord {
    var whole = self
    whole.buyers *= people
    whole.buyersInPeriod *= people
    whole.unansweredNeeds *= people
    for seller in sellers.indices {
      whole.sellers[seller].orders *= people
      whole.sellers[seller].buyers *= people
      whole.sellers[seller].buyersInPeriod *= people
      whole.sellers[seller].customers *= people
    }
    return whole
  }
}
