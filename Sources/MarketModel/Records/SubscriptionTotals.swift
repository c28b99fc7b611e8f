/// What price plans have brought: counts and sums since the start, and how things stand.
///
/// Amounts of money are minor units; recurring revenue is a month's.
public struct SubscriptionTotals: Sendable, Hashable {
  /// Accounts that began to try, to use freely or to pay.
  public var signUps = 0
  /// Accounts that try or use freely, now.
  public var tryingAccounts = 0
  /// Accounts that began to pay, for the first time or again.
  public var newSubscribers = 0
  /// New subscribers who had signed up before, to try or to use freely.
  public var triedBefore = 0
  /// Accounts that pay, now.
  public var subscribers = 0
  /// Accounts that stopped paying.
  public var subscribersLost = 0
  /// Those of them that paid before the present reporting period began.
  public var oldSubscribersLost = 0
  /// Days that accounts have paid for, together.
  public var subscriberDays = 0.0
  /// Seats paid for, now.
  public var seats = 0
  /// Decisions to stay or leave at the end of a term.
  public var renewalsDue = 0
  /// Decisions to stay.
  public var renewalsMade = 0
  /// Recurring revenue at the start.
  public var mrrAtStart = 0.0
  /// Recurring revenue now.
  public var mrr = 0.0
  /// By customers who began to pay.
  public var newMRR = 0.0
  /// By customers who pay more.
  public var expansionMRR = 0.0
  /// By customers who pay less and stay.
  public var contractionMRR = 0.0
  /// By customers who left.
  public var churnMRR = 0.0
  /// The part of expansion from customers who paid before the present period began.
  public var oldExpansionMRR = 0.0
  /// The part of contraction from customers who paid before the present period began.
  public var oldContractionMRR = 0.0
  /// The part of churn from customers who paid before the present period began.
  public var oldChurnMRR = 0.0
  /// Recurring revenue at the beginning of the last year, or of the run.
  public var yearAgoMRR = 0.0
  /// What those who paid then pay now.
  public var yearAgoKept = 0.0
  /// The same, with none counted for more than then.
  public var yearAgoKeptAtMost = 0.0
  /// Bills.
  public var bills = 0
  /// Value of the bills.
  public var billed = 0.0
  /// What the bills contribute with all of the service that is due for them, minus complaints.
  public var billContribution = 0.0
  /// What the customers at the start had paid ahead.
  public var openingDeferredRevenue = 0.0
  /// Billed ahead and not earned yet.
  public var deferredRevenue = 0.0
  /// Serving those who pay, paid.
  public var servingCost = 0.0
  /// Serving those who try or use freely, paid.
  public var freeServingCost = 0.0
  /// Contribution of the next bills of a mean subscriber by the formula r/(1 + d − r).
  public var valueByFormula: Double?

  /// Nothing yet.
  public init() {}

  /// Recurring revenue by the parts of the waterfall; equals ``mrr`` exactly.
  public var mrrByWaterfall: Double {
    mrrAtStart + newMRR + expansionMRR - contractionMRR - churnMRR
  }
}

/// What loyalty, care and finance have come to: counts and sums since the start.
///
/// Amounts of money are minor units.
public struct LoyaltyTotals: Sendable, Hashable {
  /// People who were told by a customer.
  public var referrals = 0
  /// First orders or subscriptions of accounts that were told.
  public var referredCustomers = 0
  /// Referred subscribers who stopped paying.
  public var referredLost = 0
  /// Days that referred subscribers have paid for, up to the horizon; counted when they leave or at
  /// the horizon.
  public var referredDays = 0.0
  /// Contribution of the bills of referred subscribers, with all of the service due for them.
  public var referredContribution = 0.0
  /// Complaints.
  public var complaints = 0
  /// Orders and subscriptions given back.
  public var returns = 0
  /// Money given back to customers.
  public var refunds = 0.0
  /// Customers who will never order again, whether anybody knows it or not.
  public var dropOuts = 0

  /// Nothing yet.
  public init() {}
}

/// Who stays: decisions by the number of the renewal, and customers by the number of their orders.
public struct RetentionRecord: Sendable, Hashable {
  /// Decisions to stay or leave, from the first renewal on; the last entry holds all later ones.
  public var renewalsDue = [Int](repeating: 0, count: Self.countedRenewals)
  /// Decisions to stay.
  public var renewalsMade = [Int](repeating: 0, count: Self.countedRenewals)
  /// Customers at the horizon by the number of orders after their first: 0 to 6, and 7 or more.
  public var customersByRepeatOrders = [Int](repeating: 0, count: 8)

  /// How many renewals are counted one by one.
  public static let countedRenewals = 60

  /// Nothing yet.
  public init() {}
}

/// Where the firm's money came from beside its customers, and where it went beside its costs.
///
/// Amounts of money are minor units.
public struct FinanceTotals: Sendable, Hashable {
  /// Paid in by investors after the start.
  public var fundingRaised = 0.0
  /// Rounds closed.
  public var roundsClosed = 0
  /// Drawn of the credit line, now.
  public var creditDrawn = 0.0
  /// Interest paid.
  public var interest = 0.0
  /// Taxes paid.
  public var taxes = 0.0
  /// Pay of positions.
  public var payroll = 0.0

  /// Nothing yet.
  public init() {}
}
