/// What a replication leaves behind: totals, one row a channel and one a reporting period.
public struct MarketRecord: Sendable, Hashable {
  /// Totals over the horizon.
  public var totals = MarketTotals()
  /// One row a channel, in the scenario's order.
  public var channels: [ChannelTotals] = []
  /// Visits that no channel brought, and what came of them.
  public var direct = ChannelTotals()
  /// One row a reporting period.
  public var periods: [PeriodRecord] = []
  /// How long buyers took from their first visit to the order.
  public var cycleTimes = CycleTimes()
  /// One row a region, in the scenario's order; none without regions.
  public var regions: [RegionTotals] = []

  /// Nothing yet.
  public init() {}
}

/// Counts and sums over the horizon.
///
/// Amounts of money are minor units.
public struct MarketTotals: Sendable, Hashable {
  /// Needs that opened by themselves.
  public var needs = 0
  /// Needs that advertising or friends made.
  public var impulseNeeds = 0
  /// Shopping occasions.
  public var shoppingOccasions = 0
  /// Posts that friends saw.
  public var organicImpressions = 0
  /// Visits to the shop.
  public var visits = 0
  /// Visits with a need open, which end in a choice.
  public var browses = 0
  /// Carts filled.
  public var carts = 0
  /// Orders placed.
  public var orders = 0
  /// First orders.
  public var newCustomers = 0
  /// Orders delivered.
  public var deliveries = 0
  /// The rival's sales to the same people.
  public var rivalSales = 0
  /// Value of the orders, whoever keeps it.
  public var orderValue = 0.0
  /// Revenue minus the costs that an order causes.
  public var contribution = 0.0
  /// When the firm could not pay; nil if it always could.
  public var ruinDay: Double?
  /// Cash at the horizon.
  public var cash = 0.0
  /// Owed by a third-party platform at the horizon.
  public var receivables = 0.0
  /// Owed to merchants at the horizon.
  public var merchantPayables = 0.0
  /// Unpaid bills at the horizon.
  public var debt = 0.0
  /// Revenue recognised.
  public var revenue = 0.0
  /// Spent on channels.
  public var marketing = 0.0
  /// Salaries and the like.
  public var fixedCosts = 0.0
  /// Orders that were sent back and paid for.
  public var returns = 0
  /// What the firm gave back for them.
  public var refunds = 0.0
  /// Paid to enter regions.
  public var entryCosts = 0.0
  /// Paid in fines.
  public var fines = 0.0
  /// Looks of an authority into the firm's data.
  public var audits = 0
  /// Persons who withdrew what they had allowed.
  public var consentWithdrawals = 0
  /// Persons who had their data deleted.
  public var deletions = 0
  /// Revenue minus all costs, from the ledger.
  public var profit = 0.0
  /// Customers that have ordered within the lapse time at the horizon.
  public var customersHeld = 0
  /// Discounted contribution of the customers held at the horizon, simulated beyond it.
  public var customerValue = 0.0
  /// Events that changed the state.
  public var events = 0

  /// Nothing yet.
  public init() {}

  /// Final cash and what is owed to the firm, plus the discounted contribution of the customers
  /// held at the horizon, minus what the firm owes (R1).
  public var firmValue: Double { cash + receivables - merchantPayables - debt + customerValue }
}

/// One channel over the horizon.
public struct ChannelTotals: Sendable, Hashable {
  /// Paid impressions shown (social media), promoted listings shown (platform).
  public var impressions = 0
  /// Clicks that were paid for.
  public var paidClicks = 0
  /// Visits by friends' posts or unpaid search results.
  public var organicVisits = 0
  /// Carts filled on a visit by this channel.
  public var carts = 0
  /// Orders from those carts.
  public var orders = 0
  /// First orders from those carts.
  public var newCustomers = 0
  /// Value of those orders, minor units.
  public var orderValue = 0.0
  /// Contribution of those orders, minor units.
  public var contribution = 0.0
  /// Orders that the firm's books trace to the channel: last paid matched touch within the window.
  public var attributedOrders = 0
  /// Spent on the channel, minor units.
  public var spend = 0.0

  /// Nothing yet.
  public init() {}
}

/// The market at a reporting date, and what happened in the period before it.
public struct PeriodRecord: Sendable, Hashable {
  /// End of the period, days.
  public var end = 0.0
  /// People by funnel stage, in the order of ``FunnelStage``.
  public var stages: [Int] = []
  /// Cash, minor units.
  public var cash = 0.0
  /// The sum of all accounts, zero unless the books are broken.
  public var ledgerImbalance: Int64 = 0
  /// People by stage recounted one by one agree with the running counts.
  public var stagesAgree = true
  /// Cumulated totals at the end of the period.
  public var totals = MarketTotals()
  /// Cumulated spending a channel, minor units.
  public var channelSpend: [Double] = []
  /// Cumulated progressive validation of the learner.
  public var learning = LearningRecord()

  /// Nothing yet.
  public init() {}
}

/// The learner's progressive validation at a reporting date: everything since the start.
///
/// A measure is nil where it is not defined, such as the precision before anybody was predicted
/// to convert.
public struct LearningRecord: Sendable, Hashable {
  /// Examples whose label has matured.
  public var examples = 0
  /// Share of conversions among them.
  public var baseRate: Double?
  /// Mean log loss of the predictions.
  public var logLoss: Double?
  /// Mean log loss of the running base rate.
  public var baseRateLogLoss: Double?
  /// Area under the receiver operating characteristic.
  public var auc: Double?
  /// Share classified rightly at the threshold.
  public var accuracy: Double?
  /// Share of those predicted to convert who do.
  public var precision: Double?
  /// Share of those who convert that are predicted to.
  public var recall: Double?
  /// Harmonic mean of precision and recall.
  public var f1: Double?
  /// Mean squared error of the predictions.
  public var brier: Double?
  /// Expected calibration error.
  public var calibrationError: Double?

  /// Nothing yet.
  public init() {}
}
