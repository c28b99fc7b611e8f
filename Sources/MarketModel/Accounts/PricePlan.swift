public import RandomStreams

/// What an account pays that does not place single orders (B6).
///
/// Amounts of money are minor units; prices are those at a price level of 1.
public struct PricePlan: Sendable, Hashable {
  /// What is charged.
  public enum Charge: Sendable, Hashable {
    /// A price a seat and month, for a month or a year ahead.
    case subscription(pricePerSeatMonth: Double, billing: Billing)
    /// A price a unit used, at the end of each month.
    case usage(unitsPerSeatMonth: Distribution, pricePerUnit: Double)
    /// A price a seat once, and a share of it a year ahead for maintenance.
    case licence(pricePerSeat: Double, maintenancePerYearShare: Double)
    /// A share of what a partner takes in by the product a month, at the end of each.
    ///
    /// The turnover is in minor units.
    case revenueShare(turnoverPerSeatMonth: Distribution, share: Double)
  }

  /// For how long a subscription is paid ahead.
  public enum Billing: Sendable, Hashable {
    /// A month.
    case monthly
    /// A year, at a discount on twelve months.
    case annualPrepaid(discountShare: Double)
  }

  /// What is charged.
  public var charge: Charge
  /// Seats of a new account, rounded to whole ones and at least 1; usage and turnover are a seat's.
  public var seatsPerAccount: Distribution
  /// How an account comes to pay.
  public var trying: Trying
  /// Who leaves at the end of a term.
  public var renewal: RenewalConfiguration
  /// How seats change at a renewal.
  public var seatChange: SeatChange
  /// Serving a paying seat for a month.
  public var servingCostPerSeatMonth: Double
  /// Serving a seat that is on trial or free for a month.
  public var servingCostPerFreeSeatMonth: Double
  /// From a bill to its payment.
  public var paymentDays: Double
  /// When the terms of those who are customers at the start began.
  public var openingTerms: OpeningTerms

  /// When the terms of those who are customers at the start began.
  public enum OpeningTerms: String, Sendable, Hashable, CaseIterable {
    /// On days that are spread evenly over the last term.
    case spread
    /// At the start.
    case atStart
  }

  /// A plan of its parts.
  public init(
    charge: Charge, seatsPerAccount: Distribution, trying: Trying = .none,
    renewal: RenewalConfiguration, seatChange: SeatChange = SeatChange(),
    servingCostPerSeatMonth: Double = 0, servingCostPerFreeSeatMonth: Double = 0,
    paymentDays: Double = 0, openingTerms: OpeningTerms = .spread
  ) {
    self.charge = charge
    self.seatsPerAccount = seatsPerAccount
    self.trying = trying
    self.renewal = renewal
    self.seatChange = seatChange
    self.servingCostPerSeatMonth = servingCostPerSeatMonth
    self.servingCostPerFreeSeatMonth = servingCostPerFreeSeatMonth
    self.paymentDays = paymentDays
    self.openingTerms = openingTerms
  }

  /// Months in a term: from one decision to stay to the next.
  public var termMonths: Int {
    switch charge {
    case .subscription(_, .monthly), .usage, .revenueShare: 1
    case .subscription(_, .annualPrepaid), .licence: 12
    }
  }

  /// Whether a term is billed at its end, for what was used in it.
  public var isBilledInArrears: Bool {
    switch charge {
    case .usage, .revenueShare: true
    case .subscription, .licence: false
    }
  }
}

/// How an account comes to pay.
public enum Trying: Sendable, Hashable {
  /// It pays from the first day.
  case none
  /// It tries the product for so many days, and a share pays then.
  ///
  /// The share is that of those whom the product has left neither satisfied nor unsatisfied;
  /// experience moves its odds by the product's satisfaction utility.
  case trial(days: Double, paysShare: Double)
  /// It uses a free tier, until it needs more or gives up.
  case freemium(Freemium)
}

/// A free tier: everybody may use it for ever.
public struct Freemium: Sendable, Hashable {
  /// Utility that paying nothing adds to the offer, against the plan at the market's reference
  /// price.
  public var freeUtility: Double
  /// The share of the free accounts that would come to pay within a month, by a constant hazard.
  ///
  /// Experience multiplies the hazard by exp(± the product's satisfaction utility).
  public var paysPerMonthShare: Double
  /// The share of the free accounts that would give up within a month, by a constant hazard.
  public var leavesPerMonthShare: Double

  /// A free tier of its parts.
  public init(freeUtility: Double, paysPerMonthShare: Double, leavesPerMonthShare: Double) {
    self.freeUtility = freeUtility
    self.paysPerMonthShare = paysPerMonthShare
    self.leavesPerMonthShare = leavesPerMonthShare
  }
}

/// Who leaves at the end of a term.
public struct RenewalConfiguration: Sendable, Hashable {
  /// Chances of leaving over accounts, by the term.
  public var churn: BetaGeometricChurn
  /// An unsatisfied account's hazard of leaving is multiplied by the exponential of this, a satisfied
  /// one's divided.
  public var satisfactionEffect: Double
  /// By which power the hazard of leaving grows with the price level.
  public var priceElasticity: Double
  /// An account's hazard of leaving is divided by the exponential of this when it is fully engaged in
  /// the AI product (B8).
  public var engagementEffect: Double

  /// Renewal of its parts.
  public init(
    churn: BetaGeometricChurn, satisfactionEffect: Double = 0, priceElasticity: Double = 0,
    engagementEffect: Double = 0
  ) {
    self.churn = churn
    self.satisfactionEffect = satisfactionEffect
    self.priceElasticity = priceElasticity
    self.engagementEffect = engagementEffect
  }
}

/// How seats change at a renewal.
public struct SeatChange: Sendable, Hashable {
  /// Renewing accounts that take more seats.
  public var expandsShare: Double
  /// Renewing accounts that keep fewer seats.
  public var contractsShare: Double
  /// By which part of the seats they change; at least one seat more, or down to one seat.
  public var partOfSeats: Double

  /// A change of its parts; none unless said.
  public init(expandsShare: Double = 0, contractsShare: Double = 0, partOfSeats: Double = 0) {
    self.expandsShare = expandsShare
    self.contractsShare = contractsShare
    self.partOfSeats = partOfSeats
  }
}
