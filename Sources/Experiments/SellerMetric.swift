public import MarketModel

/// One seller in a reporting period, or over the whole horizon: what it sold, and how it stands.
public struct SellerPeriod: Sendable {
  private let earlier: CompetitionRecord
  private let end: CompetitionRecord
  private let isWhole: Bool
  private let seller: Int

  /// A seller (0 for the firm) in the period that ends with the record at `index`, or from the start
  /// to the horizon if that is nil; nil where sellers are not followed.
  public init?(_ record: MarketRecord, seller: Int, at index: Int?) {
    guard let end = record.periods[index ?? record.periods.count - 1].competition else {
      return nil
    }
    self.end = end
    self.seller = seller
    isWhole = index == nil
    guard let index, index > 0, let earlier = record.periods[index - 1].competition else {
      var nothing = CompetitionRecord()
      nothing.sellers = end.sellers.map { _ in SellerRecord() }
      earlier = nothing
      return
    }
    self.earlier = earlier
  }

  /// The seller at the end.
  var atEnd: SellerRecord { end.sellers[seller] }

  var orders: Int { atEnd.orders - earlier.sellers[seller].orders }
  var allOrders: Int { end.orders - earlier.orders }
  var buyers: Int { isWhole ? atEnd.buyers : atEnd.buyersInPeriod }
  var allBuyers: Int { isWhole ? end.buyers : end.buyersInPeriod }
  var allCustomers: Int { end.customers }
  var unansweredNeeds: Int { end.unansweredNeeds - earlier.unansweredNeeds }
}

/// A quantity that is reported of a seller.
public typealias SellerMetric = Measure<SellerPeriod>

extension Measure where Subject == SellerPeriod {
  /// Everything that is reported of the firm and of each rival, in the order of the files.
  public static var all: [SellerMetric] {
    [
      .count("orders", "orders placed, or subscriptions begun", \.orders),
      .share("share_of_orders", "orders / orders of all sellers", of: \.orders, in: \.allOrders),
      .share(
        "share_of_needs", "orders / (orders of all sellers + needs that ended without a purchase)",
        of: \.orders, in: { $0.allOrders + $0.unansweredNeeds }),
      .count("buyers", "accounts that bought from the seller", \.buyers),
      .share(
        "share_of_buyers",
        "buyers / accounts that bought from anybody; together more than 1, as some buy from several",
        of: \.buyers, in: \.allBuyers),
      .count(
        "customers", "accounts whose last purchase was from the seller, at the end",
        \.atEnd.customers),
      .share(
        "share_of_customers", "customers / accounts that have bought from anybody, at the end",
        of: \.atEnd.customers, in: \.allCustomers),
      SellerMetric(
        "price_level", .ratio, "prices against the market's reference, at the end",
        numerator: \.atEnd.priceLevel),
      SellerMetric(
        "quality", .ratio, "utility of the offer but for price and taste, at the end",
        numerator: \.atEnd.quality),
      SellerMetric(
        "awareness", .share,
        "share of people who know a rival, at the end; empty for the firm, see funnel.csv",
        numerator: \.atEnd.awareness),
    ]
  }

  /// What is reported of those who bought from nobody.
  public static var ofNobody: [SellerMetric] {
    [
      .count("unanswered_needs", "needs that ended without a purchase", \.unansweredNeeds),
      .share(
        "share_of_needs",
        "needs that ended without a purchase / (they + orders of all sellers)",
        of: \.unansweredNeeds, in: { $0.allOrders + $0.unansweredNeeds }),
    ]
  }
}
