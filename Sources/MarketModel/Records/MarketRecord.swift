public import ConversionModel

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
  /// Who stays, and how often customers come back.
  public var retention = RetentionRecord()
  /// One row a region, in the scenario's order; none without regions.
  public var regions: [RegionTotals] = []
  /// Whom channels have addressed, a row a review and channel where people were chosen.
  public var targeting: [TargetingRecord] = []
  /// What the conversion model has learnt of each feature, the constant's last.
  public var featureWeights: [FeatureWeight] = []
  /// How its predictions turned out.
  public var scores = ScoreCounts()
  /// Touches that have been kept to find out the truth about them.
  public var keptTouches: [MaturedTouch] = []

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
  /// Posts of friends and of the firm that were seen.
  public var organicImpressions = 0
  /// Visits to the shop.
  public var visits = 0
  /// Visits with a need open, which end in a choice.
  public var browses = 0
  /// Carts filled.
  public var carts = 0
  /// Orders placed.
  public var orders = 0
  /// Of those, the carts that were ordered: not deals of a sales team, nor subscriptions.
  public var cartOrders = 0
  /// Of all orders, those that a visit led to: carts and subscriptions, but no deals of a sales team
  /// or a partner.
  public var visitOrders = 0
  /// First orders.
  public var newCustomers = 0
  /// Orders delivered.
  public var deliveries = 0
  /// The rivals' sales to the same people.
  public var rivalSales = 0
  /// Accounts whose people did not let a purchase pass, from us or the rival, or that a sales team
  /// presented the offer to in vain and without another's winning (R8).
  public var noDecisions = 0
  /// Value of the orders, or with a price plan of the bills, whoever keeps it.
  public var orderValue = 0.0
  /// Revenue recognised minus what the sales cost: goods, commission, payment, fulfilment, complaints
  /// and serving those who pay.
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
  /// Spent on channels, without the pay of their people.
  public var marketing = 0.0
  /// Pay of the people of channels, and what it takes to find them.
  public var channelPayroll = 0.0
  /// Salaries and the like.
  public var fixedCosts = 0.0
  /// What third-party platforms keep.
  public var commission = 0.0
  /// What the sales have cost: goods, commission, fees, delivery, service of orders and computing.
  public var costOfRevenue = 0.0
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
  /// Demands of persons to have their data deleted.
  public var deletions = 0
  /// Revenue minus all costs, from the ledger.
  public var profit = 0.0
  /// Customers that have ordered within the lapse time at the horizon.
  public var customersHeld = 0
  /// Discounted contribution of the customers held at the horizon, simulated beyond it.
  public var customerValue = 0.0
  /// Mean of the people's trust at the horizon; nil where trust has no weight.
  public var meanTrust: Double?
  /// Events that changed the state.
  public var events = 0
  /// What price plans have brought.
  public var subscriptions = SubscriptionTotals()
  /// Referral, complaints, returns and drop-out.
  public var loyalty = LoyaltyTotals()
  /// Funding, credit, taxes and pay.
  public var finance = FinanceTotals()

  /// Spent on channels, the pay of their people included.
  public var channelSpend: Double { marketing + channelPayroll }

  /// Nothing yet.
  public init() {}

  /// Final cash and what is owed to the firm, plus the discounted contribution of the customers
  /// held at the horizon, minus what the firm owes (R1) and what investors paid in on the way: a
  /// round that is fairly priced leaves the owners' part as it was.
  public var firmValue: Double {
    cash + receivables - merchantPayables - debt + customerValue - finance.creditDrawn
      - finance.fundingRaised
  }
}

/// One channel over the horizon.
public struct ChannelTotals: Sendable, Hashable {
  /// Paid impressions shown (social media), promoted listings shown (platform), advertisements
  /// beside a search's results.
  public var impressions = 0
  /// Unpaid showings: friends' posts and the firm's own that were seen, searches that list the site.
  public var organicImpressions = 0
  /// Auctions of impressions or searches in which the firm has bid.
  public var auctions = 0
  /// What the winners of a medium's auctions paid, the firm or another, minor units.
  public var auctionRevenue = 0.0
  /// Pieces of content published.
  public var pieces = 0
  /// New creatives made.
  public var creatives = 0
  /// People who follow the firm.
  public var followers = 0
  /// Clicks that were paid for.
  public var paidClicks = 0
  /// Visits by friends' or the firm's own posts, or unpaid search results.
  public var organicVisits = 0
  /// Carts filled on a visit by this channel.
  public var carts = 0
  /// Accounts that signed up on a visit by this channel, to try, to use freely or to pay.
  public var signUps = 0
  /// Orders from those carts.
  public var orders = 0
  /// First orders from those carts.
  public var newCustomers = 0
  /// Value of those orders, minor units.
  public var orderValue = 0.0
  /// Contribution of those orders, minor units.
  public var contribution = 0.0
  /// People who came into a shop.
  public var visitors = 0
  /// Of those, who left because they waited too long.
  public var leftWaiting = 0
  /// People who left their details at a stand.
  public var leads = 0
  /// Leads whose follow-up came to a choice about the offer.
  public var opportunities = 0
  /// Accounts that the channel has handed to a sales team.
  public var leadsBrought = 0
  /// Deals that came of them.
  public var dealsBrought = 0
  /// What has become of the leads of the channel, if it is a sales team or has partners.
  public var pipeline = PipelineTotals()
  /// What has become of the list, if the channel is one of e-mail.
  public var mailing = MailingTotals()
  /// What has become of the contacts, if the channel is a chat.
  public var service = ServiceTotals()
  /// Who came, if the channel holds courses.
  public var courses = CourseTotals()
  /// What has become of creators' shows, if the channel is a social medium.
  public var live = LiveTotals()
  /// Reviews of the listing, those of the start included, if the channel is a platform.
  public var reviews = 0.0
  /// Stars in them, summed.
  public var stars = 0.0
  /// What has become of its partners, if it has any.
  public var partners = PartnerTotals()
  /// What has become of its developers, if it has any.
  public var developers = DeveloperTotals()
  /// Orders that the firm's books trace to the channel: last paid matched touch within the window.
  public var attributedOrders = 0
  /// Spent on the channel, minor units.
  public var spend = 0.0

  /// Nothing yet.
  public init() {}

  /// Counts a paid impression.
  @inline(__always)
  mutating func noteImpression(costing amount: Double) {
    impressions += 1
    spend += amount
  }
}

/// The market at a reporting date, and what happened in the period before it.
public struct PeriodRecord: Sendable, Hashable {
  /// End of the period, days.
  public var end = 0.0
  /// People by funnel stage, in the order of ``FunnelStage``.
  public var stages: [Int] = []
  /// Cash, minor units.
  public var cash = 0.0
  /// Cash at the start of the run, minor units.
  public var openingCash = 0.0
  /// The sum of all accounts, zero unless the books are broken.
  public var ledgerImbalance: Int64 = 0
  /// People by stage recounted one by one agree with the running counts.
  public var stagesAgree = true
  /// Cumulated totals at the end of the period.
  public var totals = MarketTotals()
  /// Cumulated spending a channel, minor units.
  public var channelSpend: [Double] = []
  /// Cumulated visits a channel, paid for or not.
  public var channelVisits: [Int] = []
  /// Cumulated progressive validation of the learner.
  public var learning = LearningRecord()
  /// The AI product; nil where there is none.
  public var product: ProductRecord?
  /// Who has sold to whom; nil where it is not followed.
  public var competition: CompetitionRecord?

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
  /// Mean log loss that one learner of all touches would have had; nil where channels do not keep
  /// theirs to themselves.
  public var pooledLogLoss: Double?
  /// The truth about touches that were picked; nil where it is not asked for.
  public var truth: TruthRecord?

  /// Nothing yet.
  public init() {}
}
