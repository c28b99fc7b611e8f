public import RandomStreams

/// Partners (A7): agents who sell for a commission and distributors who sell from their own stock,
/// each alone in a territory.
public struct PartnersConfiguration: Sendable, Hashable {
  /// Into how many territories the accounts are divided; each has one partner at most.
  public var territories: Int
  /// Partners on the first day, who know their work.
  public var partnersAtStart: Int
  /// How many partners the firm wants, unless a strategy says it.
  public var partnersWanted: Int
  /// How partners are found and begin.
  public var recruiting: PartnerRecruiting
  /// How the relationship with a partner fares.
  public var relationship: PartnerRelationship
  /// What a partner does with accounts.
  public var selling: PartnerSelling
  /// What a partner gets, and what binds the firm.
  public var contract: PartnerContract
  /// The stock of a distributor, who takes title; nil for agents, who hold none.
  public var stock: DistributorStock?
  /// Campaigns that the firm and its partners run together.
  public var campaigns: [JointCampaign]

  /// Partners of their parts.
  public init(
    territories: Int, partnersAtStart: Int, partnersWanted: Int, recruiting: PartnerRecruiting,
    relationship: PartnerRelationship, selling: PartnerSelling, contract: PartnerContract,
    stock: DistributorStock? = nil, campaigns: [JointCampaign] = []
  ) {
    precondition(territories > 0, "accounts are divided into one territory at least")
    self.territories = territories
    self.partnersAtStart = partnersAtStart
    self.partnersWanted = partnersWanted
    self.recruiting = recruiting
    self.relationship = relationship
    self.selling = selling
    self.contract = contract
    self.stock = stock
    self.campaigns = campaigns
  }
}

/// How partners are found and begin (R13).
public struct PartnerRecruiting: Sendable, Hashable {
  /// How long one is looked for; one at a time.
  public var searchDays: Distribution
  /// How many are looked at, of whom the strongest is taken.
  public var candidates: Int
  /// Paid for each that is looked at.
  public var costPerCandidate: Money
  /// From the contract to the first day of work: training, certification.
  public var onboardingDays: Distribution
  /// Paid when the contract is signed.
  public var onboardingCost: Money
  /// How much partners differ: sigma of the lognormal strength, whose mean is 1.
  public var strengthSigma: Double

  /// Recruiting of its parts.
  public init(
    searchDays: Distribution, candidates: Int, costPerCandidate: Money,
    onboardingDays: Distribution, onboardingCost: Money, strengthSigma: Double
  ) {
    self.searchDays = searchDays
    self.candidates = candidates
    self.costPerCandidate = costPerCandidate
    self.onboardingDays = onboardingDays
    self.onboardingCost = onboardingCost
    self.strengthSigma = strengthSigma
  }
}

/// How the relationship with a partner fares: a health from 0 to 1 that fades, is raised by care
/// and hurt by conflict.
public struct PartnerRelationship: Sendable, Hashable {
  /// A new partner's health.
  public var healthAtStart: Double
  /// Days until half of the health is gone without any care.
  public var healthHalfLifeDays: Double
  /// The care a partner and month, minor units, under which the health settles at one half.
  public var careForHalfHealth: Double
  /// The part of the health that a sale of the firm's own in the territory takes.
  public var lossPerDirectSale: Double
  /// The part that such a sale to an account takes which the partner has registered, where the
  /// firm pays no commission on it.
  public var lossPerPoachedSale: Double
  /// The part of the health that a sale by a partner of another programme in the territory takes.
  public var lossPerPartnerSale = 0.0
  /// Chance that a partner of no health goes over to the rival within a year; of others in
  /// proportion to what their health lacks.
  public var defectsPerYearShare: Double

  /// A relationship of its parts, without conflict among programmes.
  public init(
    healthAtStart: Double, healthHalfLifeDays: Double, careForHalfHealth: Double,
    lossPerDirectSale: Double, lossPerPoachedSale: Double, defectsPerYearShare: Double
  ) {
    self.healthAtStart = healthAtStart
    self.healthHalfLifeDays = healthHalfLifeDays
    self.careForHalfHealth = careForHalfHealth
    self.lossPerDirectSale = lossPerDirectSale
    self.lossPerPoachedSale = lossPerPoachedSale
    self.defectsPerYearShare = defectsPerYearShare
  }
}

/// What a partner does with accounts (R4): it offers to those who ask it, and calls on others.
public struct PartnerSelling: Sendable, Hashable {
  /// Chance that a partner in full health shows our offer to somebody who asks it for one.
  public var recommendShare: Double
  /// Accounts that a partner of mean strength in full health calls on in a month.
  public var leadsPerMonth: Double
  /// The share of these that it knows to have a need, as far as there are such.
  public var knowsNeedShare: Double
  /// Chance that a call makes a need where there was none.
  public var createsNeedShare: Double
  /// The part of the remaining unawareness that a call removes, and an offer with everybody of an
  /// account.
  public var liftPerCall: Double
  /// Utility that the partner's advice adds to the offer.
  public var adviceUtility: Double
  /// From a call on an account with a need to its decision.
  public var cycleDays: Distribution

  /// Selling of its parts.
  public init(
    recommendShare: Double, leadsPerMonth: Double, knowsNeedShare: Double,
    createsNeedShare: Double, liftPerCall: Double, adviceUtility: Double, cycleDays: Distribution
  ) {
    self.recommendShare = recommendShare
    self.leadsPerMonth = leadsPerMonth
    self.knowsNeedShare = knowsNeedShare
    self.createsNeedShare = createsNeedShare
    self.liftPerCall = liftPerCall
    self.adviceUtility = adviceUtility
    self.cycleDays = cycleDays
  }
}

/// What a partner gets, and what binds the firm (R13).
public struct PartnerContract: Sendable, Hashable {
  /// An agent's part of what is sold; a distributor's discount on it.
  public var commissionShare: Double
  /// Of a subscription, the months in which the part is paid; nil for as long as it lasts.
  public var commissionMonths: Double?
  /// From a sale, or a distributor's order, to its payment.
  public var paymentDays: Double
  /// What an agent gets at least in a month.
  public var minimumCommissionPerMonth: Money
  /// For how long an account is the partner's which it has brought.
  public var registrationDays: Double
  /// Whether the firm pays the partner its part of what it sells itself to such an account.
  public var honoursRegistrations: Bool
  /// From the decision to do without a partner to its last day.
  public var noticeDays: Double
  /// Paid to a partner whom the firm has given notice.
  public var exitCost: Money

  /// A contract of its parts.
  public init(
    commissionShare: Double, commissionMonths: Double?, paymentDays: Double,
    minimumCommissionPerMonth: Money, registrationDays: Double, honoursRegistrations: Bool,
    noticeDays: Double, exitCost: Money
  ) {
    self.commissionShare = commissionShare
    self.commissionMonths = commissionMonths
    self.paymentDays = paymentDays
    self.minimumCommissionPerMonth = minimumCommissionPerMonth
    self.registrationDays = registrationDays
    self.honoursRegistrations = honoursRegistrations
    self.noticeDays = noticeDays
    self.exitCost = exitCost
  }
}

/// The stock that a distributor buys and sells from; amounts are at list price.
public struct DistributorStock: Sendable, Hashable {
  /// What a distributor stocks up to.
  public var target: Money
  /// The part of the target below which it orders again.
  public var reorderBelowShare: Double
  /// The part of the stock that the firm takes back from a distributor who leaves.
  public var returnedShare: Double

  /// A stock of its parts.
  public init(target: Money, reorderBelowShare: Double, returnedShare: Double) {
    self.target = target
    self.reorderBelowShare = reorderBelowShare
    self.returnedShare = returnedShare
  }
}
