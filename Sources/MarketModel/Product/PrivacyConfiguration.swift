/// Who lets the firm learn from his or her use (C3).
public struct TrainingConsentConfiguration: Sendable, Hashable {
  /// The category that consents, of the attribute that says so.
  public static let consentingCategory = "yes"

  /// The share of people who consent; each person's answer is fixed.
  public var share: Double
  /// The attribute of people that says it instead, by its category `yes`; nil where there is none.
  public var attribute: String?
  /// How often in a year a person who has consented withdraws; whatever she left is then deleted.
  public var withdrawalsPerYear: Double

  /// Consent of its parts.
  public init(share: Double, attribute: String? = nil, withdrawalsPerYear: Double = 0) {
    self.share = share
    self.attribute = attribute
    self.withdrawalsPerYear = withdrawalsPerYear
  }
}

/// Learning where the data are: they never leave their owner, and teach a little less (C3).
public struct FederatedLearning: Sendable, Hashable {
  /// What a record is worth against one brought together with the others.
  public var valueShare: Double
  /// The share of people who consent to this; nil for the share that consents to the other.
  public var consentShare: Double?
  /// The hazard of an incident against that of data brought together.
  public var incidentShare: Double

  /// Federated learning of its parts.
  public init(valueShare: Double, consentShare: Double? = nil, incidentShare: Double = 1) {
    self.valueShare = valueShare
    self.consentShare = consentShare
    self.incidentShare = incidentShare
  }
}

/// Breaches of privacy: when they come, whom they concern, and what they do (C3).
public struct PrivacyIncidents: Sendable, Hashable {
  /// Incidents in a year, a Poisson process.
  public var perYear: Double
  /// The chance that a person who has ever used the product is concerned.
  public var concernedShare: Double
  /// The part of the awareness of those concerned that is lost.
  public var awarenessLossShare: Double
  /// Utility that the offer loses to those concerned: trust.
  public var trustLossUtility: Double
  /// Days until half of that is forgiven.
  public var trustHalfLifeDays: Double
  /// The fine as a share of the last year's revenue.
  public var fineShareOfTurnover: Double

  /// Incidents of their parts.
  public init(
    perYear: Double, concernedShare: Double, awarenessLossShare: Double, trustLossUtility: Double,
    trustHalfLifeDays: Double, fineShareOfTurnover: Double
  ) {
    self.perYear = perYear
    self.concernedShare = concernedShare
    self.awarenessLossShare = awarenessLossShare
    self.trustLossUtility = trustLossUtility
    self.trustHalfLifeDays = trustHalfLifeDays
    self.fineShareOfTurnover = fineShareOfTurnover
  }
}
