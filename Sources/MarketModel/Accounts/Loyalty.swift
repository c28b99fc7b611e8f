/// How customers stop, tell others and complain; nothing of it happens unless said.
public struct LoyaltyConfiguration: Sendable, Hashable {
  /// Who stops ordering, unseen; nil for nobody.
  public var dropOut: DropOutConfiguration?
  /// Who brings others; nil for nobody.
  public var referral: ReferralConfiguration?
  /// What unsatisfied customers do.
  public var care: CareConfiguration

  /// Loyalty of its parts.
  public init(
    dropOut: DropOutConfiguration? = nil, referral: ReferralConfiguration? = nil,
    care: CareConfiguration = CareConfiguration()
  ) {
    self.dropOut = dropOut
    self.referral = referral
    self.care = care
  }
}

/// Customers who order now and then may stop after any order, unseen (BG/NBD).
///
/// Fader, Hardie and Lee, "Counting your customers the easy way: an alternative to the Pareto/NBD
/// model", Marketing Science 24(2), 2005: with Poisson orders of gamma distributed rates.
public struct DropOutConfiguration: Sendable, Hashable {
  /// Everybody's chance of stopping after an order, over people.
  public var churn: BetaGeometricChurn
  /// The first order after which it may happen: 2 in the model's original form, in which a
  /// customer's first order shows that she is one.
  public var fromOrder: Int

  /// Drop-out of its parts.
  public init(churn: BetaGeometricChurn, fromOrder: Int = 2) {
    self.churn = churn
    self.fromOrder = fromOrder
  }
}

/// Customers who bring others (B3).
public struct ReferralConfiguration: Sendable, Hashable {
  /// How many people a satisfied account with a subscription tells in a year, on average.
  public var perYear: Double
  /// How many people a buyer tells after an order that satisfied, on average.
  public var perSatisfyingOrder: Double
  /// Chance that whoever is told begins to need what the firm sells, unless she does already.
  public var needShare: Double
  /// The part of the remaining unawareness that being told removes.
  public var lift: Double
  /// Utility that a friend's word adds to the offer, until whoever was told has become a customer.
  public var utility: Double
  /// What a referred customer's hazard of leaving is multiplied by, while the referrer stays.
  public var churnFactor: Double

  /// Referral of its parts.
  public init(
    perYear: Double, perSatisfyingOrder: Double = 0, needShare: Double, lift: Double,
    utility: Double = 0, churnFactor: Double = 1
  ) {
    self.perYear = perYear
    self.perSatisfyingOrder = perSatisfyingOrder
    self.needShare = needShare
    self.lift = lift
    self.utility = utility
    self.churnFactor = churnFactor
  }
}

/// What unsatisfied customers do, and what is done for them.
public struct CareConfiguration: Sendable, Hashable {
  /// Unsatisfied customers who complain.
  public var complaintShare: Double
  /// Complaints after which the customer is satisfied after all.
  public var resolvedShare: Double
  /// Handling a complaint, minor units.
  public var costPerComplaint: Double
  /// Unsatisfied customers, not satisfied after a complaint either, who send an order back for
  /// their money, or take back the first payment of a subscription.
  public var returnShare: Double
  /// Taking an order back, minor units.
  public var costPerReturn: Double
  /// How long after the first payment a subscription is taken back.
  public var moneyBackDays: Double

  /// Care of its parts; nobody complains or returns anything unless said.
  public init(
    complaintShare: Double = 0, resolvedShare: Double = 0, costPerComplaint: Double = 0,
    returnShare: Double = 0, costPerReturn: Double = 0, moneyBackDays: Double = 14
  ) {
    self.complaintShare = complaintShare
    self.resolvedShare = resolvedShare
    self.costPerComplaint = costPerComplaint
    self.returnShare = returnShare
    self.costPerReturn = costPerReturn
    self.moneyBackDays = moneyBackDays
  }
}
