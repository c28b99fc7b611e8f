public import RandomStreams

/// A sales team (A1): representatives who work leads one at a time, and close deals.
public struct SalesTeamConfiguration: Sendable, Hashable {
  /// The people of the team, and what they cost.
  public var staff: SalesStaffConfiguration
  /// Accounts that the team puts on its list by itself, a day.
  public var prospectsPerDay: Double
  /// An account that buys for so many seats asks for a representative where others serve
  /// themselves; nil if none does.
  public var salesAssistFromSeats: Int?
  /// Chance that an account which the product has satisfied, in use or on trial, becomes a lead.
  public var productQualifiedShare: Double
  /// Which of the leads that wait is worked next.
  public var order: LeadOrder
  /// A representative's time for one attempt to reach an account, whatever comes of it.
  public var contactDays: Distribution
  /// Chance that an attempt reaches somebody who has not asked for it.
  public var connectShare: Double
  /// How often an account is tried before its lead expires.
  public var attempts: Int
  /// Days between two attempts: leads are recycled (R13).
  public var retryDays: Double
  /// How long a lead waits for a representative before it has grown cold; nil for ever.
  public var coldAfterDays: Distribution?
  /// Chance that a conversation makes a need where there was none (R4).
  public var createsNeedShare: Double
  /// The part of the remaining unawareness that a conversation removes.
  public var liftPerConversation: Double
  /// A representative's time for an account that has a need: meetings, proposal, terms.
  public var meetingDays: Distribution
  /// The part of the remaining unawareness that the meetings remove, with everybody of an account.
  public var liftPerMeeting: Double
  /// Utility that having met a representative adds to the offer.
  public var meetingUtility: Double
  /// From the qualification of a lead to the account's decision, if the meetings are over by then.
  public var cycleDays: Distribution
  /// Representatives' part of a deal's first-year value.
  public var commissionShare: Double
  /// Days from a deal to its payment; of a price plan, the plan says it.
  public var paymentDays: Double

  /// A team of its parts.
  public init(
    staff: SalesStaffConfiguration, prospectsPerDay: Double, salesAssistFromSeats: Int?,
    productQualifiedShare: Double, order: LeadOrder, contactDays: Distribution,
    connectShare: Double, attempts: Int, retryDays: Double, coldAfterDays: Distribution?,
    createsNeedShare: Double, liftPerConversation: Double, meetingDays: Distribution,
    liftPerMeeting: Double, meetingUtility: Double, cycleDays: Distribution,
    commissionShare: Double, paymentDays: Double
  ) {
    self.staff = staff
    self.prospectsPerDay = prospectsPerDay
    self.salesAssistFromSeats = salesAssistFromSeats
    self.productQualifiedShare = productQualifiedShare
    self.order = order
    self.contactDays = contactDays
    self.connectShare = connectShare
    self.attempts = attempts
    self.retryDays = retryDays
    self.coldAfterDays = coldAfterDays
    self.createsNeedShare = createsNeedShare
    self.liftPerConversation = liftPerConversation
    self.meetingDays = meetingDays
    self.liftPerMeeting = liftPerMeeting
    self.meetingUtility = meetingUtility
    self.cycleDays = cycleDays
    self.commissionShare = commissionShare
    self.paymentDays = paymentDays
  }
}

/// Which of the leads that wait is worked next.
public enum LeadOrder: String, Sendable, CaseIterable {
  /// Meetings first, then who has asked, who was sent, who uses the product, and the list last.
  case hottestFirst
  /// The one that has waited longest.
  case oldestFirst
  /// The latest.
  case newestFirst
}

/// The representatives of a sales team: how they come and go, and what they cost (D13, R13).
public struct SalesStaffConfiguration: Sendable, Hashable {
  /// Representatives on the first day, who know their work.
  public var representativesAtStart: Int
  /// Pay and everything that goes with it, of one representative a month.
  public var costPerMonth: Money
  /// From the decision to hire to the first day.
  public var hiringDays: Distribution
  /// Paid for each who joins later.
  public var costPerHire: Money
  /// Days in which a new representative's output rises, in proportion, from nothing to full.
  public var rampDays: Double
  /// Chance that a representative leaves of her own accord within a year.
  public var leavesPerYearShare: Double
  /// Days from the decision to do without somebody to her last.
  public var noticeDays: Double

  /// A staff of its parts.
  public init(
    representativesAtStart: Int, costPerMonth: Money, hiringDays: Distribution,
    costPerHire: Money, rampDays: Double, leavesPerYearShare: Double, noticeDays: Double
  ) {
    self.representativesAtStart = representativesAtStart
    self.costPerMonth = costPerMonth
    self.hiringDays = hiringDays
    self.costPerHire = costPerHire
    self.rampDays = rampDays
    self.leavesPerYearShare = leavesPerYearShare
    self.noticeDays = noticeDays
  }

  /// How many representatives a budget a day pays.
  public func representatives(forSpendPerDay spend: Double) -> Int {
    // A budget that was made of a number of representatives gives that number again.
    Int(min(spend * daysPerMonth / costPerMonth.asDouble + 1e-6, 50_000).rounded(.down))
  }

  /// What so many representatives cost a day, minor units.
  public func spendPerDay(ofRepresentatives count: Int) -> Double {
    Double(count) * costPerMonth.asDouble / daysPerMonth
  }
}
